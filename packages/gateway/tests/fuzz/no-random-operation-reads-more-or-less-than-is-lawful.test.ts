import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { fuzz } from './run-fuzz.ts';

/** `npm run fuzz` throws 20,000 at PGlite; here are as many as the time of a test run allows. */
const OPERATIONS = { pglite: 1_500, postgresql: 400 } as const;

/** The same operations each time; `npm run fuzz` draws new ones. */
const seed = Number(process.env['REMIT_FUZZ_SEED'] ?? 20_260_315);

describeOnDatabases('random operations', (open, kind) => {
  test(`by random callers are answered exactly as an independent reading of policy and rows would (seed ${seed})`, async () => {
    const statistics = await fuzz({
      database: await open(),
      operations: OPERATIONS[kind],
      seed,
      stopAtFirst: process.env['REMIT_SAFEGUARD_OFF'] !== undefined,
    });
    expect([statistics.leaks, statistics.overDenials, statistics.wrongReports]).toEqual([0, 0, 0]);
    // A run that saw nothing would find nothing either.
    expect(statistics.values.get('exact')).toBeGreaterThan(100);
    expect(statistics.values.get('withheld')).toBeGreaterThan(100);
  }, 240_000);
});
