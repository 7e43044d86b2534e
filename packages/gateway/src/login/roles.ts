import type { Policy } from '@remit/schema';

/**
 * Roles that every controller has, beside those of its policy. A role is only ever a way to purposes: who runs the helpdesk
 * reads nothing about anybody by that.
 */
const BUILT_IN = {
  /** Answers customers: as the policy's own role for that. */
  agent: 'support_agent',
  /** Sees what an agent sees, and changes nothing. */
  viewer: 'support_agent',
  /** Invites, installs apps; no purpose. */
  admin: undefined,
  /** The same, and makes owners. */
  owner: undefined,
} as const;

/** Under it people read their own data; nobody is employed as one. */
const NOT_STAFF = 'visitor';

/** Who may invite others and decide about apps. */
export function runsTheDesk(role: string): boolean {
  return role === 'owner' || role === 'admin';
}

/** The roles that somebody may be invited to. An admin makes no owner. */
export function rolesToGive(policy: Policy, giver: string): readonly string[] {
  const all = [...Object.keys(BUILT_IN), ...policy.roles.keys()].filter((role) => role !== NOT_STAFF);
  return giver === 'owner' ? all : all.filter((role) => role !== 'owner');
}

/**
 * The role of the policy whose purposes an agent has. None at all, the empty name, for one whom the policy wants bound to
 * confidentiality and who is not (OBL-MULTI-REC-10), and for a role that nobody knows.
 */
export function dataRoleOf(role: string, confidentialSince: Date | null, policy: Policy): string {
  const meant = policy.roles.has(role) ? role : builtIn(role);
  const inPolicy = policy.profile.roles.find(({ id }) => id === meant);
  if (inPolicy === undefined || inPolicy.id === NOT_STAFF) return '';
  return inPolicy.requiresNda.value && confidentialSince === null ? '' : inPolicy.id;
}

function builtIn(role: string): string | undefined {
  return Object.hasOwn(BUILT_IN, role) ? BUILT_IN[role as keyof typeof BUILT_IN] : undefined;
}
