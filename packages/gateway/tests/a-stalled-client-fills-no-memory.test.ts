import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { underStalledClients } from './chaos/stalled.ts';

// The long form is `npm run chaos`.
describeOnDatabases('clients that stop reading', (open, kind) => {
  // PGlite serves one process.
  test.runIf(kind === 'postgresql')(
    '3 of them leave the memory bounded, and the one that reads misses nothing',
    async () => {
      const events = 1_200;
      const outcome = await underStalledClients({
        database: await open({ poolSize: 4 }),
        stalled: 3,
        events,
        patience: 300_000,
      });
      expect(outcome).toMatchObject({ received: events, error: undefined, isAlive: true });
      expect(outcome.grownBy).toBeLessThan(64);
    },
    600_000,
  );
});
