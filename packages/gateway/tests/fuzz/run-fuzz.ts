import type { Database } from '@remit/schema';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import {
  nowhere,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../../src/testing/index.ts';
import { changeBetween } from './change/between.ts';
import { type Failed, turnOfEvents } from './change/turn-of-events.ts';
import { Pseudonyms } from './compare.ts';
import { type Court, judge } from './judge.ts';
import { ExpectedLedger, lastLedgerId } from './ledger.ts';
import { caseFrom, promisingPairs } from './operation/case.ts';
import { Choices } from './operation/choices.ts';
import { readHints } from './operation/hints.ts';
import { readSchema } from './reference/answer.ts';
import { failureInWords, ledgerInWords } from './report.ts';
import { Statistics } from './statistics.ts';
import { Senders } from './transport/senders.ts';
import { type Holder, makeCallers } from './world/callers.ts';
import { chanceOf, marksIn, plantCanaries, readCanaries } from './world/canaries.ts';
import { plantFiles } from './world/files.ts';
import { setPeopleStates } from './world/people-states.ts';
import { setRetention } from './world/rows-in-time.ts';
import { readWorld } from './world/world.ts';

export type FuzzOptions = {
  /** Open and migrated, with nothing in it. */
  readonly database: Database;
  /** About so many operations. */
  readonly operations: number;
  readonly seed: number;
  /** Stop at the first finding, without looking for a smaller one. */
  readonly stopAtFirst?: boolean;
  /** Parts of the run, between which time passes and the world changes; default 4. */
  readonly epochs?: number;
  /** To see one failure again: where it was found. */
  readonly replay?: { readonly epoch: number; readonly path: string };
  readonly onProgress?: (statistics: Statistics) => void;
};

/** Operations that are under way at once. */
const BATCH = 12;
/** Smaller operations tried after the first finding: enough to be readable, not to be smallest. */
const SHRINKING = 500;
/** Live streams of one epoch, and the changes that happen while they are open. */
const STREAMS = 12;
const CHANGES = 14;
const HOUR = 3_600_000;
/** Points that no random operation costs. */
const ANYTHING = Number.MAX_SAFE_INTEGER;
const ENDLESS = { pointsPerMinute: ANYTHING };

/** Thrown when an answer was wrong; its message tells everything that is needed to see it again. */
export class FuzzFailure extends Error {
  override readonly name = 'FuzzFailure';
  readonly statistics: Statistics;

  constructor(message: string, statistics: Statistics) {
    super(message);
    this.statistics = statistics;
  }
}

/**
 * Throws random operations at a real gateway and compares every answer, every delivered event and the ledger with the
 * reference's.
 * @throws {FuzzFailure} at the first answer that differs
 */
export async function fuzz(options: FuzzOptions): Promise<Statistics> {
  const run = await start(options);
  const { epochs = 4, replay } = options;
  try {
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      if (replay === undefined || replay.epoch === epoch)
        await throwOperations(run, epoch, options.operations / epochs);
      await letThingsHappen(run, epoch);
    }
    checkLog(run);
    return run.statistics;
  } finally {
    await run.senders.close();
    await run.gateway.close();
  }
}

/** A run: the gateway, its world, and everybody who asks. */
type Run = {
  readonly options: FuzzOptions;
  readonly gateway: TestGateway;
  readonly senders: Senders;
  readonly statistics: Statistics;
  readonly time: { now: Date };
  readonly recomputedAt: Map<number, Date>;
  readonly pseudonyms: Pseudonyms;
  readonly schema: GraphQLSchema;
  holders: readonly Holder[];
};

async function start(options: FuzzOptions): Promise<Run> {
  const { database, seed } = options;
  const time = { now: TEST_NOW };
  const gateway = await startTestGateway({
    // Random operations ask for more than anybody would, as fast as they can.
    limits: { cost: { operation: ANYTHING, agent: ENDLESS, app: ENDLESS, visitor: ENDLESS } },
    database,
    conversationsPerController: 22,
    clock: () => time.now,
    files: { store: nowhere },
  });
  const holders = await makeCallers({ database, tokenKey: TEST_TOKEN_KEY, now: TEST_NOW }, seed);
  await plantFiles(database.sql, TEST_NOW);
  await plantCanaries(database.sql, seed);
  await setRetention(database.sql, seed, TEST_NOW);
  await setPeopleStates(database, seed, TEST_NOW);
  return {
    options,
    gateway,
    senders: new Senders(gateway),
    statistics: new Statistics(seed),
    time,
    recomputedAt: new Map(),
    pseudonyms: new Pseudonyms(),
    schema: readSchema(),
    holders,
  };
}

