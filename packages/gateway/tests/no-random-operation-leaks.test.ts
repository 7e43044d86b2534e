import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { fuzz } from './fuzz/run-fuzz.ts';

/** The short form; `npm run fuzz` throws 20,000. */
const OPERATIONS = { pglite: 400, postgresql: 200 } as const;

describeOnDatabases('random operations by random callers', (open, kind) => {
  test('answer what an independent evaluator of policies and rows expects, and nothing more', async () => {
    const statistics = await fuzz({
      database: await open(),
      operations: OPERATIONS[kind],
      seed: 20_260_301,
      stopAtFirst: true,
      onProgress: () => undefined,
    });
    expect(statistics.table()).toMatch(/leaks +0\n/);
  }, 120_000);
});
