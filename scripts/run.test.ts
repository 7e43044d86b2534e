import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { isNewEnough, main, preparations, run, steps } from './run.mjs';
import { repoRoot } from './source-files.ts';

const wholeEnvironment = { ...process.env };

test.each([
  ['20.20.2', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['23.0.0', true],
  ['24.21.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test('every root script is a step, and every step a root script', async () => {
  const { scripts } = JSON.parse(await readFile(join(repoRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const expected = Object.keys(steps).map((name) => [name, `node scripts/run.mjs ${name}`]);
  expect(scripts).toEqual(Object.fromEntries(expected));
});

test('every preparation that a step names exists', () => {
  for (const { needs } of Object.values(steps))
    expect(Object.keys(preparations)).toEqual(expect.arrayContaining(needs));
});

describe('the exit code of a step is', () => {
  test('the one of its command', async () => {
    expect(await run([process.execPath, '--eval', 'process.exit(7)'], wholeEnvironment)).toBe(7);
  });

  test('128 and the number of the signal that ended it', async () => {
    expect(
      await run([process.execPath, '--eval', 'process.kill(process.pid, "SIGTERM")'], wholeEnvironment),
    ).toBe(143);
  });

  test('127 when there is no such command', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await run(['no-such-command-at-all'], wholeEnvironment)).toBe(127);
    said.mockRestore();
  });

  test('2 when there is no such step, and the steps are listed', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await main(['dmeo'])).toBe(2);
    expect(said.mock.calls.join('')).toContain('npm run demo');
    said.mockRestore();
  });
});

test('--where answers the running Node and the folders that must come first in PATH', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(repoRoot, 'scripts', 'run.mjs'),
    '--where',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ node: process.execPath, folders: expect.any(Array) as unknown });
});
