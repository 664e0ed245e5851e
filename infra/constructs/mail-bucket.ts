/** Where mails lie: as SES received them, as they were read, and as ours were sent. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Raw mails, by SES alone. */
export const receivedPrefix = 'in/';
/** Clean text and attachments of a mail. */
export const readingPrefix = 'reading/';
/** Our letters as sent. */
export const sentPrefix = 'sent/';

export interface MailBucketProps {
  readonly encryptionKey: IKey;
  /** The receipt rule set whose rules may store mails. */
  readonly ruleSetName: string;
  /** Is told of every raw mail stored. */
  readonly witness: IQueue;
  /** Days after which an object goes whatever became of its case. */
  readonly retentionDays: number;
}

/**
 * Versioned, encrypted with the customer key (the bucket's default: the key of a receipt rule would encrypt on the
 * client's side, for Java and Ruby alone), bucket keys on (a KMS call a mail would cost more than the mail). No Object
 * Lock: SES cannot write under a default retention. It outlives the stack.
 */
export class MailBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: MailBucketProps) {
    super(scope, id);
    const { account, region, partition } = Stack.of(this);

    this.bucket = new Bucket(this, 'Mails', {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket: this.accessLogs() as IBucket,
      serverAccessLogsPrefix: 'mails/',
      lifecycleRules: [
        {
          id: 'retention',
          expiration: Duration.days(props.retentionDays),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        // Read again only on a dispute: an order of magnitude cheaper after a season, still there in milliseconds.
        ...[receivedPrefix, sentPrefix].map((prefix) => ({
          id: `cold-${prefix.slice(0, -1)}`,
          prefix,
          transitions: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) }],
        })),
      ],
    });

    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'SesStoresMails',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${receivedPrefix}*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: {
            'aws:SourceArn': `arn:${partition}:ses:${region}:${account}:receipt-rule-set/${props.ruleSetName}:receipt-rule/*`,
          },
        },
      }),
    );

    // The property of the bucket itself: the L2's notifications bring a function of their own with rights on every bucket.
    const template = this.bucket.node.defaultChild as CfnBucket;
    template.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: props.witness.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: receivedPrefix }] } },
        },
      ],
    };
    const send = props.witness.addToResourcePolicy(
      new PolicyStatement({
        sid: 'BucketNotifies',
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [props.witness.queueArn],
        // Any bucket of this account: naming ours would be a circle, its notification needs this policy first.
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    template.node.addDependency(send.policyDependable ?? props.witness);

    acknowledge(this.bucket, {
      'HIPAA.Security-S3BucketReplicationEnabled':
        'Mails stay in one region on purpose (health data, one place of processing); versions and PITR guard against deletion.',
      'NIST.800.53.R5-S3BucketReplicationEnabled':
        'Mails stay in one region on purpose (health data, one place of processing); versions and PITR guard against deletion.',
    });
  }

  /** Who read which mail. S3 delivers these logs only into a bucket under its own key. */
  private accessLogs(): Bucket {
    const logs = new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(1) }],
    });
    const itself = 'It holds the access logs; logging the logs would not end.';
    const key =
      'S3 delivers access logs only into buckets under S3-managed keys (S3 user guide, server access logging).';
    const replica = 'Access logs are kept thirteen months in one place; a copy elsewhere would answer no question.';
    acknowledge(logs, {
      'AwsSolutions-S1': itself,
      'HIPAA.Security-S3BucketLoggingEnabled': itself,
      'NIST.800.53.R5-S3BucketLoggingEnabled': itself,
      'HIPAA.Security-S3DefaultEncryptionKMS': key,
      'NIST.800.53.R5-S3DefaultEncryptionKMS': key,
      'HIPAA.Security-S3BucketReplicationEnabled': replica,
      'NIST.800.53.R5-S3BucketReplicationEnabled': replica,
    });
    return logs;
  }
}
