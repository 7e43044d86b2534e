import { notGrantedInWords } from '@remit/example-install';
import type { Denial } from '@remit/sdk';
import { contactOf, oneContactEach, ticketOf } from './crm-objects.ts';
import type { Crm, Held, Kind, Properties } from './crm.ts';
import {
  MARKETING,
  readCampaignAddresses,
  readPeople,
  readTickets,
  SUPPORT,
  type SyncRemit,
  type Ticket,
} from './read-remit.ts';

export type Counts = { readonly written: number; readonly unchanged: number; readonly removed: number };

/** What one pass did. */
export type Report = {
  /** What of the manifest is not granted now, in words. */
  readonly notGranted: readonly string[];
  readonly contacts: Counts;
  readonly tickets: Counts;
  /** What was withheld, one for each field and purpose. */
  readonly denials: readonly Denial[];
};

/**
 * Makes the CRM hold what Remit answers now, and nothing else of what came from there. Run again, it writes nothing that is
 * there already. Everything is read before anything is removed.
 *
 * @example
 * const { contacts, denials } = await syncAll(createRemit(app, { url, auth }), openCrm({ url: crmUrl, token }));
 */
export async function syncAll(remit: SyncRemit, crm: Crm): Promise<Report> {
  const grant = await remit.grant();
  const may = (purpose: typeof SUPPORT | typeof MARKETING) => Object.hasOwn(grant?.purposes ?? {}, purpose);
  const nothing = { items: [], denials: [] };
  const people = may(SUPPORT) ? await readPeople(remit) : nothing;
  const tickets = may(SUPPORT) ? await readTickets(remit) : nothing;
  const campaign = may(MARKETING) ? await readCampaignAddresses(remit) : nothing;

  const addresses = new Map(campaign.items.map(({ id, email }) => [id, email]));
  const contacts = people.items.flatMap((person) => {
    const contact = contactOf(person, addresses.get(person.id) ?? null);
    return contact === undefined ? [] : [[person.id, contact] as const];
  });
  await crm.prepare();
  const ofContacts = await mirror(crm, 'contacts', oneContactEach(new Map(contacts)));
  const ofTickets = await mirror(
    crm,
    'tickets',
    new Map(tickets.items.map((ticket) => [ticket.id, ticketOf(ticket)])),
  );
  await crm.associate(missingLinks(tickets.items, ofTickets, ofContacts.ids));
  return {
    notGranted: notGrantedInWords(remit.app, grant),
    contacts: ofContacts.counts,
    tickets: ofTickets.counts,
    denials: summed([...people.denials, ...tickets.denials, ...campaign.denials]),
  };
}

type Mirrored = {
  readonly counts: Counts;
  /** Ids at the CRM by ids at Remit. */
  readonly ids: ReadonlyMap<string, string>;
  readonly before: ReadonlyMap<string, Held>;
};

async function mirror(crm: Crm, kind: Kind, wanted: ReadonlyMap<string, Properties>): Promise<Mirrored> {
  const before = await crm.held(kind);
  const gone = [...before].filter(([id]) => !wanted.has(id));
  // First, so that an address is free for whoever has it now.
  await crm.remove(
    kind,
    gone.map(([, { id }]) => id),
  );
  const changed = new Map([...wanted].filter(([id, properties]) => !isSame(before.get(id), properties)));
  await crm.write(kind, withoutOldAddresses(changed, before));
  const written = await crm.write(kind, changed);
  const kept = [...before].filter(([id]) => wanted.has(id)).map(([id, held]) => [id, held.id] as const);
  return {
    counts: { written: changed.size, unchanged: wanted.size - changed.size, removed: gone.length },
    ids: new Map([...kept, ...written]),
    before,
  };
}

/** What must be written first where people changed addresses between them: the CRM lets none stand twice, not for a moment. */
function withoutOldAddresses(
  changed: ReadonlyMap<string, Properties>,
  before: ReadonlyMap<string, Held>,
): Map<string, Properties> {
  const moved = [...changed].filter(([id, { email }]) => {
    const old = before.get(id)?.properties['email'];
    return old && email !== undefined && email !== old;
  });
  return new Map(moved.map(([id, properties]) => [id, { ...properties, email: '' }]));
}

export function isSame(held: Held | undefined, properties: Properties): boolean {
  // An empty property is told as null, or not at all.
  const entries = Object.entries(properties);
  return held !== undefined && entries.every(([name, value]) => (held.properties[name] ?? '') === value);
}

function missingLinks(
  tickets: readonly Ticket[],
  { ids, before }: Mirrored,
  contacts: ReadonlyMap<string, string>,
): { ticket: string; contact: string }[] {
  return tickets.flatMap(({ id, requester }) => {
    const [ticket, contact] = [ids.get(id), contacts.get(requester?.id ?? '')];
    if (ticket === undefined || contact === undefined) return [];
    return before.get(id)?.contacts.includes(contact) ? [] : [{ ticket, contact }];
  });
}

/** One for each field, purpose and reason: a denial comes with every page, and may name several reasons. */
function summed(denials: readonly Denial[]): Denial[] {
  const sums = new Map<string, Denial>();
  for (const denial of denials) {
    const reasons = Object.entries(denial.reasons ?? { [denial.reason]: denial.count });
    for (const [reason, count] of reasons as [Denial['reason'], number][]) {
      // Clause and advice are those of the most frequent reason.
      const own = reason === denial.reason ? denial : { ...denial, reason, policyClause: null, remedy: null };
      const key = `${denial.coordinate} ${denial.purpose} ${reason}`;
      const before = sums.get(key);
      const told = before?.remedy == null ? own : before;
      sums.set(key, { ...told, count: count + (before?.count ?? 0) });
    }
  }
  return [...sums.values()];
}
