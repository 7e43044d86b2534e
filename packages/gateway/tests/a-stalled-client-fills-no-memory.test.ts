import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { underStalledClients } from './chaos/stalled.ts';

// The long form is `npm run chaos`.
describeOnDatabases('clients that stop reading', (open, kind) => {
  // PGlite is one process.
  if (kind === 'pglite') return test('is for PostgreSQL, which serves several processes', () => undefined);

  test('10 of them leave the memory bounded, and the one that reads misses nothing', async () => {
    const events = 5_000;
    const outcome = await underStalledClients({
      database: await open({ poolSize: 4 }),
      stalled: 10,
      events,
      patience: 300_000,
    });
    expect(outcome).toMatchObject({ received: events, error: undefined, isAlive: true });
    expect(outcome.grownBy).toBeLessThan(64);
  }, 600_000);
});
