import type { ViteUserConfig } from 'vitest/config';
import { inlinedFor, SWITCH, switchOff } from './scripts/safeguards/switch-off.ts';

/**
 * What the tests of all packages that run on Node have in common.
 *
 * `resolve` and `ssr` make `@remit/*` mean the sources, and make vitest's loader and Node's own loader
 * agree on one copy of graphql: two copies refuse each other's schema objects.
 */
export const shared = {
  // Set by `npm run test:safeguards` alone.
  plugins: switchOff(process.env[SWITCH]),
  resolve: { conditions: ['@remit/source', 'node'] },
  ssr: {
    resolve: {
      conditions: ['@remit/source', 'module', 'node'],
      externalConditions: ['@remit/source', 'node', 'module-sync'],
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // A safeguard of the schema is switched off only where vitest, and not Node, reads the schema's sources.
    server: { deps: { inline: inlinedFor(process.env[SWITCH]) } },
    // What was changed in memory must not be kept for the next run.
    fsModuleCache: process.env[SWITCH] === undefined,
    pool: 'forks',
    maxWorkers: 2,
    // A process of its own for every file would load the schema, PGlite and Prisma each time: most of the time of a run.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
} satisfies ViteUserConfig;
