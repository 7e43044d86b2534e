import { newPublicId } from '../db/public-id.ts';
import { kindNamed } from '../graph/custom-field/kinds.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import { holdingsOf } from './holdings.ts';
import type { Random } from './random.ts';
import { before, type ControllerRows, day, type Owner } from './rows.ts';

type Setting = {
  readonly profile: PolicyProfile;
  readonly owner: Owner;
  readonly now: Date;
  readonly random: Random;
};

type Asked = Pick<ControllerRows['customFields'][number], 'key' | 'label' | 'type' | 'category'> & {
  readonly options?: readonly string[];
  readonly archived?: true;
  readonly answer: (random: Random, now: Date) => string;
};

const oneOf = (
  ...options: readonly string[]
): Pick<Asked, 'type' | 'options' | 'answer'> & { type: 'CHOICE' } => ({
  type: 'CHOICE',
  options,
  answer: (random) => random.pick(options),
});

/** What helpdesks ask, and note down, beside the words of a ticket. A controller asks for what its policy stores. */
const ASKED: readonly Asked[] = [
  {
    key: 'topic',
    label: 'Topic',
    category: 'TICKET_CONTENT',
    ...oneOf('Account', 'Billing', 'Technical', 'Something else'),
  },
  {
    key: 'reference',
    label: 'Reference number',
    type: 'TEXT',
    category: 'TICKET_CONTENT',
    answer: (random) => `REF-${random.int(10_000, 99_999)}`,
  },
  {
    key: 'happened_on',
    label: 'When it happened',
    type: 'DATE',
    category: 'TICKET_CONTENT',
    answer: (random, now) =>
      before(now, random.int(1, 90) * day)
        .toISOString()
        .slice(0, 10),
  },
  {
    key: 'call_back_number',
    label: 'Call back at',
    type: 'TEXT',
    category: 'PHONE_NUMBER',
    answer: (random) => `+381 50 0${random.int(10, 99)} ${random.int(100, 999)}`,
  },
  {
    key: 'pick_up_address',
    label: 'Pick up at',
    type: 'TEXT',
    category: 'ADDRESS',
    answer: (random) => `Primer ${random.int(1, 80)}, Beograd`,
  },
  {
    key: 'disputed_amount',
    label: 'Disputed amount',
    type: 'NUMBER',
    category: 'TRANSACTION',
    answer: (random) => String(random.int(5, 900)),
  },
  {
    key: 'seats',
    label: 'Seats in use',
    type: 'NUMBER',
    category: 'USAGE',
    answer: (random) => String(random.int(1, 60)),
  },
  { key: 'role', label: 'Role', category: 'JOB_TITLE', ...oneOf('Owner', 'Developer', 'Support') },
  {
    key: 'escalated',
    label: 'Escalated',
    type: 'YES_NO',
    category: 'INTERNAL_NOTE',
    answer: (random) => String(random.chance(0.3)),
  },
  {
    key: 'root_cause',
    label: 'Root cause',
    type: 'TEXT',
    category: 'INTERNAL_NOTE',
    answer: (random) => random.pick(['Missing in the manual.', 'Our mistake.', 'Known since last week.']),
  },
  {
    key: 'voucher',
    label: 'Voucher',
    type: 'TEXT',
    category: 'TICKET_CONTENT',
    archived: true,
    answer: (random) => `V${random.int(100, 999)}`,
  },
];

/** The fields that a controller added to its tickets, and what stands in them. Nobody is made to fill one in. */
export function makeCustomFields(
  conversations: ControllerRows['conversations'],
  { profile, owner: { controllerId }, now, random }: Setting,
): Pick<ControllerRows, 'customFields' | 'customFieldValues'> {
  const { stores } = holdingsOf(profile);
  const asked = ASKED.filter(({ category }) => stores(kindNamed(category).category));
  const tickets = conversations.filter(({ kind }) => kind === 'TICKET');
  return {
    customFields: asked.map(({ answer: _answer, archived, options = [], ...field }, index) => ({
      id: index + 1,
      publicId: newPublicId('customField', random.bytes),
      controllerId,
      ...field,
      options: [...options],
      position: index + 1,
      archivedAt: archived ? before(now, 10 * day) : null,
      createdAt: before(now, 300 * day),
    })),
    customFieldValues: tickets.flatMap(({ id, openedAt }) =>
      asked.flatMap(({ answer, type, category }, index) => {
        if (!random.chance(0.6)) return [];
        const value = answer(random, new Date(openedAt));
        return [
          { controllerId, conversationId: id, fieldId: index + 1, type, category, value, setAt: openedAt },
        ];
      }),
    ),
  };
}
