import type { Conversation, Person } from '../world/rows.ts';
import { CUSTOM_FIELDS } from './custom-fields.ts';
import type { Judgement } from './judgement.ts';
import type { List } from './page.ts';
import { seesConversation, seesPerson } from './visible.ts';

type Match = {
  readonly equals?: string | null;
  readonly contains?: string | null;
  readonly startsWith?: string | null;
};
type Order = { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null | undefined;
type Given<Value> = Value | null | undefined;

export type ListArguments = {
  readonly filter?: Given<{
    readonly status?: Given<readonly string[]>;
    readonly priority?: Given<readonly string[]>;
    readonly assigneeId?: Given<string>;
    readonly teamId?: Given<string>;
    readonly tags?: Given<readonly string[]>;
    readonly requesterId?: Given<string>;
    readonly requesterEmail?: Given<Match>;
    readonly requesterName?: Given<Match>;
    readonly subject?: Given<Match>;
    readonly customFields?: Given<
      Readonly<Record<string, Given<readonly { readonly key: string; readonly value: Match }[]>>>
    >;
    readonly openedAfter?: Given<string>;
    readonly openedBefore?: Given<string>;
    readonly email?: Given<Match>;
    readonly name?: Given<Match>;
    readonly phoneNumber?: Given<Match>;
  }>;
  readonly search?: Given<string>;
  readonly orderBy?: Order;
};

type Condition<Row> = (row: Row) => boolean;

/** Collects conditions; remembers that one was refused, so that the whole list is. */
class Conditions<Row> {
  readonly #judgement: Judgement;
  readonly #all: Condition<Row>[] = [];
  readonly #used: string[] = [];
  #refused = false;

  constructor(judgement: Judgement) {
    this.#judgement = judgement;
  }

  add(...conditions: readonly Condition<Row>[]): void {
    this.#all.push(...conditions);
  }

  /** A condition that reads personal data: it matches only people for whom reading it is lawful. */
  read(
    coordinate: string,
    category: string,
    make: (lawful: (personId: number) => boolean) => Condition<Row>,
  ): void {
    const lawful = this.#judgement.filter(coordinate, category);
    if (lawful === undefined) {
      this.#refused = true;
      return;
    }
    this.#used.push(coordinate);
    this.#all.push(make(lawful));
  }

  /** Whether the list is asked for by something personal. */
  get personal(): boolean {
    return this.#used.length > 0;
  }

  /** The rows that pass, or undefined when some part of the question was refused. */
  apply(rows: readonly Row[]): readonly Row[] | undefined {
    if (this.#refused) return undefined;
    for (const coordinate of this.#used) this.#judgement.narrowed.add(coordinate);
    return rows.filter((row) => this.#all.every((condition) => condition(row)));
  }
}

function matches(value: string | null | undefined, { equals, contains, startsWith }: Match): boolean {
  const text = value?.toLowerCase();
  const all = (given: Given<string>, test: (text: string, part: string) => boolean) =>
    given === null || given === undefined || (text !== undefined && test(text, given.toLowerCase()));
  return (
    all(equals, (a, b) => a === b) &&
    all(contains, (a, b) => a.includes(b)) &&
    all(startsWith, (a, b) => a.startsWith(b))
  );
}

const requesterOf = ({ world }: Judgement, { requester_id }: Conversation) =>
  world.byId('data_subject', requester_id);

/** The list of tickets or chats that the arguments ask for, or undefined when it must not be answered. */
export function conversationList(
  judgement: Judgement,
  kind: Conversation['kind'],
  { filter, search, orderBy }: ListArguments,
): List<Conversation> | undefined {
  const { world } = judgement;
  const type = kind === 'TICKET' ? 'Ticket' : 'Chat';
  const content = kind === 'TICKET' ? 'user.content.ticket' : 'user.content.chat';
  const conditions = new Conditions<Conversation>(judgement);
  conditions.add((row) => row.kind === kind && seesConversation(judgement, row));
  const { status, priority, assigneeId, teamId, requesterId, openedAfter, openedBefore } = filter ?? {};
  if (status) conditions.add((row) => status.includes(row.status));
  if (priority) conditions.add((row) => priority.includes(row.priority));
  if (assigneeId != null)
    conditions.add((row) => world.byId('data_subject', row.assignee_id)?.public_id === assigneeId);
  if (teamId != null) conditions.add((row) => world.byId('team', row.team_id)?.public_id === teamId);
  if (requesterId != null) conditions.add((row) => requesterOf(judgement, row)?.public_id === requesterId);
  if (openedAfter) conditions.add((row) => row.opened_at.getTime() > Date.parse(openedAfter));
  if (openedBefore) conditions.add((row) => row.opened_at.getTime() < Date.parse(openedBefore));

  const byRequester = (
    name: string,
    category: string,
    match: Given<Match>,
    value: (person: Person) => string | null,
  ) => {
    if (!match) return;
    conditions.read(`${type}Filter.${name}`, category, (lawful) => (row) => {
      const person = requesterOf(judgement, row);
      return person !== undefined && lawful(person.id) && matches(value(person), match);
    });
  };
  byRequester('requesterEmail', 'user.contact.email', filter?.requesterEmail, ({ email }) => email);
  byRequester('requesterName', 'user.name', filter?.requesterName, ({ display_name }) => display_name);
  const subject = filter?.subject;
  if (subject) {
    conditions.read('TicketFilter.subject', 'user.content.ticket', (lawful) => (row) => {
      return lawful(row.requester_id) && matches(row.subject, subject);
    });
  }
  const tags = filter?.tags?.map((tag) => tag.trim().toLowerCase());
  if (tags) {
    conditions.read('TicketFilter.tags', 'user.content.internal_note', (lawful) => (row) => {
      return lawful(row.requester_id) && row.tags.some((tag) => tags.includes(tag));
    });
  }
  for (const [name, , group, category] of CUSTOM_FIELDS) {
    const asked = filter?.customFields?.[group];
    if (!asked) continue;
    conditions.read(`CustomFieldsFilter.${group}`, category, (lawful) => (row) => {
      const filled = world.having('custom_field_value', 'conversation_id', row.id);
      const fits = ({ key, value }: (typeof asked)[number]) =>
        filled.some(
          (each) =>
            each.category === name &&
            world.byId('custom_field', each.field_id)?.key === key &&
            matches(each.value, value),
        );
      return lawful(row.requester_id) && asked.every(fits);
    });
  }
  const words = search?.trim();
  if (words) {
    conditions.read(`Query.${type.toLowerCase()}s(search:)`, content, (lawful) => (row) => {
      const inSubject = kind === 'TICKET' && matches(row.subject, { contains: words });
      const inMessage = world
        .having('message', 'conversation_id', row.id)
        .some((message) => lawful(message.author_id) && matches(message.body, { contains: words }));
      return lawful(row.requester_id) && (inSubject || inMessage);
    });
  }
  const personalOrder = orderBy && PERSONAL_ORDERS.get(`TicketOrderField.${orderBy.field}`);
  if (personalOrder) {
    conditions.read(
      `TicketOrderField.${orderBy.field}`,
      personalOrder.category,
      (lawful) => (row) => lawful(row.requester_id),
    );
  }
  const rows = conditions.apply(world.conversation);
  if (rows === undefined) return undefined;
  const foundBy = { person: ({ requester_id }: Conversation) => requester_id, personal: conditions.personal };
  return { rows: [...rows].sort(conversationOrder(judgement, orderBy)), foundBy };
}

type Column<Row> = {
  readonly category: string;
  readonly value: (row: Row, judgement: Judgement) => string | null;
};

const PERSONAL_ORDERS: ReadonlyMap<string, Column<Conversation>> = new Map([
  ['TicketOrderField.SUBJECT', { category: 'user.content.ticket', value: ({ subject }) => subject }],
  [
    'TicketOrderField.REQUESTER_NAME',
    { category: 'user.name', value: (row, judgement) => requesterOf(judgement, row)?.display_name ?? null },
  ],
  [
    'TicketOrderField.REQUESTER_EMAIL',
    { category: 'user.contact.email', value: (row, judgement) => requesterOf(judgement, row)?.email ?? null },
  ],
]);

const PRIORITIES = ['LOW', 'NORMAL', 'HIGH', 'URGENT'];

function conversationOrder(judgement: Judgement, order: Order): (a: Conversation, b: Conversation) => number {
  const personal = PERSONAL_ORDERS.get(`TicketOrderField.${order?.field}`);
  return ordered(order?.direction, [
    ...(personal ? [(row: Conversation) => personal.value(row, judgement)] : []),
    ...(order?.field === 'LAST_MESSAGE_AT'
      ? [(row: Conversation) => row.last_message_at?.getTime() ?? null]
      : []),
    ...(order?.field === 'PRIORITY' ? [(row: Conversation) => PRIORITIES.indexOf(row.priority)] : []),
    (row) => row.opened_at.getTime(),
    ({ id }) => id,
  ]);
}

/** Compares by several values; what is missing stands last in both directions. */
export function ordered<Row>(
  direction: 'ASC' | 'DESC' | undefined,
  values: readonly ((row: Row) => string | number | null)[],
): (a: Row, b: Row) => number {
  const sign = direction === 'ASC' ? 1 : -1;
  return (a, b) => {
    for (const value of values) {
      const [left, right] = [value(a), value(b)];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return left < right ? -sign : sign;
    }
    return 0;
  };
}

const PERSON_FILTERS = [
  ['email', 'user.contact.email', ({ email }: Person) => email],
  ['name', 'user.name', ({ display_name }: Person) => display_name],
  ['phoneNumber', 'user.contact.phone_number', ({ phone_number }: Person) => phone_number],
] as const;

/** The list of people that the arguments ask for, or undefined when it must not be answered. */
export function peopleList(
  judgement: Judgement,
  { filter, orderBy }: ListArguments,
): List<Person> | undefined {
  const conditions = new Conditions<Person>(judgement);
  conditions.add((row) => seesPerson(judgement, row));
  for (const [name, category, value] of PERSON_FILTERS) {
    const match = filter?.[name];
    if (!match) continue;
    conditions.read(
      `DataSubjectFilter.${name}`,
      category,
      (lawful) => (row) => lawful(row.id) && matches(value(row), match),
    );
  }
  const byName = orderBy?.field === 'NAME';
  const byEmail = orderBy?.field === 'EMAIL';
  if (orderBy && (byName || byEmail)) {
    const category = byName ? 'user.name' : 'user.contact.email';
    conditions.read(`DataSubjectOrderField.${orderBy.field}`, category, (lawful) => (row) => lawful(row.id));
  }
  const rows = conditions.apply(judgement.world.data_subject);
  if (rows === undefined) return undefined;
  const compare = ordered<Person>(orderBy?.direction, [
    ...(byName ? [(row: Person) => row.display_name] : []),
    ...(byEmail ? [(row: Person) => row.email] : []),
    (row) => row.created_at.getTime(),
    ({ id }) => id,
  ]);
  const foundBy = { person: ({ id }: Person) => id, personal: conditions.personal };
  return { rows: [...rows].sort(compare), foundBy };
}
