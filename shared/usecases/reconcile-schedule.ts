/**
 * Makes what is booked equal to the case: its next milestone, once, and nothing else (design.md § 3). Each booking has
 * its row. A row books while the case still waits for its booking, and clears away the one before; a row that the case
 * has overtaken clears away its own. So every booking but the last is cancelled by somebody, in whatever order they run.
 */
import { addDuration, isBefore } from '../calendar/paris-time.ts';
import type { ClaimedRow, Ports } from '../ports.ts';
import type { Case } from '../reclamation/case.ts';

/** A milestone already past is booked a little ahead: what EventBridge Scheduler does with a past instant is not documented. */
const AHEAD = 'PT90S';

type SchedulePorts = Pick<Ports, 'caseFile' | 'schedules' | 'clock'>;

export async function reconcileSchedule(row: ClaimedRow, ports: SchedulePorts): Promise<void> {
  const { reference } = row;
  const file = reference === null ? null : await ports.caseFile.load(reference);
  if (reference === null || file === null) return;
  const mine = row.milestoneVersion ?? file.milestoneVersion;
  const cancel = (version: number) => ports.schedules.cancel(scheduleName(reference, version));
  if (mine > 1) await cancel(mine - 1);
  if (file.milestoneVersion !== mine || file.milestone === null) return cancel(mine);
  await book(file, file.milestone, ports);
  // The case may have moved on since it was read, and the row of the newer booking been quicker than this one.
  if ((await ports.caseFile.load(reference))?.milestoneVersion !== mine) await cancel(mine);
}

async function book(file: Case, milestone: NonNullable<Case['milestone']>, ports: SchedulePorts): Promise<void> {
  const { reference, milestoneVersion } = file;
  const earliest = addDuration(ports.clock.now(), AHEAD);
  const at = isBefore(milestone.at, earliest) ? earliest : milestone.at;
  const name = scheduleName(reference, milestoneVersion);
  await ports.schedules.book({ name, at, reference, milestoneVersion, kind: milestone.kind });
}

/** Reference and count of bookings: letters, digits and dashes, well within the 64 characters of a schedule's name. */
export function scheduleName(reference: string, milestoneVersion: number): string {
  return `${reference}-${milestoneVersion}`;
}
