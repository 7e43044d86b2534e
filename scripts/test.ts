// `npm test`: all checks, then the tests of every package on one throw-away PostgreSQL, then one line with the sum.
import { existsSync } from 'node:fs';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkParts, generateParts, generatedParts, lintParts, withoutTests } from './parts.ts';
import { startPostgres, type ThrowAwayPostgres } from './postgres.ts';
import { createCommandRunner, type CommandRunner } from './run-command.ts';
import { runParts } from './run-parts.ts';
import { repoRoot } from './source-files.ts';
import { sumResults, type SuiteResult, type VitestReport } from './sum-results.ts';

const startedAt = Number(process.env.REMIT_RUN_STARTED_AT) || Date.now();
const say = (text: string): void => {
  const elapsed = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
  console.log(`remit ${elapsed} s  ${text}`);
};

/** Every workspace folder that must have tests, cheapest first. */
async function testFolders(): Promise<string[]> {
  const folders = ['scripts'];
  for await (const file of glob(
    [
      'packages/*/package.json',
      'apps/*/package.json',
      'bench/package.json',
      'bench/*/package.json',
      'examples/*/package.json',
    ],
    { cwd: repoRoot },
  )) {
    folders.push(dirname(file).replaceAll('\\', '/'));
  }
  return folders.filter((folder) => !(folder in withoutTests)).toSorted(byCost);
}

const order = ['scripts', 'packages/sdk', 'packages/schema', 'packages/gateway'];
const byCost = (a: string, b: string): number => place(a) - place(b) || a.localeCompare(b);
const place = (folder: string): number => (order.includes(folder) ? order.indexOf(folder) : order.length);

async function runSuite(
  folder: string,
  commands: CommandRunner,
  reports: string,
  url: string,
): Promise<SuiteResult> {
  const cwd = join(repoRoot, folder);
  if (!existsSync(join(cwd, 'vitest.config.ts'))) {
    say(`Tests of ${folder}: none, it has no vitest.config.ts`);
    return { name: folder, exitCode: 0, report: { testResults: [] } };
  }
  say(`Tests of ${folder} ...`);
  const file = join(reports, `${folder.replaceAll('/', '-')}.json`);
  const { code, seconds } = await commands.run(
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      cwd,
      output: 'show',
      env: { REMIT_TEST_POSTGRES_URL: url, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
      stillRunning: (sofar) => {
        if (!process.stdout.isTTY) say(`Tests of ${folder} are still running, ${sofar.toFixed(0)} s so far`);
      },
    },
  );
  say(`Tests of ${folder} ended after ${seconds.toFixed(1)} s`);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return {
    name: folder,
    exitCode: code,
    report: text === undefined ? undefined : (JSON.parse(text) as VitestReport),
  };
}

async function runAll(commands: CommandRunner): Promise<number> {
  const failedChecks = [
    ...(await runParts('generate', generateParts, commands, say)),
    ...(await runParts('lint', lintParts, commands, say)),
    ...(await runParts('check', checkParts, commands, say)),
    ...(await runParts('check', generatedParts, commands, say)),
  ];

  const suites: SuiteResult[] = [];
  const reports = await mkdtemp(join(tmpdir(), 'remit-reports-'));
  let postgres: ThrowAwayPostgres | undefined;
  try {
    say('Starting PostgreSQL for the tests ...');
    postgres = await startPostgres();
    for (const folder of await testFolders()) {
      if (!commands.stopped) suites.push(await runSuite(folder, commands, reports, postgres.url));
    }
  } catch (error) {
    failedChecks.push(`PostgreSQL for the tests: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await postgres?.stop();
    await rm(reports, { recursive: true, force: true });
  }

  // A sum over half of the tests would read like a result.
  if (commands.stopped) return 130;
  const { passed, failed, skipped, failures } = sumResults(suites, failedChecks);
  say('Done.');
  for (const name of skipped) console.log(`skipped  ${name}`);
  for (const failure of failures) console.log(`FAILED   ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

const commands = createCommandRunner();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!commands.stopped) say(`Stopping (${signal}) ...`);
    commands.stop(signal);
  });
}
process.exitCode = await runAll(commands);
