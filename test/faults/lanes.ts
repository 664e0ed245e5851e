/**
 * Several tasks at once, step by step: before each port call a task waits until it is its turn, and the turns are drawn.
 * The same seed gives the same order, so that a race that was found once is found again.
 */

export interface Lane {
  /** Its process is gone: nothing of it goes on, and none of its calls has an effect. */
  dead: boolean;
  readonly name: string;
  end(how: End): void;
}

export interface Task {
  readonly name: string;
  readonly work: (lane: Lane) => Promise<void>;
}

export type End = 'done' | 'failed' | 'dead';

export interface Lanes {
  /** Resolves when it is this lane's turn to make its next call. */
  turn(lane: Lane): Promise<void>;
  /** Runs tasks to their ends, as many at once as there are lanes; `next` is asked for another whenever one is free. */
  run(next: () => Task | null): Promise<readonly End[]>;
  /** The process that runs all the lanes is gone. */
  crash(): readonly Lane[];
}

interface Waiting {
  readonly lane: Lane;
  readonly go: () => void;
}

/** `draw(n)`: a whole number from 0 to n - 1. */
export function newLanes(count: number, draw: (count: number) => number): Lanes {
  const living = new Set<Lane>();
  const blocked = new Set<Lane>();
  let waiting: Waiting[] = [];
  let ends: Promise<End>[] = [];
  let more: () => Task | null = () => null;

  /** Called when no lane may be running: starts what there is room for, and then lets one of them go on. */
  const step = (): void => {
    if ([...living].some((lane) => !blocked.has(lane))) return;
    const task = living.size < count ? more() : null;
    if (task !== null) {
      start(task);
      return;
    }
    // Calls made at once by one lane wait together, and go on together.
    const candidates = [...new Set(waiting.map(({ lane }) => lane))];
    const chosen = candidates[candidates.length > 1 ? draw(candidates.length) : 0];
    if (chosen === undefined) return;
    const released = waiting.filter(({ lane }) => lane === chosen);
    waiting = waiting.filter(({ lane }) => lane !== chosen);
    blocked.delete(chosen);
    for (const { go } of released) go();
  };

  const start = ({ name, work }: Task): void => {
    const { promise, resolve } = Promise.withResolvers<End>();
    ends.push(promise);
    const lane: Lane = {
      dead: false,
      name,
      end(how) {
        if (!living.delete(lane)) return;
        blocked.delete(lane);
        waiting = waiting.filter((one) => one.lane !== lane);
        // The next task has begun when this one is told to have ended, or the run would take it for the last.
        queueMicrotask(() => {
          step();
          resolve(how);
        });
      },
    };
    living.add(lane);
    work(lane).then(
      () => lane.end('done'),
      () => lane.end('failed'),
    );
  };

  return {
    turn(lane) {
      // What a task left running after its end waits for nobody.
      if (count === 1 || !living.has(lane)) return Promise.resolve();
      return new Promise((go) => {
        waiting.push({ lane, go });
        blocked.add(lane);
        queueMicrotask(step);
      });
    },
    async run(next) {
      more = next;
      ends = [];
      step();
      const how: End[] = [];
      // Grows while it is walked.
      for (const end of ends) how.push(await end);
      return how;
    },
    crash() {
      const gone = [...living];
      for (const lane of gone) {
        lane.dead = true;
        lane.end('dead');
      }
      return gone;
    },
  };
}
