import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { SecureVersion } from 'node:tls';
import { publishedProfiles } from '@remit/schema';
import { describeOnPostgresql, type TestDatabase } from '@remit/schema/testing';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Attested, type TlsVersion, unattested } from '../../src/auth/attested.ts';
import { type Certificate, serve } from '../../src/serve.ts';
import { startGatewayProcess } from '../../src/testing/gateway-process.ts';
import { startTestGateway, TEST_TOKEN_KEY } from '../../src/testing/index.ts';
import { openDesk, type PolicyId } from './fixtures/desk.ts';

const BEST = { minTls: '1.3', atRest: 'AES-256', region: 'RS' } as const;
/** What OpenSSL says on the client's side. */
const TOO_OLD = /alert protocol version/;
const QUESTION = { query: '{ tickets { totalCount } }' };
const NO_TICKETS = { data: { tickets: { totalCount: 0 } } };

describeOnPostgresql('a policy that promises encryption', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    const desk = await openDesk(database, ['sapat']);
    return () => desk.gateway.close();
  });

  test.each<[string, Attested, RegExp]>([
    [
      'nothing is said',
      {},
      /promises TLS 1\.3 .*is said to take connections without any(.|\n)*promises AES-256/,
    ],
    ['TLS 1.2 is taken', { ...BEST, minTls: '1.2' }, /promises TLS 1\.3 .*is said to take 1\.2/],
    ['disks are not encrypted', { minTls: '1.3' }, /promises AES-256 .*is said to have no encryption/],
  ])('Sapat’s data is served nowhere that %s [OBL-MULTI-SEC-01]', async (_ground, attested, why) => {
    await expect(startTestGateway({ database, policyMode: 'production', ...attested })).rejects.toThrow(why);
  });

  test('… and is served where both are as promised', async () => {
    const gateway = await startTestGateway({ database, policyMode: 'production', ...BEST });
    expect(await gateway.gateway.ready()).toBe(true);
    await gateway.close();
  });
});

test.each<[PolicyId, Attested]>([
  ['chat2desk', { minTls: '1.2' }],
  ['sapat', { minTls: '1.3', atRest: 'AES-256' }],
  ['infostud', { minTls: '1.2' }],
  ['locusd', { minTls: '1.2', region: 'RS' }],
  ['chat-center', { minTls: '1.2' }],
])('%s wants this ground, and no less of it [OBL-MULTI-SEC-01]', (id, least) => {
  const profile = publishedProfiles.find((each) => each.id === id);
  if (profile === undefined) throw new Error(`There is no policy ${id}.`);
  expect(unattested(profile, least)).toEqual([]);
  expect(unattested(profile, BEST)).toEqual([]);
  for (const name of Object.keys(least))
    expect(unattested(profile, { ...least, [name]: undefined })).toHaveLength(1);
});

