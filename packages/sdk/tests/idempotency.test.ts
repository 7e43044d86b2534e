import {
  createRemit,
  GatewayError,
  IdempotencyKeyInUseError,
  IdempotencyKeyReusedError,
  NetworkError,
  type RemitOptions,
} from '@remit/sdk';
import { mutationDocument, urqlClient } from '@remit/sdk/urql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway/start-gateway.ts';

const OPEN = { openChat: { $: { input: { message: 'Zdravo' } }, chat: { id: true } } } as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let gateway: TestGateway;
/** What was waited for: the try, and the seconds that the gateway asked for. */
let waited: [attempt: number, retryAfter: number | undefined][];

beforeEach(async () => {
  gateway = await startGateway();
  waited = [];
});

afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
});

function client(options: Partial<RemitOptions> = {}) {
  const retryDelay: RemitOptions['retryDelay'] = (...wait) => {
    waited.push(wait);
    return 0;
  };
  return createRemit({
    url: gateway.url,
    token: 'good',
    purpose: 'support.live_chat',
    retryDelay,
    ...options,
  });
}

/** A `fetch` whose first answers come from elsewhere, after the gateway has had the request. */
function answeringFirst(...answers: readonly (Response | Error)[]): typeof fetch {
  const left = [...answers];
  return async (input, init) => {
    const answer = await fetch(input, init);
    const instead = left.shift();
    if (instead instanceof Error) throw instead;
    return instead ?? answer;
  };
}

function refusal(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = { errors: [{ message: 'Not now.', extensions: { code } }] };
  return new Response(JSON.stringify(body), { status, headers });
}

const keys = () => gateway.seen.map(({ headers }) => headers['idempotency-key']);

test('every mutation has a key of its own, however it is written; a query has none', async () => {
  const remit = client();
  await remit.mutate(OPEN);
  await remit.mutate(OPEN);
  await remit.request('mutation { openChat(input: { message: "Zdravo" }) { chat { id } } }');
  const document = mutationDocument(OPEN);
  await urqlClient(remit).mutation(document.query, document.variables).toPromise();
  await remit.query({ viewer: { kind: true } });
  expect(keys()).toEqual([...Array.from({ length: 4 }, () => expect.stringMatching(UUID)), undefined]);
  expect(new Set(keys()).size).toBe(5);
});

test('a key that is given is the one that is sent', async () => {
  await client().mutate(OPEN, { idempotencyKey: 'order-7' });
  expect(keys()).toEqual(['order-7']);
});

test.each<[what: string, answer: () => Response | Error, retryAfter: number | undefined]>([
  ['a connection that broke', () => new TypeError('fetch failed'), undefined],
  ['a gateway that goes away', () => refusal(503, 'DRAINING', { 'retry-after': '5' }), 5],
  ['a try that is still under way', () => refusal(409, 'IDEMPOTENCY_KEY_IN_USE', { 'retry-after': '1' }), 1],
  ['a proxy without a gateway', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), undefined],
])('after %s it is sent again, with the same key', async (_what, answer, retryAfter) => {
  const { data } = await client({ fetch: answeringFirst(answer(), answer()) }).mutate(OPEN);
  expect(data.openChat?.chat?.id).toBe('chat:Zdravo');
  expect(keys()).toHaveLength(3);
  expect(new Set(keys()).size).toBe(1);
  expect(waited).toEqual([
    [1, retryAfter],
    [2, retryAfter],
  ]);
});

test('it gives up after the fourth try, and says what stood in the way', async () => {
  const busy = Array.from({ length: 4 }, () => refusal(409, 'IDEMPOTENCY_KEY_IN_USE'));
  await expect(client({ fetch: answeringFirst(...busy) }).mutate(OPEN)).rejects.toThrow(
    IdempotencyKeyInUseError,
  );
  expect(keys()).toHaveLength(4);
  const gone = Array.from({ length: 4 }, () => new TypeError('fetch failed'));
  await expect(client({ fetch: answeringFirst(...gone) }).mutate(OPEN)).rejects.toThrow(NetworkError);
});

test('what is decided is not sent again', async () => {
  const reused = client({ fetch: answeringFirst(refusal(422, 'IDEMPOTENCY_KEY_REUSED')) });
  await expect(reused.mutate(OPEN, { idempotencyKey: 'order-7' })).rejects.toThrow(IdempotencyKeyReusedError);
  const failed = client({ fetch: answeringFirst(refusal(500, 'INTERNAL_SERVER_ERROR')) });
  await expect(failed.mutate(OPEN)).rejects.toThrow(GatewayError);
  const query = client({ fetch: answeringFirst(refusal(503, 'DRAINING')) });
  await expect(query.query({ viewer: { kind: true } })).rejects.toThrow(GatewayError);
  expect(keys()).toHaveLength(3);
  expect(waited).toEqual([]);
});

test('a signal also gives up the wait between two tries', async () => {
  const leaving = new AbortController();
  const remit = client({
    fetch: answeringFirst(refusal(503, 'DRAINING')),
    retryDelay: () => {
      queueMicrotask(() => leaving.abort(new Error('the page was left')));
      return 60_000;
    },
  });
  await expect(remit.mutate(OPEN, { signal: leaving.signal })).rejects.toThrow('the page was left');
  expect(keys()).toHaveLength(1);
});
