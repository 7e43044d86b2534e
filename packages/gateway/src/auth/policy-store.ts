import {
  compileProfile,
  type Database,
  faultsInWords,
  type LoadMode,
  loadProfile,
  type Policy,
  type PolicyInForce,
  publishedProfiles,
  type Sql,
} from '@remit/schema';
import { BoundedMap } from '../bounded-map.ts';
import { type Attested, unattested } from './attested.ts';

/** Policy versions kept compiled at most. */
const MOST_POLICIES = 1_000;

/** Compiled policies by version. A version never changes, so it is loaded once. */
export type PolicyStore = {
  /**
   * @param sql of an operation of the controller whose policy it is
   * @throws {Error} the stored profile does not load, is not the one that was published, or promises more than is attested
   */
  inForce(policyVersionId: number, sql: Sql): Promise<PolicyInForce>;
  /** The policies that controllers have in force now, and the ones that come with the schema. */
  known(): Promise<readonly Policy[]>;
};

type Options = {
  readonly database: Database;
  /** `demo` lets placeholder contacts through, and data lie anywhere and anyhow; `production` does not. */
  readonly mode: LoadMode;
  readonly attested: Attested;
};

export function createPolicyStore({ database, mode, attested }: Options): PolicyStore {
  const known = new BoundedMap<number, Promise<PolicyInForce>>(MOST_POLICIES);

  async function load(policyVersionId: number, sql: Sql): Promise<PolicyInForce> {
    const [row] = await sql.query<Body>(
      'policy_version_body',
      'SELECT sha256, profile FROM policy_version WHERE id = $1',
      [policyVersionId],
    );
    return compiled(policyVersionId, row);
  }

  function compiled(policyVersionId: number, row: Body | undefined): PolicyInForce {
    const loaded = loadProfile(row?.profile, { mode });
    if (!loaded.ok) {
      throw new Error(`Policy version ${policyVersionId}: ${faultsInWords(loaded.faults)}`);
    }
    if (loaded.sha256 !== row?.sha256)
      throw new Error(`Policy version ${policyVersionId} is not the one published.`);
    const faults = mode === 'production' ? unattested(loaded.profile, attested) : [];
    if (faults.length > 0) {
      throw new Error(faults.map((fault) => `Policy version ${policyVersionId} ${fault}`).join('\n'));
    }
    return { policy: compileProfile(loaded.profile, loaded.sha256), policyVersionId };
  }

  function remember(policyVersionId: number, make: () => Promise<PolicyInForce>): Promise<PolicyInForce> {
    const present = known.get(policyVersionId);
    if (present !== undefined) return present;
    const loading = make();
    known.set(policyVersionId, loading);
    // A database that was away for a moment must not be remembered as a broken policy.
    loading.catch(() => known.delete(policyVersionId));
    return loading;
  }

  return {
    inForce: (policyVersionId, sql) => remember(policyVersionId, () => load(policyVersionId, sql)),
    async known() {
      const rows = await database.walled.sql.query<Body & { id: number }>(
        'policies_in_force',
        'SELECT id, sha256, profile FROM remit_policies_in_force()',
      );
      const loaded = await Promise.all(
        rows.map((row) => remember(row.id, async () => compiled(row.id, row))),
      );
      return [...loaded.map(({ policy }) => policy), ...published()];
    },
  };
}

/** What a policy version's row says. */
type Body = { readonly sha256: string; readonly profile: unknown };

/** A database with one controller, or none yet, must not keep the schema from naming what only other policies name. */
function published(): Policy[] {
  return publishedProfiles.flatMap((profile) => {
    const loaded = loadProfile(profile, { mode: 'demo' });
    return loaded.ok ? [compileProfile(loaded.profile, loaded.sha256)] : [];
  });
}
