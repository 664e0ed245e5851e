/** An encrypted topic that SES publishes to, and its delivery to a queue. */
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, type IDependable } from 'constructs';
import type { WorkQueue } from './work-queue.ts';

export interface SesTopicProps {
  /** Must be a customer key: SES cannot publish to a topic under another. */
  readonly encryptionKey: IKey;
  readonly target: WorkQueue;
  /** ARN pattern of the rule or configuration set in whose name SES may publish. */
  readonly publisher: string;
}

/** Raw delivery: the message in the queue is SES's JSON itself. What SNS cannot deliver goes to the same dead letters. */
export class SesTopic extends Construct {
  readonly topic: Topic;
  /** SES tries to publish as soon as it is told of the topic: what tells it must wait for this. */
  readonly publishable: IDependable;

  constructor(scope: Construct, id: string, props: SesTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { masterKey: props.encryptionKey, enforceSSL: true });
    const publish = this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'SesPublishes',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnLike: { 'aws:SourceArn': props.publisher },
        },
      }),
    );
    this.publishable = publish.policyDependable ?? this.topic;
    // Not SqsSubscription: it would name the topic in the policy of the key that the topic is encrypted with, a circle.
    props.target.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TopicDelivers',
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [props.target.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.topic.topicArn } },
      }),
    );
    new Subscription(this, 'ToQueue', {
      topic: this.topic,
      protocol: SubscriptionProtocol.SQS,
      endpoint: props.target.queue.queueArn,
      rawMessageDelivery: true,
      deadLetterQueue: props.target.deadLetters,
    });
  }
}
