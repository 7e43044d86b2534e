import type { Holder } from '../world/callers.ts';
import { profileOf } from '../world/people-states.ts';
import type { World } from '../world/world.ts';
import type { ReferenceProfile } from './profile.ts';

/** What a caller was given, found by following its token's holder through the tables. */
export type ReferenceAccess = {
  readonly kind: Holder['kind'];
  readonly controllerId: number;
  /** The person that the caller is: agents and visitors are people too. */
  readonly personId: number | undefined;
  /** For each purpose the categories, or everything that the policy lists. */
  readonly purposes: ReadonlyMap<string, 'all' | readonly string[]>;
  readonly recipient:
    | {
        readonly entered: boolean;
        readonly country: string;
        readonly safeguard: string | null;
        /** Undefined where there is no entry at all. */
        readonly fields: readonly string[] | undefined;
      }
    | undefined;
  /** What an app may do; undefined for everybody else. */
  readonly scopes?: readonly string[];
  readonly profile: ReferenceProfile;
  readonly policyVersionId: number;
};

/** The access of a caller, or undefined when it must not be let in. */
export function accessOf(world: World, holder: Holder): ReferenceAccess | undefined {
  if (!holder.tokenStands) return undefined;
  const { controllerId, kind } = holder;
  const profile = profileOf(world, controllerId);
  const common = {
    kind,
    controllerId,
    profile,
    policyVersionId: world.byId('controller', controllerId)?.current_policy_id ?? 0,
  };
  switch (kind) {
    case 'AGENT': {
      const agent = world.byId('agent', holder.id);
      if (!agent || agent.disabled_at) return undefined;
      return {
        ...common,
        personId: agent.data_subject_id,
        purposes: ofRole(profile, agent.role),
        recipient: undefined,
      };
    }
    case 'VISITOR': {
      const person = world.byId('data_subject', holder.id);
      if (!person || person.erased_at) return undefined;
      return { ...common, personId: person.id, purposes: ofRole(profile, 'visitor'), recipient: undefined };
    }
    case 'APP': {
      const grant = world.byId('grant', holder.id);
      if (!grant || grant.revoked_at) return undefined;
      const entry = world.byId('recipient', grant.recipient_id);
      return {
        ...common,
        personId: undefined,
        purposes: granted(grant.purposes),
        recipient: {
          entered: entry !== undefined && entry.active && entry.contract_ref !== null,
          country: entry?.country ?? '',
          safeguard: entry?.safeguard ?? null,
          fields: entry && (entry.allowed_fields ?? []),
        },
        scopes: grant.scopes ?? [],
      };
    }
  }
}

function ofRole(profile: ReferenceProfile, role: string): ReadonlyMap<string, 'all'> {
  const found = profile.roles.find(({ id }) => id === role);
  return new Map((found?.purposes.value ?? []).map((purpose) => [purpose, 'all'] as const));
}

/** What is no list of texts grants nothing. */
function granted(stored: unknown): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(stored as Record<string, unknown>).map(([purpose, categories]) => [
      purpose,
      Array.isArray(categories) ? categories.filter((each) => typeof each === 'string') : [],
    ]),
  );
}
