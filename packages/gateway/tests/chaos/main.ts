// `npm run chaos`: connections that break, gateways that are killed, clients that stall, consent that is withdrawn; real
// processes on a real PostgreSQL, at length, with a closing table.
import { parseArgs } from 'node:util';
import { migrate, openDatabase } from '@remit/schema';
import type { TestDatabase } from '@remit/schema/testing';
import { underCuts } from './cuts.ts';
import { afterWithdrawal } from './silence.ts';
import { underStalledClients } from './stalled.ts';
import { openThrowAwayDatabases } from './throw-away-databases.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    clients: { type: 'string', default: '200' },
    messages: { type: 'string', default: '1000' },
    cuts: { type: 'string', default: '5' },
    events: { type: 'string', default: '100000' },
    sockets: { type: 'string', default: '2000' },
    only: { type: 'string' },
  },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
/** Milliseconds; an hour is long enough for anything that still moves. */
const patience = 3_600_000;

type Row = { readonly what: string; readonly how: string; readonly ok: boolean };

async function cuts(database: TestDatabase): Promise<Row> {
  const [clients, messages] = [Number(values.clients), Number(values.messages)];
  const done = await underCuts({ database, clients, messages, cuts: Number(values.cuts), seed, patience });
  const { lost, doubled, disordered, ended } = done;
  return {
    what: `${clients} clients × ${done.messages} messages, ${done.brokenConnections} connections cut, one kill -9`,
    how: `${done.received} received, ${lost} lost, ${doubled} doubled, ${disordered} out of order, ${ended.length} ended`,
    ok: lost + doubled + disordered + ended.length === 0,
  };
}

async function stalled(database: TestDatabase, count: number): Promise<Row> {
  const events = Number(values.events);
  const done = await underStalledClients({ database, stalled: count, events, patience });
  return {
    what: `${count} stalled clients under ${events} events`,
    how: `+${done.grownBy.toFixed(0)} MB, ${done.received} received by the one that reads`,
    ok: done.isAlive && done.received === events && done.grownBy <= 64,
  };
}

async function silence(database: TestDatabase): Promise<Row> {
  const done = await afterWithdrawal({ database, sockets: Number(values.sockets), patience });
  return {
    what: `consent withdrawn under ${done.sockets} sockets of two gateways`,
    how: `${done.leaks} leaks, ${done.told} told, p99 ${done.p99.toFixed(0)} ms`,
    ok: done.leaks === 0 && done.told === done.sockets && done.p99 <= 1_000,
  };
}

const rounds: Readonly<Record<string, (database: TestDatabase) => Promise<Row>>> = {
  cuts,
  'stalled-1': (database) => stalled(database, 1),
  'stalled-100': (database) => stalled(database, 100),
  silence,
};

console.log(`Seed ${seed}. Each round has a database and gateways of its own.`);
const databases = await openThrowAwayDatabases();
const rows: Row[] = [];
try {
  for (const [name, round] of Object.entries(rounds)) {
    if (values.only !== undefined && values.only !== name) continue;
    const url = await databases.make();
    const database = { ...(await openDatabase({ url })), url };
    try {
      await migrate(database);
      const begun = performance.now();
      const row = await round(database);
      rows.push(row);
      console.log(
        `${name}: ${row.ok ? 'held' : 'BROKEN'} after ${((performance.now() - begun) / 1000).toFixed(0)} s`,
      );
    } finally {
      await database.close();
    }
  }
} finally {
  await databases.close();
}
const width = Math.max(...rows.map(({ what }) => what.length));
for (const { what, how, ok } of rows)
  console.log(`${ok ? 'held  ' : 'BROKEN'}  ${what.padEnd(width)}  ${how}`);
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
