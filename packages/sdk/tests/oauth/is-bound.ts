import { createHash, webcrypto } from 'node:crypto';

/** Whether a proof (RFC 9449) is signed with the key of the token, for this address and this token. */
export async function isBound(
  thumbprint: string,
  proof: unknown,
  url: string,
  token: string,
): Promise<boolean> {
  if (typeof proof !== 'string') return false;
  const [head = '', body = '', signature = ''] = proof.split('.');
  const { jwk } = read(head) as { jwk: { crv: string; kty: string; x: string; y: string } };
  const claims = read(body) as { htu: string; htm: string; ath: string };
  const { crv, kty, x, y } = jwk;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await webcrypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const isSigned = await webcrypto.subtle.verify(
    algorithm,
    key,
    Buffer.from(signature, 'base64url'),
    Buffer.from(`${head}.${body}`),
  );
  const told = { thumbprint: hash(JSON.stringify({ crv, kty, x, y })), ath: hash(token) };
  return (
    isSigned &&
    told.thumbprint === thumbprint &&
    claims.htu === url &&
    claims.htm === 'POST' &&
    claims.ath === told.ath
  );
}

function read(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
