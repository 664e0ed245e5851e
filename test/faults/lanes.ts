/**
 * Several tasks at once, step by step: before each port call a task waits until it is its turn, and the turns are drawn.
 * The same seed gives the same order, so that a race that was found once is found again.
 */

export interface Lane {
  /** Its process is gone: nothing of it goes on, and none of its calls has an effect. */
  dead: boolean;
  readonly name: string;
  end(how: 'done' | 'failed' | 'dead'): void;
}

interface Waiting {
  readonly lane: Lane;
  readonly go: () => void;
}

export interface Lanes {
  /** Resolves when it is this lane's turn to make its next call. */
  turn(lane: Lane): Promise<void>;
  /** Runs all of them to their ends; says of each how it ended, in their order. */
  run(tasks: readonly { readonly name: string; readonly work: (lane: Lane) => Promise<void> }[]): Promise<string[]>;
  /** The process that runs all the lanes is gone. */
  crash(): readonly Lane[];
}

/** `draw(n)`: a whole number from 0 to n - 1. */
export function newLanes(draw: (count: number) => number): Lanes {
  let lanes: Lane[] = [];
  const blocked = new Set<Lane>();
  let waiting: Waiting[] = [];

  const next = (): void => {
    // Calls made at once by one lane wait together: a turn is drawn when none of the lanes runs.
    const living = lanes.filter((lane) => !lane.dead && !ended.has(lane));
    if (waiting.length === 0 || living.some((lane) => !blocked.has(lane))) return;
    const candidates = [...new Set(waiting.map(({ lane }) => lane))];
    const chosen = candidates[draw(candidates.length)];
    if (chosen === undefined) return;
    const released = waiting.filter(({ lane }) => lane === chosen);
    waiting = waiting.filter(({ lane }) => lane !== chosen);
    blocked.delete(chosen);
    for (const { go } of released) go();
  };
  const ended = new Set<Lane>();

  return {
    turn(lane) {
      if (lanes.length <= 1) return Promise.resolve();
      return new Promise((go) => {
        waiting.push({ lane, go });
        blocked.add(lane);
        queueMicrotask(next);
      });
    },
    async run(tasks) {
      waiting = [];
      blocked.clear();
      ended.clear();
      const ends: Promise<string>[] = [];
      lanes = tasks.map(({ name }) => {
        const { promise, resolve } = Promise.withResolvers<string>();
        ends.push(promise);
        const lane: Lane = {
          dead: false,
          name,
          end(how) {
            ended.add(lane);
            waiting = waiting.filter((one) => one.lane !== lane);
            resolve(how);
            queueMicrotask(next);
          },
        };
        return lane;
      });
      tasks.forEach(({ work }, n) => {
        const lane = lanes[n] as Lane;
        work(lane).then(
          () => lane.end('done'),
          () => lane.end('failed'),
        );
      });
      return Promise.all(ends);
    },
    crash() {
      const gone = lanes.filter((lane) => !ended.has(lane));
      for (const lane of gone) {
        lane.dead = true;
        lane.end('dead');
      }
      return gone;
    },
  };
}
