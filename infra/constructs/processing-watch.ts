/** What is watched in processing, and what the one who is paged does: one line each, also in the README's runbook. */
import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, Metric, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { type Alarms, counted, reputation } from './alarms.ts';
import type { Job } from './job.ts';
import { metrics } from './metrics.ts';
import type { WorkQueue } from './work-queue.ts';

export interface ProcessingWatchProps {
  readonly name: string;
  readonly queues: Readonly<Record<'Receipts' | 'Witness' | 'Outbox' | 'Due' | 'Feedback', WorkQueue>>;
  /** Dead letters of the functions that run by the clock. */
  readonly rounds: IQueue;
  readonly droppedSchedules: IQueue;
  readonly functions: Readonly<
    Record<
      'receiveMail' | 'witnessReceipt' | 'deliverOutbox' | 'followDeadline' | 'recordFeedback' | 'sweep' | 'dailyRound',
      Job
    >
  >;
}

const redrive = 'mend the cause, then redrive the queue (README, "Redrive").';

export function watchProcessing(alarms: Alarms, props: ProcessingWatchProps): void {
  watchQueues(alarms, props);
  watchFunctions(alarms, props);
  watchSending(alarms);
  watchPromises(alarms, props);
  dashboard(alarms, props);
}

function watchQueues(alarms: Alarms, { queues, rounds, droppedSchedules }: ProcessingWatchProps): void {
  const { Receipts, Witness, Outbox, Due, Feedback } = queues;
  const minutes = Duration.minutes;
  alarms.deadLetters(
    'Receipts',
    Receipts.deadLetters,
    `A mail was received and could not be read six times. It lies safe in the bucket under in/; nothing was answered. Look for the error in the log of receive-mail, ${redrive}`,
  );
  alarms.deadLetters(
    'Witness',
    Witness.deadLetters,
    `It could not be checked whether a stored mail has its record. Look for the error in the log of witness-receipt, ${redrive}`,
  );
  alarms.deadLetters(
    'Outbox',
    Outbox.deadLetters,
    `A letter or a schedule failed twenty times. Its row is still undone, so the sweep keeps trying. Look for the error in the log of deliver-outbox, ${redrive}`,
  );
  alarms.deadLetters(
    'Due',
    Due.deadLetters,
    `A deadline came and could not be followed: a reminder or an escalation is missing. Look for the error in the log of follow-deadline, ${redrive} The daily round books it again otherwise.`,
  );
  alarms.deadLetters(
    'Feedback',
    Feedback.deadLetters,
    `A delivery, bounce or spam report is not on its case. Look for the error in the log of record-feedback, ${redrive}`,
  );
  alarms.deadLetters(
    'Rounds',
    rounds,
    'The sweep or the daily round failed for good. Look at the newest error in its log; then run it by hand: aws lambda invoke --function-name NAME /dev/stdout. Delete the message.',
  );
  alarms.deadLetters(
    'Schedules',
    droppedSchedules,
    'Scheduler could not put a due milestone into the deadline queue (its role, the queue policy or the key). Mend that, then move the "Input" of each message to the deadline queue, or let the daily round book the case again.',
  );
  alarms.waiting(
    'Receipts',
    Receipts.queue,
    minutes(15),
    'Mail waits unread for 15 minutes. Look at errors and throttles of receive-mail, and at the event source mapping: is it enabled?',
  );
  alarms.waiting(
    'Witness',
    Witness.queue,
    minutes(60),
    'The second witness is an hour behind. Look at errors and throttles of witness-receipt.',
  );
  alarms.waiting(
    'Outbox',
    Outbox.queue,
    minutes(30),
    'Letters wait for half an hour. Is SES sending paused or throttled (aws sesv2 get-account)? If so see "When SES pauses sending" in the README; else look at the log of deliver-outbox.',
  );
  alarms.waiting(
    'Due',
    Due.queue,
    minutes(30),
    'Due milestones wait for half an hour. Look at errors and throttles of follow-deadline.',
  );
  alarms.waiting(
    'Feedback',
    Feedback.queue,
    minutes(60),
    'SES events wait for an hour: bounced acknowledgements are not seen. Look at errors and throttles of record-feedback.',
  );
}

