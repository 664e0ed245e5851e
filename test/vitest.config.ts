import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // Two cores are the smallest machine that the suite promises to pass on.
    maxWorkers: 2,
  },
});
