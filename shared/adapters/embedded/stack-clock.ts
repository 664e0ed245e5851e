/**
 * The stack's clock: it starts where it is told, runs on with the machine's, can be set forward, and never goes back,
 * over restarts and `kill -9` neither. To that end it reserves the next seconds in the state before it shows them; a
 * start after a kill resumes at the end of the reservation, a start after a clean stop exactly where it stood.
 */
import { canonicalInstant } from '../../calendar/paris-time.ts';
import type { Clock } from '../../ports.ts';
import type { State } from './state.ts';

const mark = 'clock';
const reservationMilliseconds = 2_000;

export interface StackClock extends Clock {
  /** Sets it forward; an instant that has passed already leaves it as it is. */
  advanceTo(instant: string): void;
  /** Extends the reservation; to be called about every second, so that `now` seldom has to. */
  reserve(): void;
  /** Gives back what was reserved and not shown; `now` must not be called any more. */
  stop(): void;
}

/**
 * `from` is where the clock should start, ISO 8601 with offset, or null for the machine's time; it resumes from the
 * later of that and where it stood. `machine` gives the machine's time in milliseconds since 1970.
 */
export function startClock(state: State, from: string | null, machine: () => number = Date.now): StackClock {
  const wanted = from === null ? machine() : Date.parse(canonicalInstant(from));
  const stood = state.mark(mark);
  let shown = Math.max(wanted, stood === null ? Number.NEGATIVE_INFINITY : Date.parse(stood));
  let ahead = shown - machine();
  let reserved = shown;

  const reserve = (): void => {
    reserved = shown + reservationMilliseconds;
    state.setMark(mark, iso(reserved));
  };
  const read = (): number => {
    // A machine whose clock is set back makes the stack's stand still until it has caught up.
    shown = Math.max(shown, machine() + ahead);
    if (shown > reserved) reserve();
    return shown;
  };
  reserve();
  return {
    now: () => iso(read()),
    advanceTo(instant) {
      const wantedTime = Date.parse(instant);
      if (wantedTime <= read()) return;
      shown = wantedTime;
      ahead = shown - machine();
      reserve();
    },
    reserve() {
      read();
      reserve();
    },
    stop: () => state.setMark(mark, iso(read())),
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
