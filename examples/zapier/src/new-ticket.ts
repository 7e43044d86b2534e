import { type Bundle, defineTrigger, type ZObject } from 'zapier-platform-core';
import { inZapiersWords, refuse, whole } from './in-words.ts';
import { remitOf } from './remit.ts';
import { ticketFields, ticketSample, ticketsOut } from './ticket.ts';

const PAGE = 50;
/** More new tickets between two polls than this, and the oldest of them start nothing. */
const MOST = 200;

/** Newest first. Zapier remembers the ids that it has seen, and starts a Zap for each other one. */
export function newTickets(z: ZObject, bundle: Bundle) {
  return inZapiersWords(z, async () => {
    const { support } = remitOf(z, bundle);
    const wanted = bundle.meta.isLoadingSample ? 3 : MOST;
    const found: ReturnType<typeof ticketsOut> = [];
    for (let after: string | null = null; ;) {
      const { items, next } = await page(z, support, { first: Math.min(PAGE, wanted - found.length), after });
      found.push(...items);
      if (next === null || found.length >= wanted) return found;
      after = next;
    }
  });
}

type Support = ReturnType<typeof remitOf>['support'];

async function page(
  z: ZObject,
  support: Support,
  $: { readonly first: number; readonly after: string | null },
) {
  const { data, denials } = whole(
    await support.query({
      tickets: { $, pageInfo: { hasNextPage: true, endCursor: true }, edges: { node: ticketFields } },
    }),
  );
  if (data.tickets === null) return refuse(z, denials);
  const { edges, pageInfo } = data.tickets;
  const items = ticketsOut(
    edges.map(({ node }) => node),
    denials,
  );
  return { items, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

export const newTicket = defineTrigger({
  key: 'new_ticket',
  noun: 'Ticket',
  display: { label: 'New Ticket', description: 'Triggers when somebody opens a ticket.' },
  operation: { type: 'polling', perform: newTickets, sample: ticketSample },
});
