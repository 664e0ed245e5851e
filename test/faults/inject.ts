/** The ports of one task, with what is planned to go wrong put around each call. */
import type { Commit, MailSender, Ports, SendResult } from '../../shared/ports.ts';
import { type Fault, Injected } from './fault.ts';
import type { Lane } from './lanes.ts';

export interface Director {
  turn(lane: Lane): Promise<void>;
  /** Counts the step, and says what goes wrong with it. */
  strike(step: string, lane: Lane): Fault | null;
  crash(): void;
  /** Does it a minute later, whatever becomes of the task. */
  later(effect: () => Promise<unknown>): void;
  /** Somebody else's harmless change of the case. */
  race(reference: string): Promise<void>;
}

export function injected(ports: Ports, lane: Lane, director: Director): Ports {
  type Call = (...given: never[]) => Promise<unknown>;
  const around =
    (step: string, effect: Call): Call =>
    async (...given) => {
      await director.turn(lane);
      if (lane.dead) return never();
      const result = await struck(step, director.strike(step, lane), () => effect(...given), given);
      return lane.dead ? never() : result;
    };

  const struck = async (
    step: string,
    fault: Fault | null,
    effect: () => Promise<unknown>,
    given: readonly never[],
  ): Promise<unknown> => {
    switch (fault) {
      case null:
        return effect();
      case 'fails before':
        throw new Injected(step);
      case 'fails after':
        await effect();
        throw new Injected(step);
      case 'crash before':
        director.crash();
        return never();
      case 'crash after':
        await effect();
        director.crash();
        return never();
      case 'late':
        director.later(effect);
        lane.dead = true;
        lane.end('dead');
        return never();
      case 'partly': {
        const [keys] = given as unknown as [readonly { pk: string; sk: string }[]];
        await ports.outboxQueue.enqueue(keys.slice(0, Math.floor(keys.length / 2)));
        throw new Injected(step);
      }
      case 'raced': {
        const [commit] = given as unknown as [Commit];
        const changed = commit.cases?.find((one) => one.expects !== null);
        if (changed !== undefined) await director.race(changed.file.reference);
        return effect();
      }
      case 'stale':
        return [];
      case 'throttled':
      case 'paused':
      case 'rejected':
        return { sent: false, because: fault, detail: `Injected: ${fault}` } satisfies SendResult;
      default:
        throw new Error(`${step} cannot be ${fault}.`);
    }
  };

  const wrapped = <T extends object>(name: string, port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([method, effect]) => [
        method,
        pure.has(`${name}.${method}`) ? effect : around(`${name}.${method}`, (effect as Call).bind(port)),
      ]),
    ) as T;

  return {
    ...ports,
    objects: wrapped('objects', ports.objects),
    caseFile: wrapped('caseFile', ports.caseFile),
    sender: wrapped<MailSender>('sender', ports.sender),
    schedules: wrapped('schedules', ports.schedules),
    vault: wrapped('vault', ports.vault),
    outboxQueue: wrapped('outboxQueue', ports.outboxQueue),
  };
}

/** No call to anywhere. */
const pure: ReadonlySet<string> = new Set(['sender.wireMessageId']);

function never(): Promise<never> {
  return new Promise(() => {});
}
