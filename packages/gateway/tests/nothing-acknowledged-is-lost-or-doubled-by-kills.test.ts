import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { underKills } from './chaos/kills.ts';

// The long form is `npm run chaos`, and kills PostgreSQL too.
describeOnDatabases('gateways that are killed while messages are written', (open, kind) => {
  // PGlite serves one process.
  test.runIf(kind === 'postgresql')(
    'lose nothing that was acknowledged, and nothing that is sent again stands twice',
    async () => {
      const seed = Date.now() % 2 ** 31;
      const outcome = await underKills({
        database: await open({ poolSize: 4 }),
        gatewayKills: 2,
        databaseKills: 0,
        seed,
        patience: 120_000,
      });
      expect({ seed, ...outcome }).toMatchObject({ lost: 0, doubled: 0, ended: 0 });
      // The kills were felt.
      expect(outcome.retried).toBeGreaterThan(0);
      expect(outcome.acknowledged).toBeGreaterThan(15);
    },
    600_000,
  );
});
