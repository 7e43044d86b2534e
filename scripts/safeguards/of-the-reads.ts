import { type Safeguard, promise, unit } from './safeguard.ts';

const PLUGIN = 'schema/src/purpose/plugin.ts';
const FILTER = 'schema/src/graph/filter.ts';
const TICKETS = 'schema/src/graph/ticket/ticket-list.ts';
const RANDOM = 'fuzz/no-random-operation-reads-more-or-less-than-is-lawful';

/** Fields. */
export const fields: readonly Safeguard[] = [
  unit(
    { id: 'every field says what it is about', without: 'new personal fields that nobody labelled' },
    ['purpose/check-schema.ts', 'if (faults.length > 0) throw', 'if (faults.length > 1e9) throw'],
    'purpose/check-schema',
  ),
  unit(
    { id: 'every label has a clause in a policy', without: 'kinds of data that no policy speaks of' },
    ['purpose/check-schema.ts', 'return hasClause', 'return true'],
    'purpose/check-schema',
  ),
  unit(
    {
      id: 'fragments and interfaces are looked through',
      without: 'denied fields behind a fragment, without a denial',
    },
    ['purpose/coordinates.ts', 'if (on) walkSelections(walk, on, fragment.selectionSet);', 'void on;'],
    'purpose/coordinates',
  ),
  promise(
    { id: 'no row without a purpose', without: 'ids and times of conversations for nothing' },
    [PLUGIN, 'if (plan.gate === undefined) return', 'if (plan) return'],
    'no-purpose-no-data',
  ),
  promise(
    { id: 'denied columns are not selected', without: 'denied values would travel from the database' },
    [
      'schema/src/purpose/select-if-allowed.ts',
      "if (decision?.kind !== 'allowed') return null;",
      "if (decision?.kind !== 'allowed') return own(args, context, nested, getSelection) as object;",
    ],
    'denied-columns-are-never-selected',
  ),
  promise(
    { id: 'the person is asked', without: 'data of people for whom it is not lawful' },
    [
      PLUGIN,
      'if (!reads.permits(coordinate, category, persons)) return null;',
      'reads.permits(coordinate, category, persons);',
    ],
    'consent-withdrawn-bites-on-the-next-query-and-event',
  ),
  promise(
    {
      id: 'author and requester must both agree',
      without: 'words of people who said no, in the threads of others',
    },
    [
      'schema/src/graph/message/message.ts',
      "const people = [['author'], ['requester']] as const;",
      "const people = [['author']] as const;",
    ],
    RANDOM,
  ),
  promise(
    {
      id: 'nobody writes what the purpose does not cover',
      without: 'texts about people for whom it is not lawful',
    },
    ['schema/src/graph/permit-write.ts', 'if (reason !== null) {', 'if (reason !== null && !context) {'],
    'a-write-is-decided-like-a-read',
  ),
  promise(
    { id: 'without a purpose an id tells nothing', without: 'mutations would tell whether an id exists' },
    ['schema/src/graph/permit-write.ts', 'if (gate) throw denied(gate);', ''],
    'strange-input-is-the-callers-fault',
  ),
];

