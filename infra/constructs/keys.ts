/** The customer-managed keys: one for what is stored and queued, two for the NIR alone. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * AWS services that put things into our encrypted bucket, topics, queues and log groups on their own behalf: SES stores
 * mails and publishes notifications, SNS and S3 fill queues, Scheduler its dead-letter queue, CloudWatch the alarm topic.
 */
const writers = ['ses', 'sns', 's3', 'scheduler', 'cloudwatch'] as const;

/**
 * Three keys, so that who may read the archive of mails cannot therefore open a NIR:
 * - `data`: bucket, table, topics, queues, logs, secret. Rotated by AWS every year.
 * - `nir`: seals the NIR on its case, the case being the encryption context. Rotated by AWS every year.
 * - `nirMac`: keyed hash for look-up. AWS cannot rotate HMAC keys, and a new key would lose every earlier person.
 */
export class Keys extends Construct {
  readonly data: Key;
  readonly nir: Key;
  readonly nirMac: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { account, region, partition } = Stack.of(this);
    // Without the keys everything else is lost: they outlive the stack.
    const kept = { removalPolicy: RemovalPolicy.RETAIN };

    this.data = new Key(this, 'Data', {
      ...kept,
      description: 'Doleance: mails, cases, queues, logs and the reply secret',
      enableKeyRotation: true,
    });
    for (const service of writers) {
      this.data.addToResourcePolicy(
        new PolicyStatement({
          sid: `Writes${service}`,
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          // In a key policy "*" is this key and nothing else.
          resources: ['*'],
          // Not in the name of another account (the confused deputy).
          conditions: { StringEquals: { 'aws:SourceAccount': account } },
        }),
      );
    }
    this.data.addToResourcePolicy(
      new PolicyStatement({
        sid: 'WritesLogs',
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        resources: ['*'],
        // CloudWatch Logs gives no source account, but the log group as encryption context.
        conditions: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
        },
      }),
    );

    this.nir = new Key(this, 'Nir', {
      ...kept,
      description: 'Doleance: seals the NIR on its case',
      enableKeyRotation: true,
    });
    this.nirMac = new Key(this, 'NirMac', {
      ...kept,
      description: 'Doleance: keyed hash of the NIR for look-up',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    });
    acknowledge(this.nirMac, {
      'AwsSolutions-KMS5':
        'KMS cannot rotate HMAC keys; a new one is a planned change with a version in front of the hash.',
      'NIST.800.53.R5-KMSBackingKeyRotationEnabled':
        'KMS cannot rotate HMAC keys; a new one is a planned change with a version in front of the hash.',
    });
  }
}
