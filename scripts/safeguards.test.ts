import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { safeguards } from './safeguards/list.ts';
import { runWithout } from './safeguards/run-without.ts';
import type { Safeguard } from './safeguards/safeguard.ts';
import { edited } from './safeguards/switch-off.ts';
import { repoRoot } from './source-files.ts';

const read = (file: string) => readFileSync(join(repoRoot, file), 'utf8');

test('no two safeguards have one name', () => {
  const names = safeguards.map(({ id }) => id);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each(safeguards.map((safeguard) => [safeguard.id, safeguard] as const))(
  'the list fits the sources: %s',
  (_id, { off, standsIn, folder, tests }) => {
    const sources = new Map<string, string>();
    for (const edit of off) {
      sources.set(edit.file, edited(sources.get(edit.file) ?? read(edit.file), edit));
    }
    expect(standsIn ? read(standsIn.file) : '').toContain(standsIn?.text ?? '');
    expect(tests.filter((file) => !existsSync(join(repoRoot, folder, file)))).toEqual([]);
  },
);

describe('a handful of them, switched off; npm run test:safeguards does it with all', () => {
  const find = (id: string): Safeguard => {
    const found = safeguards.find((each) => each.id === id);
    if (found === undefined) throw new Error(`No safeguard is called ${id}.`);
    return found;
  };

  test.each(['step: purpose granted', 'person: consent', 'imports go one way', 'the person is asked'])(
    '%s: a test notices',
    async (id) => {
      expect(await runWithout(find(id))).toMatchObject({ kind: 'noticed' });
    },
    120_000,
  );

  const harmless = find('person: consent');
  test.each([
    ['nobody notices what changes nothing', { text: 'Years, as declared', instead: 'Years' }, 'not noticed'],
    [
      'a source that does not run proves nothing',
      { text: 'export const PERSON_STEPS', instead: 'throw new TypeError(); export const PERSON_STEPS' },
      'broken',
    ],
    [
      'an entry that no longer fits proves nothing',
      { text: 'words that stand nowhere', instead: '' },
      'broken',
    ],
  ] as const)(
    '%s',
    async (_what, edit, kind) => {
      const off = harmless.off.map(({ file }) => ({ file, ...edit }));
      expect(await runWithout({ ...harmless, off })).toMatchObject({ kind });
    },
    120_000,
  );
});
