/** The Schedules port in the state: one-time schedules that are gone once they have fired, as with `ActionAfterCompletion: DELETE`. */
import type { BookedSchedule, Schedules } from '../../ports.ts';
import type { Queue } from './queue.ts';
import type { State } from './state.ts';

export interface LocalSchedules extends Schedules {
  /** What is booked, next first. */
  booked(): readonly BookedSchedule[];
  /** When the next one is or was due; null when none is booked. */
  nextDue(): string | null;
  /** Moves all that are due by then to the queue, in order, each in one transaction; returns them. */
  fire(now: string): readonly BookedSchedule[];
}

export function localSchedules(state: State, deadlineQueue: Queue): LocalSchedules {
  const insert = state.database.prepare('INSERT INTO schedules VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const remove = state.database.prepare('DELETE FROM schedules WHERE name = ?');
  const list = state.database.prepare('SELECT * FROM schedules ORDER BY at, name');
  const due = state.database.prepare('SELECT * FROM schedules WHERE at <= ? ORDER BY at, name');
  const next = state.database.prepare('SELECT min(at) AS at FROM schedules');
  return {
    async book({ name, at, kind, reference, milestoneVersion }) {
      // One writing of instants, so that text order is time order.
      insert.run(name, new Date(at).toISOString(), kind, reference, milestoneVersion);
    },
    async cancel(name) {
      remove.run(name);
    },
    booked: () => list.all().map(toSchedule),
    nextDue: () => (next.get()?.['at'] as string | null | undefined) ?? null,
    fire(now) {
      const fired = due.all(now).map(toSchedule);
      for (const { name, reference, milestoneVersion } of fired) {
        state.transaction(() => {
          remove.run(name);
          deadlineQueue.send(JSON.stringify({ reference, milestoneVersion }));
        });
      }
      return fired;
    },
  };
}

function toSchedule(row: Record<string, unknown>): BookedSchedule {
  return {
    name: row['name'] as string,
    at: row['at'] as string,
    kind: row['kind'] as string,
    reference: row['reference'] as string,
    milestoneVersion: row['milestone_version'] as number,
  };
}
