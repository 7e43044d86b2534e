import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { schemaPath } from '../../scripts/generate.ts';
import type { Happenings } from './happenings.ts';

/** What a resolver of the test gateway gets: the purpose, and where it notes what it withheld. */
export interface TestContext {
  readonly purpose: string | undefined;
  readonly withheld: Map<string, number>;
  readonly narrowed: Set<string>;
  readonly happenings: Happenings;
}

type Resolver = (root: unknown, args: Record<string, unknown>, context: TestContext) => unknown;

/** The purpose under which the test gateway gives e-mail addresses. */
export const allowedPurpose = 'support.ticketing';

/**
 * The real schema with a few answers in it, enough to see what travels. E-mail addresses are for one purpose only,
 * everything else is free.
 */
export function testSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync(schemaPath, 'utf8'));
  resolve(schema, 'Query', {
    tickets(_root, { first = 3, filter }, { narrowed }) {
      const { requesterEmail } = (filter ?? {}) as { requesterEmail?: unknown };
      if (requesterEmail) narrowed.add('TicketFilter.requesterEmail');
      const rows = ['Ana', 'Boris', 'Ceca'].slice(0, Number(first)).map(ticket);
      return { totalCount: rows.length, edges: rows.map((node) => ({ cursor: node.id, node })) };
    },
    viewer: (_root, _args, { purpose }) => ({
      kind: 'APP',
      purposes: purpose === undefined ? [] : [purpose],
    }),
    conversation: (_root, { id }) => (id === 'chat_1' ? chat() : ticket('Boris', 1)),
    node: (_root, { id }, { happenings }) => happenings.node(String(id)),
  });
  resolve(schema, 'DataSubject', {
    email(row, _args, { purpose, withheld }) {
      if (purpose === allowedPurpose) return `${(row as { name: string }).name.toLowerCase()}@example.org`;
      withheld.set('DataSubject.email', (withheld.get('DataSubject.email') ?? 0) + 1);
      return null;
    },
  });
  resolve(schema, 'Mutation', {
    beginUpload(_root, { input }, { happenings }) {
      const { fileName } = input as { fileName: string };
      const problem = { code: 'INVALID_INPUT', message: 'No.', field: 'fileName', remedy: null };
      return fileName === 'no.exe'
        ? { problems: [problem] }
        : { problems: [], upload: { id: 'upl_1', url: happenings.uploadUrl } };
    },
    openChat(_root, { input }) {
      const { message } = input as { message: string };
      const problem = { code: 'INVALID_INPUT', message: 'Write a message.', field: 'message', remedy: null };
      return message === ''
        ? { problems: [problem] }
        : { chat: { ...chat(), id: `chat:${message}` }, problems: [] };
    },
  });
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    field.subscribe = (_root, args: Record<string, unknown>, { happenings }: TestContext) =>
      happenings.listen(String(args['conversationId'] ?? args['id']));
    field.resolve = (event: unknown) => {
      if (event instanceof Error) throw event;
      return event;
    };
  }
  return schema;
}

export function chat(): object {
  return {
    __typename: 'Chat',
    id: 'chat_1',
    status: 'OPEN',
    ticket: ticket('Ana', 0),
    requester: person('Ana', 0),
  };
}

function ticket(name: string, index: number): { readonly id: string } {
  const own = { __typename: 'Ticket', id: `ticket_${index + 1}`, status: 'OPEN', priority: 'NORMAL' };
  return { ...own, subject: `Order of ${name}`, requester: person(name, index) } as { readonly id: string };
}

function person(name: string, index: number): object {
  return { __typename: 'DataSubject', id: `person_${index + 1}`, name };
}

function resolve(schema: GraphQLSchema, typeName: string, resolvers: Record<string, Resolver>): void {
  const type = schema.getType(typeName);
  for (const [name, resolver] of Object.entries(resolvers)) {
    const field = type && 'getFields' in type ? type.getFields()[name] : undefined;
    if (field === undefined || !('resolve' in field))
      throw new Error(`The schema has no ${typeName}.${name}`);
    field.resolve = resolver;
  }
}
