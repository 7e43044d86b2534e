import { describe, expect, it } from 'vitest';
import { countProvenance, describeProfile } from './describe.ts';
import { minimalProfile } from './testing/minimal-profile.ts';
import { walkLeaves } from './walk-leaves.ts';

describe('describeProfile', () => {
  const text = describeProfile(minimalProfile());

  it('tells each purpose with its bases, data and source', () => {
    expect(text).toContain('  support.live_chat: Answer [L1, All of it]');
    expect(text).toContain('    basis: legitimate interests (GDPR 6(1)(f)) [L1, All of it]');
    expect(text).toContain('    data:  user.name, user.content.chat');
    expect(text).toContain('    basis: consent (GDPR 6(1)(a)) for user.contact.email only');
    expect(text).toContain('consent can be withdrawn');
  });

  it('marks what the policy does not say', () => {
    expect(text).toContain(
      '  answer within: 1 month from receipt [not in the policy; from the law: GDPR 12(3)]',
    );
    expect(text).toContain(
      '  log.error: 1 year from creation, then delete [not in the policy; chosen by the operator',
    );
  });

  it('has a heading for every part', () => {
    const headings = text.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
    expect(headings).toEqual([
      'Minimal (minimal)',
      'Purposes (3)',
      expect.stringMatching(/^Kept \(\d+ classes\)$/),
      'Requests of data subjects',
      'Recipients (1)',
      'Contacts',
      'Where the values come from',
      'To be looked at by a person (0)',
    ]);
  });
});

describe('countProvenance', () => {
  it('counts every leaf once', () => {
    const profile = minimalProfile();
    const counts = countProvenance(profile);
    expect(counts.stated + counts.statute + counts.operator + counts.not_stated).toBe(
      [...walkLeaves(profile)].length,
    );
    expect(counts.not_stated).toBe(0);
  });
});
