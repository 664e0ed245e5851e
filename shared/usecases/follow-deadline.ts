/**
 * A booked schedule fires. The case is read again: a booking that is no longer the case's own is stale and does nothing,
 * so that EventBridge may fire twice, late, or after the case moved on.
 */
import type { Ports } from '../ports.ts';
import { decideMilestone } from '../reclamation/decide/milestone.ts';
import { casePk, changeCase, enqueueUndone } from './commit-plan.ts';
import { deskOfCase } from './desk.ts';
import { RetryLater } from './retry-later.ts';

export interface DeadlineEvent {
  readonly reference: string;
  /** The booking that fired. */
  readonly milestoneVersion: number;
}

/** Scheduler is exact to the minute and clocks differ by less: a firing this much early waits, in seconds. */
const EARLY = 60;

export async function followDeadline(event: DeadlineEvent, ports: Ports): Promise<void> {
  const { reference, milestoneVersion } = event;
  const file = await ports.caseFile.load(reference);
  if (file === null || file.milestoneVersion !== milestoneVersion || file.milestone === null) {
    ports.log.info('stale-deadline', { reference, milestoneVersion });
    // The first firing may have died between its commit and the queue.
    await enqueueUndone(casePk(reference), ports);
    return;
  }
  const at = ports.clock.now();
  if (file.milestone.at > at) throw new RetryLater(EARLY, 'the milestone is not due yet');
  const { kind } = file.milestone;
  await changeCase(
    reference,
    (now) =>
      now.milestoneVersion === milestoneVersion ? decideMilestone(now, at, deskOfCase(now, ports.offices)) : null,
    at,
    {},
    ports,
  );
  ports.log.count(kind === 'escalation' ? 'Escalated' : 'MilestoneFired');
}
