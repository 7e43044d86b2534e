import { createHash } from 'node:crypto';
import { notGrantedInWords } from '@remit/example-install';
import { StreamClosedError } from '@remit/sdk';
import type { Channel } from './channel.ts';
import type { Memory, Posted } from './memory.ts';
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
  /** Each time that it yields, all that was posted is looked at again. */
  readonly looks: AsyncIterator<unknown>;
  readonly signal: AbortSignal;
};

/**
 * Posts each new ticket once, and changes its message when the ticket changes. Goes on where it was when it is started
 * again. When it begins to listen, and now and then, it looks again at all that it posted: an erasure or a consent that ends
 * has no event. Ends with the signal.
 *
 * @throws {RemitError} when the grant was taken back, or does not suffice any more
 */
export async function postTickets(options: Options): Promise<void> {
  const { memory, signal } = options;
  while (!signal.aborted) {
    try {
      return await listen(options);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof StreamClosedError)) throw error;
      // Too old, or of another gateway: what was missed is read. Too slow: go on from there.
      if (error.reason === 'CURSOR_EXPIRED' || error.reason === 'CURSOR_UNKNOWN')
        await memory.change({ cursor: undefined });
      else if (error.reason !== 'SLOW_CONSUMER') throw error;
    }
  }
}

async function listen(options: Options): Promise<void> {
  const { remit, memory, looks, signal } = options;
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
    // Without a place in the log no event tells what happened before.
    const missed = after === undefined ? await ticketsSince(remit, memory.kept.since) : [];
    const lookAtAll = async (more: readonly string[] = []) => {
      for (const id of new Set([...Object.keys(memory.kept.tickets), ...more])) await look(options, id);
    };
    await lookAtAll(missed);
    let [next, again] = [first, nextLook(looks)];
    for (;;) {
      const come = await Promise.race([next, again]);
      if (come === 'look') {
        await lookAtAll();
        again = nextLook(looks);
        continue;
      }
      if (come.done === true) return;
      const { data, denials, cursor } = come.value;
      if (data.ticketChanged) await show(options, { ticket: data.ticketChanged, denials });
      // Only after it is in the channel.
      if (cursor !== undefined) await memory.change({ cursor });
      next = changes.next();
      next.catch(() => undefined);
    }
  } finally {
    await changes.return();
  }
}

function nextLook(looks: AsyncIterator<unknown>): Promise<'look'> {
  const again = looks.next().then(() => 'look' as const);
  // It ends with the signal, and then nobody may be waiting for it.
  again.catch(() => undefined);
  return again;
}

/** Reads one ticket, and takes its message away where there is none any more. */
async function look(options: Options, id: string): Promise<void> {
  const { remit, channel, memory } = options;
  const found = await readTicket(remit, id);
  if (found) return show(options, found);
  const { [id]: gone, ...tickets } = memory.kept.tickets;
  if (gone) await channel.remove(gone.ts);
  await memory.change({ tickets });
}

async function show(options: Options, found: ReadTicket): Promise<void> {
  const { channel, memory } = options;
  const { id, openedAt } = found.ticket;
  const { since, tickets } = memory.kept;
  const isKnown = Object.hasOwn(tickets, id);
  if (!isKnown && Date.parse(openedAt) <= Date.parse(since)) return;
  await sayGrant(options);
  const message = ticketMessage(found);
  const digest = createHash('sha256').update(JSON.stringify(message)).digest('base64url');
  if (tickets[id]?.digest === digest) return;
  const remember = (posted: Posted | null) =>
    memory.change({ tickets: { ...memory.kept.tickets, [id]: posted } });
  // It ended between "about to be posted" and "posted": Slack knows which.
  const posted = tickets[id]?.ts ?? (isKnown ? await channel.find(id) : undefined);
  if (posted === undefined) {
    await remember(null);
    await remember({ ts: await channel.post(message, id), digest });
  } else {
    await channel.update(posted, message);
    await remember({ ts: posted, digest });
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
