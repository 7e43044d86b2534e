import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { differences, putInPlace } from './check-generated.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'remit-test-'));
  await mkdir(join(root, 'out'));
  await writeFile(join(root, 'out/same'), 'a\n');
  await writeFile(join(root, 'out/changed'), 'a\nb\n');
  await writeFile(join(root, 'out/extra'), '');
});
afterEach(() => rm(root, { recursive: true }));

const made = { 'out/same': 'a\n', 'out/changed': 'a\nc\n', 'out/deep/missing': '' };

test('changed, missing, extra and empty outputs are all told', async () => {
  expect(await differences(root, made, ['out', 'nothing'])).toEqual([
    'out/changed: out of date from line 2',
    'out/deep/missing: missing',
    'out/extra: no longer made',
    'nothing: the generator made nothing',
  ]);
});

test('what is put in place is current, and what is no longer made is gone', async () => {
  await putInPlace(root, made, ['out']);
  expect(await differences(root, made, ['out'])).toEqual([]);
  expect(await readdir(join(root, 'out'))).not.toContain('extra');
});
