import { defineConfig } from 'vitest/config';

/** `npm run test:aws`: what needs Python's packages and minutes, apart from `npm test`. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/aws/*.aws.ts'],
    // The deployment waits for its schedules most of the time: the templates are linted meanwhile.
    maxWorkers: 2,
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
