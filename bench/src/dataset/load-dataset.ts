import { compileProfile, type Database, migrate, openDatabase, recomputeLawfulness } from '@remit/schema';
import pg from 'pg';
import { type Say, timed } from '../progress.ts';
import { callerOf, digestOfToken } from './callers.ts';
import { loadStatements, prepareStatements } from './statements.ts';
import { datasetMoment, insertTenants, type TenantRow } from './tenant-rows.ts';
import type { Tenant } from './tenant.ts';

/** Fills an empty database: Remit's own migrations, then the rows, then the lawfulness of everybody by the real function. */
export async function loadDataset(url: string, tenants: readonly Tenant[], say: Say): Promise<void> {
  const database = await openDatabase({ url, poolSize: 2 });
  try {
    await migrate(database);
    const rows = await timed(say, 'controllers and their policies', () => insertTenants(database, tenants));
    await insertRows(url, rows, say);
    await timed(say, 'lawfulness of everybody', () => decideEverybody(database, rows));
  } finally {
    await database.close();
  }
}

/** After the last write: statistics for the planner, and no dead rows or checkpoint left over for a round to pay for. */
export async function settle(url: string, say: Say): Promise<void> {
  await withClient(url, (client) =>
    timed(say, 'statistics for the planner', async () => {
      await client.query('VACUUM ANALYZE');
      // Not everybody may; then the server does it in its own time.
      await client.query('CHECKPOINT').catch(() => undefined);
    }),
  );
}

async function insertRows(url: string, rows: readonly TenantRow[], say: Say): Promise<void> {
  await withClient(url, async (client) => {
    // The rows are right by construction and checked afterwards. Only a superuser may switch triggers off.
    await client.query('SET session_replication_role = replica').catch(() => undefined);
    await client.query(`SET synchronous_commit = off; SET work_mem = '256MB'; SET timezone = 'UTC'`);
    await client.query(prepareStatements);
    for (const row of rows) await client.query(TENANT, amountsOf(row));
    await client.query('ANALYZE bench_tenant');
    for (const { says, sql, params } of loadStatements) {
      await timed(say, says, () =>
        client.query(
          sql,
          params?.map((param) => param),
        ),
      );
    }
    for (const { tenant } of rows) {
      const { number, token } = callerOf(tenant);
      await client.query(TOKEN, [digestOfToken(token), number, datasetMoment]);
    }
  });
}

const TENANT = 'INSERT INTO bench_tenant VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)';

function amountsOf({ tenant, controllerId, policyVersionId, firstPersonId }: TenantRow): unknown[] {
  const { number, customers, staff, tickets, messagesPerTicket, consentsPerCustomer, support } = tenant;
  return [
    number,
    controllerId,
    policyVersionId,
    firstPersonId,
    customers,
    staff,
    tickets,
    messagesPerTicket,
    consentsPerCustomer,
    support.role,
    support.purpose,
    support.consentPurposes,
  ];
}

const TOKEN = `
  INSERT INTO access_token (digest, controller_id, agent_id, created_at)
  SELECT $1, t.controller_id, min(a.id), $3 FROM bench_tenant t JOIN agent a USING (controller_id)
   WHERE t.number = $2 GROUP BY t.controller_id`;

async function decideEverybody(database: Database, rows: readonly TenantRow[]): Promise<void> {
  for (const { tenant, policyVersionId, firstPersonId } of rows) {
    const { profile, sha256 } = tenant.loaded;
    const people = Array.from(
      { length: tenant.customers + tenant.staff },
      (_, index) => firstPersonId + index,
    );
    const inForce = { policy: compileProfile(profile, sha256), policyVersionId };
    await database.prisma.$transaction((tx) => recomputeLawfulness(tx, inForce, people, datasetMoment), {
      timeout: 120_000,
    });
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
