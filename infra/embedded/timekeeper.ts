/**
 * Everything that happens by the clock. In normal running a tick a second fires what is due. Moving the clock forward
 * walks from one thing that falls due to the next: all work is done before the clock is set to its instant and again
 * after it, so that each thing meets the state that it would have met had the time really passed.
 */

import type { Queue } from '../../shared/adapters/embedded/queue.ts';
import type { LocalSchedules } from '../../shared/adapters/embedded/schedules.ts';
import type { StackClock } from '../../shared/adapters/embedded/stack-clock.ts';
import type { State } from '../../shared/adapters/embedded/state.ts';
import { addDays } from '../../shared/calendar/civil-date.ts';
import { civilDate, instantOf } from '../../shared/calendar/paris-time.ts';
import type { Log } from '../../shared/ports.ts';
import { describe, type Worker } from './worker.ts';

export interface Fired {
  readonly at: string;
  /** The schedule's kind, or `daily-round`. */
  readonly kind: string;
  readonly caseReference: string | null;
}

export interface TimekeeperOptions {
  readonly clock: StackClock;
  readonly state: State;
  readonly schedules: LocalSchedules;
  readonly workers: readonly { readonly worker: Worker; readonly queue: Queue }[];
  readonly sweep: () => Promise<unknown>;
  readonly dailyRound: () => Promise<unknown>;
  readonly log: Log;
}

export interface Timekeeper {
  /**
   * Sets the clock forward to the instant that `target` makes of the present, and resolves when all that falls due by
   * then is done. Moves follow one another. Throws a RangeError for an instant that has passed.
   */
  move(target: (now: string) => string): Promise<{ readonly now: string; readonly fired: readonly Fired[] }>;
  stop(): Promise<void>;
}

/** Paris. Before the offices open, so that the digest is there when people come. */
const roundTime = '07:30';
const roundMark = 'next-daily-round';
const sweepEveryMilliseconds = 5 * 60_000;
const tickMilliseconds = 1_000;

export function startTimekeeper(options: TimekeeperOptions): Timekeeper {
  const { clock, state, schedules, workers, log } = options;
  let queue: Promise<unknown> = Promise.resolve();
  let busy = 0;
  let stopped = false;
  let sweptAt = clock.now();
  if (state.mark(roundMark) === null) state.setMark(roundMark, nextRoundAfter(clock.now()));

  /** One thing at a time: a tick never runs into a move. */
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    busy++;
    const result = queue.then(work, work).finally(() => busy--);
    queue = result.catch(() => {});
    return result;
  };
  const attempt = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // The next one makes up for it: both work on what they find, not on what they were told.
      log.error(`${name}-failed`, describe(error as Error));
    }
  };
  const sweep = async (): Promise<void> => {
    sweptAt = clock.now();
    await attempt('sweep', options.sweep);
  };

  /** Fires what is due by now; the round comes after the schedules of the same instant, so that it sees what they did. */
  const fireDue = async (fired: Fired[], between: () => Promise<void>): Promise<void> => {
    for (const { at, kind, reference } of schedules.fire(clock.now()))
      fired.push({ at, kind, caseReference: reference });
    const round = state.mark(roundMark);
    if (round === null || round > clock.now()) return;
    await between();
    await sweep();
    await attempt('daily-round', options.dailyRound);
    fired.push({ at: round, kind: 'daily-round', caseReference: null });
    state.setMark(roundMark, nextRoundAfter(clock.now()));
  };

  /** Until no message is visible and none is being handled. */
  const drain = async (): Promise<void> => {
    for (;;) {
      for (const { worker } of workers) worker.pump();
      if (stopped) return;
      const now = clock.now();
      const idle = workers.every(({ worker, queue: source }) => worker.inFlight === 0 && !isDue(source.nextDue(), now));
      if (idle) return;
      await pause(2);
    }
  };

  const nextDue = (): string | null => {
    const dues = [schedules.nextDue(), state.mark(roundMark), ...workers.map(({ queue: source }) => source.nextDue())];
    return dues.reduce((first, due) => (first === null || (due !== null && due < first) ? due : first), null);
  };

  const walkTo = async (target: string): Promise<Fired[]> => {
    const fired: Fired[] = [];
    await drain();
    for (let due = nextDue(); due !== null && due <= target && !stopped; due = nextDue()) {
      clock.advanceTo(due);
      await fireDue(fired, drain);
      await drain();
    }
    clock.advanceTo(target);
    // Between the rounds of a move no sweep is run: what it looks for, rows left over by a crash, does not arise in a
    // walk that drains its queues, and a run every five minutes would make a move of months take hours.
    await sweep();
    await drain();
    return fired;
  };

  const tick = async (): Promise<void> => {
    clock.reserve();
    await fireDue([], async () => {});
    if (Date.parse(clock.now()) - Date.parse(sweptAt) >= sweepEveryMilliseconds) await sweep();
    for (const { worker } of workers) worker.pump();
  };
  const timer = setInterval(() => {
    if (busy > 0) clock.reserve();
    else void exclusively(() => attempt('tick', tick));
  }, tickMilliseconds);

  return {
    move(target) {
      return exclusively(async () => {
        const now = clock.now();
        const instant = target(now);
        if (instant < now) {
          throw new RangeError(`The clock only moves forward: it shows ${now}, and ${instant} has passed.`);
        }
        const fired = await walkTo(instant);
        return { now: clock.now(), fired };
      });
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.race([queue, pause(1_500)]);
    },
  };
}

function nextRoundAfter(now: string): string {
  const today = civilDate(now);
  const round = instantOf(today, roundTime);
  return round > now ? round : instantOf(addDays(today, 1), roundTime);
}

function isDue(due: string | null, now: string): boolean {
  return due !== null && due <= now;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
