import { createHmac } from 'node:crypto';

/** Seconds for which an authenticator app shows one code. */
const PERIOD = 30;
const DIGITS = 6;

/**
 * The period to which a code belongs, of the one now and its two neighbours; undefined when the code is none of theirs.
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const present = Math.floor(now.getTime() / 1000 / PERIOD);
  // All three are looked at, whichever fits.
  return [present - 1, present, present + 1].filter((step) => codeAt(secret, step) === code).at(-1);
}

/** @see https://www.rfc-editor.org/rfc/rfc4226#section-5.3 */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0xf;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/** The code that an authenticator app shows at a moment. */
export function codeOf(secret: string, now: Date): string {
  return codeAt(secret, Math.floor(now.getTime() / 1000 / PERIOD));
}

/** The secret as authenticator apps take it when it is typed. */
export function base32(secret: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...Buffer.from(secret)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '')
    .join('');
}
