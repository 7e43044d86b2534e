import {
  AuthenticationError,
  createRemit,
  GatewayError,
  NetworkError,
  PurposeError,
  RateLimitError,
  RemitError,
  type RemitOptions,
  ValidationError,
} from '@remit/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway/start-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function failure(document: string, options: Partial<RemitOptions> = {}): Promise<RemitError> {
  const error: unknown = await createRemit({ url: gateway.url, token: 'good', ...options })
    .request(document)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(RemitError);
  return error as RemitError;
}

test('an unknown token', async () => {
  const error = await failure('{ viewer { kind } }', { token: 'stolen' });
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toMatchObject({
    name: 'AuthenticationError',
    code: 'AUTHENTICATION',
    gatewayCode: 'UNAUTHENTICATED',
    status: 401,
  });
  expect(error.message).toMatchInlineSnapshot(
    `"The caller could not be authenticated: Unknown token. Check that the token belongs to this gateway and was not revoked or expired, then sign in again."`,
  );
});

test('a token function that fails', async () => {
  const cause = new Error('the session is over');
  const error = await failure('{ viewer { kind } }', { token: () => Promise.reject(cause) });
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error.cause).toBe(cause);
});

test('two purposes', async () => {
  const twice: typeof fetch = (input, init) => {
    const body = JSON.stringify({
      ...(JSON.parse(init?.body as string) as object),
      extensions: { purpose: 'other' },
    });
    return fetch(input, { ...init, body });
  };
  const error = await failure('{ viewer { kind } }', { purpose: 'one', fetch: twice });
  expect(error).toBeInstanceOf(PurposeError);
  expect(error.message).toMatchInlineSnapshot(
    `"The gateway did not accept the purpose: Two purposes were declared. Declare one purpose, one that this caller was granted: createRemit({ purpose }) or remit.for(purpose)."`,
  );
});

test('an operation that does not fit the schema', async () => {
  const error = await failure('{ viewer { shoeSize } }');
  expect(error).toBeInstanceOf(ValidationError);
  expect(error).toMatchObject({ code: 'VALIDATION', status: 400 });
  expect(error.message).toMatchInlineSnapshot(
    `"The operation cannot be run: Cannot query field "shoeSize" on type "Viewer"."`,
  );
});

test('too many requests', async () => {
  const error = await failure('{ node(id: "busy") { id } }');
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ code: 'RATE_LIMIT', retryAfter: 7 });
  expect(error.message).toMatchInlineSnapshot(`"Too many requests. Wait 7 s, then try again."`);
});

test('a failure inside the gateway, with its id', async () => {
  const error = await failure('{ node(id: "boom") { id } }');
  expect(error).toBeInstanceOf(GatewayError);
  expect(error).toMatchObject({ code: 'GATEWAY', errorId: 'err_42', path: ['node'] });
  expect(error.message).toMatchInlineSnapshot(
    `"The gateway could not answer: Something went wrong. Tell the people who run it this id: err_42."`,
  );
});

test('something else answers', async () => {
  const error = await failure('{ viewer { kind } }', { url: gateway.url.replace('/graphql', '/broken') });
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.status).toBe(502);
  expect(error.message).toMatchInlineSnapshot(
    `"The gateway could not be reached: what answered was not a gateway (HTTP 502). Check the address and the connection. A query may be sent again; a mutation that may have been carried out, with the same idempotencyKey."`,
  );
});

test('nobody answers', async () => {
  const gone = await startGateway();
  await gone[Symbol.asyncDispose]();
  const error = await failure('{ viewer { kind } }', { url: gone.url });
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.message).toContain('ECONNREFUSED');
});
