import { promise, type Safeguard, trigger, unit } from './safeguard.ts';

const DECIDED = 'custom-fields-are-decided-like-every-other';
const TAKEN = 'custom-fields-take-what-they-ask-for';
const here = (file: string) => `schema/src/graph/custom-field/${file}.ts`;

/** What a controller asks for in fields of its own. */
export const customFields: readonly Safeguard[] = [
  promise(
    { id: 'custom fields: a label by kind', without: 'every value read for whatever purpose reads tickets' },
    [here('custom-field'), 'personal: { category, of:', "personal: { category: 'user.content.ticket', of:"],
    DECIDED,
  ),
  promise(
    {
      id: 'custom fields: every field in every list',
      without: 'that staff noted something is told by a row',
    },
    [
      here('ticket-fields'),
      'return fields.map((field)',
      'return fields.filter(({ id }) => values.has(id)).map((field)',
    ],
    DECIDED,
  ),
  promise(
    { id: 'custom fields: staff’s own are unknown', without: 'visitors read what staff ask each other' },
    [
      here('visible-fields'),
      "(category !== 'INTERNAL_NOTE' || mayKnowOfNotes(context))",
      "(category !== 'INTERNAL_NOTE' || context !== undefined)",
    ],
    DECIDED,
  ),
  promise(
    { id: 'custom fields: what is denied is not selected', without: 'denied values travel to the process' },
    [here('ticket-fields'), "?.kind === 'allowed' &&", "?.kind !== 'x' &&"],
    DECIDED,
  ),
  promise(
    { id: 'custom fields: filters are reads', without: 'tickets are found by values that are denied' },
    [
      here('filter-input'),
      'if (lawful === undefined) return undefined;',
      'if (lawful === undefined) continue;',
    ],
    DECIDED,
  ),
  promise(
    {
      id: 'custom fields: filters find lawful people',
      without: 'values are guessed of people who are restricted',
    },
    [here('filter-input'), '{ requester: lawful },', '{},'],
    DECIDED,
  ),
  promise(
    {
      id: 'custom fields: a key is of its kind',
      without: 'a denied value is looked for as another kind of data',
    },
    [here('filter-input'), '            category: name,\n', ''],
    DECIDED,
  ),
  promise(
    { id: 'custom fields: a write is a use', without: 'values written for purposes that do not cover them' },
    [
      here('write-values'),
      'for (const { category } of kinds) permitWrite(context, category, [ticket.requester]);',
      '',
    ],
    DECIDED,
  ),
  promise(
    { id: 'custom fields: written as their kind', without: 'a payment written down as words of the ticket' },
    [here('write-values'), 'field.key === key && field.category === kind.name', 'field.key === key'],
    TAKEN,
  ),
  promise(
    { id: 'custom fields: asked for by who may', without: 'any agent has people asked for anything' },
    [here('definition-rules'), "permitWrite(context, 'user.privacy_preferences', []);", ''],
    TAKEN,
  ),
  promise(
    { id: 'custom fields: no words that stay readable', without: 'names in what purposes without names see' },
    [here('definition-rules'), 'if (!kind.types.includes(type)) {', 'if (kind.types.length === 0) {'],
    TAKEN,
  ),
  promise(
    { id: 'custom fields: what the policy names', without: 'people asked for what no purpose needs' },
    [here('definition-rules'), 'if (!names(inForce.policy, kind.category)) {', 'if (!names) {'],
    TAKEN,
  ),
  promise(
    {
      id: 'custom fields: answered is fixed',
      without: 'the caller is told nothing but that something failed',
    },
    [here('definition-mutations'), 'fieldId: id } })) === 0) return;', 'fieldId: id } })) >= 0) return;'],
    TAKEN,
  ),
  promise(
    { id: 'custom fields: not told to the requester', without: 'the person hears when staff note something' },
    [here('set-custom-fields'), "name !== 'INTERNAL_NOTE'", "name !== 'USAGE'"],
    TAKEN,
  ),
  unit(
    { id: 'custom fields: a telephone number is one', without: 'a mask that shows the beginning of a name' },
    ['graph/custom-field/clean-value.ts', '!PHONE_NUMBER.test(text)', 'text === PHONE_NUMBER.source'],
    'graph/custom-field/clean-value',
  ),
  trigger(
    {
      id: 'custom fields: the key carries the kind',
      without: 'what was said becomes what other purposes read',
    },
    'ALTER TABLE custom_field_value DROP CONSTRAINT custom_field_value_controller_id_type_category_field_id_fkey',
    'ADD CONSTRAINT "custom_field_value_controller_id_type_category_field_id_fkey"',
    { migration: '0013_custom_fields', test: 'guards', named: 'pglite' },
  ),
];
