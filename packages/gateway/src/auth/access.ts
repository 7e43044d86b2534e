import {
  type Access,
  isDataCategory,
  isScope,
  type Policy,
  purposesIn,
  type RecipientFacts,
  TRANSFER_MECHANISM_IDS,
} from '@remit/schema';
import { BoundedMap } from '../bounded-map.ts';

/** The role of a profile under which visitors read their own data. */
const VISITOR_ROLE = 'visitor';

/** What a grant's row and the register of recipients say about an app. */
export type GrantFacts = {
  readonly id: number;
  readonly version: number;
  /** As stored: `{ "support.live_chat": ["user.name", …] }`. */
  readonly purposes: unknown;
  readonly scopes: readonly string[] | null;
  readonly recipient: RecipientFacts;
};

/** Makes accesses, and keeps the ones it made: the same role or grant asks a thousand times a minute. */
export type AccessBook = {
  ofRole(role: string, policy: Policy, policyVersionId: number): Access;
  ofVisitor(policy: Policy, policyVersionId: number): Access;
  ofGrant(grant: GrantFacts): Access;
};

/** Roles and grants remembered at most. */
const MOST_ACCESSES = 2_000;

export function createAccessBook(): AccessBook {
  const known = new BoundedMap<string, Access>(MOST_ACCESSES);

  function remember(key: string, make: () => Omit<Access, 'key'>): Access {
    const present = known.get(key);
    if (present !== undefined) return present;
    const access = { key, ...make() };
    known.set(key, access);
    return access;
  }

  function ofRole(role: string, policy: Policy, policyVersionId: number): Access {
    // What staff write about a person for each other is not for that person's eyes.
    const given = role === VISITOR_ROLE ? 'all but internal' : 'all';
    return remember(`role ${policyVersionId} ${role}`, () => ({
      // A role that the policy does not know has no purpose at all.
      purposes: new Map((policy.roles.get(role) ?? []).map((purpose) => [purpose, given] as const)),
      scopes: 'no app',
      recipient: undefined,
    }));
  }

  return {
    ofRole,
    ofVisitor: (policy, policyVersionId) => ofRole(VISITOR_ROLE, policy, policyVersionId),
    ofGrant: ({ id, version, purposes, scopes, recipient }) =>
      // The register changes without the grant, so its facts are part of the key.
      remember(`grant ${id} ${version} ${JSON.stringify(recipient)}`, () => ({
        purposes: new Map(Object.entries(purposesIn(purposes))),
        // What is no scope opens nothing.
        scopes: new Set((scopes ?? []).filter(isScope)),
        recipient,
      })),
  };
}

/** The facts about a recipient, from columns that are all null when there is none. */
export function recipientFacts(row: {
  readonly recipient_country: string | null;
  readonly recipient_safeguard: string | null;
  readonly recipient_contract: string | null;
  readonly recipient_active: boolean | null;
  readonly recipient_fields: readonly string[] | null;
}): RecipientFacts {
  return {
    registered: row.recipient_country !== null,
    active: row.recipient_active === true,
    country: row.recipient_country ?? '',
    safeguard: TRANSFER_MECHANISM_IDS.find((id) => id === row.recipient_safeguard) ?? null,
    contractRef: row.recipient_contract,
    allowedFields: (row.recipient_fields ?? []).filter(isDataCategory),
  };
}
