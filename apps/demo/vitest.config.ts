import { defineConfig } from 'vitest/config';

// The page itself is tested in a browser, built; `npm test` builds it before.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
