import { expect, test } from 'vitest';
import { createSecrets } from './secrets.ts';

const secrets = createSecrets('a key of the gateway, of 32 bytes or more');
const others = createSecrets('another key of the gateway, of 32 bytes');

test('what is sealed opens in its own row, with the same key, and unchanged', () => {
  const sealed = secrets.seal({ scope: 'tickets:read' }, 'AccessToken 1');
  expect(sealed).not.toContain('tickets');
  expect(secrets.seal({ scope: 'tickets:read' }, 'AccessToken 1')).not.toBe(sealed);
  expect(secrets.open(sealed, 'AccessToken 1')).toEqual({ scope: 'tickets:read' });
  expect(() => secrets.open(sealed, 'AccessToken 2')).toThrow();
  expect(() => others.open(sealed, 'AccessToken 1')).toThrow();
  expect(() => secrets.open(`${sealed.slice(0, -2)}AA`, 'AccessToken 1')).toThrow();
});

test('digests, form tokens and cookies depend on the key', () => {
  expect(secrets.digest('x')).toMatch(/^[0-9a-f]{64}$/);
  expect(secrets.digest('x')).not.toBe(others.digest('x'));
  expect(secrets.formToken(['a', 'b'])).not.toBe(secrets.formToken(['ab', '']));
  expect(secrets.cookieKey).not.toBe(others.cookieKey);
  expect(secrets.isSame(secrets.digest('x'), secrets.digest('x'))).toBe(true);
  expect(secrets.isSame(secrets.digest('x'), '')).toBe(false);
});
