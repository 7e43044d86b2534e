import { publishedProfiles } from '../../profiles/index.ts';
import { compileProfile, type Policy } from '../profile/compile.ts';
import { loadProfile } from '../profile/load.ts';

/** One of the published policies, loaded and compiled, for tests. */
export function testPolicy(id: string): Policy {
  const policy = testPolicies().find((candidate) => candidate.id === id);
  if (policy === undefined) throw new Error(`No published policy is called ${id}.`);
  return policy;
}

/** All the published policies, loaded and compiled. */
export function testPolicies(): readonly Policy[] {
  return publishedProfiles.map((profile) => {
    const loaded = loadProfile(profile, { mode: 'demo' });
    if (!loaded.ok) throw new Error(loaded.faults.map(({ message }) => message).join('\n'));
    return compileProfile(loaded.profile, loaded.sha256);
  });
}
