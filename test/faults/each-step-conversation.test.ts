/** Every step may fail, before or after its effect: staff, citizen and calendar on a case. The table of all trials is printed. */
import { afterAll, describe, expect, test } from 'vitest';
import { type Trial, tryAll } from './exhaustive.ts';
import { scenarios } from './scenarios.ts';
import { failures, tableOf } from './table.ts';

describe('whatever goes wrong at whichever step, the end is the one that it should be', () => {
  const all: Trial[] = [];
  for (const scenario of scenarios.slice(7)) {
    test(scenario.name, { timeout: 240_000 }, async () => {
      const trials = await tryAll(scenario);
      all.push(...trials);
      expect(failures(trials)).toEqual([]);
      expect(trials.length).toBeGreaterThan(50);
    });
  }
  afterAll(() => console.log(`Faults tried: staff, citizen and calendar on a case\n${tableOf(all)}`));
});