function watchFunctions(alarms: Alarms, { functions }: ProcessingWatchProps): void {
  for (const [name, job] of Object.entries(functions)) {
    const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    alarms.health(
      id,
      job.lambda,
      name === 'dailyRound' ? 'once-a-day' : 'often',
      `${id} fails as a whole (time, memory or start), not on single messages. Look at the newest ERROR and REPORT lines of its log: after a deployment roll back with git revert and cdk deploy; at "Task timed out" or memory look for one huge mail.`,
    );
  }
}

function watchSending(alarms: Alarms): void {
  alarms.add('BounceRate', {
    metric: reputation('Reputation.BounceRate'),
    threshold: 0.03,
    runbook:
      'More than 3 % of our mail bounces; at 5 % AWS puts the account under review, at 10 % it pauses sending. Look for the office whose acknowledgements bounce (a spam wave with forged senders?): cases quarantine, and see "When SES pauses sending" in the README.',
  });
  alarms.add('ComplaintRate', {
    metric: reputation('Reputation.ComplaintRate'),
    threshold: 0.0008,
    runbook:
      'More than 0.08 % of our mail is reported as spam; at 0.1 % AWS puts the account under review, at 0.5 % it pauses sending. Look at which letters are reported (metric SpamComplaint, timeline of the cases); addresses that reported one get no further automatic mail.',
  });
  alarms.add('SendThrottled', {
    metric: counted(metrics.sendThrottled, Duration.minutes(5)),
    threshold: 20,
    periods: 3,
    runbook:
      'SES refuses mail for its rate or daily quota (aws sesv2 get-account shows both). Nothing is lost, letters are late. Ask for a higher quota, or lower doleance:sendConcurrency.',
  });
  alarms.add('SendPaused', {
    metric: counted(metrics.sendPaused, Duration.minutes(5)),
    threshold: 0,
    runbook:
      'SES has paused sending, for the account or the configuration set. Nothing is lost; no acknowledgement goes out and legal deadlines run. See "When SES pauses sending" in the README.',
  });
}

function watchPromises(alarms: Alarms, { functions, name }: ProcessingWatchProps): void {
  alarms.add('OutboxLag', {
    metric: counted(metrics.outboxLate, Duration.minutes(5), Stats.MAXIMUM),
    threshold: 0,
    periods: 2,
    runbook:
      'Outbox rows have been undone for more than half an hour although the sweep brought them back: letters are late, or schedules not booked. Is SES paused or throttling (SendPaused, SendThrottled)? If not, look at the log of deliver-outbox, and at the dead letters of the outbox queue.',
  });
  alarms.add('MailWithoutRecord', {
    metric: counted(metrics.mailWithoutRecord, Duration.minutes(5)),
    threshold: 0,
    runbook:
      'A mail was stored fifteen minutes ago and there was no record of it: its notification was lost, or receive-mail is behind. The second witness takes it in now from what SES wrote on top of it. Look for mail-without-record in the log of witness-receipt, and find out why: dead letters of Receipts, topic policy, key policy.',
  });
  alarms.add('OverdueUntold', {
    metric: counted(metrics.milestoneMissed, Duration.hours(1)),
    threshold: 0,
    runbook:
      'The daily round found cases past a date of which nobody was told: a schedule never fired. It has done now what was due then. Find out why: log of follow-deadline, dead letters of Due and Schedules; milestone-missed in the log of daily-round has the references.',
  });
  alarms.add('CaseWithoutMilestone', {
    metric: counted(metrics.caseWithoutMilestone, Duration.hours(1)),
    threshold: 0,
    runbook:
      'The daily round found open cases with nothing booked, and booked them. That should not happen: case-without-milestone in its log has the references; look at the last lines of one on its timeline (README, "Smoke test" has the query) and report it.',
  });
  alarms.add('DailyRoundMissed', {
    metric: counted(metrics.dailyRound, Duration.hours(1)),
    threshold: 1,
    below: true,
    periods: 26,
    runbook:
      'No daily round has ended in 26 hours: no digest, no search for lost milestones. Look at the log of daily-round; then run it by hand: aws lambda invoke --function-name NAME /dev/stdout (it may run twice a day).',
  });
  alarms.add('SweepMissed', {
    metric: functions.sweep.lambda.metricInvocations({ statistic: Stats.SUM, period: Duration.minutes(5) }),
    threshold: 1,
    below: true,
    periods: 6,
    runbook:
      'No sweep has run for half an hour: letters whose queue message was lost stay undone. Is its rule enabled (aws events list-rules)?',
  });
  alarms.add('ScheduleFailures', {
    metric: new Metric({
      namespace: 'AWS/Scheduler',
      metricName: 'TargetErrorCount',
      dimensionsMap: { ScheduleGroup: name },
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    }),
    threshold: 0,
    runbook:
      'Scheduler cannot reach the deadline queue and retries for a day. Look at its role, the queue policy and the key before the schedules are dropped into their dead letters.',
  });
}

