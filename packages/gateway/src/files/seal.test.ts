import { expect, test } from 'vitest';
import { ADDRESS_LIFETIME, createSeal } from './seal.ts';

const now = new Date('2026-03-15T10:00:00Z');
const seal = createSeal('a token key for tests, 32 bytes or more');
const sealed = {
  what: 'attachment',
  id: 'att_1',
  token: 'rmt_agent_x',
  key: undefined,
  session: undefined,
  purpose: 'support',
} as const;

test('opens what it sealed, for a while', () => {
  const text = seal.seal(sealed, now);
  expect(seal.open(text, now)).toEqual(sealed);
  expect(seal.open(text, new Date(now.getTime() + ADDRESS_LIFETIME - 1))).toEqual(sealed);
  expect(seal.open(text, new Date(now.getTime() + ADDRESS_LIFETIME))).toBeUndefined();
});

test('is read by nobody, and opens nothing that was changed or made elsewhere', () => {
  const text = seal.seal(sealed, now);
  expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('rmt_agent');
  expect(seal.seal(sealed, now)).not.toBe(text);
  for (let at = 0; at < text.length; at += 7) {
    const other = text[at] === 'A' ? 'B' : 'A';
    expect(seal.open(`${text.slice(0, at)}${other}${text.slice(at + 1)}`, now)).toBeUndefined();
  }
  expect(createSeal('another token key for tests, 32 bytes').open(text, now)).toBeUndefined();
  for (const wrong of ['', 'x', '%%%', 'a'.repeat(10_000)]) expect(seal.open(wrong, now)).toBeUndefined();
});
