import { promise, type Safeguard, unit } from './safeguard.ts';

/** What staff write for staff. */
export const notes: readonly Safeguard[] = [
  unit(
    { id: 'notes: not the person’s own view', without: 'a visitor reads what staff noted about it' },
    [
      'purpose/access.ts',
      "if (given === 'all but internal') return !internal;",
      "if (given === 'all but internal') return true;",
    ],
    'purpose/access',
  ),
  unit(
    { id: 'notes: an app’s by name only', without: 'old grants of all content would open the notes' },
    [
      'purpose/access.ts',
      '(internal ? listed === category : covers(listed, category))',
      'covers(listed, category)',
    ],
    'purpose/access',
  ),
  promise(
    {
      id: 'notes: by id for those who may read them',
      without: 'that there is a note, and when it was written',
    },
    [
      'schema/src/graph/internal-note/visible-notes.ts',
      '...(mayKnowOfNotes(context) ? {} : { OR: [] }),',
      '',
    ],
    'internal-notes-stay-with-staff',
  ),
  promise(
    { id: 'notes: heard of by those who may read them', without: 'that staff wrote a note a moment ago' },
    ['schema/src/graph/internal-note/note-subscription.ts', '      demandNotes(context);\n', ''],
    'internal-notes-stay-with-staff',
  ),
];
