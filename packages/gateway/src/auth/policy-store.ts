import {
  compileProfile,
  type Database,
  type LoadMode,
  loadProfile,
  type Policy,
  type PolicyInForce,
  publishedProfiles,
} from '@remit/schema';
import { BoundedMap } from '../bounded-map.ts';

/** Policy versions kept compiled at most. */
const MOST_POLICIES = 1_000;

/** Compiled policies by version. A version never changes, so it is loaded once. */
export type PolicyStore = {
  /** @throws {Error} the stored profile does not load, or is not the one that was published */
  inForce(policyVersionId: number): Promise<PolicyInForce>;
  /** The policies that controllers have in force now, and the ones that come with the schema. */
  known(): Promise<readonly Policy[]>;
};

/** @param mode `demo` lets placeholder contacts through; `production` does not */
export function createPolicyStore(database: Database, mode: LoadMode): PolicyStore {
  const known = new BoundedMap<number, Promise<PolicyInForce>>(MOST_POLICIES);

  async function load(policyVersionId: number): Promise<PolicyInForce> {
    const [row] = await database.sql.query<{ sha256: string; profile: unknown }>(
      'policy_version_body',
      'SELECT sha256, profile FROM policy_version WHERE id = $1',
      [policyVersionId],
    );
    const loaded = loadProfile(row?.profile, { mode });
    if (!loaded.ok) {
      throw new Error(`Policy version ${policyVersionId} does not load: ${loaded.faults.length} faults.`);
    }
    if (loaded.sha256 !== row?.sha256)
      throw new Error(`Policy version ${policyVersionId} is not the one published.`);
    return { policy: compileProfile(loaded.profile, loaded.sha256), policyVersionId };
  }

  function inForce(policyVersionId: number): Promise<PolicyInForce> {
    const present = known.get(policyVersionId);
    if (present !== undefined) return present;
    const loading = load(policyVersionId);
    known.set(policyVersionId, loading);
    // A database that was away for a moment must not be remembered as a broken policy.
    loading.catch(() => known.delete(policyVersionId));
    return loading;
  }

  return {
    inForce,
    async known() {
      const rows = await database.sql.query<{ id: number }>(
        'policies_in_force',
        'SELECT current_policy_id AS id FROM controller WHERE current_policy_id IS NOT NULL ORDER BY id',
      );
      const loaded = await Promise.all(rows.map(({ id }) => inForce(id)));
      return [...loaded.map(({ policy }) => policy), ...published()];
    },
  };
}

/** A database with one controller, or none yet, must not keep the schema from naming what only other policies name. */
function published(): Policy[] {
  return publishedProfiles.flatMap((profile) => {
    const loaded = loadProfile(profile, { mode: 'demo' });
    return loaded.ok ? [compileProfile(loaded.profile, loaded.sha256)] : [];
  });
}
