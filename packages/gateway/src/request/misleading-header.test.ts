import { expect, test } from 'vitest';
import { misleadingHeader } from './misleading-header.ts';

const sent = (...pairs: readonly (readonly [string, string])[]) =>
  misleadingHeader({
    // As node:http has it: of several the first.
    headers: Object.fromEntries([...pairs].reverse().map(([name, value]) => [name.toLowerCase(), value])),
    rawHeaders: pairs.flat(),
  });

test.each(['desk.example', 'desk.example:8443', '127.0.0.1:4000', '[::1]:4000', 'DESK.example'])(
  'a host is a name, and perhaps a port: %s',
  (host) => {
    expect(sent(['Host', host], ['Authorization', 'Bearer x'])).toBeUndefined();
  },
);

test.each([
  '[',
  'a b',
  'a:port',
  'desk.example/graphql/files/att_x?',
  'desk.example#',
  'a@desk.example',
  'a\\b',
  '',
])('what makes another address, or none, is no host: %j', (host) => {
  expect(sent(['Host', host])).toBe('The Host header is none.');
  expect(sent([':authority', host], ['Host', 'desk.example'])).toBe('The Host header is none.');
});

test('who it is from, and for, is said once', () => {
  const host = ['Host', 'desk.example'] as const;
  expect(sent(host, ['Authorization', 'Bearer x'], ['authorization', 'DPoP y'])).toBe(
    'The header authorization came more than once.',
  );
  expect(sent(host, host)).toBe('The header host came more than once.');
  expect(sent()).toBeUndefined();
});
