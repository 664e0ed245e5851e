/** Makes what is booked equal to the case: its next milestone, once, and nothing else (design.md § 3). */
import { addDuration, isBefore } from '../calendar/paris-time.ts';
import type { ClaimedRow, Ports } from '../ports.ts';

/** A milestone already past is booked a little ahead: what EventBridge Scheduler does with a past instant is not documented. */
const AHEAD = 'PT90S';

/** Reads the case as it is now: an older row booking on a newer case books what the newer one wants. */
export async function reconcileSchedule(
  row: ClaimedRow,
  ports: Pick<Ports, 'caseFile' | 'schedules' | 'clock'>,
): Promise<void> {
  if (row.reference === null) return;
  const file = await ports.caseFile.load(row.reference);
  if (file === null) return;
  const { reference, milestone, milestoneVersion } = file;
  if (milestone !== null) {
    const earliest = addDuration(ports.clock.now(), AHEAD);
    const at = isBefore(milestone.at, earliest) ? earliest : milestone.at;
    await ports.schedules.book({
      name: scheduleName(reference, milestoneVersion),
      at,
      reference,
      milestoneVersion,
      kind: milestone.kind,
    });
  }
  if (milestoneVersion > 1) await ports.schedules.cancel(scheduleName(reference, milestoneVersion - 1));
  if (milestone === null) await ports.schedules.cancel(scheduleName(reference, milestoneVersion));
}

/** Reference and count of bookings: letters, digits and dashes, well within the 64 characters of a schedule's name. */
export function scheduleName(reference: string, milestoneVersion: number): string {
  return `${reference}-${milestoneVersion}`;
}
