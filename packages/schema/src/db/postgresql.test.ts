import { afterAll, expect, test, vi } from 'vitest';
import { openTestPostgresql } from '../testing/postgresql-template.ts';
import { openDatabase } from './database.ts';

const database = await openTestPostgresql({ poolSize: 2 });
afterAll(() => database.close());

test('the listener comes back after its connection was killed, and says that something may be missing', async () => {
  const heard: string[] = [];
  await database.listen('remit_event', (payload) => heard.push(payload));
  await database.sql.query(
    'kill_listener',
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  await vi.waitFor(() => expect(heard).toEqual(['']), { timeout: 5_000 });
  await database.sql.query('notify', `SELECT pg_notify('remit_event', 'back')`);
  await vi.waitFor(() => expect(heard).toEqual(['', 'back']));
});

test('a pooled connection that was killed is replaced', async () => {
  const killed = database.sql.query('kill_self', 'SELECT pg_terminate_backend(pg_backend_pid())');
  await expect(killed).rejects.toThrow();
  await vi.waitFor(async () => {
    expect(await database.sql.query('one', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

test('statements that come back are prepared under a name', async () => {
  for (let turn = 0; turn < 12; turn += 1)
    await database.prisma.controller.findMany({ select: { slug: true } });
  const prepared = await database.sql.query<{ statement: string }>(
    'prepared',
    `SELECT statement FROM pg_prepared_statements WHERE name LIKE 'p%'`,
  );
  expect(prepared.some(({ statement }) => statement.includes('"slug"'))).toBe(true);
});

test('a server that does not answer is named at once', async () => {
  await expect(openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' })).rejects.toThrow('ECONNREFUSED');
});

test('a session that would not count in UTC is refused with the remedy', async () => {
  const url = new URL(database.url ?? '');
  url.searchParams.set('options', '-c TimeZone=Asia/Tokyo');
  await expect(openDatabase({ url: url.href })).rejects.toThrow('Asia/Tokyo');
});
