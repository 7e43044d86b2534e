import { newPublicId } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, codeOf, rawWebSocket } from '../src/testing/index.ts';
import { openWorld, PURPOSE as purpose, type World } from './refusals/world.ts';

const WHO = '{ viewer { kind } }';

describeOnDatabases('what was meant to show somebody else', (open) => {
  let world: World;
  let cookie: string;

  beforeAll(async () => {
    world = await openWorld(await open());
    cookie = await world.session('admin');
  });
  afterAll(() => world.close());

  async function asked(
    headers: Record<string, string>,
    { url = world.gateway.url, method = 'POST' } = {},
  ): Promise<unknown> {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', 'remit-purpose': purpose, cookie, ...headers },
      ...(method === 'POST' && { body: JSON.stringify({ query: WHO }) }),
    });
    const text = await response.text();
    // An answer over SSE is a line of it.
    const answer = JSON.parse(/^data: (.+)$/m.exec(text)?.[1] ?? text) as Answer;
    const viewer = answer.data?.['viewer'] as { kind: string } | undefined;
    return viewer?.kind ?? codeOf(answer);
  }

  test('a login is there for who shows nothing else', async () => {
    expect(await asked({})).toBe('AGENT');
  });

  test.each([
    '',
    'DPoP',
    'Bearer',
    'Bearer a b',
    'Bearer a, DPoP b',
    'Bearer\ta',
    'DPoP\ta',
    'Basic YTpi',
    'rmt_agent_x',
    'Bearerx y',
  ])('is nobody, and no login takes its place: authorization: %j', async (authorization) => {
    expect(await asked({ authorization })).toBe('UNAUTHENTICATED');
    expect(await asked({ authorization, accept: 'text/event-stream' })).toBe('UNAUTHENTICATED');
    const query = { url: `${world.gateway.url}?query=${encodeURIComponent(WHO)}`, method: 'GET' };
    expect(await asked({ authorization }, query)).toBe('UNAUTHENTICATED');
    const file = { url: `${world.gateway.url}/files/${newPublicId('attachment')}`, method: 'GET' };
    expect(await asked({ authorization }, file)).toBe('UNAUTHENTICATED');
  });

  test('a proof without a token is one of nobody', async () => {
    expect(await asked({ dpop: 'x.y.z' })).toBe('UNAUTHENTICATED');
  });

  test.each([
    { token: '' },
    { token: 7 },
    { token: null },
    { token: ['x'] },
    { token: {} },
    { dpop: 'x.y.z' },
  ])('is nobody over a WebSocket: %j', async (payload) => {
    const { origin } = new URL(world.gateway.url);
    const answered = async (init: object) => {
      const raw = await rawWebSocket(world.gateway.webSocketUrl, { headers: { cookie, origin } });
      raw.send({ type: 'connection_init', payload: init });
      await raw.received('connection_ack');
      raw.subscribe('1', WHO);
      return raw;
    };
    const none = await answered({ purpose });
    expect(await none.received('next', '1')).toMatchObject({ data: { viewer: { kind: 'AGENT' } } });
    const almost = await answered({ purpose, ...payload });
    expect(await almost.received('error', '1')).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    for (const { socket } of [none, almost]) socket.close();
  });
});
