import { expect, test } from 'vitest';
import { base32, codeAt, codeOf, stepOfCode } from './one-time-code.ts';

/** From RFC 4226, appendix D. */
const SECRET = '12345678901234567890';

test.each([
  '755224',
  '287082',
  '359152',
  '969429',
  '338314',
  '254676',
  '287922',
  '162583',
  '399871',
  '520489',
])('the codes of RFC 4226: %s', (code) => {
  const codes = Array.from({ length: 10 }, (_, step) => codeAt(SECRET, step));
  expect(codes).toContain(code);
});

test('a code of RFC 6238, and the half minutes around it', () => {
  const now = new Date(59_000);
  expect(codeOf(SECRET, now)).toBe('287082');
  expect(stepOfCode(SECRET, '755224', now)).toBe(0);
  expect(stepOfCode(SECRET, '287082', now)).toBe(1);
  expect(stepOfCode(SECRET, '359152', now)).toBe(2);
  expect(stepOfCode(SECRET, '969429', now)).toBeUndefined();
  for (const none of ['', '28708', '2870820', 'abcdef'])
    expect(stepOfCode(SECRET, none, now)).toBeUndefined();
});

test('a secret as it is typed', () => {
  expect(base32(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
