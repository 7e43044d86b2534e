import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { differences, generateInto } from './check-generated.ts';
import { createCommandRunner } from './run-command.ts';

let root: string;
let made: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'remit-test-'));
  made = await mkdtemp(join(tmpdir(), 'remit-test-'));
});
afterEach(async () => {
  for (const folder of [root, made]) await rm(folder, { recursive: true });
});

test('a generator that prints fills its one output, whatever it says on the side', async () => {
  const command = ['node', '--eval', 'console.log("one"); console.error("side")'];
  await generateInto(
    made,
    { name: 'x', outputs: ['docs/x.md'], how: 'prints', command },
    createCommandRunner(),
  );
  await mkdir(join(root, 'docs'));
  await writeFile(join(root, 'docs/x.md'), 'one\n');
  expect(await differences(root, made, ['docs/x.md'])).toEqual([]);
});

test('a generator that writes is given the folder', async () => {
  const code = 'require("node:fs").writeFileSync(process.argv[1] + "/y.ts", "")';
  const entry = { name: 'y', outputs: ['y.ts'], how: 'writes', command: ['node', '--eval', code] } as const;
  await generateInto(made, entry, createCommandRunner());
  expect(await differences(root, made, ['y.ts'])).toEqual(['y.ts: missing']);
});

test('a generator that fails is an error with its own words', async () => {
  const entry = {
    name: 'z',
    outputs: ['z'],
    how: 'prints',
    command: ['node', '--eval', 'throw new Error("no clause")'],
  } as const;
  await expect(generateInto(made, entry, createCommandRunner())).rejects.toThrow('no clause');
});

test('changed, missing, extra and empty outputs are all told', async () => {
  await mkdir(join(root, 'out'));
  await mkdir(join(made, 'out'));
  await writeFile(join(root, 'out/changed'), 'a\nb\n');
  await writeFile(join(made, 'out/changed'), 'a\nc\n');
  await writeFile(join(root, 'out/extra'), '');
  await writeFile(join(made, 'out/missing'), '');
  expect(await differences(root, made, ['out', 'nothing'])).toEqual([
    'out/changed: out of date from line 2',
    'out/missing: missing',
    'out/extra: no longer made',
    'nothing: the generator made nothing',
  ]);
});
