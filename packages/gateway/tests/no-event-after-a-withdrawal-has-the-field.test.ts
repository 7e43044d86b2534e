import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { afterWithdrawal } from './chaos/silence.ts';

// The long form is `npm run chaos`, with notifications and without.
describeOnDatabases('a withdrawal that was acknowledged', (open, kind) => {
  // PGlite serves one process.
  test.runIf(kind === 'postgresql')(
    'leaves no personal field in any later event on 30 sockets of two processes, and a revoked token ends them, though no notification comes through',
    async () => {
      const sockets = 30;
      const database = await open({ poolSize: 4 });
      const outcome = await afterWithdrawal({ database, sockets, notifies: false, patience: 120_000 });
      expect(outcome).toMatchObject({
        listening: sockets,
        told: sockets,
        leaks: 0,
        ended: sockets,
        afterTheEnd: 0,
      });
    },
    300_000,
  );
});
