import { createHmac, randomBytes } from 'node:crypto';

/** Who holds a token. */
export const TOKEN_KINDS = ['agent', 'app', 'visitor'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 32 bytes need 43 letters of 62. */
const letters = 43;
const pattern = /^rmt_(agent|app|visitor)_[0-9A-Za-z]{43}$/;

/** A new opaque token, `rmt_agent_` and 32 random bytes in base 62. It means nothing by itself: the row it names does. */
export function newToken(kind: TokenKind): string {
  let number = BigInt(`0x${randomBytes(32).toString('hex')}`);
  let text = '';
  while (number > 0n) {
    text = `${alphabet[Number(number % 62n)]}${text}`;
    number /= 62n;
  }
  return `rmt_${kind}_${text.padStart(letters, '0')}`;
}

/** The kind that a token claims, or undefined when no token of ours looks like it. */
export function kindOfToken(token: string): TokenKind | undefined {
  return TOKEN_KINDS.find((kind) => kind === pattern.exec(token)?.[1]);
}

/**
 * What the database keeps instead of the token. Without the key, a stolen table neither gives tokens nor lets anybody
 * add one.
 * @param key at least 32 bytes
 */
export function digestOfToken(token: string, key: string): string {
  return createHmac('sha256', key).update(token).digest('hex');
}
