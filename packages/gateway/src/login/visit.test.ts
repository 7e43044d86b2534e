import { expect, test } from 'vitest';
import { pathHere } from './visit.ts';

test.each(['/', '/oauth/interaction/x?y=z#part', '/login/sapat/done'])('%s is a path here', (path) => {
  expect(pathHere(path)).toBe(path);
});

test.each([
  null,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/ok\\..',
  '/\t/evil.example',
  '/ space',
  'javascript:alert(1)',
  `/${'x'.repeat(3_000)}`,
])('%j is none', (path) => {
  expect(pathHere(path)).toBeUndefined();
});
