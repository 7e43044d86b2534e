import type { ViteUserConfig } from 'vitest/config';

/**
 * What the tests of all packages that run on Node have in common.
 *
 * `resolve` and `ssr` make `@remit/*` mean the sources, and make vitest's loader and Node's own loader
 * agree on one copy of graphql: two copies refuse each other's schema objects.
 */
export const shared = {
  resolve: { conditions: ['@remit/source', 'node'] },
  ssr: {
    resolve: {
      conditions: ['@remit/source', 'module', 'node'],
      externalConditions: ['@remit/source', 'node', 'module-sync'],
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
} satisfies ViteUserConfig;
