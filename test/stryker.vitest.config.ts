import { defineConfig } from 'vitest/config';

/** The tests that pin behaviour one by one; those that measure time or chance are slow and would tell little of a mutant. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/shared/identifiers/nir/**/*.test.ts'],
    exclude: ['**/time.test.ts', '**/chance.test.ts'],
    testTimeout: 10_000,
  },
});
