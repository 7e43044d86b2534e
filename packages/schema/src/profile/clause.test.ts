import { describe, expect, it } from 'vitest';
import { clauseInWords, clauseOf } from './clause.ts';
import { notStated, operator, stated, statute } from './leaf.ts';

const profile = {
  sourceFile: { name: 'policy.txt', sha256: 'a'.repeat(64), lines: 50 },
  sections: [
    { title: '3. Purposes', from: 10, to: 40 },
    { title: '3.2 Marketing', from: 20, to: 30 },
  ],
};

describe('clauseOf', () => {
  it('turns lines into the smallest section that holds them', () => {
    expect(clauseOf(profile, stated(1, 'L22-24, L41'))).toEqual({
      file: 'policy.txt',
      lines: 'L22-24, L41',
      section: '3.2 Marketing',
      provenance: 'stated',
      note: null,
    });
    expect(clauseOf(profile, stated(1, 'L45')).section).toBeNull();
  });

  it('never puts a fall-back in the mouth of the policy', () => {
    const fallbacks = [statute(1, 'GDPR 12(3)'), operator(1, 'because'), notStated(1, 'silence')];
    expect(fallbacks.map((leaf) => clauseOf(profile, leaf).lines)).toEqual([null, null, null]);
  });
});

describe('clauseInWords', () => {
  it.each([
    [stated(1, 'L22'), 'L22, 3.2 Marketing'],
    [stated(1, 'L45'), 'L45'],
    [statute(1, 'GDPR 12(3)'), 'not in the policy; from the law: GDPR 12(3)'],
    [operator(1, 'one inbox'), 'not in the policy; chosen by the operator: one inbox'],
    [notStated(1, 'nothing said'), 'not in the policy; careful default: nothing said'],
  ])('%o', (leaf, words) => {
    expect(clauseInWords(clauseOf(profile, leaf))).toBe(words);
  });
});
