import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tables of examples first: they are quick, and most mutants fall to one; then a run ends. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ moduleId }: TestSpecification) => (/(?:generated|properties)\.test\.ts$/.test(moduleId) ? 1 : 0);
    return [...files].sort((a, b) => cost(a) - cost(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

/** The tests that pin behaviour one by one; those that measure time or chance are slow and would tell little of a mutant. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/shared/identifiers/nir/**/*.test.ts'],
    exclude: ['**/time.test.ts', '**/chance.test.ts'],
    testTimeout: 10_000,
    // One worker a mutant, not one a file; it is new for each mutant, so that tables built on import are mutated too.
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