describeOnPostgresql('a server that ends TLS itself', (open) => {
  const ends: (() => Promise<unknown>)[] = [];
  let made: Certificate;

  beforeAll(async () => {
    made = await newCertificate();
  });
  afterAll(() => Promise.all(ends.map((end) => end())));

  /** In production, over one controller’s policy. */
  async function start(id: PolicyId, ground: Attested & { readonly minTls: TlsVersion }): Promise<Place> {
    const database = await open();
    const desk = await openDesk(database, [id], { policyMode: 'production', ...ground });
    const { token } = await desk.of(id).agent('support_agent');
    const serving = await serve(desk.gateway.gateway, {
      port: 0,
      host: '127.0.0.1',
      tls: { ...made, minTls: ground.minTls },
    });
    ends.push(serving.stop, desk.gateway.close);
    return { url: new URL(`${serving.url}/graphql`), token, certificate: made.certificate };
  }

  test('for Sapat, TLS 1.2 is refused before a byte of the request; 1.3 is answered [OBL-MULTI-SEC-01]', async () => {
    const place = await start('sapat', { minTls: '1.3', atRest: 'AES-256' });
    expect(place.url.protocol).toBe('https:');
    await expect(askOver('TLSv1.2', place, 'support.ticketing')).rejects.toThrow(TOO_OLD);
    expect(await askOver('TLSv1.3', place, 'support.ticketing')).toMatchObject({
      strict: 'max-age=31536000',
      body: NO_TICKETS,
    });
    await expect(connectOver('TLSv1.2', place)).rejects.toThrow(TOO_OLD);
    const socket = await connectOver('TLSv1.3', place);
    const payload = { token: place.token, purpose: 'support.ticketing' };
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: QUESTION }));
    const [answer] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(answer.toString())).toMatchObject({ payload: NO_TICKETS });
    socket.terminate();
    await expect(fetch(place.url.href.replace('https:', 'http:'))).rejects.toThrow('fetch failed');
  });

  test('for LocusD, which names no version, 1.2 is answered where whoever runs it takes that', async () => {
    const place = await start('locusd', { minTls: '1.2', region: 'RS' });
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
      expect(await askOver(version, place, 'support.inquiry')).toMatchObject({ body: NO_TICKETS });
    await expect(askOver('TLSv1.1', place, 'support.inquiry')).rejects.toThrow();
  });

  test('`remit start` does so with files, and SIGHUP shows a renewed certificate to whoever comes then', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'remit-tls-'));
    ends.push(() => rm(folder, { recursive: true }));
    const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
    const write = async (pair: Certificate) => {
      await writeFile(certificate, pair.certificate);
      await writeFile(key, pair.key);
    };
    const database = await open();
    const desk = await openDesk(database, ['sapat']);
    const { token } = await desk.of('sapat').agent('support_agent');
    await desk.gateway.close();
    await write(made);
    const gateway = await startGatewayProcess(database.url ?? '', TEST_TOKEN_KEY, {
      REMIT_POLICIES: 'production',
      REMIT_AT_REST: 'AES-256',
      REMIT_TLS_CERTIFICATE: certificate,
      REMIT_TLS_KEY: key,
    });
    ends.push(gateway.kill);
    const place = { url: new URL(gateway.url), token };
    const ask = (version: SecureVersion, pair: Certificate) =>
      askOver(version, { ...place, certificate: pair.certificate }, 'support.ticketing');
    await expect(ask('TLSv1.2', made)).rejects.toThrow(TOO_OLD);
    expect(await ask('TLSv1.3', made)).toMatchObject({ body: NO_TICKETS });

    const hangUp = async (message: string) => {
      const said = gateway.says(message);
      process.kill(gateway.pid ?? 0, 'SIGHUP');
      await said;
    };
    const renewed = await newCertificate();
    await write(renewed);
    await hangUp('The certificate was renewed');
    await expect(ask('TLSv1.3', made)).rejects.toThrow('self-signed certificate');
    expect(await ask('TLSv1.3', renewed)).toMatchObject({ body: NO_TICKETS });
    await expect(ask('TLSv1.2', renewed)).rejects.toThrow(TOO_OLD);
    // One that does not fit its key changes nothing.
    await writeFile(key, made.key);
    await hangUp('The certificate could not be renewed: the old one stays');
    expect(await ask('TLSv1.3', renewed)).toMatchObject({ body: NO_TICKETS });
  });
});

type Place = { readonly url: URL; readonly token: string; readonly certificate: string | Buffer };

async function newCertificate(): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
  return { certificate: cert, key };
}

/** One version of TLS, and no other. */
function only(version: SecureVersion, { certificate }: Place) {
  // Node's own list leaves out what TLS 1.1 needs: an old client has it.
  const ciphers = 'DEFAULT:@SECLEVEL=0';
  return { minVersion: version, maxVersion: version, ca: certificate, ciphers, servername: 'localhost' };
}

async function askOver(version: SecureVersion, place: Place, purpose: string) {
  const asked = request(place.url, {
    ...only(version, place),
    method: 'POST',
    headers: {
      authorization: `Bearer ${place.token}`,
      'remit-purpose': purpose,
      'content-type': 'application/json',
    },
    agent: false,
  });
  asked.end(JSON.stringify(QUESTION));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { strict: answer.headers['strict-transport-security'], body: await json(answer) };
}

async function connectOver(version: SecureVersion, place: Place): Promise<WebSocket> {
  const socket = new WebSocket(
    `wss://localhost:${place.url.port}/graphql`,
    'graphql-transport-ws',
    only(version, place),
  );
  await once(socket, 'open');
  return socket;
}
