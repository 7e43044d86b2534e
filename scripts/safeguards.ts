import { startPostgres } from './postgres.ts';
// `npm run test:safeguards`: takes each safeguard away, one at a time and in memory, and expects a test to fail.
import { parts } from './safeguards/list.ts';
import { type Outcome, runWithout } from './safeguards/run-without.ts';
import type { Safeguard } from './safeguards/safeguard.ts';

/** Safeguards whose tests run at once. */
const AT_ONCE = 2;

const wanted = process.argv.slice(2);
const isWanted = ({ id }: Safeguard) => wanted.length === 0 || wanted.some((part) => id.includes(part));
const chosen = parts.flatMap((part) => part.safeguards.filter(isWanted));
const started = Date.now();
const outcomes = new Map<Safeguard, Outcome>();

function inWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'noticed':
      return outcome.operations === undefined
        ? `noticed by ${outcome.failedTests} ${outcome.failedTests === 1 ? 'test' : 'tests'}`
        : `found after ${outcome.operations} random operations`;
    case 'not noticed':
      return `NOT NOTICED: ${outcome.passedTests} tests passed without it`;
    case 'broken':
      return `PROVES NOTHING: ${outcome.why.split('\n').slice(0, 6).join('\n      ')}`;
  }
}

async function work(queue: Safeguard[], env: NodeJS.ProcessEnv): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const outcome = await runWithout(next, env);
    outcomes.set(next, outcome);
    const seconds = Math.round((Date.now() - started) / 1_000);
    const place = `${String(outcomes.size).padStart(3)} of ${chosen.length}`;
    console.log(`${place} ${String(seconds).padStart(4)} s  ${next.id}: ${inWords(outcome)}`);
  }
}

function printTable(): void {
  const width = Math.max(...chosen.map(({ id }) => id.length));
  for (const { title, safeguards } of parts) {
    const own = safeguards.filter((each) => outcomes.has(each));
    if (own.length === 0) continue;
    console.log(`\n${title}`);
    for (const each of own) {
      const outcome = outcomes.get(each);
      const [line] = (outcome ? inWords(outcome) : '').split('\n');
      console.log(`  ${each.id.padEnd(width)}  ${line}`);
    }
  }
}

if (chosen.length === 0) {
  console.error(`No safeguard is called anything like ${wanted.join(', ')}.`);
  process.exitCode = 2;
} else {
  console.log(`Switching off ${chosen.length} safeguards, one at a time, ${AT_ONCE} runs at once.`);
  const postgres = await startPostgres();
  try {
    const queue = [...chosen];
    const env = { ...process.env, REMIT_TEST_POSTGRES_URL: postgres.url };
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue, env)));
  } finally {
    await postgres.stop();
  }
  printTable();
  const noticed = [...outcomes.values()].filter(({ kind }) => kind === 'noticed').length;
  console.log(`\n${noticed} passed, ${chosen.length - noticed} failed`);
  if (noticed < chosen.length) process.exitCode = 1;
}
