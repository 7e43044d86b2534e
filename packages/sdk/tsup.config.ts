import { defineConfig } from 'tsup';
import { shared } from '../../tsup.shared.ts';

export default defineConfig({
  ...shared,
  entry: { index: 'src/index.ts', urql: 'src/urql/index.ts', oauth: 'src/oauth/index.ts' },
  // It comes as ES modules only, which Node 20 cannot require; and its types show nowhere.
  noExternal: ['oauth4webapi'],
  // Apps install the SDK on Node 20, in browsers, workers, Deno and Bun, by import and by require.
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  // In CommonJS too: two copies of an error class would not recognise each other's errors.
  splitting: true,
});
