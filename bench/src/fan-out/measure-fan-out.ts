// `npm run bench -- --fan-out`: one event to a thousand sockets, told by the gateway and by a bare broadcast.
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { BenchCaller } from '../dataset/callers.ts';
import type { Cores } from '../machine/cores.ts';
import { cpuOf } from '../machine/processes.ts';
import { shuffled } from '../measure/shuffled.ts';
import type { Turn } from '../measure/statistics.ts';
import type { Say } from '../progress.ts';
import { modes } from '../servers/modes.ts';
import { type RunningServer, startServer } from '../servers/start-server.ts';
import { openListeners } from './listeners.ts';
import { openChanges, openWatchers } from './watchers.ts';

/** Sockets that hear of one event. */
export const SOCKETS = 1_000;
/** Events one after the other in one turn of one subject. */
export const EVENTS = 5;

/** Turns before any counts: a server that has run for a while is asked, not one that was just started. */
const WARM_TURNS = 40;

/** One way of telling everybody, or what is done before anybody is told. */
export type FanOut = {
  readonly id: 'broadcast' | 'one cohort' | 'ten cohorts' | 'change' | 'change with event';
  readonly title: string;
  /** The server that tells; undefined where nobody is told. */
  readonly pid: number | undefined;
  /** Tells everybody once. Answers how many milliseconds it took until the last had it, and what it was. */
  tell(): Promise<{ readonly milliseconds: number; readonly text: string }>;
  close(): Promise<void>;
};

/** Of three controllers under the same policy: what changes for one subject must not keep another one busy. */
export type FanOutCallers = {
  readonly inOneCohort: BenchCaller;
  readonly inTenCohorts: BenchCaller;
  /** Nobody watches this controller. */
  readonly unwatched: BenchCaller;
};

type Options = {
  readonly url: string;
  readonly poolSize: number;
  readonly callers: FanOutCallers;
  readonly cores: Cores | undefined;
  readonly profiles?: string | undefined;
  readonly rounds: number;
};

const broadcast = {
  id: 'broadcast',
  title: 'a bare broadcast: node:http and ws',
  program: fileURLToPath(new URL('broadcast.ts', import.meta.url)),
  args: [],
};

export type FanOutFigures = {
  readonly subjects: readonly FanOut[];
  readonly turns: ReadonlyMap<string, readonly Turn[]>;
  /** Of the message that everybody heard. */
  readonly bytes: number;
};

export async function measureFanOut(options: Options, say: Say): Promise<FanOutFigures> {
  const { url, poolSize, callers, cores, profiles, rounds } = options;
  const full = modes.find(({ id }) => id === 'full');
  if (full === undefined) throw new Error('There is no mode "full".');
  const servers: RunningServer<{ readonly title: string }>[] = [];
  const subjects: FanOut[] = [];
  try {
    // One process for both: two would read every event twice, on the core that is measured.
    const gateway = await startServer(full, { settings: { url, poolSize }, cores, profiles });
    servers.push(gateway);
    for (const cohorts of [1, 10]) {
      const caller = cohorts === 1 ? callers.inOneCohort : callers.inTenCohorts;
      say(`${SOCKETS} sockets in ${cohorts} ${cohorts === 1 ? 'cohort' : 'cohorts'}`);
      subjects.push(await gatewayOn(gateway, url, caller, cohorts));
    }
    const { text } = await (subjects[0] as FanOut).tell();
    if (!text.includes('"ticketChanged":{')) throw new Error(`Everybody heard something else: ${text}`);
    const server = await startServer(broadcast, { settings: { url, poolSize }, cores, profiles });
    servers.push(server);
    subjects.unshift(await broadcastOn(server, text));
    subjects.push(...(await changesAlone(url, callers.unwatched)));
    const turns = await takeTurns(subjects, rounds, say);
    return { subjects, turns, bytes: Buffer.byteLength(text) };
  } finally {
    await Promise.all(subjects.map((subject) => subject.close()));
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function takeTurns(
  subjects: readonly FanOut[],
  rounds: number,
  say: Say,
): Promise<ReadonlyMap<string, readonly Turn[]>> {
  const turns = new Map<string, Turn[]>(subjects.map(({ id }) => [id, []]));
  say('warming up');
  for (const subject of subjects) for (let warm = 0; warm < WARM_TURNS; warm += 1) await takeTurn(subject, 0);
  for (let round = 1; round <= rounds; round += 1) {
    for (const subject of shuffled(subjects, round)) {
      turns.get(subject.id)?.push(await takeTurn(subject, round));
    }
    if (round % 5 === 0 || round === rounds) say(`round ${round} of ${rounds}`);
  }
  return turns;
}

async function takeTurn({ pid, tell }: FanOut, round: number): Promise<Turn> {
  const cpu = () => (pid === undefined ? null : cpuOf(pid));
  const before = cpu();
  let milliseconds = 0;
  for (let event = 0; event < EVENTS; event += 1) milliseconds += (await tell()).milliseconds;
  const after = cpu();
  return {
    round,
    requestsPerSecond: (EVENTS * 1_000) / milliseconds,
    cpuPerRequest: before === null || after === null ? null : (after - before) / EVENTS,
    postgresCpuPerRequest: null,
  };
}

async function gatewayOn(
  { pid, port }: RunningServer<unknown>,
  url: string,
  caller: BenchCaller,
  cohorts: number,
): Promise<FanOut> {
  const listeners = await openWatchers(port, caller, { sockets: SOCKETS, cohorts });
  const changes = await openChanges(url, caller);
  return {
    id: cohorts === 1 ? 'one cohort' : 'ten cohorts',
    title: `gateway, everything on, ${cohorts === 1 ? 'one cohort' : `${cohorts} cohorts of ${SOCKETS / cohorts}`}`,
    pid,
    async tell() {
      const heard = listeners.heard();
      const committed = await changes.commit();
      const { at, text } = await heard;
      return { milliseconds: at - committed, text };
    },
    async close() {
      listeners.close();
      await changes.close();
    },
  };
}

/** What the event costs whoever writes it: a ticket that changes, without and with its event and the notification. */
async function changesAlone(url: string, caller: BenchCaller): Promise<readonly FanOut[]> {
  const changes = await openChanges(url, caller);
  const subject = (id: FanOut['id'], title: string, withEvent: boolean): FanOut => ({
    id,
    title,
    pid: undefined,
    async tell() {
      const begun = performance.now();
      return { milliseconds: (await changes.change(withEvent)) - begun, text: '' };
    },
    close: () => (withEvent ? changes.close() : Promise.resolve()),
  });
  return [
    subject('change', 'a ticket changes in the database, nobody is told', false),
    subject('change with event', 'the same with its event and the notification, until it is committed', true),
  ];
}

async function broadcastOn({ pid, port }: RunningServer<unknown>, text: string): Promise<FanOut> {
  const open = (): WebSocket => new WebSocket(`ws://127.0.0.1:${port}`);
  const listeners = await openListeners(SOCKETS, open, async () => undefined);
  const sender = open();
  await once(sender, 'open');
  return {
    id: 'broadcast',
    title: broadcast.title,
    pid,
    async tell() {
      const heard = listeners.heard();
      const sent = performance.now();
      sender.send(text);
      return { milliseconds: (await heard).at - sent, text };
    },
    async close() {
      listeners.close();
      sender.terminate();
    },
  };
}
