import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What an address of a file says to the gateway, and to nobody else. */
export type Sealed = {
  readonly what: 'upload' | 'attachment';
  readonly id: string;
  /** As the caller showed itself: it is asked again who that is, so that what was revoked stays out. */
  readonly token: string | undefined;
  /** Thumbprint of the key that was proven with the token; the address stands for that proof. */
  readonly key: string | undefined;
  readonly session: string | undefined;
  readonly purpose: string | undefined;
};

/** Milliseconds for which an address is good. */
export const ADDRESS_LIFETIME = 5 * 60 * 1_000;

const CIPHER = 'aes-256-gcm';
const [NONCE, TAG] = [12, 16];
/** Letters of an address of ours at most. */
const LONGEST = 4_000;

/** Seals and opens addresses. */
export type Seal = {
  seal(sealed: Sealed, now: Date): string;
  /** Undefined for whatever is not ours, was changed, or is too old. */
  open(text: string, now: Date): Sealed | undefined;
};

/**
 * Addresses that nobody can read, make or change: encrypted and signed with a key drawn from the gateway's own. They carry the
 * caller's token, which is why they are not merely signed.
 */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'remit: addresses of files', 32));
  return {
    seal({ what, id, token, key: proven, session, purpose }, now) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce);
      const text = JSON.stringify([
        what,
        id,
        token ?? null,
        proven ?? null,
        session ?? null,
        purpose ?? null,
        now.getTime() + ADDRESS_LIFETIME,
      ]);
      return Buffer.concat([
        nonce,
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]).toString('base64url');
    },
    open(text, now) {
      if (text.length > LONGEST || !/^[\w-]+$/.test(text)) return undefined;
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length <= NONCE + TAG) return undefined;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAuthTag(bytes.subarray(-TAG));
      try {
        const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
        const [what, id, token, proven, session, purpose, until] = JSON.parse(opened.toString('utf8')) as [
          Sealed['what'],
          string,
          string | null,
          string | null,
          string | null,
          string | null,
          number,
        ];
        if (until <= now.getTime()) return undefined;
        return {
          what,
          id,
          token: token ?? undefined,
          key: proven ?? undefined,
          session: session ?? undefined,
          purpose: purpose ?? undefined,
        };
      } catch {
        return undefined;
      }
    },
  };
}
