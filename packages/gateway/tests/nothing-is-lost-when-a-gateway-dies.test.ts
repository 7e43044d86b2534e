import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { underCuts } from './chaos/cuts.ts';

// The long form is `npm run chaos`.
describeOnDatabases('connections that break and a gateway that is killed', (open, kind) => {
  // PGlite serves one process.
  test.runIf(kind === 'postgresql')(
    '10 clients lose nothing, hear nothing twice and nothing out of order',
    async () => {
      const seed = Date.now() % 2 ** 31;
      const outcome = await underCuts({
        database: await open({ poolSize: 4 }),
        clients: 10,
        messages: 60,
        cuts: 2,
        seed,
        patience: 120_000,
      });
      expect({ seed, ...outcome }).toMatchObject({ lost: 0, doubled: 0, disordered: 0, ended: [] });
      expect(outcome.messages).toBeGreaterThanOrEqual(50);
    },
    600_000,
  );
});
