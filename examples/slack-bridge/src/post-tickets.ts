import { notGrantedInWords } from '@remit/example-install';
import { StreamClosedError } from '@remit/sdk';
import type { Channel } from './channel.ts';
import type { Memory } from './memory.ts';
import {
  type BridgeRemit,
  type ReadTicket,
  readTicket,
  SUPPORT,
  ticketFields,
  ticketsSince,
} from './read-tickets.ts';
import { notice, ticketMessage } from './ticket-message.ts';

type Options = {
  readonly remit: BridgeRemit;
  readonly channel: Channel;
  readonly memory: Memory;
  readonly signal: AbortSignal;
};

/**
 * Posts each new ticket once, and changes its message when the ticket changes. Goes on where it was when it is started
 * again. Ends with the signal.
 *
 * @throws {RemitError} when the grant was taken back, or does not suffice any more
 */
export async function postTickets(options: Options): Promise<void> {
  const { remit, memory, signal } = options;
  while (!signal.aborted) {
    try {
      return await listen(options);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof StreamClosedError)) throw error;
      // Too old, or of another gateway: what was missed is read. Too slow: go on from there.
      if (error.reason === 'CURSOR_EXPIRED' || error.reason === 'CURSOR_UNKNOWN')
        await memory.change({ cursor: undefined });
      // The next one begins on a connection of its own, with the token of then.
      else if (error.reason === 'TOKEN_EXPIRED') await remit.close();
      else if (error.reason !== 'SLOW_CONSUMER') throw error;
    }
  }
}

async function listen(options: Options): Promise<void> {
  const { remit, memory, signal } = options;
  const after = memory.kept.cursor;
  const opened = Promise.withResolvers<void>();
  const changes = remit
    .for(SUPPORT)
    .subscribe({ ticketChanged: ticketFields }, { after, signal, onOpen: opened.resolve });
  try {
    const first = changes.next();
    await Promise.race([opened.promise, first]);
    // What fails while something else is awaited is told when it is awaited itself.
    first.catch(() => undefined);
    await sayGrant(options);
    if (after === undefined) await catchUp(options);
    for (let next = await first; next.done !== true; next = await changes.next()) {
      const { data, denials, cursor } = next.value;
      if (data.ticketChanged) await show(options, { ticket: data.ticketChanged, denials });
      // Only after it is in the channel.
      if (cursor !== undefined) await memory.change({ cursor });
    }
  } finally {
    await changes.return();
  }
}

/** Without a cursor no event tells what happened before: it is read. */
async function catchUp(options: Options): Promise<void> {
  for (const id of await ticketsSince(options.remit, options.memory.kept.since)) {
    const found = await readTicket(options.remit, id);
    if (found) await show(options, found);
  }
}

async function show(options: Options, found: ReadTicket): Promise<void> {
  const { channel, memory } = options;
  const { id, openedAt } = found.ticket;
  const { since, tickets } = memory.kept;
  const isKnown = Object.hasOwn(tickets, id);
  if (!isKnown && Date.parse(openedAt) < Date.parse(since)) return;
  await sayGrant(options);
  const remember = (ts: string | null) =>
    memory.change({ tickets: { ...memory.kept.tickets, [id]: ts } });
  const message = ticketMessage(found);
  // It ended between "about to be posted" and "posted": Slack knows which.
  const posted = tickets[id] ?? (isKnown ? await channel.find(id) : undefined);
  if (posted === undefined) {
    await remember(null);
    await remember(await channel.post(message, id));
  } else {
    await channel.update(posted, message);
    if (tickets[id] !== posted) await remember(posted);
  }
}

/** Says in the channel what this app was not granted, once for each time that it changes. */
async function sayGrant({ remit, channel, memory }: Options): Promise<void> {
  const notGranted = notGrantedInWords(remit.app, await remit.grant());
  if (notGranted.join() === memory.kept.notGranted.join()) return;
  const all = 'The controller allows all that this app asks for.';
  const some = `The controller does not allow all that this app asks for. ${notGranted.join(' ')}`;
  await channel.say(notice(notGranted.length > 0 ? some : all));
  await memory.change({ notGranted });
}
