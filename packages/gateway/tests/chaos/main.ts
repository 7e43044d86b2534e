// `npm run chaos`: connections that break, gateways that are killed, clients that stall, consent that is withdrawn; real
// processes on a real PostgreSQL, at length, with a closing table.
import { parseArgs } from 'node:util';
import { migrate, openDatabase } from '@remit/schema';
import type { TestDatabase } from '@remit/schema/testing';
import { acrossProcesses, peopleToAsk } from './consent.ts';
import { underCuts } from './cuts.ts';
import { underKills } from './kills.ts';
import { afterWithdrawal } from './silence.ts';
import { underACrowd } from './sockets.ts';
import { underStalledClients } from './stalled.ts';
import { openThrowAwayDatabases } from './throw-away-databases.ts';
import { ADVERTISING, seedNow, startGateway } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    clients: { type: 'string', default: '200' },
    messages: { type: 'string', default: '1000' },
    cuts: { type: 'string', default: '5' },
    events: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '20' },
    crashes: { type: 'string', default: '5' },
    sockets: { type: 'string', default: '2000' },
    crowd: { type: 'string', default: '10000' },
    only: { type: 'string' },
    patience: { type: 'string', default: '3600' },
  },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
/** Milliseconds; an hour is long enough for anything that still moves. */
const patience = Number(values.patience) * 1_000;

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
    how: `${done.grownBy.toFixed(0)} MB more than without them, ${done.received} received by the one that reads`,
    ok: done.isAlive && done.received === events && done.grownBy <= 64,
  };
}

async function silence(database: TestDatabase, notifies: boolean): Promise<Row> {
  const done = await afterWithdrawal({ database, sockets: Number(values.sockets), notifies, patience });
  const { sockets, listening, silentAfter, told, leaks, ended, endedAfter, afterTheEnd } = done;
  const all = [listening, told, ended].every((count) => count === sockets);
  return {
    what: `consent withdrawn, then the token revoked, under ${sockets} sockets of two gateways${notifies ? '' : ', without NOTIFY'}`,
    how:
      `${listening} listen; p99 to silence ${silentAfter.toFixed(0)} ms, ${leaks} leaks among ${told} told; ` +
      `${ended} ended, p99 ${endedAfter.toFixed(0)} ms, ${afterTheEnd} events after it`,
    // Without notifications a poll of half a second comes first.
    ok: all && leaks + afterTheEnd === 0 && silentAfter <= 1_000 && (!notifies || endedAfter <= 1_000),
  };
}

async function consent(database: TestDatabase): Promise<Row> {
  const count = Number(values.rounds);
  const tokens = await seedNow(database, ADVERTISING, 400);
  const people = await peopleToAsk(database, tokens, 100);
  const reader = await tokens.agent(ADVERTISING, 'marketing_manager');
  const [here, there] = await Promise.all([startGateway(database), startGateway(database)]);
  try {
    const urls = { here: here.url, there: there.url };
    const { seen, stale } = await acrossProcesses({ ...urls, people, reader, rounds: count });
    return {
      what: `${count} × consent withdrawn at one process and read at another, by ${people.length} people`,
      how: `${seen} of ${count} read while it stood, ${stale} stale after it was withdrawn`,
      ok: seen === count && stale === 0,
    };
  } finally {
    await Promise.all([here.kill(), there.kill()]);
  }
}

async function kills(database: TestDatabase): Promise<Row> {
  const [gatewayKills, databaseKills] = [Number(values.kills), Number(values.crashes)];
  const done = await underKills({ database, gatewayKills, databaseKills, server: databases, seed, patience });
  const { acknowledged, retried, replayed, lost, doubled, readyAfter, ended } = done;
  return {
    what: `${gatewayKills} gateways and ${databaseKills} times PostgreSQL killed with -9 under writers who retry`,
    how:
      `${acknowledged} acknowledged, ${retried} sent again, ${replayed} of them done before; ${lost} lost, ` +
      `${doubled} doubled, ${ended} ended by themselves; ready ${readyAfter.toFixed(0)} ms after PostgreSQL at worst`,
    ok: lost + doubled + ended === 0 && readyAfter <= 2_000,
  };
}

async function crowded(database: TestDatabase): Promise<Row> {
  const crowd = Number(values.crowd);
  const done = await underACrowd({ database, sockets: crowd, patience });
  const kilobytes = done.bytesEach / 1024;
  return {
    what: `${done.sockets} sockets with a subscription each on one process, and one event to all`,
    how:
      `open after ${(done.openedIn / 1000).toFixed(0)} s, ${kilobytes.toFixed(1)} KB each; ${done.told} told, ` +
      `p99 ${done.p99After.toFixed(0)} ms, the last after ${done.lastAfter.toFixed(0)} ms`,
    ok: done.sockets === crowd && done.told === crowd && kilobytes <= 40 && done.lastAfter <= 2_000,
  };
}

const rounds: Readonly<Record<string, (database: TestDatabase) => Promise<Row>>> = {
  cuts,
  'stalled-1': (database) => stalled(database, 1),
  'stalled-100': (database) => stalled(database, 100),
  silence: (database) => silence(database, true),
  'silence-without-notify': (database) => silence(database, false),
  consent,
  kills,
  sockets: crowded,
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
