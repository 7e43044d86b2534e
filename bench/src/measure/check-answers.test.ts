import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { callerOf } from '../dataset/callers.ts';
import { copyWithoutWall, dropCopyWithoutWall } from '../dataset/copy-without-wall.ts';
import { loadDataset, withClient } from '../dataset/load-dataset.ts';
import { tenantsOf } from '../dataset/tenant.ts';
import { type ModeId, modes } from '../servers/modes.ts';
import { type RunningServer, startServer } from '../servers/start-server.ts';
import { checkAnswers } from './check-answers.ts';

const amounts = { customers: 20, staff: 3, tickets: 60, messagesPerTicket: 3, consentsPerCustomer: 16 };
const tenants = tenantsOf({ small: true, growth: false }, 5).map((tenant) => ({ ...tenant, ...amounts }));
const callers = tenants.map(callerOf);

describeOnDatabases('the measured servers', (open, kind) => {
  test.runIf(kind === 'postgresql')(
    'agree on every answer, and only those with checks mind a restriction',
    async () => {
      const { url = '' } = await open();
      await loadDataset(url, tenants, () => undefined);
      const started: RunningServer[] = [];
      const running = (id: ModeId): RunningServer[] => started.filter(({ mode }) => mode.id === id);
      try {
        // A database is copied only when nobody else is connected to it; the test's own pool comes back by itself.
        await withClient(url, (client) =>
          client.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
          ),
        );
        const copy = await copyWithoutWall(url, () => undefined);
        for (const mode of modes) {
          const settings = { url: mode.withoutWall ? copy : url, poolSize: 2 };
          started.push(await startServer(mode, { settings, cores: undefined }));
        }
        const checked = await checkAnswers(started, callers);
        // One for the list; our gateway looks up the token too, and writes the ledger.
        expect(checked.map(({ server, statements }) => [server.mode.id, statements])).toEqual([
          ['bare-sql', 1],
          ['bare-text', 1],
          ['postgraphile', 1],
          ['all-off', 2],
          ['unchecked', 2],
          ['checked', 2],
          ['full', 3],
        ]);

        // Every slot of everybody, from lawful to restricted.
        await withClient(url, (client) =>
          client.query(`UPDATE data_subject SET lawfulness = regexp_replace(lawfulness, '[LT]', 'S', 'g')`),
        );
        await expect(
          checkAnswers([...running('bare-sql'), ...running('unchecked')], callers),
        ).resolves.toHaveLength(2);
        await expect(checkAnswers(running('checked'), callers)).rejects.toThrow('no requester');
        await expect(checkAnswers(running('full'), callers)).rejects.toThrow('no requester');
      } finally {
        await Promise.all(started.map((server) => server.stop()));
        await dropCopyWithoutWall(url);
      }
    },
    60_000,
  );
});
