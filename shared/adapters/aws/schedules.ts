/** Deadlines on EventBridge Scheduler: one-time schedules of one group, which put a message into the deadline queue. */
import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { Clock, Schedules } from '../../ports.ts';
import type { ClientSettings } from './client-settings.ts';

export interface SchedulesOptions {
  readonly settings: ClientSettings;
  readonly clock: Clock;
  readonly group: string;
  readonly queueArn: string;
  /** What Scheduler acts as when it sends to the queue. */
  readonly roleArn: string;
  /** The only trace of a firing that failed for a day: the schedule itself is gone then. */
  readonly deadLetterArn: string;
}

/** What `at()` does with an instant that is past, or passes while the request is under way, is undocumented (aws.md § 4). */
const leastAhead = 120_000;

export function schedulerSchedules(options: SchedulesOptions): Schedules {
  const { clock, group, queueArn, roleArn, deadLetterArn } = options;
  const client = new SchedulerClient(options.settings);
  return {
    async book({ name, at, reference, milestoneVersion, kind }) {
      const instant = Math.max(Date.parse(at), Date.parse(clock.now()) + leastAhead);
      const booking = new CreateScheduleCommand({
        Name: name,
        GroupName: group,
        Description: kind,
        ScheduleExpression: `at(${new Date(instant).toISOString().slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: queueArn,
          RoleArn: roleArn,
          Input: JSON.stringify({ reference, milestoneVersion }),
          DeadLetterConfig: { Arn: deadLetterArn },
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        },
      });
      await client.send(booking).catch(unlessIs(ConflictException));
    },
    async cancel(name) {
      const cancellation = new DeleteScheduleCommand({ Name: name, GroupName: group });
      await client.send(cancellation).catch(unlessIs(ResourceNotFoundException));
    },
  };
}

/** A name is one milestone of one case: what is there already, or gone already, is as it should be. */
function unlessIs(expected: typeof ConflictException | typeof ResourceNotFoundException): (failure: unknown) => void {
  return (failure) => {
    if (!(failure instanceof expected)) throw failure;
  };
}
