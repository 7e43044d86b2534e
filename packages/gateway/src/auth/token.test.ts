import { expect, test } from 'vitest';
import { digestOfToken, kindOfToken, newToken, TOKEN_KINDS } from './token.ts';

test.each(TOKEN_KINDS)('a token of an %s says whose kind it is and nothing more', (kind) => {
  const token = newToken(kind);
  expect(token).toMatch(new RegExp(`^rmt_${kind}_[0-9A-Za-z]{43}$`));
  expect(kindOfToken(token)).toBe(kind);
  expect(newToken(kind)).not.toBe(token);
});

test.each([
  '',
  'rmt_agent_',
  'rmt_admin_'.padEnd(53, '0'),
  `${newToken('app')}0`,
  newToken('app').slice(0, -1),
  ' ',
])('no token of ours looks like %j', (text) => {
  expect(kindOfToken(text)).toBeUndefined();
});

test('the digest depends on the key', () => {
  const token = newToken('agent');
  expect(digestOfToken(token, 'a'.repeat(32))).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOfToken(token, 'a'.repeat(32))).not.toBe(digestOfToken(token, 'b'.repeat(32)));
});
