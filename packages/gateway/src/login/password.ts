import { compare, hash } from 'bcrypt';
import { isGuessable } from './is-guessable.ts';

/** bcrypt reads no further, so a longer password would be a shorter one in truth. */
const MOST_BYTES = 72;
/** Characters. Length is what makes a password hard to guess. */
const LEAST = 12;
/** bcrypt's cost: each step doubles the work. 12 is about a quarter of a second on one core. */
export const PASSWORD_COST = 12;
/** Below that a stolen table is guessed through too soon. */
const LEAST_COST = 10;
/** Above that a few logins at once take all that a machine has. */
const MOST_COST = 15;

/** @throws {Error} a cost that protects nobody, or the wrong people */
export function checkPasswordCost(cost: number): number {
  if (Number.isInteger(cost) && cost >= LEAST_COST && cost <= MOST_COST) return cost;
  throw new Error(
    `The cost of a password is a whole number from ${LEAST_COST} to ${MOST_COST}, not ${cost}.`,
  );
}

/**
 * What is wrong with a new password, in words; undefined when nothing is.
 * @param known more that whoever guesses it knows: the person's name, the desk's
 */
export async function faultOfPassword(
  password: string,
  email: string,
  known: readonly string[] = [],
): Promise<string | undefined> {
  if ([...password].length < LEAST) return `Take a password of ${LEAST} characters or more.`;
  if (!isReadByBcrypt(password)) return `Take a password of ${MOST_BYTES} bytes or fewer, on one line.`;
  if (password.toLowerCase().includes(email.toLowerCase()))
    return 'Take a password without your e-mail in it.';
  if (await isGuessable(password, [email, ...known]))
    return 'This password is one of the first that are tried. Take a few words that have nothing to do with each other.';
  return undefined;
}

/** bcrypt stops at byte 72, and at a zero byte. */
function isReadByBcrypt(password: string): boolean {
  return Buffer.byteLength(password) <= MOST_BYTES && !/\p{Cc}/u.test(password);
}

/** @throws {Error} bcrypt would not read all of it: refused, never cut */
export async function hashPassword(password: string, cost: number = PASSWORD_COST): Promise<string> {
  if (!isReadByBcrypt(password)) throw new Error('This password is longer than what is kept of it.');
  return hash(password, cost);
}

/** Never true for a password of which only the beginning would be looked at. */
export async function isPassword(password: string, hashed: string): Promise<boolean> {
  return isReadByBcrypt(password) && compare(password, hashed);
}
