import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schedulerSchedules } from '../../../../shared/adapters/aws/schedules.ts';
import type { BookedSchedule, Schedules } from '../../../../shared/ports.ts';
import { json, type Service, startService } from './service.ts';

let scheduler: Service;
let schedules: Schedules;
beforeAll(async () => {
  scheduler = await startService();
  schedules = schedulerSchedules({
    settings: scheduler.settings,
    clock: { now: () => '2026-11-23T15:00:00.500Z' },
    group: 'doleance',
    queueArn: 'arn:aws:sqs:eu-west-3:000000000000:due',
    roleArn: 'arn:aws:iam::000000000000:role/scheduler',
    deadLetterArn: 'arn:aws:sqs:eu-west-3:000000000000:dropped',
  });
});
afterAll(() => scheduler.stop());

const reminder: BookedSchedule = {
  name: 'CPMS-7K3Q9F2-1',
  at: '2027-03-28T01:30:00.000Z',
  reference: 'CPMS-7K3Q9F2',
  milestoneVersion: 1,
  kind: 'reminder',
};
const ok = { headers: { 'content-type': 'application/json' }, body: '{"ScheduleArn":"arn"}' };
const refuses = (name: string, status: number) => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
  body: '{"Message":"no"}',
});

describe('a deadline on EventBridge Scheduler', () => {
  it('is a one-time schedule in UTC that sends the booking to the queue and then is gone', async () => {
    scheduler.answer(() => ok);
    await schedules.book(reminder);
    expect(scheduler.requests[0]?.method).toBe('POST');
    expect(scheduler.requests[0]?.path).toBe('/schedules/CPMS-7K3Q9F2-1');
    const { ClientToken: _, ...asked } = json(scheduler.requests[0]) as Record<string, unknown>;
    expect(asked).toEqual({
      GroupName: 'doleance',
      Description: 'reminder',
      // Within the hour that Paris skips: in UTC there is no doubt.
      ScheduleExpression: 'at(2027-03-28T01:30:00)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: 'arn:aws:sqs:eu-west-3:000000000000:due',
        RoleArn: 'arn:aws:iam::000000000000:role/scheduler',
        Input: '{"reference":"CPMS-7K3Q9F2","milestoneVersion":1}',
        DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-3:000000000000:dropped' },
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
  });

  for (const [what, at] of [
    ['months ago', '2026-08-01T08:00:00.000Z'],
    ['a minute ahead', '2026-11-23T15:01:00.000Z'],
  ] as const) {
    it(`that is ${what} is booked two minutes ahead`, async () => {
      scheduler.answer(() => ok);
      await schedules.book({ ...reminder, at });
      expect(json(scheduler.requests[0])).toHaveProperty('ScheduleExpression', 'at(2026-11-23T15:02:00)');
    });
  }

  it('that is booked already stays booked', async () => {
    scheduler.answer(() => refuses('ConflictException', 409));
    await expect(schedules.book(reminder)).resolves.toBeUndefined();
  });

  it('is cancelled by its name, and is cancelled when it is gone', async () => {
    scheduler.answer(() => ({ body: '{}' }));
    await schedules.cancel('CPMS-7K3Q9F2-1');
    const asked = new URL(scheduler.requests[0]?.path ?? '', 'http://scheduler.example');
    expect(scheduler.requests[0]?.method).toBe('DELETE');
    expect(asked.pathname).toBe('/schedules/CPMS-7K3Q9F2-1');
    expect(asked.searchParams.get('groupName')).toBe('doleance');
    scheduler.answer(() => refuses('ResourceNotFoundException', 404));
    await expect(schedules.cancel('CPMS-7K3Q9F2-1')).resolves.toBeUndefined();
  });

  it('throws for everything else: a group that is not there, a full quota, throttling', async () => {
    for (const [name, status] of [
      ['ResourceNotFoundException', 404],
      ['ServiceQuotaExceededException', 402],
      ['ThrottlingException', 429],
    ] as const) {
      scheduler.answer(() => refuses(name, status));
      await expect(schedules.book(reminder)).rejects.toHaveProperty('name', name);
    }
    scheduler.answer(() => refuses('ConflictException', 409));
    await expect(schedules.cancel('CPMS-7K3Q9F2-1')).rejects.toHaveProperty('name', 'ConflictException');
  });
});
