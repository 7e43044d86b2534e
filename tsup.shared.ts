import type { Options } from 'tsup';

/** What the builds of all published packages have in common; each tsup.config.ts adds its entries. */
export const shared = {
  format: ['esm'],
  target: 'node22',
  platform: 'node',
  dts: true,
  sourcemap: true,
  clean: true,
  treeshake: true,
  // Declarations must point at the packages as they are published, not at the sources beside us.
  tsconfig: 'tsconfig.json',
} satisfies Options;
