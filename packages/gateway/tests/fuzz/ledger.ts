import type { Sql } from '@remit/schema';
import type { Finding } from './compare.ts';
import type { Verdict } from './judge.ts';
import type { FuzzCase } from './operation/case.ts';
import type { Judgement } from './reference/judgement.ts';

/** One line of the ledger as it must stand: who read for what, about whom at least, and about whom at most. */
type Line = {
  readonly who: string;
  readonly least: readonly number[];
  readonly most: ReadonlySet<number>;
  readonly asked: string;
};

function lineOf({ holder, text, variables }: FuzzCase, judgement: Judgement): Line {
  const { access, purpose, people, lookedAt, mayBeNarrowed } = judgement;
  return {
    who: [access.controllerId, holder.kind, holder.id, purpose ?? ''].join(' '),
    least: [...people].sort((a, b) => a - b),
    most: mayBeNarrowed.size > 0 ? new Set([...people, ...lookedAt]) : people,
    asked: `${text} ${JSON.stringify(variables)}`,
  };
}

/** What the ledger must say of the operations that were judged. */
export class ExpectedLedger {
  readonly #lines: Line[] = [];
  /** Whose answers were cut short by a mistake of the caller: what was read on the way is not known here. */
  readonly #uncertain: Map<string, number> = new Map();

  note(fuzzCase: FuzzCase, { judgement, certain }: Verdict): void {
    if (judgement === undefined) return;
    const line = lineOf(fuzzCase, judgement);
    if (!certain) this.#uncertain.set(line.who, (this.#uncertain.get(line.who) ?? 0) + 1);
    else if (line.most.size > 0) this.#lines.push(line);
  }

  /** Compares with what was written since, and begins anew. Lines about nobody are not compared. */
  async compare(sql: Sql, since: bigint): Promise<Finding[]> {
    const rows = await sql.query<{ who: string; people: number[] }>(
      'ledger_since',
      `SELECT concat_ws(' ', controller_id, caller_kind, caller_id, coalesce(purpose, '')) AS who, people
         FROM ledger_entry WHERE id > $1 AND cardinality(people) > 0`,
      [since],
    );
    // The strictest lines choose first, so that a vague one does not take what only they can have.
    const lines = this.#lines.splice(0).sort((a, b) => slack(a) - slack(b));
    const left = new Set(rows);
    const findings: Finding[] = [];
    const report = (what: string) => findings.push({ kind: 'report', what: `the ledger ${what}` });
    for (const line of lines) {
      const row = [...left].find((each) => each.who === line.who && fits(line, each.people));
      if (row) left.delete(row);
      else if (line.least.length > 0)
        report(`does not say: ${line.who} read ${line.least.join(',')}, with ${line.asked}`);
    }
    for (const { who, people } of left) {
      const excused = this.#uncertain.get(who) ?? 0;
      if (excused > 0) this.#uncertain.set(who, excused - 1);
      else report(`says without reason: ${who} read ${people.join(',')}`);
    }
    this.#uncertain.clear();
    return findings;
  }
}

function slack({ least, most }: Line): number {
  return most.size - least.length;
}

function fits({ least, most }: Line, people: readonly number[]): boolean {
  return least.every((person) => people.includes(person)) && people.every((person) => most.has(person));
}

export async function lastLedgerId(sql: Sql): Promise<bigint> {
  const [row] = await sql.query<{ id: bigint }>(
    'last_ledger_id',
    'SELECT coalesce(max(id), 0) AS id FROM ledger_entry',
  );
  return row?.id ?? 0n;
}
