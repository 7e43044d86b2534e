import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOfToken } from '../src/auth/token.ts';
import { ERROR_CODES, isErrorCode, SCHEMA_CODES } from '../src/errors.ts';
import {
  type Answer,
  codeOf,
  rawWebSocket,
  startTestGateway,
  tamperedDatabase,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type Transport,
  until,
} from '../src/testing/index.ts';
import { NOT_EVERYWHERE } from './refusals/not-everywhere.ts';
import { ofTheCaller } from './refusals/of-the-caller.ts';
import { ofTheDecision } from './refusals/of-the-decision.ts';
import { ofTheProof } from './refusals/of-the-proof.ts';
import { ofTheRequest, ofTheSeats } from './refusals/of-the-request.ts';
import { ofTheRun } from './refusals/of-the-run.ts';
import { type Code, type Refusal, STREAMS } from './refusals/refusal.ts';
import { openWorld, PURPOSE, type World } from './refusals/world.ts';

const TRANSPORTS: readonly Transport[] = ['http', 'sse', 'ws'];
const WHO = '{ viewer { kind } }';
const WATCH = 'subscription { chatChanged { id } }';
const TABLE: readonly Refusal[] = [
  ...ofTheRequest,
  ...ofTheCaller,
  ...ofTheProof,
  ...ofTheDecision,
  ...ofTheRun,
  ofTheSeats,
];

/** With what it was refused: an error, or the reasons of what was withheld. */
function refusalsIn(answer: Answer): unknown[] {
  if (answer.errors) return [codeOf(answer)];
  const denials = answer.extensions?.privacy?.denials ?? [];
  return denials.flatMap(({ reason, reasons }) => [reason, ...Object.keys(reasons ?? {})]);
}

test('every code has a row over all three, or a reason why it cannot', () => {
  const codes = [...Object.keys(ERROR_CODES), ...SCHEMA_CODES] as Code[];
  const everywhere = new Set(TABLE.flatMap(({ code, over }) => (over === undefined ? [code] : [])));
  expect(codes.filter((code) => !everywhere.has(code) && NOT_EVERYWHERE[code] === undefined)).toEqual([]);
  // A reason that is none any more is taken out.
  expect([...everywhere].filter((code) => NOT_EVERYWHERE[code] !== undefined)).toEqual([]);
  // A row that is not run everywhere has a reason, or is a variant of one that is.
  const partly = TABLE.filter(({ over }) => over !== undefined).map(({ code }) => code);
  expect(partly.filter((code) => !everywhere.has(code) && NOT_EVERYWHERE[code] === undefined)).toEqual([]);
});

