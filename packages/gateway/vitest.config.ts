import { defineConfig } from 'vitest/config';

// graphql must resolve to one copy (its ESM build) for vitest and for Node's own loader alike.
export default defineConfig({
  resolve: { conditions: ['@remit/source', 'node'] },
  ssr: {
    resolve: {
      conditions: ['@remit/source', 'module', 'node'],
      externalConditions: ['@remit/source', 'node', 'module-sync'],
    },
  },
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] },
});
