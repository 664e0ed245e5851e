import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openState, type State } from '../../../../shared/adapters/embedded/state.ts';
import type { Clock } from '../../../../shared/ports.ts';

export const sealKey = randomBytes(32);

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'doleance-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export function openedState(directory = temporaryDirectory()): State {
  const state = openState(join(directory, 'state.db'));
  onTestFinished(() => {
    if (state.database.isOpen) state.close();
  });
  return state;
}

/** Stands still until it is moved. */
export function handClock(start: string): Clock & { pass(seconds: number): void } {
  let time = Date.parse(start);
  return {
    now: () => new Date(time).toISOString(),
    pass(seconds) {
      time += seconds * 1_000;
    },
  };
}
