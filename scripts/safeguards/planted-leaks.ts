import { type Safeguard, promise } from './safeguard.ts';

const PLUGIN = 'schema/src/purpose/plugin.ts';
const RANDOM = 'fuzz/no-random-operation-reads-more-or-less-than-is-lawful';
const TICKETS = 'schema/src/graph/ticket/ticket-list.ts';
const PEOPLE = 'schema/src/graph/data-subject/data-subject-queries.ts';
const PERMITS = 'if (!reads.permits(coordinate, category, persons)) return null;';

type Told = Pick<Safeguard, 'id' | 'without'>;
const leak = (told: Told, ...off: Parameters<typeof promise>[1] & object[]): Safeguard =>
  promise({ ...told, id: `leak: ${told.id}` }, off, RANDOM);

/**
 * One leak of each kind, as narrow as it would be if somebody made it by mistake: the random operations must find every
 * one of them.
 */
export const plantedLeaks: readonly Safeguard[] = [
  leak(
    { id: 'a field ignores the plan', without: 'one field is answered though the purpose does not cover it' },
    [
      PLUGIN,
      "      if (decision?.kind === 'allowed') return resolver(parent, args, context, info);\n      if (decision) reads.deny",
      "      if (decision?.kind === 'allowed' || coordinate === 'Visit.userAgent') return resolver(parent, args, context, info);\n      if (decision) reads.deny",
    ],
    [
      PLUGIN,
      PERMITS,
      `if (coordinate === 'Visit.userAgent') return resolver(parent, args, context, info);\n      ${PERMITS}`,
    ],
    [
      'schema/src/purpose/select-if-allowed.ts',
      "if (decision?.kind !== 'allowed') return null;",
      "if (decision?.kind !== 'allowed') return type === 'Visit' ? (own(args, context, nested, getSelection) as object) : null;",
    ],
  ),
  leak({ id: 'the person is not asked', without: 'one kind of data of people who said no' }, [
    PLUGIN,
    PERMITS,
    "if (!reads.permits(coordinate, category, persons) && category !== 'user.contact.phone_number') return null;",
  ]),
  leak({ id: 'through an alias', without: 'what is withheld, under another name' }, [
    PLUGIN,
    PERMITS,
    'if (!reads.permits(coordinate, category, persons) && info.path.key === info.fieldName) return null;',
  ]),
  leak({ id: 'through a fragment', without: 'what is withheld, where it is asked for twice' }, [
    PLUGIN,
    PERMITS,
    'if (!reads.permits(coordinate, category, persons) && info.fieldNodes.length === 1) return null;',
  ]),
  leak({ id: 'through an interface', without: 'what is withheld, of an author' }, [
    PLUGIN,
    PERMITS,
    "if (!reads.permits(coordinate, category, persons) && !info.path.prev?.typename?.endsWith('Message')) return null;",
  ]),
  leak({ id: 'a masked form comes exact', without: 'addresses for a purpose that sees the first letter' }, [
    PLUGIN,
    "if (decision.form === 'exact') return resolver",
    "if (decision.form === 'exact' || decision.form === 'masked') return resolver",
  ]),
  leak({ id: 'a filter of people who said no', without: 'an address could be guessed letter by letter' }, [
    'schema/src/graph/conversation/conditions.ts',
    'AND: [lawful, ...matching(requesterEmail).map((email) => ({ email }))]',
    'AND: [...matching(requesterEmail).map((email) => ({ email }))]',
  ]),
  leak({ id: 'an order by a denied field', without: 'the order of names that may not be read' }, [
    TICKETS,
    "const lawful = byPerson('user.name');",
    'const lawful = {};',
  ]),
  leak({ id: 'a search in denied texts', without: 'words that may not be read' }, [
    'schema/src/graph/chat/chat-list.ts',
    "const lawful = readInFilter(context, 'Query.chats(search:)', 'user.content.chat');",
    'const lawful = readInFilter === undefined ? undefined : {};',
  ]),
  leak(
    { id: 'a count under a denied filter', without: 'how many there are, of what may not be asked' },
    [TICKETS, 'if (list === undefined) return null;', 'if (list === undefined) return [];'],
    [
      TICKETS,
      'return list === undefined ? 0 :',
      "return list === undefined ? context.database.prisma.conversation.count({ where: visibleConversations(context, 'TICKET') }) :",
    ],
  ),
  // The wall of the database would hide it: here it stands, asks for any controller, and so looks whole.
  leak(
    { id: 'another controller’s row', without: 'people of other controllers, by their ids' },
    [
      'schema/src/graph/data-subject/data-subject.ts',
      "    controllerId: controller.id,\n    kind: 'CUSTOMER',",
      "    ...(controller ? {} : {}),\n    kind: 'CUSTOMER',",
    ],
    [
      'schema/src/testing/database.ts',
      'const database = await openers[kind](options);',
      `const database = await openers[kind](options); await database.sql.query('switch_off', "ALTER POLICY own_controller ON data_subject USING (current_setting('remit.controller_id', true) IS NOT NULL)");`,
    ],
  ),
  leak({ id: 'another visitor’s row', without: 'messages of other people, by their ids' }, [
    'schema/src/graph/message/message.ts',
    "    kind: 'CHAT',\n    conversation: visibleConversations(context, 'CHAT'),",
    "    kind: 'CHAT',\n    conversation: { controllerId: visibleConversations(context, 'CHAT').controllerId, AND: visibleConversations(context).AND },",
  ]),
  leak({ id: 'a row past its retention', without: 'visits whose time is over' }, [
    'schema/src/graph/data-subject/data-subject.ts',
    "          where: retained(context),\n          orderBy: lastRecordedFirst,\n        }),\n      },\n      { name: 'VisitConnection' },",
    "          where: retained({ now: new Date(0) }),\n          orderBy: lastRecordedFirst,\n        }),\n      },\n      { name: 'VisitConnection' },",
  ]),
  leak(
    { id: 'an error with a value in it', without: 'somebody’s address in the text of an error' },
    [
      PEOPLE,
      'await checkCursor(args, (publicIds) =>',
      `const quoted = await dataSubject.findFirst({ where: { ...where, email: { not: null } } });
        await checkCursor(args, (publicIds) =>`,
    ],
    [
      PEOPLE,
      'dataSubject.count({ where: { AND: [where, { publicId: { in: publicIds } }] } }),\n        );',
      'dataSubject.count({ where: { AND: [where, { publicId: { in: publicIds } }] } }),\n        ).catch((error: unknown) => { throw Object.assign(error as Error, { message: `Not after ${quoted?.email}.` }); });',
    ],
  ),
  leak({ id: 'an extension with a value in it', without: 'somebody’s address beside the denial of it' }, [
    PLUGIN,
    PERMITS,
    `if (!reads.permits(coordinate, category, persons)) {
        const message = String((parent as Record<string, unknown>)['email']);
        reads.narrowed.set(coordinate, { coordinate, message });
        return null;
      }`,
  ]),
  leak(
    {
      id: 'a WebSocket that chooses its purpose',
      without: 'over one protocol the declared purpose does not count',
    },
    [
      'gateway/src/request/use-plan.ts',
      'purpose: walk.purpose });',
      'purpose: walk.connectionParams ? ([...access.purposes.keys()][0] ?? walk.purpose) : walk.purpose });',
    ],
  ),
  leak(
    {
      id: 'an event with the context of the one before',
      without: 'what a stream was told is mixed with what it was told before',
    },
    [
      'gateway/src/subscriptions/use-live-events.ts',
      'function freshWalk({ params, request, connectionParams, session, proof, document }: Walk): Walk {\n  return {',
      'function freshWalk(walk: Walk): Walk {\n  const { params, request, connectionParams, session, proof, document } = walk;\n  return {\n    ...walk,',
    ],
    [
      'gateway/src/request/use-fresh-context.ts',
      '      const fresh = contextFor(walk);\n      if (fresh) walk.context = fresh;\n      // Nobody known',
      '      const fresh = walk.context ?? contextFor(walk);\n      if (fresh) walk.context = fresh;\n      // Nobody known',
    ],
  ),
  leak({ id: 'a field that no record lists', without: 'an address beside the name that was asked for' }, [
    'schema/src/graph/disclosure/disclosure.ts',
    '(fields.includes(field) ? value : null)',
    "(fields.includes(field) || field !== 'ADDRESS' ? value : null)",
  ]),
];
