import { expect, test } from 'vitest';
import { withFigures } from './publish.ts';

const document = `Before.

<!-- figures of growth: written by "npm run bench -- --publish" -->

old

<!-- end of the figures of growth -->

After.
`;

test('only what stands between the marks is replaced, again and again', () => {
  const once = withFigures(document, 'growth', 'first');
  const twice = withFigures(once, 'growth', 'second');
  expect(twice).toBe(document.replace('old', 'second'));
});

test('a document without the marks is refused', () => {
  expect(() => withFigures('nothing', 'growth', 'x')).toThrow('must hold');
  expect(() => withFigures(document, 'list-query', 'x')).toThrow('must hold');
});
