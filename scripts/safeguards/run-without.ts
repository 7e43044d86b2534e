import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoRoot } from '../source-files.ts';
import type { Safeguard } from './safeguard.ts';
import { SWITCH } from './switch-off.ts';

/** What the tests said while a safeguard was off. */
export type Outcome =
  | {
      readonly kind: 'noticed';
      readonly failedTests: number;
      /** Random operations thrown until the first wrong answer. */
      readonly operations: number | undefined;
    }
  | { readonly kind: 'not noticed'; readonly passedTests: number }
  /** Nothing ran, or what failed was no judgement of a test: the entry is wrong, and proves nothing. */
  | { readonly kind: 'broken'; readonly why: string };

interface Report {
  readonly testResults: readonly {
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** A source that no longer runs makes every test fail, and shows nothing. */
const CRASH =
  /^(TypeError|ReferenceError|SyntaxError|Error: Cannot find|.*does not hold this text exactly once)/;

/** Runs a safeguard's tests with the safeguard switched off. */
export async function runWithout(
  safeguard: Safeguard,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> {
  const kept = await mkdtemp(join(tmpdir(), 'remit-safeguard-'));
  const file = join(kept, 'report.json');
  try {
    const output = await runVitest(safeguard, file, env);
    const report = JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) as Report | null;
    return report === null ? { kind: 'broken', why: output.slice(-2_000) } : outcomeOf(report);
  } finally {
    await rm(kept, { recursive: true, force: true });
  }
}

function runVitest(
  { off, folder, tests, named }: Safeguard,
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const names = named === undefined ? [] : ['-t', named];
  const args = ['exec', 'vitest', 'run', ...tests, ...names, '--reporter=json', `--outputFile=${file}`];
  const child = spawn('pnpm', args, {
    cwd: join(repoRoot, folder),
    env: { ...env, [SWITCH]: JSON.stringify(off), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve(output));
  });
}

function outcomeOf({ testResults }: Report): Outcome {
  const unread = testResults.find(({ assertionResults }) => assertionResults.length === 0);
  if (unread) return { kind: 'broken', why: unread.message ?? 'A test file could not be read.' };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const messages = results.flatMap(({ status, failureMessages = [] }) =>
    status === 'failed' ? [failureMessages.join('\n')] : [],
  );
  const judged = messages.filter((message) => !CRASH.test(message));
  if (judged.length > 0) {
    const operations = /After (\d+) operations/.exec(judged.join('\n'))?.[1];
    return {
      kind: 'noticed',
      failedTests: judged.length,
      operations: operations === undefined ? undefined : Number(operations),
    };
  }
  if (messages.length > 0) return { kind: 'broken', why: messages[0] ?? '' };
  const suite = testResults.find(({ message }) => message);
  const passed = results.filter(({ status }) => status === 'passed').length;
  if (passed === 0) return { kind: 'broken', why: suite?.message ?? 'No test ran.' };
  return { kind: 'not noticed', passedTests: passed };
}
