import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const [NONCE, TAG] = [12, 16];

/** What the database gets in place of ids and payloads. */
export type Secrets = {
  /** HMAC of an id that its holder shows. Of an access token, as of every other token of ours. */
  digest(id: string): string;
  /** Whether two digests are the same, in a time that says nothing. */
  isSame(one: string, other: string): boolean;
  /** Encrypts for one row: what was sealed for a row opens in no other. */
  seal(payload: object, row: string): string;
  /** @throws {Error} it was sealed for another row, with another key, or was changed */
  open(sealed: string, row: string): Record<string, unknown>;
  /** Keys for the cookies of the authorization server, and for what its pages send back. */
  readonly cookieKey: string;
  /** From which every process makes the same nonces for proofs of a key: 32 bytes. */
  readonly nonceKey: Buffer;
  /** What a form of a page carries, so that only a page of ours can send it. */
  formToken(parts: readonly string[]): string;
};

/** Secrets of the authorization server, drawn from the gateway's token key. */
export function createSecrets(tokenKey: string): Secrets {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', tokenKey, '', `remit: oauth ${use}`, 32));
  const key = keyFor('artifacts');
  const forms = keyFor('forms');
  return {
    digest: (id) => createHmac('sha256', tokenKey).update(id).digest('hex'),
    isSame: (one, other) =>
      one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other)),
    seal(payload, row) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(row));
      const bytes = [
        nonce,
        cipher.update(JSON.stringify(payload), 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ];
      return Buffer.concat(bytes).toString('base64url');
    },
    open(sealed, row) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(row)).setAuthTag(bytes.subarray(-TAG));
      const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
      return JSON.parse(opened.toString('utf8')) as Record<string, unknown>;
    },
    cookieKey: keyFor('cookies').toString('base64url'),
    nonceKey: keyFor('nonces of proofs'),
    formToken: (parts) => createHmac('sha256', forms).update(JSON.stringify(parts)).digest('base64url'),
  };
}
