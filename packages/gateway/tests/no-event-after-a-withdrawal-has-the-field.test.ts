import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { afterWithdrawal } from './chaos/silence.ts';

// The long form is `npm run chaos`.
describeOnDatabases('a withdrawal that was acknowledged', (open, kind) => {
  // PGlite is one process.
  if (kind === 'pglite') return test('is for PostgreSQL, which serves several processes', () => undefined);

  test('leaves no personal field in any later event on 200 sockets of two processes', async () => {
    const sockets = 200;
    const database = await open({ poolSize: 4 });
    const outcome = await afterWithdrawal({ database, sockets, patience: 120_000 });
    expect(outcome).toMatchObject({ told: sockets, leaks: 0 });
  }, 600_000);
});
