/** A queue of work with its dead-letter queue, both encrypted, over TLS only. */
import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface WorkQueueProps {
  readonly encryptionKey: IKey;
  /** Time limit of the function that works on it. */
  readonly functionTimeout: Duration;
  /** Attempts before a message is set aside. @default 6 */
  readonly attempts?: number;
  /** How long each message waits before it is shown. SQS allows 15 minutes. @default none */
  readonly delay?: Duration;
}

/** Messages that no attempt could do lie in `deadLetters` for fourteen days: alarmed, and redriven once the cause is mended. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', props.encryptionKey);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.encryptionKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // Six times the function's limit (Lambda's developer guide): a throttled poller must not let a message out twice.
      visibilityTimeout: Duration.seconds(6 * props.functionTimeout.toSeconds()),
      ...(props.delay === undefined ? {} : { deliveryDelay: props.delay }),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.attempts ?? 6 },
    });
  }
}

/** A place for what could not be done: fourteen days, the longest SQS keeps anything. */
export function deadLetterQueue(scope: Construct, id: string, encryptionKey: IKey): Queue {
  return new Queue(scope, id, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: encryptionKey,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
}
