import { describe, expect, it } from 'vitest';
import { diffInWords, diffProfiles } from './diff.ts';
import { minimalProfile } from './testing/minimal-profile.ts';

describe('diffProfiles', () => {
  it('finds nothing between a profile and itself', () => {
    expect(diffProfiles(minimalProfile(), minimalProfile())).toEqual([]);
    expect(diffInWords([])).toBe('The two profiles say the same.');
  });

  it('tells what was added, removed, changed, and put down to another source', () => {
    const after = minimalProfile();
    after.purposes[0]?.dataCategories.splice(1, 1, {
      value: 'user.contact',
      provenance: 'stated',
      source: 'L2',
    });
    after.policyChange.noticeDays = { value: 30, provenance: 'stated', source: 'L3' };
    after.consent.withdrawalChannels.value = ['account_settings', 'unsubscribe_link'];
    after.dnt = { value: 'ignore', provenance: 'stated', source: 'L4' };
    expect(diffInWords(diffProfiles(minimalProfile(), after))).toMatchInlineSnapshot(`
      "purposes (2 changes)
        purposes[support.live_chat].dataCategories[user.contact]: now user.contact
        purposes[support.live_chat].dataCategories[user.content.chat]: no longer user.content.chat

      consent (1 change)
        consent.withdrawalChannels: added account_settings

      policyChange (1 change)
        policyChange.noticeDays: was 0, is 30

      dnt (1 change)
        dnt: same value; the source was operator (for the test) and is stated (L4)"
    `);
  });

  it('says so when a list only changed its order', () => {
    const after = minimalProfile();
    after.operations.value = after.operations.value.toReversed();
    expect(diffProfiles(minimalProfile(), after).map(({ message }) => message)).toEqual([
      'the same, in another order',
    ]);
  });

  it('says so when it compares two controllers', () => {
    const after = { ...minimalProfile(), id: 'other' };
    expect(diffProfiles(minimalProfile(), after)).toEqual([
      { part: 'id', path: 'id', kind: 'changed', message: 'it is the profile of another controller' },
    ]);
  });
});
