import type { AppRemit, Denial, RemitError } from '@remit/sdk';
import type { app } from './manifest.ts';

/** A client of this app: what it reads is inside the manifest, or does not compile. */
export type SyncRemit = AppRemit<typeof app>;

export const SUPPORT = 'service.provision';
export const MARKETING = 'marketing.communications';

/** What a person or a ticket came with. `null`: there is none, or it is withheld; the denials tell how often and why. */
export type Person = {
  readonly id: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
};
export type Ticket = {
  readonly id: string;
  readonly status: 'OPEN' | 'PENDING' | 'RESOLVED' | 'CLOSED';
  readonly priority: 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';
  readonly subject: string | null;
  readonly requester: { readonly id: string } | null;
};

const personFields = { id: true, givenName: true, familyName: true, email: true } as const;
export const ticketFields = {
  id: true,
  status: true,
  priority: true,
  subject: true,
  requester: { id: true },
} as const;

const first = 50;
const pageInfo = { hasNextPage: true, endCursor: true } as const;

/** What was read, and what was withheld of it. */
export type Read<Item> = { readonly items: readonly Item[]; readonly denials: readonly Denial[] };

/** Everybody whom the controller knows, page by page. */
export function readPeople(remit: SyncRemit): Promise<Read<Person>> {
  return allPages(async (after) => {
    const { data, ...rest } = await remit
      .for(SUPPORT)
      .query({ dataSubjects: { $: { first, after }, pageInfo, edges: { node: personFields } } });
    return { page: data.dataSubjects, ...rest };
  });
}

/** The addresses to which campaigns may go, by person: each for the other purpose, and so decided apart. */
export function readCampaignAddresses(
  remit: SyncRemit,
): Promise<Read<{ readonly id: string; readonly email: string | null }>> {
  return allPages(async (after) => {
    const { data, ...rest } = await remit
      .for(MARKETING)
      .query({ dataSubjects: { $: { first, after }, pageInfo, edges: { node: { id: true, email: true } } } });
    return { page: data.dataSubjects, ...rest };
  });
}

export function readTickets(remit: SyncRemit): Promise<Read<Ticket>> {
  return allPages(async (after) => {
    const { data, ...rest } = await remit
      .for(SUPPORT)
      .query({ tickets: { $: { first, after }, pageInfo, edges: { node: ticketFields } } });
    return { page: data.tickets, ...rest };
  });
}

/** One person, for a change that concerns nobody else. Undefined when there is none any more. */
export async function readPerson(
  remit: SyncRemit,
  id: string,
  mayCampaign: boolean,
): Promise<{ readonly person: Person | undefined; readonly campaignAddress: string | null }> {
  const { data } = await remit.for(SUPPORT).query({ dataSubject: { $: { id }, ...personFields } });
  if (!mayCampaign) return { person: data.dataSubject ?? undefined, campaignAddress: null };
  const campaign = await remit.for(MARKETING).query({ dataSubject: { $: { id }, email: true } });
  return { person: data.dataSubject ?? undefined, campaignAddress: campaign.data.dataSubject?.email ?? null };
}

type Page<Item> = {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Item }[];
};

type Answered<Item> = {
  readonly page: Page<Item> | null;
  readonly denials: readonly Denial[];
  readonly errors?: readonly RemitError[];
};

async function allPages<Item>(ask: (after: string | null) => Promise<Answered<Item>>): Promise<Read<Item>> {
  const items: Item[] = [];
  const denials: Denial[] = [];
  for (let after: string | null = null; ;) {
    const { page, denials: withheld, errors: [failure] = [] } = await ask(after);
    // What failed is not what was withheld: nothing is cleared for it.
    if (failure !== undefined) throw failure;
    denials.push(...withheld);
    // Half a list must not pass for a whole one: what is not in it is removed at the CRM.
    if (page === null) throw new Error('The gateway did not answer the whole list. Nothing was changed.');
    items.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return { items, denials };
    after = page.pageInfo.endCursor;
  }
}