function dashboard(alarms: Alarms, { name, queues, functions }: ProcessingWatchProps): void {
  const each5 = Duration.minutes(5);
  const board = new Dashboard(alarms, 'Dashboard', { dashboardName: name });
  board.addWidgets(
    new TextWidget({
      width: 24,
      height: 2,
      markdown: `# ${name}\nMail in, decisions, letters out, deadlines. Runbook: the descriptions of the alarms, and the README.`,
    }),
  );
  board.addWidgets(
    new GraphWidget({
      title: 'Mail by outcome',
      width: 8,
      left: [metrics.mailReceived, metrics.caseOpened, metrics.mailIgnored, metrics.mailQuarantined].map((one) =>
        counted(one, each5),
      ),
    }),
    new GraphWidget({
      title: 'Oldest message (s)',
      width: 8,
      left: Object.entries(queues).map(([label, { queue }]) =>
        queue.metricApproximateAgeOfOldestMessage({ label, statistic: Stats.MAXIMUM, period: each5 }),
      ),
    }),
    new GraphWidget({
      title: 'Dead letters',
      width: 8,
      left: Object.entries(queues).map(([label, { deadLetters }]) =>
        deadLetters.metricApproximateNumberOfMessagesVisible({ label, statistic: Stats.MAXIMUM, period: each5 }),
      ),
    }),
  );
  board.addWidgets(
    new GraphWidget({
      title: 'Letters',
      width: 8,
      left: [
        metrics.letterSent,
        metrics.letterBounced,
        metrics.letterRejected,
        metrics.spamComplaint,
        metrics.automaticMailHeld,
        metrics.sendThrottled,
        metrics.sendPaused,
      ].map((one) => counted(one, each5)),
    }),
    new GraphWidget({
      title: 'Reputation',
      width: 8,
      left: [reputation('Reputation.BounceRate')],
      right: [reputation('Reputation.ComplaintRate')],
    }),
    new GraphWidget({
      title: 'Promises',
      width: 8,
      left: [
        metrics.outboxSwept,
        metrics.outboxLate,
        metrics.mailWithoutRecord,
        metrics.milestoneMissed,
        metrics.caseWithoutMilestone,
      ].map((one) => counted(one, each5, Stats.MAXIMUM)),
    }),
  );
  const perFunction = Object.entries(functions);
  board.addWidgets(
    new GraphWidget({
      title: 'Errors',
      width: 12,
      left: perFunction.map(([label, { lambda }]) => lambda.metricErrors({ label, period: each5 })),
    }),
    new GraphWidget({
      title: 'Duration p95 (ms)',
      width: 12,
      left: perFunction.map(([label, { lambda }]) =>
        lambda.metricDuration({ label, statistic: Stats.percentile(95), period: each5 }),
      ),
    }),
  );
}
