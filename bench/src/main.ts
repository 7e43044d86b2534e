// `npm run bench`, from top to bottom: the dataset, the servers, the comparison of their answers, the rounds, the tables.
import { fileURLToPath } from 'node:url';
import { type BenchCaller, callerOf } from './dataset/callers.ts';
import { copyWithoutWall } from './dataset/copy-without-wall.ts';
import { type BenchDatabase, findDatabase } from './dataset/find-database.ts';
import { tenantsOf } from './dataset/tenant.ts';
import { runFanOut } from './fan-out/run-fan-out.ts';
import { type Cores, takeCores } from './machine/cores.ts';
import { describeMachine } from './machine/describe-machine.ts';
import { type CheckedServer, checkAnswers } from './measure/check-answers.ts';
import { runRounds, type Subject } from './measure/run-rounds.ts';
import { type BenchOptions, readOptions, usage } from './options.ts';
import { createSay, type Say } from './progress.ts';
import { comparisons, growthComparisons, outcomesOf } from './report/comparisons.ts';
import { type FanOutResults, fanOutInWords } from './report/fan-out-tables.ts';
import { publish } from './report/publish.ts';
import { type Results, subjectResults, writeResults } from './report/results.ts';
import { resultsInWords } from './report/tables.ts';
import { modes } from './servers/modes.ts';
import { type RunningServer, startServer } from './servers/start-server.ts';

const inBench = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
/** As a gateway has by default; the same for every server. */
const poolSize = 10;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return void process.stdout.write(usage);
  const say = createSay();
  const cores = takeCores();
  say(
    cores === undefined
      ? 'the server cannot have a core of its own here (no taskset, or one core): read the ratios with care'
      : `core ${cores.server} for the server, core ${cores.others} for PostgreSQL and the load`,
  );
  const tenants = tenantsOf(options);
  const database = await findDatabase(process.env['DATABASE_URL'], options, tenants, say);
  const servers: RunningServer[] = [];
  try {
    const profiles = options.profile ? inBench('results/profiles') : undefined;
    if (options.fanOut) {
      const run = { database, tenants, poolSize, rounds: options.rounds, cores, profiles };
      const results = await runFanOut(run, say);
      return await keep('fan-out', results, fanOutInWords(results), options, say);
    }
    const wanted = options.growth
      ? modes.filter(({ id }) => id === 'full')
      : modes.filter(({ id }) => options.modes.includes(id));
    const open = wanted.some((mode) => mode.withoutWall) ? await copyWithoutWall(database.url, say) : '';
    for (const mode of wanted) {
      say(`starting "${mode.title}"`);
      const settings = { url: mode.withoutWall ? open : database.url, poolSize };
      servers.push(await startServer(mode, { settings, cores, profiles }));
    }
    const checked = await checkAnswers(servers, tenants.map(callerOf));
    say('every server gives the same answers, and they are what was asked for');
    const subjects = options.growth
      ? growthSubjects(checked, tenants)
      : usualSubjects(checked, tenants.map(callerOf));
    await measure(subjects, options, database, cores, say);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.close();
  }
}

/** Every server, asked by all controllers in turn. */
function usualSubjects(
  checked: readonly CheckedServer[],
  callers: readonly BenchCaller[],
): readonly Subject[] {
  return checked.map((each) => ({
    id: each.server.mode.id,
    title: each.server.mode.title,
    checked: each,
    callers,
  }));
}

/** One server, asked by one controller of each kind. */
function growthSubjects(
  checked: readonly CheckedServer[],
  tenants: ReturnType<typeof tenantsOf>,
): readonly Subject[] {
  const [server] = checked;
  if (server === undefined) return [];
  const kinds = [...new Set(tenants.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const tenant = tenants.find((candidate) => candidate.kind === kind);
    return tenant === undefined
      ? []
      : [{ id: kind, title: `a controller: ${kind}`, checked: server, callers: [callerOf(tenant)] }];
  });
}

async function measure(
  subjects: readonly Subject[],
  options: BenchOptions,
  database: BenchDatabase,
  cores: Cores | undefined,
  say: Say,
): Promise<void> {
  const turns = await runRounds(
    subjects,
    {
      rounds: options.rounds,
      measured: options.seconds * 1_000,
      leadIn: 200,
      connections: options.connections,
      postgresPid: database.postgresPid,
    },
    say,
  );
  const results: Results = {
    measuredAt: new Date().toISOString(),
    form: `${options.small ? 'a tenth of the dataset' : 'the whole dataset'}${options.growth ? ', growth of one controller' : ''}`,
    rounds: options.rounds,
    secondsPerTurn: options.seconds,
    connections: options.connections,
    machine: await describeMachine(database.url, cores),
    subjects: subjectResults(subjects, turns),
    outcomes: outcomesOf(turns, options.growth ? growthComparisons : comparisons),
  };
  await keep(options.growth ? 'growth' : 'list-query', results, resultsInWords(results), options, say);
}

/** Says the figures, and keeps them where that is asked for. */
async function keep(
  name: string,
  results: Results | FanOutResults,
  words: string,
  { publish: isPublished, gate }: BenchOptions,
  say: Say,
): Promise<void> {
  process.stdout.write(`\n${words}\n\n`);
  await writeResults(inBench('results/last-run.json'), results);
  if (isPublished) {
    await writeResults(inBench(`results/${name}.json`), results);
    await publish(inBench('../docs/benchmark.md'), name, words);
    say(`kept in bench/results/${name}.json and docs/benchmark.md`);
  }
  if (gate && results.outcomes.some(({ met }) => met === false)) {
    say('a target is not met');
    process.exitCode = 1;
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
