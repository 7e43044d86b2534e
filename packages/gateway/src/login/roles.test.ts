import { compileProfile, loadProfile, publishedProfiles } from '@remit/schema';
import { expect, test } from 'vitest';
import { dataRoleOf, rolesToGive, runsTheDesk } from './roles.ts';

const policies = publishedProfiles.map((profile) => {
  const loaded = loadProfile(profile, { mode: 'demo' });
  if (!loaded.ok) throw new Error('A published profile loads.');
  return compileProfile(loaded.profile, loaded.sha256);
});
const BOUND = new Date(0);

test.each(policies.map((policy) => [policy.id, policy] as const))(
  '%s: who is not bound to confidentiality has no role with personal data (OBL-MULTI-REC-10)',
  (_id, policy) => {
    for (const { id, requiresNda } of policy.profile.roles.filter((role) => role.id !== 'visitor')) {
      expect(dataRoleOf(id, BOUND, policy)).toBe(id);
      expect(dataRoleOf(id, null, policy)).toBe(requiresNda.value ? '' : id);
    }
    for (const role of ['agent', 'viewer']) {
      expect(dataRoleOf(role, BOUND, policy)).toBe('support_agent');
      expect(dataRoleOf(role, null, policy)).toBe('');
    }
  },
);

test.each(policies.map((policy) => [policy.id, policy] as const))(
  '%s: who runs the desk reads nothing by that, nor does who is called what nobody knows',
  (_id, policy) => {
    for (const role of ['owner', 'admin', 'visitor', 'janitor', 'toString', ''])
      expect(dataRoleOf(role, BOUND, policy)).toBe('');
    expect(['owner', 'admin', 'agent', 'viewer', 'privacy_officer'].filter(runsTheDesk)).toEqual([
      'owner',
      'admin',
    ]);
    expect(rolesToGive(policy, 'owner')).not.toContain('visitor');
    expect(rolesToGive(policy, 'owner')).toContain('owner');
    expect(rolesToGive(policy, 'admin')).not.toContain('owner');
    expect(rolesToGive(policy, 'admin')).toContain('privacy_officer');
  },
);
