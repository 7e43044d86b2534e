// What a selection brings back. Compiled, never run.
import {
  type Answer,
  createRemit,
  type Denial,
  type DenialReason,
  select,
  type Selected,
  type Stream,
} from '@remit/sdk';
import { queryDocument, urqlClient } from '@remit/sdk/urql';
import { assertType, type Equals } from './equals.ts';

const remit = createRemit({ url: 'https://help.example/graphql', token: 'token' });

export async function fieldsAndConnections() {
  const { data, denials } = await remit.query({
    tickets: {
      $: { first: 10, filter: { status: ['OPEN', 'PENDING'] } },
      totalCount: true,
      edges: { cursor: true, node: { id: true, subject: true, status: true, requester: { email: true } } },
    },
  });
  assertType<
    Equals<
      typeof data,
      {
        tickets: {
          totalCount: number;
          edges: {
            cursor: string;
            node: {
              id: string;
              subject: string | null;
              status: 'OPEN' | 'PENDING' | 'RESOLVED' | 'CLOSED';
              requester: { email: string | null } | null;
            };
          }[];
        } | null;
      }
    >
  >(true);
  assertType<Equals<typeof denials, readonly Denial[]>>(true);
}

export async function aliases() {
  const { data } = await remit.query({
    'open: tickets': { $: { filter: { status: ['OPEN'] } }, totalCount: true },
    'closed: tickets': { $: { filter: { status: ['CLOSED'] } }, totalCount: true },
    viewer: { 'who: kind': true },
  });
  assertType<
    Equals<
      typeof data,
      {
        open: { totalCount: number } | null;
        closed: { totalCount: number } | null;
        viewer: { who: 'AGENT' | 'APP' | 'VISITOR' } | null;
      }
    >
  >(true);
}

