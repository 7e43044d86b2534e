import { type AppRemit, type Denial, ScopeError, type Selected } from '@remit/sdk';
import type { app } from './manifest.ts';

/** A client of this app: what it reads is inside the manifest, or does not compile. */
export type BridgeRemit = AppRemit<typeof app>;

export const SUPPORT = 'service.provision';

/** All that the channel is shown of a ticket. */
export const ticketFields = {
  id: true,
  status: true,
  priority: true,
  openedAt: true,
  subject: true,
  requester: { displayName: true },
  'asked: messages': { $: { first: 1 }, edges: { node: { id: true, body: true } } },
  'latest: messages': { $: { last: 1 }, edges: { node: { id: true, body: true } } },
} as const;

/** `null`: there is none, or it is withheld; the denials tell which. */
export type Ticket = Selected<'Ticket', typeof ticketFields>;

export type ReadTicket = { readonly ticket: Ticket; readonly denials: readonly Denial[] };

/** @returns undefined when there is no such ticket */
export async function readTicket(remit: BridgeRemit, id: string): Promise<ReadTicket | undefined> {
  try {
    const { data, denials } = await remit
      .for(SUPPORT)
      .query({ conversation: { $: { id }, on: { Ticket: ticketFields } } });
    const found = data.conversation;
    return found?.__typename === 'Ticket' ? { ticket: found, denials } : undefined;
  } catch (error) {
    // What is no id of a ticket might be one of a chat, and chats are none of this app's.
    if (error instanceof ScopeError && error.missingScopes.includes('chats:read')) return undefined;
    throw error;
  }
}

/** When the newest ticket was opened. By the gateway's clock, and so what is opened later is later. */
export async function newestTicket(remit: BridgeRemit): Promise<string> {
  const { data } = await remit
    .for(SUPPORT)
    .query({ tickets: { $: { first: 1 }, edges: { node: { openedAt: true } } } });
  return data.tickets?.edges[0]?.node.openedAt ?? new Date(0).toISOString();
}

/** Ids of what was opened since, oldest first. Each is read by itself then: the denials of a list are not told by ticket. */
export async function ticketsSince(remit: BridgeRemit, since: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await pageSince(remit, since, after);
    ids.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return ids.toReversed();
}

async function pageSince(remit: BridgeRemit, openedAfter: string, after: string | null) {
  const { data } = await remit.for(SUPPORT).query({
    tickets: {
      $: { first: 50, after, filter: { openedAfter } },
      pageInfo: { hasNextPage: true, endCursor: true },
      edges: { node: { id: true } },
    },
  });
  // A part of a list must not pass for all of it: the rest would never be posted.
  if (data.tickets === null) throw new Error('The gateway did not answer the whole list.');
  return data.tickets;
}
