import { fileURLToPath } from 'node:url';
import type { BenchCaller } from '../dataset/callers.ts';
import { type WireRequest, wireRequest } from '../load/connections.ts';

/** One way of answering the question, and how it is asked there. */
export type Mode = {
  readonly id: ModeId;
  readonly title: string;
  /** The server's program, with what it is told besides the settings. */
  readonly program: string;
  readonly args: readonly string[];
  /** Over a copy of the data whose wall lets everything pass. */
  readonly withoutWall?: true;
  readonly request: (caller: BenchCaller) => WireRequest;
};

export const modeIds = [
  'bare-sql',
  'bare-text',
  'postgraphile',
  'all-off',
  'unchecked',
  'checked',
  'full',
] as const;
export type ModeId = (typeof modeIds)[number];

/** The question: the 50 newest tickets with who wrote in, and the last 3 messages with who wrote them. */
const DOCUMENT = `query Inbox {
  tickets(first: 50) { edges { node {
    id subject status openedAt
    requester { displayName email }
    messages(last: 3) { edges { node { body sentAt author { displayName } } } }
  } } }
}`;

/** The same question over PostGraphile's names, answered in the same shape. */
const PEER_DOCUMENT = `query Inbox($controllerId: Int!) {
  tickets: allConversations(
    condition: { controllerId: $controllerId, kindCode: 1, retainUntil: null }, orderBy: [OPENED_AT_DESC, ROW_ID_DESC], first: 50
  ) { edges { node {
    id: publicId subject status openedAt
    requester: dataSubjectByControllerIdAndRequesterId { displayName email }
    messages: messagesByControllerIdAndConversationId(orderBy: [SENT_AT_ASC, ROW_ID_ASC], last: 3) { edges { node {
      body sentAt author: dataSubjectByControllerIdAndAuthorId { displayName agent: agentByControllerIdAndDataSubjectId { displayName } }
    } } }
  } } }
}`;

const json = { 'content-type': 'application/json', accept: 'application/json' };

function askGateway({ token, purpose }: BenchCaller): WireRequest {
  const headers = { ...json, authorization: `Bearer ${token}`, 'remit-purpose': purpose };
  return wireRequest('POST', '/graphql', headers, JSON.stringify({ query: DOCUMENT }));
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** In the order of the table. */
export const modes: readonly Mode[] = [
  {
    id: 'bare-sql',
    title: 'bare SQL: node:http, pg, one JSON-aggregating statement',
    program: here('bare-sql.ts'),
    args: [],
    request: ({ number }) => wireRequest('GET', `/?controller=${number}`),
  },
  {
    id: 'bare-text',
    title: 'the same, its text put together by hand',
    program: here('bare-sql.ts'),
    args: ['concatenated'],
    request: ({ number }) => wireRequest('GET', `/?controller=${number}`),
  },
  {
    id: 'postgraphile',
    title: 'PostGraphile 5.1, no privacy checks',
    program: here('../../peers/postgraphile.ts'),
    args: [],
    request: ({ number }) =>
      wireRequest(
        'POST',
        '/graphql',
        json,
        JSON.stringify({ query: PEER_DOCUMENT, variables: { controllerId: number } }),
      ),
  },
  {
    id: 'all-off',
    title: 'gateway, checks, wall and ledger off',
    program: here('gateway.ts'),
    args: ['checks,ledger'],
    withoutWall: true,
    request: askGateway,
  },
  {
    id: 'unchecked',
    title: 'gateway, checks and ledger off',
    program: here('gateway.ts'),
    args: ['checks,ledger'],
    request: askGateway,
  },
  {
    id: 'checked',
    title: 'gateway, checks on, ledger off',
    program: here('gateway.ts'),
    args: ['ledger'],
    request: askGateway,
  },
  {
    id: 'full',
    title: 'gateway, checks on, durable ledger on',
    program: here('gateway.ts'),
    args: [''],
    request: askGateway,
  },
];
