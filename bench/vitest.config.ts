import { defineConfig, mergeConfig } from 'vitest/config';
import { shared } from '../vitest.shared.ts';

export default mergeConfig(
  shared,
  defineConfig({
    // One throw-away PostgreSQL for all test files of a run.
    test: { globalSetup: ['../packages/schema/src/testing/global-setup.ts'] },
  }),
);