/** Everything as it stands now. */
async function convene({ gateway, time, recomputedAt, pseudonyms, schema, holders }: Run): Promise<Court> {
  const world = await readWorld(gateway.database.sql);
  return {
    world,
    now: time.now,
    recomputedAt: (personId) => recomputedAt.get(personId) ?? TEST_NOW,
    schema,
    holders,
    hints: readHints(world),
    promising: promisingPairs(world, holders),
    canaries: readCanaries(world),
    pseudonyms,
  };
}

async function throwOperations(run: Run, epoch: number, operations: number): Promise<void> {
  const { options, senders, statistics, gateway } = run;
  const court = await convene(run);
  const { sql } = gateway.database;
  const since = await lastLedgerId(sql);
  const ledger = new ExpectedLedger();
  let failed: Failed | undefined;
  let tried = 0;
  // Without bias: small numbers mean simple operations, and they come by shrinking.
  const numbers = fc.noBias(
    fc.array(fc.nat({ max: 0xffff }), { minLength: 60, maxLength: 400, size: 'max' }),
  );
  const property = fc.asyncProperty(
    fc.array(numbers, { minLength: 1, maxLength: BATCH, size: 'max' }),
    async (drawn) => {
      if (failed !== undefined && (tried += 1) > SHRINKING) return true;
      const cases = drawn.map((each) => caseFrom(court, each));
      const sent = await Promise.all(cases.map((fuzzCase) => senders.send(fuzzCase)));
      await senders.tidy();
      for (const [index, fuzzCase] of cases.entries()) {
        const answer = sent[index];
        if (answer === undefined) continue;
        const verdict = judge(court, fuzzCase, answer);
        if (failed === undefined) {
          statistics.count(fuzzCase, verdict);
          ledger.note(fuzzCase, verdict);
        }
        if (verdict.findings.length === 0) continue;
        failed = { fuzzCase, verdict };
        return false;
      }
      options.onProgress?.(statistics);
      return true;
    },
  );
  const details = await fc.check(property, {
    seed: options.seed + epoch,
    // A batch holds (BATCH + 1) / 2 on average; a few more, so that it is never a few too few.
    numRuns: Math.ceil((operations * 2.1) / (BATCH + 1)),
    endOnFailure: options.stopAtFirst ?? false,
    ...(options.replay && { path: options.replay.path }),
  });
  if (details.failed) {
    if (failed === undefined) throw details.errorInstance;
    const path = `${epoch}/${details.counterexamplePath ?? ''}`;
    throw new FuzzFailure(failureInWords(court, failed, { statistics, path }), statistics);
  }
  const findings = await ledger.compare(sql, since);
  if (findings.length > 0) throw new FuzzFailure(ledgerInWords(findings, statistics), statistics);
}

/** Time passes, people change their minds, tokens and grants are taken away, while live streams are open. */
async function letThingsHappen(run: Run, epoch: number): Promise<void> {
  const { gateway, senders, statistics, time, recomputedAt, options } = run;
  const choices = new Choices(manyNumbers(`${options.seed}/${epoch}`));
  const recomputed = (personId: number) => void recomputedAt.set(personId, time.now);
  const tick = (milliseconds: number) => (time.now = new Date(time.now.getTime() + milliseconds));
  tick(30 * HOUR);
  const failed = await turnOfEvents({
    gateway,
    senders,
    statistics,
    choices,
    convene: () => convene(run),
    tick: () => tick(60_000),
    recomputed,
    controllerId: 1 + ((options.seed + epoch) % 5),
    streams: STREAMS,
    changes: CHANGES,
  });
  if (failed) {
    const path = `events of epoch ${epoch}`;
    throw new FuzzFailure(failureInWords(await convene(run), failed, { statistics, path }), statistics);
  }
  tick(12 * HOUR);
  const { world } = await convene(run);
  run.holders = await changeBetween({ gateway, world, now: time.now, choices, recomputed }, run.holders);
}

/** Plenty of numbers that depend on nothing but a name. */
function manyNumbers(name: string): number[] {
  return Array.from({ length: 20_000 }, (_, index) => Math.floor(chanceOf(`${name}/${index}`) * 0xffff));
}

/** The log tells nothing about anybody. */
function checkLog({ gateway, statistics }: Run): void {
  const marks = new Set(
    marksIn(gateway.logLines.join('\n')).filter((mark) => mark.startsWith('zq') || mark.includes('+381')),
  );
  if (marks.size === 0) return;
  throw new FuzzFailure(`The log holds personal data: ${[...marks].slice(0, 5).join(', ')}`, statistics);
}
