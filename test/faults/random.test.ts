/**
 * Sequences drawn at random, a few of the many that `npm run test:faults` and `npm run soak -- faults` run. A failure
 * prints the seed, the path and the smallest sequence; `FAULT_SEED` and `FAULT_SEQUENCES` draw others and more.
 */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../shared/adapters/engine.ts';
import { engineTable } from './engine-table.ts';
import { day, play, sequences } from './sequences.ts';

const seed = Number(process.env['FAULT_SEED'] ?? 20261123);
const runs = Number(process.env['FAULT_SEQUENCES'] ?? 100);
let engine: Engine | null = null;
afterAll(() => engine?.stop());

test(`${runs} sequences of up to six events keep what must hold`, { timeout: 60_000 + runs * 500 }, async () => {
  const property = fc.asyncProperty(sequences(6), async (sequence) => {
    expect(await play(sequence)).toEqual([]);
  });
  await fc.assert(property, { seed, numRuns: runs });
});

test('the same sequence is the same again, step by step', async () => {
  const [sequence] = fc.sample(sequences(6), { seed: 5, numRuns: 1 });
  if (sequence === undefined) throw new Error('Nothing was drawn.');
  const trace = async () => {
    const steps: string[] = [];
    const breaches = await play(sequence, undefined, (world) => steps.push(...world.steps, world.now()));
    return { steps, breaches };
  };
  const first = await trace();
  expect(first.steps.length).toBeGreaterThan(20);
  expect(await trace()).toEqual(first);
});

test('sequences on the real engine keep it too', { timeout: 180_000 }, async () => {
  engine = await startEngine();
  const tables = engine;
  const property = fc.asyncProperty(sequences(4, day), async (sequence) => {
    expect(await play(sequence, await engineTable(tables))).toEqual([]);
  });
  await fc.assert(property, { seed, numRuns: Math.max(5, Math.floor(runs / 20)) });
});
