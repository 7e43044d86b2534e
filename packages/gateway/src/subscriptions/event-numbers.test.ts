import { openDatabase } from '@remit/schema';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { soon, until } from '../testing/index.ts';
import { createEventLog, type EventLog, type Subscribed } from './event-log.ts';
import { forgetEvents } from './forget-events.ts';
import { numberAllEvents } from './number-events.ts';

const options = { log: createLog('silent'), clock: () => new Date(), secret: 'one secret for all processes' };
const OLD = new Date('2026-03-01T00:00:00Z');
const YOUNG = new Date('2026-03-02T00:00:00Z');
const NOW = new Date('2026-03-03T00:00:00Z');

/** Milliseconds. Long: a transaction in any other database of the same server, another test's, holds events back. */
const PATIENCE = 25_000;

describeOnDatabases('numbers of events', (open, kind) => {
  let database: TestDatabase;
  const opened: EventLog[] = [];
  /** Two controllers of each test's own. */
  let one = 1;
  let other = 2;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => {
    [one, other] = [one + 2, other + 2];
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((eventLog) => eventLog.close()));
  });

  async function start(over = database): Promise<EventLog> {
    const eventLog = createEventLog({ ...options, database: over });
    opened.push(eventLog);
    await eventLog.start();
    return eventLog;
  }
  const row = (messageId: number, controllerId = one, recordedAt = NOW) => ({
    controllerId,
    type: 'MESSAGE_ADDED',
    messageId,
    recordedAt,
  });
  async function write(...rows: ReturnType<typeof row>[]): Promise<void> {
    await database.prisma.$transaction(async (tx) => {
      await tx.event.createMany({ data: rows });
      await tx.$executeRaw`SELECT pg_notify('remit_event', '')`;
    });
  }
  async function take(events: Subscribed, count: number) {
    const taken = [];
    while (taken.length < count) taken.push((await soon('an event', events.next(), PATIENCE)).value);
    return taken;
  }
  const numbersOf = (controllerId: number) =>
    database.prisma.eventNumber.findMany({ where: { controllerId }, orderBy: { sequence: 'asc' } });

  /** A transaction of somebody else on the same server may hold the last ones back for a moment. */
  const numberUpTo = (controllerId: number, sequence: number) =>
    until('the events have their numbers', async () => {
      await numberAllEvents(database);
      return (await numbersOf(controllerId)).at(-1)?.sequence === BigInt(sequence);
    });

  test('each controller counts from one, without a gap; what is there keeps its number', async () => {
    await write(row(1), row(2, other), row(3));
    await numberUpTo(one, 2);
    await write(row(4, other), row(5));
    await numberUpTo(one, 3);
    expect((await numbersOf(one)).map(({ sequence }) => sequence)).toEqual([1n, 2n, 3n]);
    expect((await numbersOf(other)).map(({ sequence }) => sequence)).toEqual([1n, 2n]);
  });

  test('a stream goes on after a cursor: what was missed in its order, then what comes', async () => {
    const first = await start();
    const events = await first.subscribe(one, {});
    await write(row(1), row(2), { ...row(3), type: 'CHAT_CHANGED' });
    const [seen] = await take(events, 1);
    await first.close();
    await write(row(4), row(100, other));
    const second = await start();
    const resumed = await second.subscribe(one, { type: 'MESSAGE_ADDED' }, second.cursorOf(seen));
    expect((await take(resumed, 2)).map(({ messageId }) => messageId)).toEqual([2, 4]);
    await write(row(5));
    expect((await take(resumed, 1)).map(({ messageId }) => messageId)).toEqual([5]);
  });

  test('a stream that saw nothing goes on from where it began', async () => {
    const eventLog = await start();
    const { start: begin } = await eventLog.subscribe(one, {});
    await write(row(1), row(2));
    const resumed = await eventLog.subscribe(one, {}, begin);
    expect((await take(resumed, 2)).map(({ messageId }) => messageId)).toEqual([1, 2]);
  });

  test('more than one batch was missed, and more comes meanwhile', async () => {
    const eventLog = await start();
    const { start: begin } = await eventLog.subscribe(one, { conversationId: 0 });
    const many = Array.from({ length: 450 }, (_, id) => row(id));
    await write(...many);
    const resumed = await eventLog.subscribe(one, {}, begin);
    const heard = await take(resumed, 100);
    await write(...many.map(({ messageId }) => row(messageId + 450)));
    heard.push(...(await take(resumed, 800)));
    expect(heard.map(({ sequence }) => Number(sequence))).toEqual(
      Array.from({ length: 900 }, (_, place) => place + 1),
    );
  });

  test('a cursor of another controller, of nobody, and of the future is refused', async () => {
    const eventLog = await start();
    const events = await eventLog.subscribe(one, {});
    await write(row(1));
    const [seen] = await take(events, 1);
    const future = eventLog.cursorOf({ ...seen, sequence: 2n });
    for (const [controllerId, cursor] of [
      [other, eventLog.cursorOf(seen)],
      [one, 'nonsense'],
      [one, ''],
      [one, future],
    ] as const) {
      await expect(eventLog.subscribe(controllerId, {}, cursor)).rejects.toMatchObject({
        extensions: { code: 'CURSOR_UNKNOWN' },
      });
    }
  });

  test('what is forgotten cannot be resumed from; numbers count on', async () => {
    const eventLog = await start();
    const events = await eventLog.subscribe(one, {});
    await write(row(1, one, OLD), row(2, one, OLD), row(3, one, YOUNG), row(4, one, OLD), row(5, other));
    const cursors = (await take(events, 4)).map((event) => eventLog.cursorOf(event));
    expect(await forgetEvents(database, YOUNG)).toBe(2);
    expect(await database.prisma.event.count({ where: { controllerId: one } })).toBe(2);
    await expect(eventLog.subscribe(one, {}, cursors[0])).rejects.toMatchObject({
      extensions: { code: 'CURSOR_EXPIRED' },
    });
    // The one before the first that is kept still serves: nothing after it is gone.
    const resumed = await eventLog.subscribe(one, {}, cursors[1]);
    expect((await take(resumed, 2)).map(({ messageId }) => messageId)).toEqual([3, 4]);
    await forgetEvents(database, new Date('2100-01-01'));
    expect(await database.prisma.event.count({ where: { controllerId: one } })).toBe(1);
    await write(row(6), row(7, other));
    expect((await take(resumed, 1)).map(({ sequence }) => sequence)).toEqual([5n]);
    await numberUpTo(other, 2);
    expect((await numbersOf(other)).at(-1)?.sequence).toBe(2n);
  });

  test('a database restored from a dump counts on, though its transactions come from another server', async () => {
    await write(row(1), row(2));
    await numberUpTo(one, 2);
    await database.sql.query('foreign', `UPDATE event SET transaction_id = '900000000000'::xid8`);
    const eventLog = await start();
    const events = await eventLog.subscribe(one, {});
    await write(row(3));
    expect((await take(events, 1)).map(({ sequence }) => sequence)).toEqual([3n]);
  });

  test('also where its newest transactions alone look foreign, and where some had no number yet', async () => {
    await write(row(1), row(2), row(3), row(4));
    await numberUpTo(one, 4);
    await write(row(5));
    // The newest that has a number committed last, and took its id before the one without.
    await database.sql.query(
      'partly_foreign',
      `UPDATE event SET transaction_id = (900000000000 + 10 - message_id)::text::xid8
        WHERE controller_id = $1 AND message_id >= 4`,
      [one],
    );
    const eventLog = await start();
    const resumed = await eventLog.subscribe(
      one,
      {},
      eventLog.cursorOf({ ...zeroth, controllerId: one, sequence: 4n }),
    );
    await write(row(6));
    const heard = await take(resumed, 2);
    expect(heard.map(({ sequence, messageId }) => [sequence, messageId])).toEqual([
      [5n, 5],
      [6n, 6],
    ]);
  });

  // PGlite is one process with one connection.
  if (kind === 'pglite') return;

  test('four processes that number at once, under eight writers: each event once, none left out, in one order', async () => {
    const processes = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase({ url: database.url ?? '', poolSize: 3 })),
    );
    let isWriting = true;
    const numbering = processes.map(async (each) => {
      while (isWriting) await numberAllEvents(each);
      await numberAllEvents(each);
    });
    // Each transaction stays open for a moment of its own, so that they commit in another order than they began.
    const writers = Array.from({ length: 8 }, async () => {
      for (let each = 0; each < 25; each += 1) {
        await database.sql.query(
          'write_and_linger',
          `WITH written AS (
             INSERT INTO event (controller_id, type, recorded_at)
             VALUES ($1, 'MESSAGE_ADDED', now()), ($2, 'MESSAGE_ADDED', now()) RETURNING id)
           SELECT pg_sleep(random() * 0.02) FROM written`,
          [one, other],
        );
      }
    });
    await Promise.all(writers).finally(() => (isWriting = false));
    await Promise.all(numbering);
    await numberUpTo(one, 200);
    await numberUpTo(other, 200);
    for (const controllerId of [one, other]) {
      const numbers = await numbersOf(controllerId);
      expect(numbers.map(({ sequence }) => Number(sequence))).toEqual(
        Array.from({ length: 200 }, (_, place) => place + 1),
      );
    }
    const order = await database.sql.query<{ place: bigint; position: bigint }>(
      'order_of_all',
      `SELECT row_number() OVER (ORDER BY e.transaction_id, e.id) AS place, n.position
         FROM event e JOIN event_number n ON n.event_id = e.id WHERE e.controller_id >= $1`,
      [one],
    );
    const shift = (order[0]?.position ?? 0n) - (order[0]?.place ?? 0n);
    expect(order.every(({ place, position }) => position - place === shift)).toBe(true);
    await Promise.all(processes.map((each) => each.close()));
  });

  test('an older transaction that commits last is not passed by', async () => {
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const older = database.prisma.$transaction(async (tx) => {
      await tx.event.create({ data: row(1) });
      begun.resolve();
      await end.promise;
    });
    await begun.promise;
    await write(row(2));
    await numberAllEvents(database);
    expect(await numbersOf(one)).toEqual([]);
    end.resolve();
    await older;
    const eventLog = await start();
    const resumed = await eventLog.subscribe(one, {}, eventLog.cursorOf({ ...zeroth, controllerId: one }));
    expect((await take(resumed, 2)).map(({ messageId }) => messageId)).toEqual([1, 2]);
  });
});

const zeroth = {
  sequence: 0n,
  isOver: true,
  type: 'MESSAGE_ADDED',
  conversationId: null,
  messageId: null,
  dataSubjectId: null,
} as const;
