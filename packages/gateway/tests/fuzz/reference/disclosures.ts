import type { CaseConsent, Disclosure, Person } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Judgement } from './judgement.ts';
import type { Row } from './personal-fields.ts';

type Structure = (row: Row, args: unknown, judgement: Judgement) => unknown;
type Listed = { readonly type: string; readonly row: Disclosure | CaseConsent };

/** The person sees what it was told of, staff see all, apps nothing. */
const disclosures: Structure = (row, _args, { access, world }): readonly Listed[] =>
  world
    .having('disclosure', 'data_subject_id', row.id)
    .filter(({ told_at }) => access.kind === 'AGENT' || (access.kind === 'VISITOR' && told_at !== null))
    .toReversed()
    .map((each) => ({ type: 'Disclosure', row: each }));

const caseConsents: Structure = (row, _args, { access, world }): readonly Listed[] =>
  access.kind === 'APP'
    ? []
    : world
        .having('case_consent', 'data_subject_id', row.id)
        .toReversed()
        .map((each) => ({ type: 'CaseConsent', row: each }));

/** The ways from a person to where its data went. */
export const DISCLOSURE_STRUCTURE: readonly (readonly [string, Structure])[] = [
  ['DataSubject.disclosures', disclosures],
  ['DataSubject.caseConsents', caseConsents],
];

/** What staff whose purpose covers the record have still to look at. */
export function toReview(judgement: Judgement): readonly Listed[] {
  const { access, world } = judgement;
  if (access.kind !== 'AGENT' || judgement.static('user.privacy_preferences').kind !== 'yes') return [];
  return world
    .having('disclosure', 'controller_id', access.controllerId)
    .filter(({ review }) => review === 'PENDING')
    .map((row) => ({ type: 'Disclosure', row }));
}

/** What may leave under a record: a column of the person, where it is listed. */
export const leaves =
  (field: string, value: (person: Person) => unknown) =>
  (row: Disclosure, world: World): unknown => {
    const person = world.byId('data_subject', row.data_subject_id);
    return person && row.fields.includes(field) ? value(person) : null;
  };
