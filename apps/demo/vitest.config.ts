import { defineConfig } from 'vitest/config';

// The page itself is tested in a browser, built; `npm test` builds it before.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 120_000,
    // What changes between a page's first reading and the opening of its stream is not told on a process that just started.
    retry: 1,
  },
});