export async function interfacesAreToldApart() {
  const { data } = await remit.query({
    conversation: {
      $: { id: 'c1' },
      id: true,
      on: { Ticket: { priority: true }, Chat: { ticket: { id: true } } },
    },
  });
  assertType<
    Equals<
      typeof data.conversation,
      | { __typename: 'Ticket'; id: string; priority: 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT' }
      | { __typename: 'Chat'; id: string; ticket: { id: string } | null }
      | null
    >
  >(true);
  if (data.conversation?.__typename === 'Ticket') {
    const { priority } = data.conversation;
    assertType<Equals<typeof priority, 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT'>>(true);
  }
}

export async function interfacesInsideInterfaces() {
  const { data } = await remit.query({
    node: {
      $: { id: 'x' },
      id: true,
      on: { Conversation: { status: true, on: { Ticket: { priority: true } } }, Agent: { email: true } },
    },
  });
  type Node = NonNullable<typeof data.node>;
  type Status = 'OPEN' | 'PENDING' | 'RESOLVED' | 'CLOSED';
  assertType<
    Equals<
      Extract<Node, { __typename: 'Ticket' }>,
      { __typename: 'Ticket'; id: string; status: Status; priority: 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT' }
    >
  >(true);
  assertType<
    Equals<Extract<Node, { __typename: 'Chat' }>, { __typename: 'Chat'; id: string; status: Status }>
  >(true);
  assertType<
    Equals<Extract<Node, { __typename: 'Agent' }>, { __typename: 'Agent'; id: string; email: string | null }>
  >(true);
  // What `on` does not name stays one type, with the common fields.
  assertType<Equals<'DataSubject' extends Node['__typename'] ? true : false, true>>(true);
}

export async function theNameOfTheType() {
  const { data } = await remit.query({ conversation: { $: { id: 'c1' }, __typename: true, id: true } });
  assertType<Equals<typeof data.conversation, { __typename: 'Ticket' | 'Chat'; id: string } | null>>(true);
}

export async function conditions(isAgent: boolean) {
  const { data } = await remit.query({
    viewer: {
      kind: true,
      purposes: isAgent,
      dataSubject: isAgent ? { id: true } : undefined,
      controller: false,
    },
  });
  assertType<
    Equals<
      typeof data.viewer,
      {
        kind: 'AGENT' | 'APP' | 'VISITOR';
        purposes: string[] | undefined;
        dataSubject: { id: string } | null | undefined;
        controller: undefined;
      } | null
    >
  >(true);
}

export async function partsOfTheirOwn() {
  const person = select('DataSubject', { displayName: true, email: true });
  const row = select('Ticket', { id: true, requester: person });
  assertType<
    Equals<
      Selected<'Ticket', typeof row>,
      { id: string; requester: { displayName: string | null; email: string | null } | null }
    >
  >(true);
  const { data } = await remit.query({ tickets: { edges: { node: { ...row, subject: true } } } });
  const node = data.tickets?.edges[0]?.node;
  assertType<
    Equals<
      typeof node,
      | {
          id: string;
          subject: string | null;
          requester: { displayName: string | null; email: string | null } | null;
        }
      | undefined
    >
  >(true);
}

export async function mutations() {
  const { data } = await remit.mutate({
    openChat: {
      $: { input: { message: 'Zdravo' } },
      chat: { id: true },
      problems: { code: true, message: true },
    },
  });
  assertType<Equals<NonNullable<typeof data.openChat>['chat'], { id: string } | null>>(true);
  const problems = data.openChat?.problems;
  assertType<Equals<NonNullable<typeof problems>[number]['message'], string>>(true);
}

export function subscriptions() {
  const stream = remit.subscribe({ messageAdded: { $: { conversationId: 'c1' }, body: true, sentAt: true } });
  assertType<
    Equals<typeof stream, Stream<Answer<{ messageAdded: { body: string | null; sentAt: string } | null }>>>
  >(true);
}

export async function documentsForUrql() {
  const { query, variables } = queryDocument({ viewer: { kind: true } });
  const { data } = await urqlClient(remit).query(query, variables);
  assertType<Equals<typeof data, { viewer: { kind: 'AGENT' | 'APP' | 'VISITOR' } | null } | undefined>>(true);
}

export async function documentsOfACodeGenerator() {
  const document: {
    kind: 'Document';
    __apiType?: (variables: { id: string }) => { node: { id: string } | null };
  } = {
    kind: 'Document',
  };
  const { data } = await remit.request(document, { id: 'x' });
  assertType<Equals<typeof data, { node: { id: string } | null }>>(true);
  // @ts-expect-error the variables are needed
  await remit.request(document);
  const plain = await remit.request('{ viewer { kind } }');
  assertType<Equals<typeof plain.data, unknown>>(true);
}

export async function argumentsKeepTheirTypes(
  status: readonly ('OPEN' | 'CLOSED')[],
  after: string | undefined,
) {
  await remit.query({ tickets: { $: { first: 5, after, filter: { status } }, totalCount: true } });
}

/** The reasons are public: one that comes or goes is a change of the contract. */
type Reasons =
  | 'PURPOSE_NOT_DECLARED'
  | 'PURPOSE_UNKNOWN'
  | 'PURPOSE_NOT_GRANTED'
  | 'CATEGORY_NOT_GRANTED'
  | 'CATEGORY_NOT_IN_POLICY'
  | 'RECIPIENT_NOT_REGISTERED'
  | 'TRANSFER_NOT_ALLOWED'
  | 'CONSENT_MISSING'
  | 'CONSENT_REFUSED'
  | 'CONSENT_WITHDRAWN'
  | 'CONSENT_EXPIRED'
  | 'OBJECTED'
  | 'RESTRICTED'
  | 'ERASED'
  | 'UNDER_AGE'
  | 'RETENTION_EXPIRED';
assertType<Equals<Denial['reason'], Reasons>>(true);
assertType<Equals<Denial['reason'], DenialReason>>(true);
