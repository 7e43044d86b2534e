// `npm run test:safeguards`: takes each safeguard away, one at a time, and expects a test to fail.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './postgres.ts';
import { type Safeguard, safeguards } from './safeguards/list.ts';

interface Report {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly object[] }[];
}

const root = fileURLToPath(new URL('../', import.meta.url));

/** Runs the safeguard's tests with it switched off. The PGlite half of a suite is enough to notice. */
async function runWithout(
  { id, package: folder, tests }: Safeguard,
  env: NodeJS.ProcessEnv,
): Promise<Report | undefined> {
  const kept = await mkdtemp(join(tmpdir(), 'remit-safeguard-'));
  const file = join(kept, 'report.json');
  const half = folder === 'packages/gateway' ? ['-t', 'pglite'] : [];
  const args = ['exec', 'vitest', 'run', ...tests, ...half, '--reporter=json', `--outputFile=${file}`];
  const child = spawn('pnpm', args, {
    cwd: join(root, folder),
    env: { ...env, REMIT_SAFEGUARD_OFF: id },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('exit', resolve));
  const report = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  );
  await rm(kept, { recursive: true });
  return report;
}

/** A test must fail; that nothing could be loaded is no proof of anything. */
function isNoticed(report: Report | undefined): boolean {
  const loaded = report?.testResults.every(({ assertionResults }) => assertionResults.length > 0) ?? false;
  return loaded && (report?.numFailedTests ?? 0) > 0;
}

const wanted = process.argv.slice(2);
const chosen =
  wanted.length === 0 ? safeguards : safeguards.filter(({ id }) => wanted.some((part) => id.includes(part)));
const postgres = await startPostgres();
const env = { ...process.env, REMIT_TEST_POSTGRES_URL: postgres.url };
const unnoticed: string[] = [];
const started = Date.now();
try {
  for (const [index, safeguard] of chosen.entries()) {
    const report = await runWithout(safeguard, env);
    const noticed = isNoticed(report);
    if (!noticed) unnoticed.push(safeguard.id);
    const seconds = Math.round((Date.now() - started) / 1_000);
    const result = noticed ? `noticed by ${report?.numFailedTests} tests` : 'NOT NOTICED';
    console.log(
      `${String(index + 1).padStart(2)} of ${chosen.length}  ${seconds} s  ${safeguard.id}: ${result}`,
    );
  }
} finally {
  await postgres.stop();
}
console.log(`${chosen.length - unnoticed.length} passed, ${unnoticed.length} failed`);
if (unnoticed.length > 0) process.exitCode = 1;
