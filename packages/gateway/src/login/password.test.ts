import { compare } from 'bcrypt';
import { expect, test } from 'vitest';
import { checkPasswordCost, faultOfPassword, hashPassword, isPassword } from './password.ts';

const EMAIL = 'ana@desk.example';

test('the same password is kept in two ways, by bcrypt at a cost of 12 (OBL-MULTI-SEC-01)', async () => {
  const [one, other] = await Promise.all([
    hashPassword('a few plain words'),
    hashPassword('a few plain words'),
  ]);
  expect(one).toMatch(/^\$2b\$12\$/);
  expect(one).not.toBe(other);
  expect(await isPassword('a few plain words', one)).toBe(true);
  expect(await isPassword('a few plain word', one)).toBe(false);
});

test('a password of more than 72 bytes is refused, not cut', async () => {
  const longest = 'ш'.repeat(36);
  const kept = await hashPassword(longest);
  expect(await isPassword(longest, kept)).toBe(true);
  // bcrypt itself would be content.
  expect(await compare(`${longest}x`, kept)).toBe(true);
  expect(await isPassword(`${longest}x`, kept)).toBe(false);
  await expect(hashPassword(`${longest}x`)).rejects.toThrow('longer than what is kept');
  expect(await faultOfPassword(`${longest}x`, EMAIL)).toContain('72 bytes or fewer');
});

test.each([
  ['short', '12 characters'],
  ['🙂🙂🙂🙂🙂🙂', '12 characters'],
  ['a few words\u0000 and more', 'on one line'],
  ['it is ANA@desk.example', 'without your e-mail'],
  ['password1234', 'first that are tried'],
  ['qwertyuiop12', 'first that are tried'],
  ['aaaaaaaaaaaaaaaa', 'first that are tried'],
  ['anaanaana2026', 'first that are tried'],
  ['acmehelp2026', 'first that are tried'],
])('%j is no password', async (password, why) => {
  expect(await faultOfPassword(password, EMAIL, ['Ana', 'Acme Help', 'acmehelp'])).toContain(why);
});

test.each(['kiša pada, polje raste', 'correct horse battery staple', 'ш 7 jabuka i ruka'])(
  '%j is one',
  async (password) => {
    expect(await faultOfPassword(password, EMAIL, ['Ana'])).toBeUndefined();
  },
);

test('the cost may be raised, and lowered as far as it still protects', async () => {
  expect(await hashPassword('a few plain words', checkPasswordCost(10))).toMatch(/^\$2b\$10\$/);
  for (const cost of [9, 16, 10.5]) expect(() => checkPasswordCost(cost)).toThrow('from 10 to 15');
});
