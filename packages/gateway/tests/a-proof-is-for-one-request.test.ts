import { newPublicId } from '@remit/schema';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSeal } from '../src/files/seal.ts';
import {
  codeOf,
  createProofKey,
  type ProofKey,
  rawWebSocket,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
  testSignIn,
  until,
} from '../src/testing/index.ts';
import { openWorld, PURPOSE as purpose, type World } from './refusals/world.ts';

const WHO = '{ viewer { kind } }';
const WATCH = 'subscription { chatChanged { id } }';
const OPEN = 'mutation { openChat(input: { message: "Hello?" }) { problems { code } } }';

describeOnDatabases('a token that is bound to a key', (open) => {
  let database: TestDatabase;
  let world: World;
  let key: ProofKey;
  let token: string;

  beforeAll(async () => {
    database = await open();
    world = await openWorld(database);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    key = await createProofKey();
    token = await world.boundToken(key);
  });

  /** One proof, for whatever it is sent with. */
  const proofFor = (method: string, url = world.gateway.url) => key.prove({ token, method, url });
  const prove = (method: string, url: string) => key.prove({ token, method, url });
  const replayed = (jti: string) => (method: string, url: string) =>
    key.prove({ token, method, url }, { jti });
  const reasonOf = (answer: object) =>
    (answer as { errors?: { extensions: { reason?: string } }[] }).errors?.[0]?.extensions.reason;

  async function happen(): Promise<void> {
    const { token: as } = await world.controller.visitor(await world.controller.person());
    const { data } = await world.gateway.ask(OPEN, { as, purpose });
    expect(data).toEqual({ openChat: { problems: [] } });
  }

  test.each(['http', 'sse', 'ws'] as const)('comes in with a proof, over %s', async (over) => {
    const answer = await world.gateway.ask(WHO, { as: token, prove, over });
    expect(answer.data).toEqual({ viewer: { kind: 'APP' } });
  });

  test('is told by a header what is wrong with a proof', async () => {
    const { headers, status, errors } = await world.gateway.askOverHttp(WHO, {
      as: token,
      prove: (method, url) => key.prove({ token, method, url }, { iat: 0 }),
    });
    expect([status, headers.get('www-authenticate')]).toEqual([
      401,
      'DPoP error="invalid_dpop_proof", algs="ES256 Ed25519 EdDSA"',
    ]);
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'PROOF_OF_OTHER_TIME' });
    const stranger = await world.gateway.askOverHttp(WHO, {});
    expect(stranger.headers.get('www-authenticate')).toBe('Bearer, DPoP algs="ES256 Ed25519 EdDSA"');
  });

  test('is meant where it is shown, and no cookie takes its place', async () => {
    const cookie = await world.session('admin');
    for (const as of [token, 'rmt_nobody']) {
      const answer = await world.gateway.ask(WHO, { as, cookie, prove: () => Promise.resolve('no proof') });
      expect([answer.data ?? null, codeOf(answer)]).toEqual([
        null,
        as === token ? 'DPOP_PROOF_INVALID' : 'UNAUTHENTICATED',
      ]);
    }
  });

  test('believes no Host header about the address', async () => {
    const evil = 'http://evil.example/graphql';
    const request = new Request(evil, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        authorization: `DPoP ${token}`,
        dpop: await proofFor('POST', evil),
      },
      body: JSON.stringify({ query: WHO }),
    });
    const answer = (await (await world.gateway.gateway.fetch(request)).json()) as object;
    expect([codeOf(answer), reasonOf(answer)]).toEqual(['DPOP_PROOF_INVALID', 'PROOF_OF_OTHER_ADDRESS']);
  });

  describe('a proof that comes twice', () => {
    test('is refused by another process as well, also at the same moment', async () => {
      const origin = new URL(world.gateway.url).origin;
      const second = await startTestGateway({ database, oauthAt: () => testSignIn(database)(origin) });
      const answers = await Promise.all(
        [world.gateway, second].flatMap(({ url }) =>
          [1, 2].map(async () => {
            const response = await fetch(url, {
              method: 'POST',
              headers: {
                'content-type': 'application/json',
                authorization: `DPoP ${token}`,
                dpop: await replayed('once')('POST', world.gateway.url),
              },
              body: JSON.stringify({ query: WHO }),
            });
            return reasonOf((await response.json()) as object) ?? 'answered';
          }),
        ),
      );
      expect(answers.toSorted()).toEqual(['PROOF_USED', 'PROOF_USED', 'PROOF_USED', 'answered']);
      await second.close();
    });

    test('is refused on a second WebSocket, and serves all operations of the first', async () => {
      const payload = { token, dpop: await proofFor('GET') };
      const sockets = await Promise.all([1, 2].map(() => rawWebSocket(world.gateway.webSocketUrl)));
      const [first, second] = sockets;
      for (const socket of sockets) {
        socket.send({ type: 'connection_init', payload });
        await socket.received('connection_ack');
      }
      for (const id of ['1', '2', '3']) {
        first?.subscribe(id, WHO);
        expect(await first?.received('next', id)).toMatchObject({ data: { viewer: { kind: 'APP' } } });
      }
      second?.subscribe('1', WHO);
      expect(await second?.received('error', '1')).toMatchObject([
        { extensions: { code: 'DPOP_PROOF_INVALID', reason: 'PROOF_USED' } },
      ]);
      for (const socket of sockets) socket.socket.close();
    });

    test('is one of somebody who has the token: what strangers make up is written nowhere', async () => {
      const remembered = () => database.prisma.oAuthArtifact.count({ where: { model: 'ReplayDetection' } });
      const before = await remembered();
      const nobody = 'x'.repeat(43);
      await world.gateway.ask(WHO, {
        as: nobody,
        prove: (method, url) => key.prove({ token: nobody, method, url }),
      });
      const other = await createProofKey();
      await world.gateway.ask(WHO, {
        as: token,
        prove: (method, url) => other.prove({ token, method, url }),
      });
      expect(await remembered()).toBe(before);
      await world.gateway.ask(WHO, { as: token, prove });
      expect(await remembered()).toBe(before + 1);
    });
  });

  test('fetches a file with a proof for its address; an address of ours stands for the proof it was made with', async () => {
    const id = newPublicId('attachment');
    const at = `${world.gateway.url}/files/${id}`;
    const fetched = async (address: string, headers: Record<string, string> = {}) => {
      const response = await fetch(address, { headers });
      const answer = (await response.json()) as object;
      return reasonOf(answer) ?? codeOf(answer);
    };
    const shown = { authorization: `DPoP ${token}`, 'remit-purpose': purpose };
    expect(await fetched(at, { ...shown, dpop: await proofFor('GET', at) })).toBe('FILE_NOT_FOUND');
    expect(await fetched(at, { ...shown, dpop: await proofFor('GET') })).toBe('PROOF_OF_OTHER_ADDRESS');
    const addressWith = (proven: string | undefined) => {
      const sealed = { what: 'attachment', id, token, key: proven, session: undefined, purpose } as const;
      return `${world.gateway.url}/files/${createSeal(TEST_TOKEN_KEY).seal(sealed, TEST_NOW)}`;
    };
    expect(await fetched(addressWith(key.thumbprint))).toBe('FILE_NOT_FOUND');
    for (const proven of [undefined, (await createProofKey()).thumbprint])
      expect(await fetched(addressWith(proven))).toBe('UNAUTHENTICATED');
  });

  describe('while the database does not say whether a proof came before', () => {
    afterEach(() => world.tamper(undefined));

    test.each(['http', 'sse', 'ws'] as const)('nobody is let in, over %s', async (over) => {
      let asked = 0;
      world.tamper((name, query) => {
        if (name !== 'oauth_take_once') return query();
        asked += 1;
        return Promise.reject(new Error('the connection is gone'));
      });
      const proofs = new Map<string, Promise<string>>();
      /** The same proof for the same request. */
      const once = (method: string, url: string) => {
        const made = proofs.get(method) ?? prove(method, url);
        proofs.set(method, made);
        return made;
      };
      const refused = await world.gateway.ask(WHO, { as: token, prove: once, over });
      expect([refused.data ?? null, codeOf(refused), asked]).toEqual([null, 'INTERNAL_SERVER_ERROR', 1]);
      world.tamper(undefined);
      // It was not written down, so it is as good as before.
      expect((await world.gateway.ask(WHO, { as: token, prove: once, over })).data).toEqual({
        viewer: { kind: 'APP' },
      });
    });

    test('one that was written down, and nobody told, has come', async () => {
      world.tamper(async (name, query) => {
        const rows = await query();
        if (name === 'oauth_take_once') throw new Error('the connection is gone');
        return rows;
      });
      const raw = await rawWebSocket(world.gateway.webSocketUrl);
      raw.send({ type: 'connection_init', payload: { token, dpop: await proofFor('GET') } });
      await raw.received('connection_ack');
      raw.subscribe('1', WHO);
      await raw.received('error', '1');
      world.tamper(undefined);
      raw.subscribe('2', WHO);
      expect(await raw.received('error', '2')).toMatchObject([{ extensions: { reason: 'PROOF_USED' } }]);
      raw.socket.close();
    });
  });

  test('a WebSocket’s first operations of the same moment use one proof up together', async () => {
    const raw = await rawWebSocket(world.gateway.webSocketUrl);
    raw.send({ type: 'connection_init', payload: { token, dpop: await proofFor('GET') } });
    await raw.received('connection_ack');
    const ids = Array.from({ length: 20 }, (_each, index) => String(index));
    for (const id of ids) raw.subscribe(id, WHO);
    for (const id of ids)
      expect(await raw.received('next', id)).toMatchObject({ data: { viewer: { kind: 'APP' } } });
    raw.socket.close();
  });

  test('two proofs in one request are none', async () => {
    const headers = new Headers({ authorization: `DPoP ${token}`, 'content-type': 'application/json' });
    for (const proof of [await proofFor('POST'), await proofFor('POST')]) headers.append('dpop', proof);
    const response = await fetch(world.gateway.url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: WHO }),
    });
    expect(reasonOf((await response.json()) as object)).toBe('PROOF_UNREADABLE');
  });

  test('what was used is forgotten when nobody would take it any more', async () => {
    let now = TEST_NOW;
    const lasting: TestGateway = await startTestGateway({
      database,
      atOwnAddress: true,
      clock: () => now,
      upkeepPause: 20,
    });
    await lasting.ask(WHO, { as: token, prove });
    const left = () => database.prisma.oAuthArtifact.count({ where: { model: 'ReplayDetection' } });
    expect(await left()).toBeGreaterThan(0);
    now = new Date(TEST_NOW.getTime() + 300_000);
    await until('the proofs are gone', async () => (await left()) === 0, 15_000);
    await lasting.close();
  });

  test.each(['sse', 'ws'] as const)(
    'keeps its live stream with the proof that opened it, over %s, until it is revoked',
    async (over) => {
      const watch = await world.gateway.watch(WATCH, { as: token, purpose, prove, over });
      for (let times = 0; times < 2; times += 1) {
        await happen();
        expect(await watch.next()).toMatchObject({ data: { chatChanged: { id: expect.any(String) } } });
      }
      await database.prisma.oAuthArtifact.updateMany({
        where: { boundTo: key.thumbprint },
        data: { revokedAt: TEST_NOW },
      });
      let last = await watch.next();
      while (last?.errors === undefined) last = await watch.next();
      expect(last).toMatchObject({ errors: [{ extensions: { reason: 'TOKEN_REVOKED' } }] });
    },
  );
});
