import { type Denial, NetworkError, StreamClosedError } from '@remit/sdk';
import { contactOf, ticketOf, withoutAddress } from './crm-objects.ts';
import type { Crm, Properties } from './crm.ts';
import { MARKETING, readPerson, SUPPORT, type SyncRemit, type Ticket, ticketFields } from './read-remit.ts';
import { isSame, type Report, syncAll } from './sync-all.ts';

/** Where the place in the log of changes is kept, so that a restart goes on there. */
export type CursorStore = {
  load(): Promise<string | undefined>;
  save(cursor: string | undefined): Promise<void>;
};

type Options = {
  readonly remit: SyncRemit;
  readonly crm: Crm;
  readonly cursors: CursorStore;
  /** Each asks for a whole pass: what has no event, such as a consent that ends or a person who is erased, is found by it. */
  readonly passes: AsyncIterable<unknown>;
  readonly onPass: (report: Report) => void;
  /** The gateway was away: the next pass makes up for it. */
  readonly onMissed: (cause: NetworkError) => void;
  readonly onTicket: (ticket: Ticket, denials: readonly Denial[]) => void;
  readonly signal: AbortSignal;
};

/**
 * Follows the changes of tickets: each goes to the CRM with the person it is of. Begins with a whole pass, and goes on where it
 * was when it is started again. Ends with the signal.
 *
 * @throws {RemitError} when the grant was taken back, or does not suffice any more
 */
export async function follow(options: Options): Promise<void> {
  const { remit, crm, cursors, passes, onPass, onMissed, onTicket, signal } = options;
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  // One after the other: a pass that read before a change must not write after it.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const pass = () => inTurn(async () => onPass(await syncAll(remit, crm)));

  async function passAgainAndAgain(): Promise<void> {
    const iterator = passes[Symbol.asyncIterator]();
    while (!both.aborted && (await iterator.next()).done !== true) {
      await pass().catch((cause: unknown) => {
        if (!(cause instanceof NetworkError)) throw cause;
        onMissed(cause);
      });
    }
  }

  async function listen(): Promise<void> {
    const after = await cursors.load();
    const opened = Promise.withResolvers<void>();
    opened.promise.catch(() => undefined);
    const changes = remit.for(SUPPORT).subscribe(
      { ticketChanged: ticketFields },
      {
        after,
        signal: both,
        // What changed before this moment is told by no event: it is read.
        onOpen: () => void pass().then(opened.resolve, opened.reject),
      },
    );
    const failed = opened.promise.then(() => new Promise<never>(() => undefined));
    for (;;) {
      const next = await Promise.race([changes.next(), failed]);
      if (next.done === true) return;
      const { data, denials, cursor } = next.value;
      const ticket = data.ticketChanged;
      if (ticket) {
        await inTurn(() => syncTicket(remit, crm, ticket));
        onTicket(ticket, denials);
      }
      // Only after it is at the CRM: a change that was told twice is written twice, with the same result.
      if (cursor !== undefined) await cursors.save(cursor);
    }
  }

  async function listenOn(): Promise<void> {
    while (!both.aborted) {
      try {
        return await listen();
      } catch (error) {
        if (!(error instanceof StreamClosedError)) throw error;
        // Too old, or of another gateway: begin again. Too slow: go on from there.
        if (error.reason === 'CURSOR_EXPIRED' || error.reason === 'CURSOR_UNKNOWN')
          await cursors.save(undefined);
        else if (error.reason !== 'SLOW_CONSUMER') throw error;
      }
    }
  }

  try {
    await Promise.race([listenOn(), passAgainAndAgain().then(() => new Promise<never>(() => undefined))]);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    stop.abort();
    await turn;
  }
}

/** One ticket and its person. */
export async function syncTicket(remit: SyncRemit, crm: Crm, ticket: Ticket): Promise<void> {
  const ticketId = await write(crm, 'tickets', ticket.id, ticketOf(ticket));
  if (ticket.requester === null) return;
  const { id } = ticket.requester;
  const grant = await remit.grant();
  const mayCampaign = Object.hasOwn(grant?.purposes ?? {}, MARKETING);
  const { person, campaignAddress } = await readPerson(remit, id, mayCampaign);
  const contact = person && contactOf(person, campaignAddress);
  if (contact === undefined) {
    const held = await crm.find('contacts', id);
    if (held !== undefined) await crm.remove('contacts', [held.id]);
    return;
  }
  const contactId = await write(crm, 'contacts', id, contact).catch((cause: unknown) => {
    if ((cause as { code?: unknown }).code !== 409) throw cause;
    return write(crm, 'contacts', id, withoutAddress(contact));
  });
  await crm.associate([{ ticket: ticketId, contact: contactId }]);
}

async function write(
  crm: Crm,
  kind: 'contacts' | 'tickets',
  remitId: string,
  properties: Properties,
): Promise<string> {
  const held = await crm.find(kind, remitId);
  if (held !== undefined && isSame(held, properties)) return held.id;
  const ids = await crm.write(kind, new Map([[remitId, properties]]));
  return ids.get(remitId) ?? '';
}
