/** The alarms of a stack: each says in its description what it means and what the one who is paged does first. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type ITopic, Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  readonly encryptionKey: IKey;
  /** @default nobody is subscribed */
  readonly email?: string;
}

/** Encrypted: an alarm names queues and functions, and the policy of the house is that nothing lies in clear. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { masterKey: props.encryptionKey, enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsPublish',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (props.email !== undefined) {
      new Subscription(this, 'Email', {
        topic: this.topic,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: props.email,
      });
    }
  }
}

export interface AlarmRule {
  readonly metric: IMetric;
  /** Fires above it; with `below`, under it. */
  readonly threshold: number;
  /** Fires when the value is too small, absence of any value included. @default false */
  readonly below?: boolean;
  /** How many periods. @default 1 */
  readonly periods?: number;
  /** Among how many. @default that many, so in a row */
  readonly among?: number;
  /** What it means, then what to do. */
  readonly runbook: string;
}

export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  private readonly action: SnsAction;

  constructor(scope: Construct, id: string, topic: ITopic) {
    super(scope, id);
    this.action = new SnsAction(topic);
  }

  add(id: string, rule: AlarmRule): void {
    const below = rule.below ?? false;
    const alarm = new Alarm(this, id, {
      metric: rule.metric,
      threshold: rule.threshold,
      evaluationPeriods: rule.among ?? rule.periods ?? 1,
      datapointsToAlarm: rule.periods ?? 1,
      comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: rule.runbook,
    });
    alarm.addAlarmAction(this.action);
    alarm.addOkAction(this.action);
    this.all.push(alarm);
  }

  /** Anything at all in a dead-letter queue. */
  deadLetters(id: string, queue: IQueue, runbook: string): void {
    this.add(`${id}DeadLetters`, {
      metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      threshold: 0,
      runbook,
    });
  }

  /** The oldest message waits longer than work ever takes. */
  waiting(id: string, queue: IQueue, longest: Duration, runbook: string): void {
    this.add(`${id}Waiting`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      threshold: longest.toSeconds(),
      periods: 2,
      runbook,
    });
  }

  /**
   * Errors and throttles of a function. One that works on a queue meets the same bad message again only when its queue
   * shows it again, after minutes; for one that runs once a day the first error is the alarm.
   */
  health(id: string, lambda: IFunction, runs: 'often' | 'once-a-day', runbook: string): void {
    this.add(`${id}Errors`, {
      metric: lambda.metricErrors({ statistic: Stats.SUM, period: Duration.minutes(5) }),
      threshold: 0,
      ...(runs === 'often' ? { periods: 3, among: 9 } : {}),
      runbook,
    });
    this.add(`${id}Throttles`, {
      metric: lambda.metricThrottles({ statistic: Stats.SUM, period: Duration.minutes(5) }),
      threshold: 0,
      ...(runs === 'often' ? { periods: 3 } : {}),
      runbook:
        `${id} is throttled by Lambda. Look at the account's concurrency limit (Service Quotas, Lambda, Concurrent executions; ` +
        'new accounts have 10) and ask for more; work waits in its queue and is not lost.',
    });
  }
}

/** One of SES's own account metrics, by the hour as SES publishes them. */
export function reputation(metricName: 'Reputation.BounceRate' | 'Reputation.ComplaintRate'): Metric {
  return new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.AVERAGE, period: Duration.hours(1) });
}

/** A metric that our code writes into its log (embedded metric format). */
export function counted(metricName: string, period: Duration, statistic: string = Stats.SUM): Metric {
  return new Metric({ namespace: 'Doleance', metricName, statistic, period });
}
