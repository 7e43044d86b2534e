import { expect, test } from 'vitest';
import { createOrigins } from './origins.ts';

test.each([
  ['https://desk.example', 'api.example', true],
  ['https://desk.example.evil.example', 'api.example', false],
  ['http://desk.example', 'api.example', false],
  ['https://api.example', 'api.example', true],
  ['null', 'api.example', false],
  ['http://localhost:5173', 'api.example', false],
])('%s to %s', (origin, host, allowed) => {
  expect(createOrigins(['https://desk.example/'], false).allows(origin, host)).toBe(allowed);
});

test.each(['http://localhost:5173', 'http://127.0.0.1:80', 'http://[::1]:3000'])(
  '%s in development',
  (origin) => {
    expect(createOrigins([], true).allows(origin, null)).toBe(true);
  },
);

test.each(['http://localhost.evil.example', 'http://127.0.0.1.evil.example'])('%s never', (origin) => {
  expect(createOrigins([], true).allows(origin, null)).toBe(false);
});
