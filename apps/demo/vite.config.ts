import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where `remit dev` listens, for `vite` with its hot reload. The built page is served by `remit dev` itself. */
const gateway = process.env['REMIT_GATEWAY'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@remit/source', ...defaultClientConditions] },
  server: {
    proxy: {
      '/graphql': { target: gateway, ws: true },
      '/demo/tokens': { target: gateway },
    },
  },
});
