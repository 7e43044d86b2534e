import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnosticsOf } from './compile.ts';

const root = join(import.meta.dirname, '..');

/** Code between fences marked `ts`, in a README or in a comment. */
function codeIn(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8').replaceAll(/^ *\* ?/gm, '');
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? '');
}

test('all code in the README and in comments compiles', () => {
  const sources = ['README.md', ...globSync('src/**/*.ts', { cwd: root }).sort()];
  const examples = sources.flatMap((path) => codeIn(path).map((code, index) => ({ path, index, code })));
  const nameOf = ({ path, index }: { path: string; index: number }) =>
    `${path.replaceAll('/', '-')}-${index}.ts`;
  // `export {}` makes a module of a part that only imports.
  const found = diagnosticsOf(
    Object.fromEntries(examples.map((example) => [nameOf(example), `${example.code}\nexport {};`])),
  );
  expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
  expect(examples.length).toBeGreaterThan(15);
});
