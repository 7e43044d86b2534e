import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const gateway = 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@remit/source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '/graphql': { target: gateway, ws: true }, '/demo/tokens': gateway } },
});
