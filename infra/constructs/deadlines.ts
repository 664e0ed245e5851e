/** What cases need to book their deadlines at run time: a schedule group, the role Scheduler acts under, its target. */
import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { deadLetterQueue, type WorkQueue } from './work-queue.ts';

export interface DeadlinesProps {
  readonly encryptionKey: IKey;
  readonly target: WorkQueue;
  readonly groupName: string;
}

export class Deadlines extends Construct {
  readonly group: CfnScheduleGroup;
  readonly role: Role;
  /** What Scheduler could not put into the target queue. A one-time schedule deletes itself: this is then its only trace. */
  readonly dropped: IQueue;

  constructor(scope: Construct, id: string, props: DeadlinesProps) {
    super(scope, id);
    const { account, region, partition } = Stack.of(this);
    this.group = new CfnScheduleGroup(this, 'Group', { name: props.groupName });
    this.dropped = deadLetterQueue(this, 'Dropped', props.encryptionKey);
    acknowledge(this.dropped, {
      'AwsSolutions-SQS3': 'It is the dead-letter queue of the schedules, which name it themselves when they are made.',
    });
    this.role = new Role(this, 'Role', {
      description: 'EventBridge Scheduler puts due milestones into the deadline queue',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': account,
            // The group and never a schedule: Scheduler gives the group's ARN (scheduler/UserGuide/cross-service-confused-deputy-prevention).
            'aws:SourceArn': `arn:${partition}:scheduler:${region}:${account}:schedule-group/${props.groupName}`,
          },
        },
      }),
    });
    new ManagedPolicy(this, 'Policy', {
      description: 'Due milestones into the deadline queue',
      roles: [this.role],
      statements: [
        new PolicyStatement({
          actions: ['sqs:SendMessage'],
          resources: [props.target.queue.queueArn, this.dropped.queueArn],
        }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [props.encryptionKey.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `sqs.${region}.amazonaws.com` } },
        }),
      ],
    });
  }
}
