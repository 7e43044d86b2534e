import { buildSchema, type ExecutionResult, parse } from 'graphql';
import { expect, test } from 'vitest';
import { createLifecycle } from '../lifecycle.ts';
import { createLog } from '../log.ts';
import { createErrorMask } from '../response/mask-error.ts';
import { ChangeStream } from '../subscriptions/change-stream.ts';
import type { Member } from '../subscriptions/cohort.ts';
import { LiveStream } from '../subscriptions/live-stream.ts';
import type { Walk } from '../walk.ts';
import { createNextMessages } from './next-message.ts';
import { ProtocolConnection } from './web-socket-protocol.ts';

const schema = buildSchema('type Query { a: Int } type Subscription { a: Int }');
const mask = createErrorMask(createLog('silent'));
const event = {
  controllerId: 1,
  type: 'CHAT_CHANGED',
  conversationId: 1,
  messageId: null,
  dataSubjectId: null,
  sequence: 1n,
  isOver: false,
} as const;

/** A connection with one live stream, over a socket that takes what `takes` says. */
async function connected(takes: (message: string) => Error | undefined = () => undefined) {
  const lifecycle = createLifecycle();
  const heard: string[] = [];
  let open = 0;
  let member: Member | undefined;

  function streamOf(): LiveStream {
    const source = new ChangeStream({
      watched: {},
      after: 0n,
      isResumed: false,
      newest: () => 0n,
      missed: () => Promise.resolve([]),
      join(joining) {
        member = joining;
        return () => undefined;
      },
      limit: 3,
      onClose: () => undefined,
    });
    open += 1;
    return new LiveStream({
      source,
      start: 'the start',
      tellsStart: false,
      deliver: () => undefined,
      authenticate: () => undefined,
      onAccessChange: () => () => undefined,
      onClose: () => (open -= 1),
      overWebSocket: true,
      lifecycle,
      mask,
    });
  }

  function envelop(walk: Walk) {
    return {
      schema,
      parse: (query: string) => parse(query),
      validate: () => [],
      contextFactory: () => walk,
      execute: () => ({ data: { a: 1 } }),
      subscribe: () => (walk.stream = streamOf()),
    };
  }

  const connection = new ProtocolConnection(
    {
      operations: 10,
      lifecycle,
      mask,
      nextMessage: createNextMessages((text) => text),
      envelop,
      proofOf: () => undefined,
    },
    {
      session: undefined,
      admit: () => true,
      peer: {
        send(message, sent) {
          const failed = takes(message.toString());
          if (!failed) heard.push(message.toString());
          sent(failed);
        },
        close: (code) => void heard.push(String(code)),
      },
    },
  );
  await connection.receive(JSON.stringify({ type: 'connection_init' }));
  const watching = connection.receive(
    JSON.stringify({ type: 'subscribe', id: 'watch', payload: { query: 'subscription { a }' } }),
  );
  await expect.poll(() => member?.awaits(event)).toBe(true);
  return {
    connection,
    lifecycle,
    watching,
    heard,
    open: () => open,
    happen: (result: ExecutionResult) => member?.offer(event, { kind: 'told', result, cursor: 'a place' }),
  };
}

test('a result that cannot be written ends its own stream alone, and no drain waits for it', async () => {
  const { connection, watching, heard, open, happen, lifecycle } = await connected();
  happen({ data: { a: 1n } });
  await watching;
  expect(open()).toBe(0);
  expect(heard.at(-1)).toContain('"type":"error"');
  expect(heard.at(-1)).toContain('INTERNAL_SERVER_ERROR');
  await connection.receive(JSON.stringify({ type: 'subscribe', id: 'ask', payload: { query: '{ a }' } }));
  expect(heard.at(-1)).toContain('"id":"ask"');
  await lifecycle.drain(60_000);
});

test('a socket that takes nothing any more leaves no stream behind', async () => {
  const { watching, open, happen, lifecycle } = await connected((message) =>
    message.includes('watch') ? new Error('broken pipe') : undefined,
  );
  happen({ data: { a: 1 } });
  await expect(watching).rejects.toThrow('broken pipe');
  expect(open()).toBe(0);
  await lifecycle.drain(60_000);
});

test('a connection that we close follows its streams no longer, whenever the socket is gone', async () => {
  const { connection, watching, heard, open } = await connected();
  connection.close(4400, 'Invalid message received');
  await watching;
  expect(open()).toBe(0);
  connection.closed();
  expect(heard.at(-1)).toBe('4400');
});
