/**
 * The taking in of mail: the receipt rule set, its rules, and its activation. A stack beside processing, so that
 * processing can be changed without touching what the MX points at.
 */
import { CustomResource, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { type IReceiptRuleAction, ReceiptRule, ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { intakeAddress, type Office } from '../shared/office/office.ts';
import { Alarms } from './constructs/alarms.ts';
import type { Bundle } from './constructs/bundle.ts';
import { Job } from './constructs/job.ts';
import { receivedPrefix } from './constructs/mail-bucket.ts';

/** SES's quota (ses/quotas): recipients in one rule. */
const recipientsPerRule = 500;

export interface ReceivingStackProps extends StackProps {
  readonly activation: Bundle;
  readonly offices: readonly Office[];
  /** The name that the policies of processing expect. */
  readonly ruleSetName: string;
  /** Where SES stores mails, and the topic it then notifies; both let it, in processing. */
  readonly mailBucket: Bucket;
  readonly receiptTopic: ITopic;
  readonly alarmTopic: ITopic;
  readonly encryptionKey: IKey;
  /** Replace another team's active rule set. @default false */
  readonly takeOverActiveRuleSet?: boolean;
  /** @default 365 */
  readonly logRetentionDays?: number;
}

export class ReceivingStack extends Stack {
  constructor(scope: Construct, id: string, props: ReceivingStackProps) {
    super(scope, id, props);
    const ruleSet = new ReceiptRuleSet(this, 'RuleSet', { receiptRuleSetName: props.ruleSetName });
    const store: IReceiptRuleAction = {
      // Not the L2 action: it would write its policy into the bucket of the other stack, without the rule's name.
      bind: () => ({
        s3Action: {
          bucketName: props.mailBucket.bucketName,
          objectKeyPrefix: receivedPrefix,
          topicArn: props.receiptTopic.topicArn,
        },
      }),
    };
    const recipients = [...new Set(props.offices.map((office) => intakeAddress(office).toLowerCase()))].sort();
    const rules = chunks(recipients, recipientsPerRule).map((some, index) => {
      const rule = new ReceiptRule(this, `Rule${index + 1}`, {
        ruleSet,
        receiptRuleName: `${props.ruleSetName}-${index + 1}`,
        // An address also takes address+anything, which is how answers find their case.
        recipients: [...some],
        scanEnabled: true,
        // Requiring TLS would bounce citizens whose provider has none.
        tlsPolicy: TlsPolicy.OPTIONAL,
        actions: [store],
      });
      return { rule, name: `${props.ruleSetName}-${index + 1}` };
    });

    const activation = new Job(this, 'ActivateReceiving', {
      bundle: props.activation,
      description: 'Activates the receipt rule set, unless another one is active',
      encryptionKey: props.encryptionKey,
      memoryMb: 256,
      timeout: Duration.minutes(2),
      logRetention: (props.logRetentionDays ?? 365) satisfies RetentionDays,
      rights: [
        {
          statements: [
            new PolicyStatement({
              actions: ['ses:DescribeActiveReceiptRuleSet', 'ses:SetActiveReceiptRuleSet'],
              // The active rule set belongs to the account and region: SES knows no resource for these two actions.
              resources: ['*'],
            }),
          ],
          findings: {
            'AwsSolutions-IAM5[Resource::*]':
              'SES defines no resource type for the active rule set (service authorization reference); the code describes before it sets.',
          },
        },
      ],
    });
    const active = new CustomResource(this, 'Active', {
      serviceToken: activation.lambda.functionArn,
      resourceType: 'Custom::ActiveReceiptRuleSet',
      serviceTimeout: Duration.minutes(5),
      properties: {
        RuleSetName: props.ruleSetName,
        TakeOverActiveRuleSet: String(props.takeOverActiveRuleSet ?? false),
      },
    });
    // Active only once complete; on deletion inactive before the rules go.
    active.node.addDependency(...rules.map(({ rule }) => rule));

    const alarms = new Alarms(this, 'Alarms', props.alarmTopic);
    rules.forEach(({ name }, index) => {
      const failures = (metricName: 'PublishFailure' | 'PublishExpired') =>
        new Metric({
          namespace: 'AWS/SES',
          metricName,
          dimensionsMap: { RuleName: name },
          statistic: Stats.SUM,
          period: Duration.minutes(5),
        });
      alarms.add(`PublishFailure${index + 1}`, {
        metric: failures('PublishFailure'),
        threshold: 0,
        runbook:
          'SES cannot store a mail or notify us, and tries again for 36 hours. Look at what changed: bucket policy, topic policy, key policy (aws cloudformation detect-stack-drift). A repaired rule applies to later mail; a repaired policy to waiting mail too.',
      });
      alarms.add(`PublishExpired${index + 1}`, {
        metric: failures('PublishExpired'),
        threshold: 0,
        runbook:
          'SES has given a mail up: it is lost, and its sender was not told. Mend what PublishFailure showed, and ask the offices to announce that complaints of these days may have to be sent again.',
      });
    });
  }
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
