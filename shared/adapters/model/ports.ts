/**
 * All ports in memory and deterministic: the same seed gives the same references, keys and ids. For fault tests, which
 * wrap these ports; what the outside world holds at any moment stands open beside them.
 */
import { createHash } from 'node:crypto';
import type { Office } from '../../office/office.ts';
import type { BookedSchedule, Log, OutgoingMail, Ports } from '../../ports.ts';
import { caseFileOn } from '../aws/case-file/case-file.ts';
import type { Table } from '../aws/case-file/table.ts';
import { wireMessageId } from '../aws/wire-message-id.ts';
import { type ModelQueue, modelQueue } from './queue.ts';
import { modelTable } from './table.ts';
import { modelVault } from './vault.ts';

export interface ModelOptions {
  readonly offices: readonly Office[];
  /** Where the clock stands until it is set. */
  readonly now: string;
  /** @default 'model' */
  readonly seed?: string;
  /** @default a new one in memory */
  readonly table?: Table;
}

/** A letter as SES took it; `id` is SES's bare id. */
export interface TakenMail extends OutgoingMail {
  readonly id: string;
  readonly at: string;
}

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error' | 'count';
  readonly event: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Model {
  readonly ports: Ports;
  setClock(instant: string): void;
  readonly objects: Map<string, Uint8Array>;
  /** In the order in which they were sent. */
  readonly taken: TakenMail[];
  /** By name; whoever plays the Scheduler takes out what is due. */
  readonly schedules: Map<string, BookedSchedule>;
  readonly queue: ModelQueue;
  readonly lines: LoggedLine[];
}

const region = 'eu-west-3';

export function modelPorts({ offices, now, seed = 'model', table = modelTable() }: ModelOptions): Model {
  let instant = now;
  const clock = { now: () => instant };
  const objects = new Map<string, Uint8Array>();
  const taken: TakenMail[] = [];
  const schedules = new Map<string, BookedSchedule>();
  const lines: LoggedLine[] = [];
  const queue = modelQueue(clock);
  return {
    setClock(to) {
      instant = to;
    },
    objects,
    taken,
    schedules,
    queue,
    lines,
    ports: {
      clock,
      randomBytes: seededBytes(seed),
      offices,
      leaseSeconds: 90,
      caseFile: caseFileOn(table),
      objects: {
        async get(key) {
          return objects.get(key)?.slice() ?? null;
        },
        async put(key, bytes) {
          objects.set(key, bytes.slice());
        },
        async erase(key) {
          objects.delete(key);
        },
      },
      sender: {
        async send(mail) {
          const id = `0102-${String(taken.length + 1).padStart(8, '0')}-000000`;
          taken.push({ ...mail, id, at: instant });
          return { sent: true, messageId: wireMessageId(id, region) };
        },
        wireMessageId: (id) => wireMessageId(id, region),
      },
      schedules: {
        async book(schedule) {
          if (!schedules.has(schedule.name)) schedules.set(schedule.name, schedule);
        },
        async cancel(name) {
          schedules.delete(name);
        },
      },
      vault: modelVault(seed),
      outboxQueue: queue,
      log: logInto(lines),
    },
  };
}

function logInto(lines: LoggedLine[]): Log {
  const at =
    (level: LoggedLine['level']): Log['info'] =>
    (event, facts = {}) => {
      lines.push({ level, event, facts });
    };
  return {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    count: (metric, value = 1) => lines.push({ level: 'count', event: metric, facts: { value } }),
  };
}

/** Unpredictable is not wanted here: SHA-256 of seed and counter, as many blocks as it takes. */
function seededBytes(seed: string): Ports['randomBytes'] {
  let block = 0;
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let filled = 0; filled < count; filled += 32) {
      block += 1;
      bytes.set(
        createHash('sha256')
          .update(`${seed}#${block}`)
          .digest()
          .subarray(0, count - filled),
        filled,
      );
    }
    return bytes;
  };
}
