import { compileProfile, openDatabase, recomputeLawfulness } from '@remit/schema';
import type { Tenant } from './tenant.ts';

/** What was counted in a loaded database, one entry a controller. */
export type TenantCounts = {
  readonly number: number;
  /** The row's id: the same as the number, because some servers are asked by it. */
  readonly id: number;
  readonly customers: number;
  readonly tickets: number;
  readonly messages: number;
  readonly consents: number;
  /** Tickets inside their retention: the query wants 50. */
  readonly visible: number;
  readonly expired: number;
  readonly statesOfPolicyInForce: number;
  /** Different lawfulness states: one for all would make the decisions too cheap. */
  readonly distinctStates: number;
};

/** Everything in which a loaded dataset differs from what it should be; empty when it is right. */
export function datasetFaults(
  tenants: readonly Tenant[],
  counts: readonly TenantCounts[],
): readonly string[] {
  const faults =
    tenants.length === counts.length ? [] : [`${counts.length} controllers, not ${tenants.length}.`];
  for (const tenant of tenants) {
    const found = counts.find(({ number }) => number === tenant.number);
    const say = (text: string): void => void faults.push(`Controller ${tenant.number}: ${text}.`);
    if (found === undefined) {
      say('is missing');
      continue;
    }
    const wanted: Partial<TenantCounts> = {
      id: tenant.number,
      customers: tenant.customers,
      tickets: tenant.tickets,
      messages: tenant.tickets * tenant.messagesPerTicket,
      consents: tenant.customers * tenant.consentsPerCustomer,
      statesOfPolicyInForce: tenant.customers + tenant.staff,
    };
    for (const [name, amount] of Object.entries(wanted)) {
      const is = found[name as keyof TenantCounts];
      if (is !== amount) say(`${name}: ${is}, not ${amount}`);
    }
    if (found.visible < 50) say(`only ${found.visible} tickets inside their retention`);
    if (found.expired === 0) say('no ticket past its retention');
    if (found.distinctStates < 5) say(`only ${found.distinctStates} different lawfulness states`);
  }
  return faults;
}

const COUNTS = `
  SELECT substr(c.slug, 7)::int AS number, c.id,
         (SELECT count(*) FROM data_subject d WHERE d.controller_id = c.id AND d.kind = 'CUSTOMER')::int AS customers,
         (SELECT count(*) FROM conversation v WHERE v.controller_id = c.id)::int AS tickets,
         (SELECT count(*) FROM conversation v JOIN message m ON m.conversation_id = v.id AND m.controller_id = c.id
            JOIN data_subject r ON r.id = m.requester_id AND r.id = v.requester_id AND r.controller_id = c.id
            JOIN data_subject a ON a.id = m.author_id AND a.controller_id = c.id
           WHERE v.controller_id = c.id)::int AS messages,
         (SELECT count(*) FROM consent_record r JOIN data_subject d ON d.id = r.data_subject_id AND d.controller_id = c.id
           WHERE r.controller_id = c.id)::int AS consents,
         (SELECT count(*) FROM conversation v WHERE v.controller_id = c.id AND (retain_until IS NULL OR retain_until > $1))::int AS visible,
         (SELECT count(*) FROM conversation v WHERE v.controller_id = c.id AND retain_until <= $1)::int AS expired,
         (SELECT count(*) FROM data_subject d WHERE d.controller_id = c.id AND d.lawfulness LIKE c.current_policy_id || ':%')::int AS "statesOfPolicyInForce",
         (SELECT count(DISTINCT lawfulness) FROM data_subject d WHERE d.controller_id = c.id)::int AS "distinctStates"
    FROM controller c ORDER BY number`;

/** People whose state is made once more, to see that it does not change. */
const SAMPLE = 40;

/**
 * Counts what was loaded, and lets the real function make a sample of lawfulness states once more.
 * @throws {Error} naming everything that is not as it should be
 */
export async function checkDataset(url: string, tenants: readonly Tenant[], now: Date): Promise<void> {
  const database = await openDatabase({ url, poolSize: 1 });
  try {
    const counts = await database.sql.query<TenantCounts>('bench_counts', COUNTS, [now]);
    const faults = [...datasetFaults(tenants, counts)];
    for (const tenant of tenants) {
      const controller = await database.prisma.controller.findUniqueOrThrow({
        where: { slug: `bench-${String(tenant.number).padStart(2, '0')}` },
        select: { id: true, currentPolicyId: true },
      });
      const columns = { id: true, lawfulness: true, lawfulFor: true, lawfulUntil: true } as const;
      const sample = {
        where: { controllerId: controller.id },
        orderBy: { publicId: 'asc' },
        take: SAMPLE,
        select: columns,
      } as const;
      const before = await database.prisma.dataSubject.findMany(sample);
      const inForce = {
        policy: compileProfile(tenant.loaded.profile, tenant.loaded.sha256),
        policyVersionId: controller.currentPolicyId ?? 0,
      };
      await database.prisma.$transaction(async (tx) => {
        await recomputeLawfulness(
          tx,
          inForce,
          before.map(({ id }) => id),
          now,
        );
        const after = await tx.dataSubject.findMany(sample);
        if (JSON.stringify(after) !== JSON.stringify(before)) {
          faults.push(`Controller ${tenant.number}: the lawfulness states are not what recomputing gives.`);
        }
      });
    }
    if (faults.length > 0) throw new Error(`The dataset is not as it should be:\n${faults.join('\n')}`);
  } finally {
    await database.close();
  }
}
