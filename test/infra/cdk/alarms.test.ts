import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metrics } from '../../../infra/constructs/metrics.ts';
import { templates } from './stacks.ts';

const { processing, receiving } = templates({ processing: { alarmEmail: 'astreinte@cpms.example' } });
const root = join(import.meta.dirname, '../../..');

interface Alarm {
  readonly AlarmDescription: string;
  readonly AlarmActions: unknown[];
  readonly MetricName: string;
  readonly Namespace: string;
  readonly Period: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm: number;
  readonly TreatMissingData: string;
  readonly Dimensions?: { readonly Name: string; readonly Value: unknown }[];
}

const alarms = [processing, receiving].flatMap((template) =>
  Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(
    ([id, alarm]) => [id.replace(/^Alarms/, '').replace(/[0-9A-F]{8}$/, ''), alarm['Properties'] as Alarm] as const,
  ),
);

describe('every alarm', () => {
  it.each(alarms)('%s says what it means and what to do, and tells the topic', (_, alarm) => {
    expect(alarm.AlarmDescription.length).toBeGreaterThan(80);
    // CloudWatch refuses longer ones.
    expect(alarm.AlarmDescription.length).toBeLessThanOrEqual(1024);
    expect(alarm.AlarmActions).toHaveLength(1);
  });

  it('names no command that the project does not have', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = alarms.flatMap(([, { AlarmDescription }]) => [...AlarmDescription.matchAll(/npm run ([\w:]+)/g)]);
    expect(named.filter(([, script]) => !(String(script) in scripts))).toEqual([]);
  });

  it.each(alarms)(
    '%s looks back no further than CloudWatch can: a day, or a week for periods of an hour',
    (_, alarm) => {
      const reach = alarm.Period * alarm.EvaluationPeriods;
      expect(reach).toBeLessThanOrEqual(alarm.Period >= 3600 ? 604_800 : 86_400);
    },
  );
});

describe('there is an alarm for', () => {
  const names = alarms.map(([name]) => name);

  it('every dead-letter queue', () => {
    const watched = alarms
      .filter(([, alarm]) => alarm.MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(([, alarm]) => JSON.stringify(alarm.Dimensions));
    const queues = Object.keys(processing.findResources('AWS::SQS::Queue')).filter((id) =>
      /DeadLetters|Dropped|^Rounds/.test(id),
    );
    expect(queues).toHaveLength(7);
    for (const queue of queues)
      expect(
        watched.some((one) => one.includes(`"${queue}"`)),
        queue,
      ).toBe(true);
  });

  it('the oldest message of every working queue', () => {
    for (const queue of ['Receipts', 'Witness', 'Outbox', 'Due', 'Feedback'])
      expect(names).toContain(`${queue}Waiting`);
  });

  it('errors and throttles of every function that works', () => {
    for (const job of [
      'ReceiveMail',
      'WitnessReceipt',
      'DeliverOutbox',
      'FollowDeadline',
      'RecordFeedback',
      'Sweep',
      'DailyRound',
    ]) {
      expect(names).toContain(`${job}Errors`);
      expect(names).toContain(`${job}Throttles`);
    }
  });

  it('the first error of the daily round, and three in 45 minutes of a function that meets a bad message each 6 or 12', () => {
    const errors = (job: string) => alarms.find(([name]) => name === `${job}Errors`)?.[1];
    expect(errors('DailyRound')).toMatchObject({ EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 0 });
    for (const job of ['ReceiveMail', 'DeliverOutbox', 'Sweep'])
      expect(errors(job)).toMatchObject({ Period: 300, EvaluationPeriods: 9, DatapointsToAlarm: 3, Threshold: 0 });
  });

  it('letters that are late for as long as they are, which the sweep counts each time', () => {
    expect(alarms.find(([name]) => name === 'OutboxLag')?.[1]).toMatchObject({
      MetricName: 'OutboxLate',
      Period: 300,
      EvaluationPeriods: 2,
      Threshold: 0,
    });
  });

  it('bounces and spam reports before AWS acts: it reviews at 5 % and 0.1 %', () => {
    processing.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Reputation.BounceRate',
      Threshold: 0.03,
    });
    processing.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Reputation.ComplaintRate',
      Threshold: 0.0008,
    });
  });

  it.each(['SendThrottled', 'SendPaused', 'OutboxLag', 'OverdueUntold', 'MailWithoutRecord', 'ScheduleFailures'])(
    '%s',
    (name) => {
      expect(names).toContain(name);
    },
  );

  it('what did not happen: no daily round in 26 hours, no sweep in half an hour', () => {
    for (const [name, seconds] of [
      ['DailyRoundMissed', 26 * 3600],
      ['SweepMissed', 1800],
    ] as const) {
      const alarm = alarms.find(([one]) => one === name)?.[1];
      expect((alarm?.Period ?? 0) * (alarm?.EvaluationPeriods ?? 0)).toBe(seconds);
      expect(alarm?.TreatMissingData).toBe('breaching');
    }
  });
});

it('every metric that is watched is counted by a use case', () => {
  const code = readdirSync(join(root, 'shared', 'usecases'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(root, 'shared', 'usecases', path), 'utf8'))
    .join();
  expect(Object.values(metrics).filter((name) => !new RegExp(`['\`]${name}['\`]`).test(code))).toEqual([]);
});

it('the alarm topic is encrypted, takes alarms of this account only, and mails who asked for it', () => {
  processing.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'astreinte@cpms.example' });
  const policy = JSON.stringify(processing.findResources('AWS::SNS::TopicPolicy'));
  expect(policy).toContain('"cloudwatch.amazonaws.com"');
});

it('there is one dashboard', () => {
  processing.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
});
