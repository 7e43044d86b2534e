import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { checkDataset, datasetFaults, type TenantCounts } from './check-dataset.ts';
import { loadDataset, withClient } from './load-dataset.ts';
import { tenantsOf } from './tenant.ts';

const amounts = { customers: 20, staff: 3, tickets: 70, messagesPerTicket: 3, consentsPerCustomer: 16 };
/** One controller of each policy, and few rows: the load itself is what is tested. */
const tenants = tenantsOf({ small: true, growth: false }, 5).map((tenant) => ({ ...tenant, ...amounts }));
const now = new Date('2026-06-01T00:00:00Z');

const counts = tenants.map(({ number }): TenantCounts => ({
  number,
  id: number,
  customers: 20,
  tickets: 70,
  messages: 210,
  consents: 320,
  visible: 63,
  expired: 7,
  statesOfPolicyInForce: 23,
  distinctStates: 12,
}));

test('a dataset with the right counts has no fault', () => {
  expect(datasetFaults(tenants, counts)).toEqual([]);
});

test.each<[keyof TenantCounts, number, string]>([
  ['id', 9, 'Controller 2: id: 9, not 2.'],
  ['customers', 19, 'Controller 2: customers: 19, not 20.'],
  ['messages', 209, 'Controller 2: messages: 209, not 210.'],
  ['consents', 0, 'Controller 2: consents: 0, not 320.'],
  ['statesOfPolicyInForce', 22, 'Controller 2: statesOfPolicyInForce: 22, not 23.'],
  ['visible', 49, 'Controller 2: only 49 tickets inside their retention.'],
  ['expired', 0, 'Controller 2: no ticket past its retention.'],
  ['distinctStates', 1, 'Controller 2: only 1 different lawfulness states.'],
])('a wrong number of %s is told', (name, wrong, fault) => {
  const spoilt = counts.map((found) => (found.number === 2 ? { ...found, [name]: wrong } : found));
  expect(datasetFaults(tenants, spoilt)).toEqual([fault]);
});

test('a controller that is missing is told', () => {
  expect(datasetFaults(tenants, counts.slice(1))).toEqual([
    '4 controllers, not 5.',
    'Controller 1: is missing.',
  ]);
});

describeOnDatabases('the dataset', (open, kind) => {
  test.runIf(kind === 'postgresql')(
    'is loaded, the same each time, and a change in it is found',
    async () => {
      const digests: string[] = [];
      for (let run = 0; run < 2; run += 1) {
        const { url = '' } = await open();
        await loadDataset(url, tenants, () => undefined);
        await checkDataset(url, tenants, now);
        digests.push(await digestOf(url));
        if (run === 0) continue;
        await withClient(url, (client) =>
          client.query(`UPDATE data_subject SET lawfulness = '1:' WHERE id = 3`),
        );
        await expect(checkDataset(url, tenants, now)).rejects.toThrow('are not what recomputing gives');
      }
      expect(digests[1]).toBe(digests[0]);
    },
  );
});

/** Everything that an answer is made of. */
async function digestOf(url: string): Promise<string> {
  const tables = ['data_subject', 'agent', 'conversation', 'message', 'consent_record', 'access_token'];
  return withClient(url, async (client) => {
    const parts: string[] = [];
    for (const table of tables) {
      const { rows } = await client.query<{ digest: string }>(
        `SELECT md5(string_agg(to_jsonb(t)::text, ',' ORDER BY id)) AS digest FROM (SELECT * FROM ${table}) t`,
      );
      parts.push(`${table} ${rows[0]?.digest}`);
    }
    return parts.join('\n');
  });
}
