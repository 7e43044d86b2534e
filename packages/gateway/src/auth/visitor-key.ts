import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { JWK } from 'jose';

/** What a key signs with; each key is for one of these and is never used for another. */
export const VISITOR_ALGORITHMS = ['HS256', 'ES256', 'EdDSA'] as const;

const CIPHER = 'aes-256-gcm';
const [NONCE, TAG] = [12, 16];
/** Bytes of a shared secret. */
const SECRET_BYTES = 32;

/** As the database keeps keys. */
export type VisitorKeys = {
  /** A new shared secret, and what is kept of it: encrypted, because whoever has it can vouch for anybody. */
  newSecret(): { readonly secret: string; readonly material: string };
  /** @throws {Error} the key is none of ours, or not one for this algorithm */
  open(algorithm: string, material: string): KeyObject;
};

export function createVisitorKeys(tokenKey: string): VisitorKeys {
  const sealing = Buffer.from(hkdfSync('sha256', tokenKey, '', 'remit: secrets of visitor keys', 32));
  return {
    newSecret() {
      const secret = randomBytes(SECRET_BYTES);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, sealing, nonce);
      const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
      return { secret: secret.toString('base64url'), material: sealed.toString('base64url') };
    },
    open(algorithm, material) {
      if (algorithm !== 'HS256') return publicKeyOf(algorithm, JSON.parse(material) as JWK);
      const bytes = Buffer.from(material, 'base64url');
      const decipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAuthTag(bytes.subarray(-TAG));
      return createSecretKey(Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]));
    },
  };
}

/**
 * A public key for one algorithm: on the curve that it stands for, and nothing private in it.
 * @throws {Error} it is something else
 */
export function publicKeyOf(algorithm: string, jwk: JWK): KeyObject {
  const curve = { ES256: 'P-256', EdDSA: 'Ed25519' }[algorithm];
  if (curve === undefined || jwk.crv !== curve || 'd' in jwk) {
    throw new Error(
      `That is no public key for ${algorithm}: a JWK with the curve ${curve ?? '–'}, without "d".`,
    );
  }
  return createPublicKey({ key: jwk, format: 'jwk' });
}
