import { describe, expect, it } from 'vitest';
import { compileProfile } from './compile.ts';
import { loadProfile } from './load.ts';
import { minimalProfile } from './testing/minimal-profile.ts';

function compiled() {
  const loaded = loadProfile(minimalProfile(), { mode: 'production' });
  if (!loaded.ok) throw new Error('the minimal profile does not load');
  return compileProfile(loaded.profile, loaded.sha256);
}

describe('compileProfile', () => {
  it('numbers the bases over the whole profile, in order', () => {
    const policy = compiled();
    expect(policy.slots.map(({ purpose, type }) => `${purpose} ${type}`)).toEqual([
      'support.live_chat legitimate_interests',
      'marketing.email consent',
      'privacy.data_subject_rights legal_obligation',
    ]);
    const numbers = [...policy.purposes.values()].flatMap(({ bases }) => bases.map(({ slot }) => slot));
    expect(numbers).toEqual([0, 1, 2]);
    expect([...policy.purposes.values()].map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
  });

  it('carries each category with the clause that lists it', () => {
    expect(compiled().purposes.get('support.live_chat')?.categories[1]).toEqual({
      category: 'user.content.chat',
      clause: { file: 'policy.txt', lines: 'L1', section: 'All of it', provenance: 'stated', note: null },
    });
  });

  it('names the clause that grants a right, not the article', () => {
    const { ACCESS } = compiled().rights;
    expect(ACCESS.articles).toEqual(['GDPR 15']);
    expect(ACCESS.clause.lines).toBe('L1');
  });

  it('cannot be changed', () => {
    const policy = compiled();
    expect(() => Object.assign(policy, { id: 'other' })).toThrow(TypeError);
    expect(() => (policy.purposes as Map<string, unknown>).set('x', {})).toThrow(
      'A loaded policy does not change',
    );
    expect(Object.isFrozen(policy.purposes.get('support.live_chat')?.bases)).toBe(true);
  });
});
