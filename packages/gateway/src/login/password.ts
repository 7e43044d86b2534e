import { compare, hash } from 'bcrypt';

/** bcrypt reads no further, so a longer password would be a shorter one in truth. */
const MOST_BYTES = 72;
/** Characters. Length is what makes a password hard to guess. */
const LEAST = 12;
/** About a quarter of a second on one core. */
const COST = 12;

/** What is wrong with a new password, in words; undefined when nothing is. */
export function faultOfPassword(password: string, email: string): string | undefined {
  if ([...password].length < LEAST) return `Take a password of ${LEAST} characters or more.`;
  if (!isReadByBcrypt(password)) return `Take a password of ${MOST_BYTES} bytes or fewer, on one line.`;
  if (password.toLowerCase().includes(email.toLowerCase()))
    return 'Take a password without your e-mail in it.';
  return undefined;
}

/** bcrypt stops at byte 72, and at a zero byte. */
function isReadByBcrypt(password: string): boolean {
  return Buffer.byteLength(password) <= MOST_BYTES && !/\p{Cc}/u.test(password);
}

/** @throws {Error} bcrypt would not read all of it: refused, never cut */
export async function hashPassword(password: string): Promise<string> {
  if (!isReadByBcrypt(password)) throw new Error('This password is longer than what is kept of it.');
  return hash(password, COST);
}

/** Never true for a password of which only the beginning would be looked at. */
export async function isPassword(password: string, hashed: string): Promise<boolean> {
  return isReadByBcrypt(password) && compare(password, hashed);
}
