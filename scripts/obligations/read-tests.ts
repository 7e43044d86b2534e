import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot, sourceFiles } from '../source-files.ts';
import { obligationIds } from './obligations.ts';
import { type Scan, scanTests } from './scan-tests.ts';

/** Scans every test file of the repository. */
export function readTests(): Scan {
  const scans = sourceFiles()
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => scanTests(file, readFileSync(join(repoRoot, file), 'utf8'), obligationIds));
  return {
    tests: scans.flatMap(({ tests }) => tests),
    asleep: scans.flatMap(({ asleep }) => asleep),
    faults: scans.flatMap(({ faults }) => faults),
  };
}
