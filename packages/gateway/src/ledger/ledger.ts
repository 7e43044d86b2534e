import type { Caller, Database, Plan, RecordWrite } from '@remit/schema';
import { createPlanIds } from './plan-ids.ts';

/** Who read what kind of data about whom, for what. Ids and categories, never values. */
export type LedgerRecord = {
  readonly controllerId: number;
  readonly recordedAt: Date;
  readonly caller: Pick<Caller, 'kind' | 'id'>;
  readonly plan: Plan;
  /** Integer ids of the people whose data was returned. */
  readonly people: readonly number[];
  /** (purpose, basis) slots of the policy version that the reads relied on. */
  readonly slots: readonly number[];
  /** `Ticket.subject CATEGORY_NOT_IN_POLICY 50` */
  readonly denials: readonly string[];
};

export type Ledger = {
  /** Resolves when the entry is durable. @throws when it cannot be written */
  record(entry: LedgerRecord): Promise<void>;
  /** Makes ready to write an entry in a transaction of somebody's own; the entry is asked for when that is done. */
  prepare(plan: Plan): Promise<(tx: Parameters<RecordWrite>[0], entry: LedgerRecord) => Promise<void>>;
};

type Waiting = {
  readonly entry: LedgerRecord;
  readonly planId: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** Entries of one statement at most: a bound on its size, reached only after the database was away. */
const MOST_AT_ONCE = 500;

const INSERT = `
  INSERT INTO ledger_entry
         (controller_id, recorded_at, caller_kind, caller_id, purpose, policy_version_id, plan_id, people, slots, denials)
  SELECT e.controller_id, e.recorded_at::timestamptz, e.caller_kind, e.caller_id, e.purpose, e.policy_version_id,
         e.plan_id, e.people::int[], e.slots::int[], e.denials::text[]
    FROM unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[],
                $10::text[])
      AS e(controller_id, recorded_at, caller_kind, caller_id, purpose, policy_version_id, plan_id, people, slots, denials)`;

/**
 * Writes entries, many with one statement when many come at once: while one insert is under way the next entries wait
 * for it, and then go together. There is no timer, so a lone entry waits for nobody.
 */
export function createLedger(database: Database): Ledger {
  const planIdOf = createPlanIds(database);
  let waiting: Waiting[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    if (writing) return;
    writing = true;
    try {
      while (waiting.length > 0) {
        const group = waiting.slice(0, MOST_AT_ONCE);
        waiting = waiting.slice(MOST_AT_ONCE);
        await insert(database, group).then(
          () => group.forEach(({ resolve }) => resolve()),
          (error: unknown) => group.forEach(({ reject }) => reject(error)),
        );
      }
    } finally {
      writing = false;
    }
  }

  return {
    async record(entry) {
      const planId = planIdOf.known(entry.plan) ?? (await planIdOf.write(entry.plan));
      await new Promise<void>((resolve, reject) => {
        waiting.push({ entry, planId, resolve, reject });
        void writeAll();
      });
    },
    async prepare(plan) {
      const planId = planIdOf.known(plan) ?? (await planIdOf.write(plan));
      return async (tx, entry) => {
        await tx.$executeRawUnsafe(INSERT, ...columnsOf([{ entry, planId }]));
      };
    },
  };
}

async function insert(database: Database, group: readonly Waiting[]): Promise<void> {
  await database.walled.sql.query('ledger_entries', INSERT, columnsOf(group));
}

type Described = Pick<Waiting, 'entry' | 'planId'>;

/** The entries column by column, as the statement takes them. */
function columnsOf(group: readonly Described[]) {
  const column = <Value extends string | number | null>(of: (described: Described) => Value) => group.map(of);
  return [
    column(({ entry }) => entry.controllerId),
    column(({ entry }) => entry.recordedAt.toISOString()),
    column(({ entry }) => entry.caller.kind),
    column(({ entry }) => entry.caller.id),
    column(({ entry }) => entry.plan.purpose ?? null),
    column(({ entry }) => entry.plan.policyVersionId),
    column(({ planId }) => planId),
    column(({ entry }) => `{${entry.people.join(',')}}`),
    column(({ entry }) => `{${entry.slots.join(',')}}`),
    column(({ entry }) => `{${entry.denials.map(quoted).join(',')}}`),
  ];
}

/** An element of a PostgreSQL array literal. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