/** Filters, orders, searches, counts and cursors. */
export const sideDoors: readonly Safeguard[] = [
  promise(
    { id: 'filters: decided', without: 'search by what the purpose may not read' },
    [
      FILTER,
      "if (decision.kind === 'denied') {\n    reads.deny(coordinate, decision);\n    return undefined;\n  }",
      "if (decision.kind === 'denied') return {};",
    ],
    'a-filter-is-a-read',
  ),
  promise(
    { id: 'filters: of lawful people only', without: 'search among people who said no' },
    [
      FILTER,
      'lawfulFor: { hasSome: decision.slots.map((slot) => slotKey(plan.policyVersionId, slot)) },',
      '',
    ],
    'a-filter-is-a-read',
  ),
  promise(
    { id: 'filters: not after a limited consent', without: 'search among people whose consent is over' },
    [FILTER, 'OR: [{ lawfulUntil: null }, { lawfulUntil: { gt: now } }],', 'OR: now ? [{}] : [],'],
    RANDOM,
  ),
  promise(
    { id: 'filters: not by what is seen masked', without: 'masked values could be guessed letter by letter' },
    [FILTER, "if (decision.form !== 'exact') {", "if (decision.form !== 'exact' && !now) {"],
    RANDOM,
  ),
  unit(
    { id: 'filters: a percent sign is a percent sign', without: 'a pattern would find what no letters name' },
    ['graph/filter.ts', "return text.replace(/[\\\\%_]/g, '\\\\$&');", 'return text;'],
    'graph/filter',
  ),
  promise(
    {
      id: 'filters: whom they found stands in the ledger',
      without: 'people found by a filter, recorded by nobody',
    },
    [
      'schema/src/purpose/reads.ts',
      'if (this.narrowed.size > 0) for (const person of people)',
      'for (const person of [] as typeof people)',
    ],
    'the-ledger-names-whom-a-filter-found',
  ),
  promise(
    { id: 'orders: of lawful people only', without: 'the place of a withheld row in an order' },
    [TICKETS, '...(order.lawful ? [{ requester: order.lawful }] : []),', ''],
    RANDOM,
  ),
  promise(
    { id: 'searches: of lawful requesters only', without: 'words of people who said no' },
    [TICKETS, '        { requester: lawful },\n        {\n          OR:', '        {\n          OR:'],
    RANDOM,
  ),
  promise(
    {
      id: 'searches: of lawful authors only',
      without: 'words that others said about it, of people who said no',
    },
    [
      TICKETS,
      'messages: { some: { body: words as Prisma.StringFilter, author: lawful } }',
      'messages: { some: { body: words as Prisma.StringFilter } }',
    ],
    RANDOM,
  ),
  promise(
    { id: 'counts: of the same list', without: 'the number of rows that may not be listed' },
    [
      TICKETS,
      'context.database.prisma.conversation.count({ where: list.where });',
      "context.database.prisma.conversation.count({ where: visibleConversations(context, 'TICKET') });",
    ],
    RANDOM,
  ),
  promise(
    { id: 'cursors stand in their list', without: 'the place of a row that may not be known' },
    ['schema/src/cursor.ts', 'if (found < new Set(publicIds).size) throw badCursor();', ''],
    'a-cursor-stands-in-its-own-list',
  ),
  promise(
    { id: 'cursors are ours', without: 'any text as a cursor, and the database would call it our fault' },
    ['schema/src/nested-cursor.ts', '      publicIdsIn(args);\n', ''],
    'every-list-checks-its-cursor',
  ),
  promise(
    { id: 'moments are storable', without: 'a year that the database does not have would be our fault' },
    [
      'schema/src/date-time.ts',
      'if (moment && moment.getTime() >= EARLIEST && moment.getTime() <= LATEST) return moment;',
      'void EARLIEST; void LATEST;\n  if (moment) return moment;',
    ],
    'strange-input-is-the-callers-fault',
  ),
  promise(
    { id: 'no list in the order of withheld moments', without: 'which of two visits came first' },
    [
      'schema/src/graph/data-subject/data-subject.ts',
      "const lastRecordedFirst = { id: 'desc' } as const;",
      "const lastRecordedFirst = { startedAt: 'desc' } as unknown as { id: 'desc' };",
    ],
    'a-cursor-stands-in-its-own-list',
  ),
];

