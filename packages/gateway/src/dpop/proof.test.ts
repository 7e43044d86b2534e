import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { createProofKey, TEST_NOW } from '../testing/index.ts';
import { verifyProof } from './proof.ts';

const token = 'x'.repeat(43);
const method = 'POST';
const url = 'https://desk.example/graphql';
const now = TEST_NOW;
const seconds = Math.floor(now.getTime() / 1_000);
const request = { token, method, address: url, now };

const key = await createProofKey();
const verdict = async (proof: string | undefined) => {
  const found = await verifyProof(proof, request);
  return found.kind === 'faulty' ? found.fault : 'proven';
};
type Changes = Parameters<typeof key.prove>[1];
const proofWith = (claims?: Changes, header?: Readonly<Record<string, unknown>>) =>
  key.prove({ token, method, url }, claims, header);

function unsigned(header: object, secret?: string): string {
  const text = [header, { jti: 'a', iat: seconds, htm: method, htu: url }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = secret === undefined ? '' : createHmac('sha256', secret).update(text).digest('base64url');
  return `${text}.${signature}`;
}

describe('a proof', () => {
  test('is taken with the thumbprint of its key, by each algorithm that the authorization server takes', async () => {
    for (const algorithm of ['ES256', 'Ed25519', 'EdDSA']) {
      const signer = await createProofKey(algorithm);
      const found = await verifyProof(await signer.prove({ token, method, url }), request);
      expect(found).toMatchObject({ kind: 'proven', key: signer.thumbprint });
    }
  });

  test.each<[string, Changes]>([
    ['an address with a query and a fragment', { htu: `${url}?query=x#y` }],
    ['an address in other letters, with its port', { htu: 'HTTPS://Desk.Example:443/graphql' }],
    ['thirty seconds of a clock that is fast', { iat: seconds + 30 }],
    ['a minute of a slow one', { iat: seconds - 60 }],
  ])('is taken with %s', async (_what, claims) => {
    expect(await verdict(await proofWith(claims))).toBe('proven');
  });

  test.each<[string, string, Changes]>([
    ['PROOF_OF_OTHER_METHOD', 'another method', { htm: 'GET' }],
    ['PROOF_OF_OTHER_METHOD', 'a method in other letters', { htm: 'post' }],
    ['PROOF_OF_OTHER_ADDRESS', 'another path', { htu: `${url}/files/att_x` }],
    ['PROOF_OF_OTHER_ADDRESS', 'another host', { htu: 'https://evil.example/graphql' }],
    ['PROOF_OF_OTHER_ADDRESS', 'another protocol', { htu: 'http://desk.example/graphql' }],
    ['PROOF_OF_OTHER_ADDRESS', 'somebody before the host', { htu: 'https://a@desk.example/graphql' }],
    ['PROOF_OF_OTHER_ADDRESS', 'no address', { htu: '/graphql' }],
    ['PROOF_OF_OTHER_ADDRESS', 'a list of addresses', { htu: [url] }],
    ['PROOF_OF_OTHER_TOKEN', 'the hash of another token', { ath: 'abc' }],
    ['PROOF_UNREADABLE', 'no hash of a token', { ath: undefined }],
    ['PROOF_OF_OTHER_TIME', 'an old time', { iat: seconds - 61 }],
    ['PROOF_OF_OTHER_TIME', 'a time to come', { iat: seconds + 31 }],
    ['PROOF_OF_OTHER_TIME', 'no time', { iat: undefined }],
    ['PROOF_OF_OTHER_TIME', 'a time that is text', { iat: String(seconds) }],
    ['PROOF_UNREADABLE', 'no id', { jti: undefined }],
    ['PROOF_UNREADABLE', 'an empty id', { jti: '' }],
    ['PROOF_UNREADABLE', 'an id that is no text', { jti: 7 }],
  ])('is %s with %s', async (fault, _what, claims) => {
    expect(await verdict(await proofWith(claims))).toBe(fault);
  });

  test('is no other kind of JWT, and no letter of it changes', async () => {
    expect(await verdict(await proofWith({}, { typ: 'jwt' }))).toBe('PROOF_UNREADABLE');
    expect(await verdict(await proofWith({}, { jwk: undefined }))).toBe('PROOF_UNREADABLE');
    const [header = '', , signature = ''] = (await proofWith()).split('.');
    const payload = (await proofWith({ jti: 'other' })).split('.')[1] ?? '';
    expect(await verdict(`${header}.${payload}.${signature}`)).toBe('PROOF_UNREADABLE');
    expect(await verdict(await proofWith({ jti: 'x'.repeat(5_000) }))).toBe('PROOF_UNREADABLE');
    expect(await verdict(`${await proofWith()}, ${await proofWith()}`)).toBe('PROOF_UNREADABLE');
    for (const nothing of [undefined, '']) expect(await verdict(nothing)).toBe('PROOF_MISSING');
  });

  test('is signed by the key that it shows, and that one is public', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const other = await createProofKey();
    for (const jwk of [other.jwk, await exportJWK(privateKey)])
      expect(await verdict(await proofWith({}, { jwk }))).toBe('PROOF_UNREADABLE');
  });

  test('with a secret, without a signature, or by an algorithm that is not offered proves nothing', async () => {
    const secret = { kty: 'oct', k: Buffer.from('secret').toString('base64url') };
    expect(await verdict(unsigned({ alg: 'none', typ: 'dpop+jwt', jwk: key.jwk }))).toBe('PROOF_UNREADABLE');
    expect(await verdict(unsigned({ alg: 'HS256', typ: 'dpop+jwt', jwk: secret }, 'secret'))).toBe(
      'PROOF_UNREADABLE',
    );
    for (const algorithm of ['RS256', 'PS256', 'ES384']) {
      const signer = await createProofKey(algorithm);
      expect(await verdict(await signer.prove({ token, method, url }))).toBe('PROOF_UNREADABLE');
    }
  });

  test('is for no request where no public address is known', async () => {
    const nowhere = { ...request, address: undefined };
    expect(await verifyProof(await proofWith(), nowhere)).toMatchObject({ fault: 'PROOF_OF_OTHER_ADDRESS' });
  });
});
