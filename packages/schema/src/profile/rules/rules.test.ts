import { describe, expect, it } from 'vitest';
import { FAULT_CODES } from '../faults.ts';
import { examine } from '../load.ts';
import { minimalProfile } from '../testing/minimal-profile.ts';
import { SPOILT_PROFILES } from '../testing/spoilt-profiles.ts';
import { RULES } from './index.ts';

describe('the rules of a profile', () => {
  it('finds nothing wrong with the minimal profile', () => {
    expect(examine(minimalProfile(), 'production', RULES).faults).toEqual([]);
  });

  it.each(SPOILT_PROFILES)(
    '$code is found, at its path, by its rule alone',
    ({ code, rule, path, spoil }) => {
      const draft = minimalProfile();
      spoil(draft);

      const withRule = examine(draft, 'production', RULES).faults.filter((each) => each.code === code);
      expect(withRule.map((each) => each.path)).toContain(path);
      expect(withRule.every(({ message }) => /^["A-Z].*[.]$/.test(message))).toBe(true);

      const withoutRule = examine(
        draft,
        'production',
        RULES.filter((each) => each !== rule),
      );
      expect(withoutRule.faults.map((each) => each.code)).not.toContain(code);
    },
  );

  it('has a case for every rule and every code', () => {
    expect(new Set(SPOILT_PROFILES.map(({ rule }) => rule))).toEqual(new Set(RULES));
    expect(new Set(SPOILT_PROFILES.map(({ code }) => code))).toEqual(new Set(FAULT_CODES));
  });

  it('reports all of them at once', () => {
    const draft = minimalProfile();
    for (const { spoil } of SPOILT_PROFILES) spoil(draft);
    const codes = examine(draft, 'production', RULES).faults.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(FAULT_CODES));
  });
});
