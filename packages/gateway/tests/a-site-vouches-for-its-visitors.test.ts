import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitorKeys } from '../src/auth/visitor-key.ts';
import { startTestGateway, TEST_NOW, TEST_TOKEN_KEY, type TestGateway } from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const MINE = '{ viewer { __typename } chats(first: 5) { totalCount } }';
const NOW = Math.floor(TEST_NOW.getTime() / 1_000);

describeOnDatabases('a visitor whom the site vouches for', (open) => {
  let database: Database;
  let gateway: TestGateway;
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const edwards = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const secrets = new Map<string, Uint8Array>();

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['chat-center', 'sapat'] });
    const keys = createVisitorKeys(TEST_TOKEN_KEY);
    for (const slug of ['chat-center', 'sapat']) {
      const { secret, material } = keys.newSecret();
      secrets.set(slug, Buffer.from(secret, 'base64url'));
      await addKey(slug, 'shared', 'HS256', material);
    }
    await addKey('chat-center', 'curve', 'ES256', JSON.stringify(pair.publicKey.export({ format: 'jwk' })));
    await addKey(
      'chat-center',
      'edwards',
      'EdDSA',
      JSON.stringify(edwards.publicKey.export({ format: 'jwk' })),
    );
  });
  afterAll(() => gateway.close());

  async function addKey(slug: string, keyId: string, algorithm: string, material: string): Promise<void> {
    const { id: controllerId } = await database.prisma.controller.findUniqueOrThrow({ where: { slug } });
    await database.prisma.visitorKey.create({
      data: { controllerId, keyId, algorithm, material, createdAt: TEST_NOW },
    });
  }

  type Claims = {
    sub?: string | undefined;
    aud?: unknown;
    iat?: number | undefined;
    exp?: number | undefined;
  };
  const claims = (own: Claims = {}) => ({
    sub: 'customer-7',
    aud: 'remit:chat-center',
    iat: NOW,
    exp: NOW + 300,
    ...own,
  });
  const shared = (slug = 'chat-center') => secrets.get(slug) ?? new Uint8Array();
  const sign = (
    own?: Claims,
    kid = 'shared',
    alg = 'HS256',
    key: Parameters<SignJWT['sign']>[0] = shared(),
  ) =>
    new SignJWT(JSON.parse(JSON.stringify(claims(own))) as Record<string, unknown>)
      .setProtectedHeader({ alg, kid })
      .sign(key);
  /** By hand, for what no library would sign. */
  const forge = (header: object, own: Claims = {}, signature: (signed: string) => string = () => '') => {
    const signed = [header, claims(own)]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${signature(signed)}`;
  };
  const ask = (as: string, operation = MINE, over: 'http' | 'ws' = 'http') =>
    gateway.ask(operation, { as, purpose, over });
  const refused = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

  test.each([
    ['HS256', 'shared'],
    ['ES256', 'curve'],
    ['EdDSA', 'edwards'],
  ] as const)('by %s reads and does what is its own, and is the same person each time', async (alg, kid) => {
    const key = { HS256: shared(), ES256: pair.privateKey, EdDSA: edwards.privateKey }[alg];
    const token = await sign({ sub: `person of ${alg}` }, kid, alg, key);
    expect((await ask(token)).data).toMatchObject({ chats: { totalCount: 0 } });
    const openChat = 'mutation { openChat(input: { message: "Hello?" }) { problems { message } } }';
    expect(await ask(token, openChat)).toMatchObject({ data: { openChat: { problems: [] } } });
    for (const over of ['http', 'ws'] as const)
      expect((await ask(await sign({ sub: `person of ${alg}` }), MINE, over)).data).toMatchObject({
        chats: { totalCount: 1 },
      });
    expect((await ask(await sign({ sub: 'somebody else' }))).data).toMatchObject({
      chats: { totalCount: 0 },
    });
  });

  test('is one person of one controller: the same name at another is somebody else', async () => {
    await ask(await sign());
    const sapat = await sign({ aud: 'remit:sapat' }, 'shared', 'HS256', shared('sapat'));
    expect(
      (await gateway.ask('{ tickets(first: 1) { totalCount } }', { as: sapat, purpose: 'support.ticketing' }))
        .data,
    ).toEqual({
      tickets: { totalCount: 0 },
    });
    expect(await database.prisma.visitorIdentity.count({ where: { externalId: 'customer-7' } })).toBe(2);
  });

  test('two first visits at once make one person', async () => {
    const token = await sign({ sub: 'twice at once' });
    await Promise.all(Array.from({ length: 8 }, () => ask(token)));
    expect(await database.prisma.visitorIdentity.count({ where: { externalId: 'twice at once' } })).toBe(1);
  });

  const hmac = (key: string | Uint8Array) => (signed: string) =>
    createHmac('sha256', key).update(signed).digest('base64url');
  const pem = () => pair.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const jwk = () => JSON.stringify(pair.publicKey.export({ format: 'jwk' }));

  test.each<[string, () => Promise<string> | string]>([
    ['alg none', () => forge({ alg: 'none', kid: 'shared' })],
    ['alg none in other letters', () => forge({ alg: 'nOnE', kid: 'shared' })],
    ['no signature', () => forge({ alg: 'HS256', kid: 'shared' })],
    ['another secret', () => sign({}, 'shared', 'HS256', randomBytes(32))],
    ['an empty secret', () => forge({ alg: 'HS256', kid: 'shared' }, {}, hmac(''))],
    ['the public key (PEM) as a shared secret', () => forge({ alg: 'HS256', kid: 'curve' }, {}, hmac(pem()))],
    ['the public key (JWK) as a shared secret', () => forge({ alg: 'HS256', kid: 'curve' }, {}, hmac(jwk()))],
    ['an RSA signature under a shared secret', () => sign({}, 'shared', 'RS256', rsa.privateKey)],
    ['HS512 with a key for HS256', () => sign({}, 'shared', 'HS512')],
    [
      'a key that it brought along',
      () => forge({ alg: 'HS256', kid: 'shared', jwk: { kty: 'oct', k: 'AAAA' } }, {}, hmac('\0\0\0')),
    ],
    ['a kid that nobody has', () => sign({}, 'other')],
    ['a kid that is SQL', () => sign({}, "' OR 1=1 --")],
    ['no kid', () => forge({ alg: 'HS256' }, {}, hmac(shared()))],
    ['a list of kids', () => forge({ alg: 'HS256', kid: ['shared'] }, {}, hmac(shared()))],
    ['a kid that is a number', () => forge({ alg: 'HS256', kid: 7 }, {}, hmac(shared()))],
    ['half a character as a kid', () => forge({ alg: 'HS256', kid: '\ud800' }, {}, hmac(shared()))],
    ['the key of another controller', () => sign({}, 'shared', 'HS256', shared('sapat'))],
    ['an aud of another controller', () => sign({ aud: 'remit:sapat' })],
    ['no aud', () => sign({ aud: undefined })],
    ['several aud', () => sign({ aud: ['remit:chat-center', 'remit:sapat'] })],
    ['no exp', () => sign({ exp: undefined })],
    ['no iat', () => sign({ iat: undefined })],
    ['no sub', () => sign({ sub: undefined })],
    ['an empty sub', () => sign({ sub: '' })],
    ['a sub with a zero in it', () => sign({ sub: 'a\0b' })],
    ['a time that is over', () => sign({ iat: NOW - 400, exp: NOW - 100 })],
    ['a life of hours', () => sign({ exp: NOW + 7_200 })],
    ['a token made long ago', () => sign({ iat: NOW - 7_200, exp: NOW + 60 })],
    ['a token of tomorrow', () => sign({ iat: NOW + 86_400, exp: NOW + 86_500 })],
    [
      'a critical header that nobody knows',
      () => forge({ alg: 'HS256', kid: 'shared', crit: ['x'], x: 1 }, {}, hmac(shared())),
    ],
  ])('is nobody with %s', async (_what, token) => {
    const people = await database.prisma.dataSubject.count();
    expect(await ask(await token())).toMatchObject(refused);
    expect(await database.prisma.dataSubject.count()).toBe(people);
  });

  test('changes keys by kid; a retired key opens nothing, and its live stream ends with the reason', async () => {
    const next = createVisitorKeys(TEST_TOKEN_KEY).newSecret();
    await addKey('chat-center', 'next', 'HS256', next.material);
    const [old, young] = [
      await sign(),
      await sign({}, 'next', 'HS256', Buffer.from(next.secret, 'base64url')),
    ];
    for (const token of [old, young]) expect((await ask(token)).errors).toBeUndefined();
    const watch = await gateway.watch('subscription { chatChanged { id } }', {
      as: old,
      purpose,
      over: 'ws',
    });
    const of = { keyId: 'shared', controller: 'chat-center' };
    const { id } = await database.prisma.controller.findUniqueOrThrow({ where: { slug: of.controller } });
    await database.prisma.visitorKey.updateMany({
      where: { controllerId: id, keyId: of.keyId },
      data: { retiredAt: TEST_NOW },
    });
    expect(await ask(old)).toMatchObject(refused);
    expect((await ask(young)).errors).toBeUndefined();
    expect((await watch.next())?.errors).toMatchObject([{ extensions: { code: 'STREAM_ENDED' } }]);
  });
});
