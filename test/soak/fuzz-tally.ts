/** What a reader under fuzz is made of, and what it counts. */
import type fc from 'fast-check';

export interface Tally {
  inputs: number;
  refused: number;
  slowestMs: number;
}

export interface Reader {
  /** How many of the inputs it gets, beside the others. */
  readonly weight: number;
  readonly property: (tally: Tally) => fc.IRawProperty<unknown>;
}

export function timed<T>(tally: Tally, run: () => T): T {
  const begun = performance.now();
  try {
    return run();
  } finally {
    tally.slowestMs = Math.max(tally.slowestMs, performance.now() - begun);
  }
}

export function hold(held: boolean, what: string): void {
  if (!held) throw new Error(`Did not hold: ${what}.`);
}
