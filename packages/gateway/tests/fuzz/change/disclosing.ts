import { randomQuestioner, type Source, writerFor } from '../operation/case.ts';
import type { Choices } from '../operation/choices.ts';
import type { Judgement } from '../reference/judgement.ts';
import type { ReferenceProfile } from '../reference/profile.ts';
import { profileOf } from '../world/people-states.ts';
import type { World } from '../world/world.ts';
import type { Asked } from './mutations.ts';

const GROUNDS = ['law', 'court_order', 'authority_request', 'own_rights', 'fraud', 'harm_prevention'];

/** What may be listed, and the kind of data that it is. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['DISPLAY_NAME', 'user.name'],
  ['GIVEN_NAME', 'user.name'],
  ['FAMILY_NAME', 'user.name'],
  ['EMAIL', 'user.contact.email'],
  ['PHONE_NUMBER', 'user.contact.phone_number'],
  ['ADDRESS', 'user.contact.address'],
  ['NATIONAL_IDENTIFICATION_NUMBER', 'user.government_id.national_identification_number'],
  ['IDENTITY_DOCUMENT_NUMBER', 'user.government_id.document'],
]);

/** The purposes under which authorities are listed, without those that are for emergencies. */
function purposesForAuthorities({ recipients, purposes }: ReferenceProfile): readonly string[] {
  const listed = recipients
    .filter(({ role }) => role.value === 'authority')
    .flatMap((each) => each.purposes.value);
  const vital = purposes.filter(({ bases }) => bases.some(({ value }) => value.type === 'vital_interests'));
  return listed.filter((id) => !vital.some((purpose) => purpose.id === id));
}

/** A person's data to an authority: by staff under a purpose for it, and now and then by anybody under any. */
export function disclosing(choices: Choices, source: Source): Asked {
  const { world } = source;
  const fitting = source.promising.filter(
    ({ holder, purpose }) =>
      holder.kind === 'AGENT' &&
      purposesForAuthorities(profileOf(world, holder.controllerId)).includes(purpose),
  );
  const fit = choices.percent(85) && fitting.length > 0 ? choices.from(fitting) : undefined;
  const { holder, declaration } = fit
    ? { holder: fit.holder, declaration: { outside: fit.purpose } }
    : randomQuestioner(choices, source);
  const { disclosure, controller } = profileOf(world, holder.controllerId);
  const people = world
    .having('data_subject', 'controller_id', holder.controllerId)
    .filter(({ kind }) => kind === 'CUSTOMER');
  const person = choices.from(people);
  const known = disclosure.authority.grounds.value;
  const ground = choices.from(choices.percent(80) && known.length > 0 ? known : GROUNDS);
  const input = {
    dataSubjectId: person.public_id,
    authority: 'Somebody',
    country: controller.country.value,
    ground: ground.toUpperCase(),
    legalReference: 'File 1/26',
    fields: [...FIELDS.keys()].filter(() => choices.percent(40)),
  };
  const writer = writerFor(source, choices.fork(250), holder, declaration);
  const payload = { disclosure: 'Disclosure', disclosed: 'DisclosedData' };
  const document = writer.writeMutation('discloseToAuthority', 'DiscloseToAuthorityInput', payload);
  const common = { holder, declaration, document, into: undefined, about: undefined };
  return { ...common, name: 'discloseToAuthority', input, discloses: person.id };
}

/** Whether the listed fields of the person may go to an authority at home. */
export function mayDisclose(
  judgement: Judgement,
  purpose: string | undefined,
  { holder, input, discloses }: Asked,
): boolean {
  const { profile } = judgement.access;
  const { grounds, minimise } = profile.disclosure.authority;
  const listed = input['fields'] as readonly string[];
  const fields = listed.length === 0 && !minimise.value ? [...FIELDS.keys()] : listed;
  return (
    holder.kind === 'AGENT' &&
    discloses !== undefined &&
    purposesForAuthorities(profile).includes(purpose ?? '') &&
    grounds.value.includes(String(input['ground']).toLowerCase()) &&
    fields.length > 0 &&
    ['user.privacy_preferences', ...fields.map((field) => FIELDS.get(field) ?? '')].every((category) =>
      judgement.mayEverSee(category, [discloses]),
    )
  );
}

/** The record that was made, and what may leave under it. */
export function disclosed(world: World, { discloses }: Asked, isMade: boolean): object {
  const row = isMade ? world.having('disclosure', 'data_subject_id', discloses ?? 0).at(-1) : undefined;
  if (row === undefined) return { disclosure: null, disclosed: null };
  return { disclosure: { type: 'Disclosure', row }, disclosed: { type: 'DisclosedData', row } };
}
