import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { TEST_NOW } from './start-test-gateway.ts';

/** What a proof is made for; left out is what the request says. */
export type ProofClaims = {
  readonly htm: string;
  readonly htu: string;
  readonly ath: string;
  readonly iat: number;
  readonly jti: string;
};

/** A key that an app could have, for proofs that an app would not make. */
export type ProofKey = {
  /** RFC 7638. */
  readonly thumbprint: string;
  readonly jwk: JWK;
  /** Signs a proof for a request with a token at the time of the tests, or for what is put in the place of that. */
  prove(
    request: { readonly token: string; readonly method: string; readonly url: string },
    claims?: Partial<Record<keyof ProofClaims, unknown>>,
    header?: Readonly<Record<string, unknown>>,
  ): Promise<string>;
};

export async function createProofKey(alg = 'ES256'): Promise<ProofKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  const jwk = await exportJWK(publicKey);
  return {
    thumbprint: await calculateJwkThumbprint(jwk),
    jwk,
    prove({ token, method, url }, claims = {}, header = {}) {
      const payload = {
        jti: randomUUID(),
        iat: Math.floor(TEST_NOW.getTime() / 1_000),
        htm: method,
        htu: url,
        ath: createHash('sha256').update(token).digest('base64url'),
        ...(claims as Partial<ProofClaims>),
      };
      return new SignJWT(payload)
        .setProtectedHeader({ alg, typ: 'dpop+jwt', jwk, ...header })
        .sign(privateKey);
    },
  };
}