/** Whose rows, and for how long. */
export const walls: readonly Safeguard[] = [
  promise(
    { id: 'one controller: conversations', without: 'conversations of other controllers' },
    [
      'schema/src/graph/conversation/visible.ts',
      'controllerId: context.controller.id,',
      'controllerId: { gt: 0 } as unknown as number,',
    ],
    'a-caller-sees-one-controller',
  ),
  promise(
    { id: 'one controller: people in lists', without: 'people of other controllers' },
    [
      'schema/src/graph/data-subject/data-subject-queries.ts',
      '    controllerId: controller.id,\n    kind:',
      '    ...(controller ? {} : {}),\n    kind:',
    ],
    'a-caller-sees-one-controller',
  ),
  promise(
    { id: 'one controller: a person by id', without: 'people of other controllers, by their ids' },
    [
      'schema/src/graph/data-subject/data-subject.ts',
      "    controllerId: controller.id,\n    kind: 'CUSTOMER',",
      "    ...(controller ? {} : {}),\n    kind: 'CUSTOMER',",
    ],
    'a-caller-sees-one-controller',
  ),
  promise(
    { id: 'one controller: an agent by id', without: 'staff of other controllers' },
    [
      'schema/src/graph/agent/agent.ts',
      "    controllerId: controller.id,\n    kind: 'STAFF',",
      "    ...(controller ? {} : {}),\n    kind: 'STAFF',",
    ],
    'a-caller-sees-one-controller',
  ),
  promise(
    { id: 'one controller: writing', without: 'texts about people of other controllers' },
    [
      'schema/src/graph/people.ts',
      "where: { publicId, controllerId: controller.id, kind: 'CUSTOMER' },",
      "where: { publicId, kind: 'CUSTOMER' },",
    ],
    'a-caller-sees-one-controller',
  ),
  promise(
    { id: 'one controller: events', without: 'news of other controllers in a stream' },
    [
      'gateway/src/subscriptions/event-log.ts',
      'listeners.of(event.controllerId)',
      '[...[1, 2, 3, 4, 5].flatMap((id) => [...listeners.of(id)])]',
    ],
    'a-caller-sees-one-controller',
  ),
  promise(
    { id: 'a visitor sees its own conversations', without: 'conversations of other people' },
    [
      'schema/src/graph/conversation/visible.ts',
      "...(context.caller.kind === 'VISITOR' ? { requesterId: context.caller.dataSubjectId } : {}),",
      '',
    ],
    RANDOM,
  ),
  promise(
    { id: 'a visitor is one person', without: 'other people, by their ids' },
    [
      'schema/src/graph/data-subject/data-subject.ts',
      "    kind: 'CUSTOMER',\n    ...(caller.kind === 'VISITOR' ? { id: caller.dataSubjectId } : {}),",
      "    kind: 'CUSTOMER',\n    ...(caller ? {} : {}),",
    ],
    RANDOM,
  ),
  promise(
    { id: 'a visitor meets those who wrote to it', without: 'all the staff, by their ids' },
    [
      'schema/src/graph/agent/agent.ts',
      "...(caller.kind === 'VISITOR' ? { authored: { some: { requesterId: caller.dataSubjectId } } } : {}),",
      '...(caller ? {} : {}),',
    ],
    RANDOM,
  ),
  promise(
    { id: 'a visitor hears of itself', without: 'that something happened to somebody else' },
    [
      'schema/src/graph/conversation/subscriptions.ts',
      "...(caller.kind === 'VISITOR' && { dataSubjectId: caller.dataSubjectId }),",
      '',
    ],
    'a-visitor-hears-only-of-itself',
  ),
  promise(
    { id: 'retention: lists and ids', without: 'rows whose time is over' },
    [
      'schema/src/graph/retained.ts',
      'return { OR: [{ retainUntil: null }, { retainUntil: { gt: now } }] };',
      'return now ? {} : {};',
    ],
    'a-filter-is-a-read',
  ),
  promise(
    { id: 'retention: from row to row', without: 'a chat whose time is over, through its ticket' },
    [
      'schema/src/graph/retained.ts',
      'return row.retainUntil !== null && row.retainUntil <= now;',
      'return row.retainUntil === now;',
    ],
    RANDOM,
  ),
];
