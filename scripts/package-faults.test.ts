import { expect, test } from 'vitest';
import { loadingPrograms, type Manifest, packageFaults } from './package-faults.ts';

const wanted = { folder: 'packages/x', name: '@remit/x', node: '>=20', types: 'esm-only' } as const;
const good: Manifest = {
  name: '@remit/x',
  description: 'A package that is only here for this test.',
  license: 'Apache-2.0',
  type: 'module',
  engines: { node: '>=20' },
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  files: ['dist'],
  publishConfig: { access: 'public' },
  scripts: { check: 'tsc --noEmit', lint: 'oxlint', test: 'vitest run', build: 'tsup' },
  dependencies: { graphql: '17.1.0' },
};
const packed = ['package.json', 'LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts'];
const faultsOf = (change: Manifest, files = packed): string[] =>
  packageFaults({ ...good, ...change }, new Set(files), wanted);

test('a good package has no fault', () => {
  expect(faultsOf({})).toEqual([]);
});

test.each([
  ['a workspace range', { dependencies: { '@remit/schema': 'workspace:*' } }, 'leaks @remit/schema'],
  ['a catalog range', { peerDependencies: { graphql: 'catalog:' } }, 'leaks graphql'],
  ['another license', { license: 'MIT' }, '"license" must be "Apache-2.0"'],
  ['other engines', { engines: { node: '>=18' } }, '"engines.node" must be ">=20"'],
  ['no exports', { exports: undefined }, '"exports" must name'],
  ['an export that leads nowhere', { exports: { '.': './dist/gone.js' } }, 'leads to ./dist/gone.js'],
  [
    'types after default',
    { exports: { '.': { default: './dist/index.js', types: './dist/index.d.ts' } } },
    '"types" first',
  ],
  [
    'the source condition',
    { exports: { '.': { '@remit/source': './dist/index.js' } } },
    'leaks the condition',
  ],
  ['an export by pattern', { exports: { './*': './dist/*.js' } }, 'is a pattern'],
  ['a command that is not packed', { bin: { remit: './bin/remit.js' } }, '"bin" remit'],
  ['a missing script', { scripts: { ...(good.scripts as object), lint: undefined } }, '"scripts.lint"'],
  ['private', { private: true }, '"private"'],
])('%s is found', (_, change, message) => {
  expect(faultsOf(change)).toEqual([expect.stringContaining(message)]);
});

test('a missing licence text and a packed test are found', () => {
  const files = [...packed.filter((file) => file !== 'LICENSE'), 'dist/a.test.js'];
  expect(faultsOf({}, files)).toEqual(['LICENSE is not packed', 'dist/a.test.js is packed, but is a test']);
});

test('every entry is loaded the ways it may be loaded, every command is asked for help', () => {
  const exports = {
    '.': { import: { default: './dist/index.js' }, require: { default: './dist/index.cjs' } },
    './react': { default: './dist/react.js' },
    './package.json': './package.json',
  };
  expect(loadingPrograms({ ...good, exports, bin: { remit: './bin/remit.js' } })).toEqual([
    ['--input-type=module', '--eval', 'await import("@remit/x")'],
    ['--input-type=commonjs', '--eval', 'require("@remit/x")'],
    ['--input-type=module', '--eval', 'await import("@remit/x/react")'],
    ['./bin/remit.js', '--help'],
  ]);
});