describeOnDatabases('the same refusal', (open, kind) => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld(await open());
  });
  afterAll(() => world.close());

  const rows = TABLE.filter(
    ({ wantsTwoConnections }) => wantsTwoConnections !== true || kind === 'postgresql',
  );

  test.each(rows)('$what: $code', async ({ code, ask, undo, over = TRANSPORTS, steady = (same) => same }) => {
    const { operation, ...question } = await ask(world);
    try {
      const answers: Answer[] = [];
      for (const each of over)
        answers.push(steady(await world.gateway.ask(operation, { ...question, over: each })));
      const [first = {}, ...others] = answers;
      expect(refusalsIn(first)).toContain(code);
      for (const other of others) expect(other).toEqual(first);
      // Nothing of the answer goes along with a refusal of the whole, and HTTP says it with its status as well.
      const isWhole = first.errors?.some((error) => !('path' in error)) === true;
      expect(isWhole && first.data !== undefined && first.data !== null).toBe(false);
      const status = isWhole && over.includes('http') && isErrorCode(code) ? ERROR_CODES[code] : undefined;
      const asked = async () => (await world.gateway.askOverHttp(operation, question)).status;
      expect(status && (await asked())).toBe(status);
    } finally {
      await undo?.(world);
    }
  });

  test('an answer with data and denials is the same', async () => {
    const operation = 'query ($id: ID!) { dataSubject(id: $id) { displayName identityDocumentNumber } }';
    const question = { as: world.agent, purpose: PURPOSE, variables: { id: world.person.publicId } };
    const answers = await Promise.all(
      TRANSPORTS.map((over) => world.gateway.ask(operation, { ...question, over })),
    );
    for (const answer of answers) {
      const { cost: _left, ...extensions } = answer.extensions as Record<string, unknown>;
      expect(answer.data).toMatchObject({ dataSubject: { displayName: expect.any(String) } });
      expect(extensions).toEqual({ privacy: answers[0]?.extensions?.privacy });
    }
  });

  test('who is not let in is told one text, whatever the reason', () => {
    const message =
      'This needs a valid token: send it as "authorization: Bearer <token>", or as "DPoP <token>" if it is bound to a key.';
    const rowsOf = rows.filter(({ code }) => code === 'UNAUTHENTICATED');
    return Promise.all(
      rowsOf.map(async ({ ask }) => {
        const { operation, ...question } = await ask(world);
        expect(await world.gateway.ask(operation, question)).toEqual({
          errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }],
        });
      }),
    );
  });

  describe('of HTTP and SSE alone', () => {
    const accepts = ['application/json', 'text/event-stream'];
    async function sent(init: RequestInit, accept: string, query = ''): Promise<unknown> {
      const headers = {
        'content-type': 'application/json',
        accept,
        ...(init.headers as Record<string, string>),
      };
      const response = await fetch(`${world.gateway.url}${query}`, { method: 'POST', ...init, headers });
      const text = await response.text();
      const data = /^data: (.*)$/m.exec(text)?.[1] ?? text;
      return (JSON.parse(data) as Answer).errors;
    }
    const token = () => ({ authorization: `Bearer ${world.agent}` });

    test.each<[Code, () => RequestInit, string?]>([
      ['BAD_REQUEST', () => ({ headers: token(), body: '{"query"' })],
      ['BAD_REQUEST', () => ({ headers: token(), body: '{"query":"{ __typename }","variables":[]}' })],
      ['REQUEST_ENTITY_TOO_LARGE', () => ({ headers: token(), body: ' '.repeat(1_000_001) })],
      [
        'UNSUPPORTED_MEDIA_TYPE',
        () => ({ headers: { ...token(), 'content-type': 'text/plain' }, body: '{}' }),
      ],
      ['CSRF_HEADER_MISSING', () => ({ method: 'GET' }), '?query=%7B__typename%7D'],
      [
        'ORIGIN_NOT_ALLOWED',
        () => ({ headers: { ...token(), origin: 'https://elsewhere.example' }, body: '{}' }),
      ],
    ])('%s', async (code, init, query) => {
      const [first, second] = await Promise.all(accepts.map((accept) => sent(init(), accept, query)));
      expect(first).toMatchObject([{ extensions: { code } }]);
      expect(second).toEqual(first);
    });

    test('NOT_ACCEPTABLE: nothing is done whose answer the client would not take, and no stream is opened', async () => {
      const { opened } = world.gateway.gateway.liveStreams;
      const chats = await world.database.prisma.conversation.count();
      expect(codeOf(await world.gateway.ask(WATCH, { as: world.agent, purpose: PURPOSE }))).toBe(
        'NOT_ACCEPTABLE',
      );
      const asked = async (accept: string, as: string, query: string) => {
        const response = await fetch(world.gateway.url, {
          method: 'POST',
          headers: {
            accept,
            authorization: `Bearer ${as}`,
            'remit-purpose': PURPOSE,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ query }),
        });
        await response.body?.cancel();
        return response.status;
      };
      const change = 'mutation { openChat(input: { message: "Is anybody there?" }) { chat { id } } }';
      const { token: visitor } = await world.controller.visitor(world.person);
      for (const accept of ['text/html, image/*', '*/*;q=0', 'application/json;charset=latin1'])
        expect([accept, await asked(accept, visitor, change)]).toEqual([accept, 406]);
      for (const accept of ['text/event-stream;charset=latin1', 'text/event-stream;q=0, */*'])
        expect([accept, await asked(accept, world.agent, WATCH)]).toEqual([accept, 406]);
      expect(world.gateway.gateway.liveStreams.opened).toBe(opened);
      expect(await world.database.prisma.conversation.count()).toBe(chats);
    });
  });

  test('a gateway that goes away refuses what is new, and a WebSocket that is still open says the same', async () => {
    const held = Promise.withResolvers<void>();
    let isBusy = false;
    const watched = tamperedDatabase(world.database, async (name, query) => {
      if (name === 'ledger_entries') {
        isBusy = true;
        await held.promise;
      }
      return query();
    });
    const going = await startTestGateway({ database: watched });
    const socket = await rawWebSocket(going.webSocketUrl);
    socket.send({ type: 'connection_init', payload: { token: world.agent } });
    await socket.received('connection_ack');
    const chats = '{ chats(first: 1) { edges { node { requester { displayName } } } } }';
    const busy = going.ask(chats, { as: world.agent, purpose: PURPOSE });
    await until('something is under way', () => isBusy);
    const drained = going.gateway.drain();
    socket.subscribe('late', WHO);
    const overWebSocket = await socket.received('error', 'late');
    expect(overWebSocket).toMatchObject([{ extensions: { code: 'DRAINING' } }]);
    for (const over of ['http', 'sse'] as const)
      expect(await going.ask(WHO, { as: world.agent, over })).toEqual({ errors: overWebSocket });
    held.resolve();
    expect((await busy).errors).toBeUndefined();
    await drained;
    expect(await socket.closed()).toMatch(/^1001/);
    await going.close();
  });

  test('in development the schema is told to strangers, over all three', async () => {
    const developing = await startTestGateway({ database: world.database, development: true });
    for (const over of TRANSPORTS) {
      expect((await developing.ask('{ __schema { queryType { name } } }', { over })).data).toEqual({
        __schema: { queryType: { name: 'Query' } },
      });
      for (const asked of [{ over }, { over, as: `rmt_agent_${'0'.repeat(43)}` }])
        expect(codeOf(await developing.ask('{ __typename viewer { kind } }', asked))).toBe('UNAUTHENTICATED');
    }
    await developing.close();
  });

  test('what ends a stream is the same', async () => {
    const ends: unknown[] = [];
    for (const over of STREAMS) {
      const as = await world.freshAgent();
      const watch = await world.gateway.watch(WATCH, { as, purpose: PURPOSE, over });
      const digest = digestOfToken(as, TEST_TOKEN_KEY);
      await world.database.prisma.accessToken.update({ where: { digest }, data: { revokedAt: TEST_NOW } });
      ends.push(await watch.next());
      await watch.stop();
    }
    // The second ended a change later.
    const ended = { code: 'STREAM_ENDED', reason: 'TOKEN_REVOKED', cursor: expect.any(String) };
    const told = { errors: [{ message: 'This live stream is over.', extensions: ended }] };
    expect(ends).toEqual([told, told]);
  });
});
