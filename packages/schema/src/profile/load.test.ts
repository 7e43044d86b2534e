import { describe, expect, it } from 'vitest';
import { faultsInWords } from './faults.ts';
import { loadProfile } from './load.ts';
import { minimalProfile } from './testing/minimal-profile.ts';

describe('loadProfile', () => {
  it('gives a profile that is frozen all the way down', () => {
    const loaded = loadProfile(minimalProfile(), { mode: 'production' });
    if (!loaded.ok) throw new Error(faultsInWords(loaded.faults));
    expect(Object.isFrozen(loaded.profile.purposes[0]?.bases[0]?.value.articles)).toBe(true);
    expect(() => Object.assign(loaded.profile.dnt, { value: 'honour' })).toThrow(TypeError);
  });

  it('gives one digest for the same data, in whatever order it was written', () => {
    const draft = minimalProfile();
    const turned = Object.fromEntries(Object.entries(draft).toReversed());
    const digests = [draft, turned].map((input) => loadProfile(input, { mode: 'production' }));
    expect(digests[0]).toMatchObject({ ok: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(digests[1]).toMatchObject({ sha256: digests[0]?.ok === true ? digests[0].sha256 : 'none' });
  });

  it('gives another digest when one source changes', () => {
    const draft = minimalProfile();
    draft.dnt.source = 'for another reason';
    const [before, after] = [minimalProfile(), draft].map((input) =>
      loadProfile(input, { mode: 'production' }),
    );
    expect(before).not.toEqual(after);
  });

  it('leaves the input as it was', () => {
    const draft = minimalProfile();
    loadProfile(draft, { mode: 'production' });
    expect(Object.isFrozen(draft.purposes)).toBe(false);
  });

  it.each([undefined, null, 'a string', 42, [], {}])('refuses %j without throwing', (input) => {
    expect(loadProfile(input, { mode: 'demo' })).toMatchObject({ ok: false });
  });

  it('names the nearest key for a misspelt one, however deep', () => {
    const draft = minimalProfile();
    Object.assign(draft.purposes[0]?.bases[0]?.value ?? {}, { apliesTo: ['user.name'] });
    expect(loadProfile(draft, { mode: 'production' })).toEqual({
      ok: false,
      faults: [
        {
          code: 'UNKNOWN_KEY',
          path: 'purposes[0].bases[0].value.apliesTo',
          message: 'There is no such key here. Did you mean "appliesTo"? Correct it or take it out.',
        },
      ],
    });
  });

  it('lets a placeholder through in a demo only', () => {
    const draft = minimalProfile();
    draft.controller.contacts.privacy.value = 'privacy@example.invalid';
    expect(loadProfile(draft, { mode: 'demo' }).ok).toBe(true);
    expect(loadProfile(draft, { mode: 'production' })).toMatchObject({
      ok: false,
      faults: [{ code: 'PLACEHOLDER_CONTACT', source: 'L1' }],
    });
  });

  it('tells a missing part and a fault elsewhere together', () => {
    const { children: _left, ...draft } = minimalProfile();
    draft.policyChange.noticeDays.value = 30;
    const loaded = loadProfile(draft, { mode: 'production' });
    expect(loaded.ok ? [] : loaded.faults.map(({ code, path }) => [code, path])).toEqual([
      ['WRONG_SHAPE', 'children'],
      ['NOTICE_WITH_PUBLICATION', 'policyChange.noticeDays'],
    ]);
  });

  it('tells faults in plain words', () => {
    const draft = minimalProfile();
    draft.policyChange.noticeDays.value = 30;
    const loaded = loadProfile(draft, { mode: 'production' });
    expect(loaded.ok ? '' : faultsInWords(loaded.faults)).toMatchInlineSnapshot(`
      "The profile does not load: 1 fault.
        policyChange.noticeDays: Changes are announced 30 days ahead, yet take effect on publication. Set "effective" to "after_notice", or the days to 0. (source: for the test)"
    `);
  });
});
