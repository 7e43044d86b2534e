import { type ChangeEvent, type Database, openDatabase, TYPING_CHANNEL } from '@remit/schema';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { soon, until } from '../testing/index.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { ACCESS_CHANGED } from './logged-event.ts';

const log = createLog('silent');
const options = { log, clock: () => new Date(), secret: 'one secret for all processes' };

describeOnDatabases('the event log', (open, kind) => {
  let database: TestDatabase;
  const opened: EventLog[] = [];

  beforeAll(async () => {
    database = await open();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((eventLog) => eventLog.close()));
  });

  async function start(over: Database = database): Promise<EventLog> {
    const eventLog = createEventLog({ ...options, database: over });
    opened.push(eventLog);
    await eventLog.start();
    return eventLog;
  }
  const row = (messageId: number, type = 'MESSAGE_ADDED', controllerId = 1) => ({
    controllerId,
    type,
    messageId,
    recordedAt: new Date(),
  });
  async function write(...rows: ReturnType<typeof row>[]): Promise<void> {
    await database.prisma.$transaction(async (tx) => {
      await tx.event.createMany({ data: rows });
      await tx.$executeRaw`SELECT pg_notify('remit_event', '')`;
    });
  }
  async function take(events: AsyncIterator<ChangeEvent>, count: number): Promise<(number | null)[]> {
    const taken: (number | null)[] = [];
    while (taken.length < count) {
      const { value, done } = await soon('an event', events.next());
      if (done) break;
      taken.push(value.messageId);
    }
    return taken;
  }

  test('hands on what matches, to each controller its own', async () => {
    const eventLog = await start();
    const [messages, other] = [
      await eventLog.subscribe(1, { type: 'MESSAGE_ADDED' }),
      await eventLog.subscribe(2, {}),
    ];
    await write(row(1), row(2, 'CHAT_CHANGED'), row(3), row(4, 'MESSAGE_ADDED', 2));
    expect(await take(messages, 2)).toEqual([1, 3]);
    expect(await take(other, 1)).toEqual([4]);
    expect(eventLog.streams).toEqual({ open: 2, opened: 2 });
    await messages.return?.();
    await other.return?.();
    expect(eventLog.streams).toEqual({ open: 0, opened: 2 });
  });

  test('what happened before is over', async () => {
    await write(row(10));
    const eventLog = await start();
    const events = await eventLog.subscribe(1, {});
    await write(row(11));
    expect(await take(events, 1)).toEqual([11]);
  });

  test('somebody who does not read loses only the own stream', async () => {
    const eventLog = createEventLog({ ...options, database, longestQueue: 3 });
    opened.push(eventLog);
    await eventLog.start();
    const [slow, quick] = [await eventLog.subscribe(1, {}), await eventLog.subscribe(1, {})];
    for (const id of [21, 22, 23, 24, 25]) {
      await write(row(id));
      expect(await take(quick, 1)).toEqual([id]);
    }
    await expect(slow.next()).rejects.toMatchObject({ extensions: { code: 'SLOW_CONSUMER' } });
    expect(eventLog.streams.open).toBe(1);
  });

  test('a change of access is told to those who watch the controller, and delivered to nobody', async () => {
    const eventLog = await start();
    const events = await eventLog.subscribe(1, {});
    let told = 0;
    const watch = (controllerId: number, count: number) =>
      eventLog.onAccessChange({ controllerId, endsAt: () => undefined, callback: () => (told += count) });
    const stop = watch(1, 1);
    watch(2, 100);
    await write(row(0, ACCESS_CHANGED), row(31));
    expect(await take(events, 1)).toEqual([31]);
    expect(told).toBe(1);
    stop();
    await write(row(0, ACCESS_CHANGED), row(32));
    expect(await take(events, 1)).toEqual([32]);
    expect(told).toBe(1);
  });

  test('a change of access that was read while a caller was on the way to its stream is told at once', async () => {
    const eventLog = await start();
    const events = await eventLog.subscribe(1, {});
    await write(row(0, ACCESS_CHANGED), row(33));
    await take(events, 1);
    let told = 0;
    for (const controllerId of [1, 2])
      eventLog.onAccessChange({
        controllerId,
        endsAt: () => undefined,
        callback: () => (told += controllerId),
      });
    expect(told).toBe(1);
  });

  test('a signal is handed on and has no place in the log', async () => {
    const eventLog = await start();
    const events = await eventLog.subscribe(1, { type: 'TYPING' });
    const signal = JSON.stringify([1, 7, 3, Date.now()]);
    await database.sql.query('signal', 'SELECT pg_notify($1, $2)', [TYPING_CHANNEL, signal]);
    const { value } = await soon('a signal', events.next());
    expect(value).toMatchObject({ type: 'TYPING', conversationId: 7 });
    expect(eventLog.cursorOf(value)).toBeUndefined();
    expect(await database.prisma.event.count({ where: { type: 'TYPING' } })).toBe(0);
  });

  // PGlite is one process with one connection.
  if (kind === 'pglite') return;

  test('what is written in one process is heard in another', async () => {
    const second = await openDatabase({ url: database.url ?? '', poolSize: 2 });
    const there = await start(second);
    const events = await there.subscribe(1, {});
    await write(row(41));
    expect(await take(events, 1)).toEqual([41]);
    await there.close();
    await second.close();
  });

  test('what happened before is over, also while an older transaction is still running', async () => {
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const older = database.prisma.$transaction(async (tx) => {
      await tx.event.create({ data: row(61) });
      begun.resolve();
      await end.promise;
    });
    await begun.promise;
    await write(row(60));
    const eventLog = await start();
    const events = await eventLog.subscribe(1, {});
    end.resolve();
    await older;
    await write(row(62));
    expect(await take(events, 2)).toEqual([61, 62]);
  });

  test('transactions that commit out of order lose nothing, and nobody hears of one that is undone', async () => {
    const eventLog = await start();
    const heard: (number | null)[] = [];
    const events = await eventLog.subscribe(1, {});
    const early = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    // It takes its number first and commits last; the reader may not pass it by.
    const slow = database.prisma.$transaction(async (tx) => {
      await tx.event.create({ data: row(51) });
      begun.resolve();
      await early.promise;
    });
    await begun.promise;
    await write(row(52));
    await database.prisma
      .$transaction(async (tx) => {
        await tx.event.create({ data: row(53) });
        throw new Error('undone');
      })
      .catch(() => undefined);
    early.resolve();
    await slow;
    heard.push(...(await take(events, 2)));
    expect(heard).toEqual([51, 52]);
  });

  test('eight writers at once: every event arrives once', async () => {
    const eventLog = await start();
    const events = await eventLog.subscribe(1, {});
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let each = 0; each < 15; each += 1) await write(row(1_000 + writer * 100 + each));
    });
    const heard = await take(events, 8 * 15);
    await Promise.all(writers);
    expect(new Set(heard).size).toBe(8 * 15);
    await until('no event is left', () => eventLog.streams.open === 1);
  });
});
