import { afterEach, expect, test, vi } from 'vitest';
import { ConfigurationError } from '../errors.ts';
import { addressesOf } from './addresses.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['https://help.example/graphql', 'wss://help.example/graphql'],
  ['https://help.example:8443/graphql?tenant=1', 'wss://help.example:8443/graphql?tenant=1'],
  ['http://localhost:4000/graphql', 'ws://localhost:4000/graphql'],
  ['http://127.0.0.1:4000/graphql', 'ws://127.0.0.1:4000/graphql'],
  ['http://[::1]:4000/graphql', 'ws://[::1]:4000/graphql'],
  ['http://shop.localhost/graphql', 'ws://shop.localhost/graphql'],
])('the live address of %s is %s', (url, live) => {
  expect(addressesOf({ url })).toEqual({ http: url, live });
});

test('a live address of its own is kept', () => {
  expect(
    addressesOf({ url: 'https://help.example/graphql', liveUrl: 'wss://live.example/graphql' }).live,
  ).toBe('wss://live.example/graphql');
});

test('in a page, the address may be relative to it', () => {
  vi.stubGlobal('location', { href: 'https://shop.example/cart' });
  expect(addressesOf({ url: '/graphql' })).toEqual({
    http: 'https://shop.example/graphql',
    live: 'wss://shop.example/graphql',
  });
});

test.each(['', '/graphql', 'help.example/graphql', 'ftp://help.example/graphql'])(
  '"%s" is refused',
  (url) => {
    expect(() => addressesOf({ url })).toThrow(ConfigurationError);
  },
);

test.each([
  { url: 'http://help.example/graphql' },
  { url: 'http://localhost.evil.example/graphql' },
  { url: 'https://help.example/graphql', liveUrl: 'ws://help.example/graphql' },
])('a token is not sent unencrypted to another machine: $url $liveUrl', (options) => {
  expect(() => addressesOf(options)).toThrow('allowInsecureRequests');
  expect(addressesOf({ ...options, allowInsecureRequests: true }).http).toBe(options.url);
});
