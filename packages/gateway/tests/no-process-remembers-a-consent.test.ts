import { openDatabase } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { startTestGateway } from '../src/testing/index.ts';
import { acrossProcesses, peopleToAsk } from './chaos/consent.ts';
import { ADVERTISING } from './chaos/world.ts';

// The long form is `npm run chaos`, with processes. Here two gateways have a database handle each, and so nothing in common
// but PostgreSQL.
describeOnDatabases('consent withdrawn at one gateway and read at another', (open, kind) => {
  test.runIf(kind === 'postgresql')(
    'in 60 rounds nobody reads what was withdrawn (OBL-MULTI-CON-01)',
    async () => {
      const database = await open({ poolSize: 4 });
      const seeded = { controllers: [ADVERTISING], conversationsPerController: 40 };
      const here = await startTestGateway({ database, ...seeded });
      const other = await openDatabase({ url: database.url ?? '', poolSize: 4 });
      const there = await startTestGateway({ database: other });
      try {
        const people = await peopleToAsk(database, here.tokens, 8);
        const reader = await here.tokens.agent(ADVERTISING, 'marketing_manager');
        const urls = { here: here.url, there: there.url };
        const outcome = await acrossProcesses({ ...urls, people, reader, rounds: 60 });
        expect(outcome).toEqual({ rounds: 60, seen: 60, stale: 0 });
      } finally {
        await Promise.all([here.close(), there.close()]);
        await other.close();
      }
    },
    120_000,
  );
});
