/** Everything but the taking in of mail: from the topic that SES notifies to the letters that leave (README, "How it works"). */
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Run } from 'aws-cdk-lib/aws-events-targets';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { intakeAddress, type Office } from '../shared/office/office.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { Alarms, AlarmTopic } from './constructs/alarms.ts';
import type { Bundles, FunctionName } from './constructs/bundle.ts';
import { CaseTable } from './constructs/case-table.ts';
import { Deadlines } from './constructs/deadlines.ts';
import { Job, type JobProps } from './constructs/job.ts';
import { Keys } from './constructs/keys.ts';
import { MailBucket, readingPrefix, receivedPrefix, sentPrefix } from './constructs/mail-bucket.ts';
import { watchProcessing } from './constructs/processing-watch.ts';
import {
  bookSchedules,
  readObjects,
  readSecret,
  readTable,
  sealNir,
  sendMail,
  sendTo,
  useDataKey,
  writeObjects,
  writeTable,
} from './constructs/rights.ts';
import { Sending } from './constructs/sending.ts';
import { SesTopic } from './constructs/ses-topic.ts';
import { deadLetterQueue, WorkQueue } from './constructs/work-queue.ts';

export interface ProcessingStackProps extends StackProps {
  readonly bundles: Bundles;
  readonly offices: readonly Office[];
  /** Beginning of the names that must be known before their resource: rule set, schedule group, configuration set. */
  readonly name: string;
  /** @default nobody is subscribed to alarms */
  readonly alarmEmail?: string;
  /** @default false: the offices' domains are verified already */
  readonly createIdentities?: boolean;
  /** @default 4 */
  readonly sendConcurrency?: number;
  /** @default 2190, six years */
  readonly mailRetentionDays?: number;
  /** @default 365 */
  readonly logRetentionDays?: number;
}

export class ProcessingStack extends Stack {
  readonly ruleSetName: string;
  readonly mailBucket: Bucket;
  readonly receiptTopic: ITopic;
  readonly alarmTopic: ITopic;
  readonly keys: Keys;

  constructor(scope: Construct, id: string, props: ProcessingStackProps) {
    super(scope, id, props);
    this.ruleSetName = props.name;
    this.keys = new Keys(this, 'Keys');
    const encryptionKey = this.keys.data;
    const { account, region, partition } = this;

    const timeouts = {
      receive: Duration.minutes(2),
      witness: Duration.minutes(2),
      deliver: Duration.minutes(1),
      follow: Duration.minutes(1),
      feedback: Duration.minutes(1),
    };
    const receipts = new WorkQueue(this, 'Receipts', { encryptionKey, functionTimeout: timeouts.receive });
    const witness = new WorkQueue(this, 'Witness', {
      encryptionKey,
      functionTimeout: timeouts.witness,
      delay: Duration.minutes(15),
    });
    const outbox = new WorkQueue(this, 'Outbox', {
      encryptionKey,
      functionTimeout: timeouts.deliver,
      // A row postponed while SES throttles or pauses counts as an attempt each time; the sweep brings back what fell out.
      attempts: 20,
    });
    const due = new WorkQueue(this, 'Due', { encryptionKey, functionTimeout: timeouts.follow });
    const feedback = new WorkQueue(this, 'Feedback', { encryptionKey, functionTimeout: timeouts.feedback });
    const rounds = deadLetterQueue(this, 'Rounds', encryptionKey);

    const mails = new MailBucket(this, 'MailStore', {
      encryptionKey,
      ruleSetName: this.ruleSetName,
      witness: witness.queue,
      retentionDays: props.mailRetentionDays ?? 2190,
    });
    this.mailBucket = mails.bucket;
    this.receiptTopic = new SesTopic(this, 'Received', {
      encryptionKey,
      target: receipts,
      publisher: `arn:${partition}:ses:${region}:${account}:receipt-rule-set/${this.ruleSetName}:receipt-rule/*`,
    }).topic;

    const { table } = new CaseTable(this, 'CaseTable', { encryptionKey });
    const deadlines = new Deadlines(this, 'Deadlines', { encryptionKey, target: due, groupName: props.name });
    const sending = new Sending(this, 'Sending', {
      configurationSetName: props.name,
      domains: sendingDomains(props.offices),
      createIdentities: props.createIdentities ?? false,
      encryptionKey,
      feedback,
    });
    const replyKeys = new Secret(this, 'ReplyKeys', {
      description: 'Doleance: keys that sign reply addresses; the previous one still reads',
      encryptionKey,
      removalPolicy: RemovalPolicy.RETAIN,
      generateSecretString: {
        // 64 letters and digits: base 64 of 48 bytes, with some 47 of them random. RFC 2104 asks for 32.
        secretStringTemplate: JSON.stringify({ id: '1', previous: null }),
        generateStringKey: 'secret',
        excludePunctuation: true,
        passwordLength: 64,
      },
    });
    const rotated =
      'Rotated by hand when there is cause (README, "Rotate keys"): a change makes addresses in citizens\' mailboxes old, and an age is no cause.';
    acknowledge(replyKeys, {
      'AwsSolutions-SMG4': rotated,
      'HIPAA.Security-SecretsManagerRotationEnabled': rotated,
      'NIST.800.53.R5-SecretsManagerRotationEnabled': rotated,
    });

    const environment = {
      TABLE_NAME: table.tableName,
      BUCKET_NAME: mails.bucket.bucketName,
      OUTBOX_QUEUE_URL: outbox.queue.queueUrl,
      DEADLINE_QUEUE_ARN: due.queue.queueArn,
      SCHEDULE_GROUP: props.name,
      SCHEDULE_ROLE_ARN: deadlines.role.roleArn,
      SCHEDULE_DLQ_ARN: deadlines.dropped.queueArn,
      CONFIGURATION_SET: sending.configurationSetName,
      NIR_KEY_ID: this.keys.nir.keyArn,
      NIR_MAC_KEY_ID: this.keys.nirMac.keyArn,
      REPLY_KEYS_SECRET_ID: replyKeys.secretArn,
    };
    const logRetention: RetentionDays = props.logRetentionDays ?? 365;
    const job = (
      name: FunctionName,
      own: Pick<JobProps, 'description' | 'memoryMb' | 'timeout' | 'rights' | 'reservedConcurrency' | 'deadLetters'>,
    ) => {
      const id = name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const rights = [useDataKey(encryptionKey), ...own.rights];
      return new Job(this, id, {
        ...own,
        bundle: props.bundles[name],
        encryptionKey,
        logRetention,
        environment,
        rights,
      });
    };
    // A case in a transaction needs them together: a read, a condition and a write.
    const cases = [readTable(table), writeTable(table)];

    const takeIn = [
      ...cases,
      readObjects(mails.bucket, [receivedPrefix]),
      writeObjects(mails.bucket, [readingPrefix]),
      sealNir(this.keys.nir, this.keys.nirMac),
      readSecret(replyKeys),
      sendTo(outbox.queue),
    ];
    // A whole virtual CPU is 1,769 MB (Lambda's developer guide), and a mail of 40 MB is held several times over.
    const memoryToRead = 1769;
    const receiveMail = job('receive-mail', {
      description: 'Reads a mail that SES stored and files it on a case',
      memoryMb: memoryToRead,
      timeout: timeouts.receive,
      rights: takeIn,
    });
    receiveMail.worksOn({ queue: receipts.queue, batchSize: 5, maxConcurrency: 20 });

    const witnessReceipt = job('witness-receipt', {
      description: 'Fifteen minutes after a mail was stored: is there a record of it? If not it is taken in now',
      memoryMb: memoryToRead,
      timeout: timeouts.witness,
      rights: takeIn,
    });
    witnessReceipt.worksOn({ queue: witness.queue, batchSize: 10, maxConcurrency: 2 });

    const deliverOutbox = job('deliver-outbox', {
      description: 'Renders and sends a letter, or makes a schedule equal to its case',
      memoryMb: 1024,
      timeout: timeouts.deliver,
      rights: [
        ...cases,
        readObjects(mails.bucket, [receivedPrefix, readingPrefix]),
        writeObjects(mails.bucket, [sentPrefix]),
        readSecret(replyKeys),
        sendMail(sending.identityArns, sending.configurationSetArn),
        bookSchedules(deadlines.group, deadlines.role),
        sendTo(outbox.queue),
      ],
    });
    deliverOutbox.worksOn({ queue: outbox.queue, batchSize: 1, maxConcurrency: props.sendConcurrency ?? 4 });

    const followDeadline = job('follow-deadline', {
      description: 'Decides what a due milestone means for its case',
      memoryMb: 512,
      timeout: timeouts.follow,
      rights: [...cases, sendTo(outbox.queue)],
    });
    followDeadline.worksOn({ queue: due.queue, batchSize: 10, maxConcurrency: 5 });

    const recordFeedback = job('record-feedback', {
      description: 'Puts deliveries, bounces and spam reports on the case',
      memoryMb: 512,
      timeout: timeouts.feedback,
      rights: [...cases, sendTo(outbox.queue)],
    });
    recordFeedback.worksOn({ queue: feedback.queue, batchSize: 10, maxConcurrency: 5 });

    const sweep = job('sweep', {
      description: 'Brings outbox rows that nobody delivered back to the queue',
      memoryMb: 512,
      timeout: Duration.minutes(2),
      rights: [readTable(table), sendTo(outbox.queue)],
      // Two at once would enqueue every row twice.
      reservedConcurrency: 1,
      deadLetters: rounds,
    });
    new Rule(this, 'SweepEvery5Minutes', {
      description: 'Undone outbox rows, every five minutes',
      schedule: Schedule.rate(Duration.minutes(5)),
      // The next one comes in five minutes anyway.
      targets: [new Run(sweep.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(5) })],
    });

    const dailyRound = job('daily-round', {
      description: 'Missed milestones, open cases without one, digests',
      memoryMb: 1024,
      timeout: Duration.minutes(15),
      rights: [...cases, sendTo(outbox.queue)],
      reservedConcurrency: 1,
      deadLetters: rounds,
    });
    new Rule(this, 'EveryMorning', {
      description: 'The daily round, at 6 or 7 in Paris, before the offices open',
      schedule: Schedule.cron({ minute: '0', hour: '5' }),
      targets: [new Run(dailyRound.lambda, { retryAttempts: 2, maxEventAge: Duration.hours(2) })],
    });

    const alarmTopic = new AlarmTopic(this, 'AlarmTopic', {
      encryptionKey,
      ...(props.alarmEmail === undefined ? {} : { email: props.alarmEmail }),
    });
    this.alarmTopic = alarmTopic.topic;
    watchProcessing(new Alarms(this, 'Alarms', this.alarmTopic), {
      name: props.name,
      queues: { Receipts: receipts, Witness: witness, Outbox: outbox, Due: due, Feedback: feedback },
      rounds,
      droppedSchedules: deadlines.dropped,
      functions: { receiveMail, witnessReceipt, deliverOutbox, followDeadline, recordFeedback, sweep, dailyRound },
    });

    for (const [output, value] of Object.entries({
      TableName: table.tableName,
      MailBucketName: mails.bucket.bucketName,
      ReceiptTopicArn: this.receiptTopic.topicArn,
      ReceiptsQueueUrl: receipts.queue.queueUrl,
      WitnessQueueUrl: witness.queue.queueUrl,
      OutboxQueueUrl: outbox.queue.queueUrl,
      NirKeyArn: this.keys.nir.keyArn,
      NirMacKeyArn: this.keys.nirMac.keyArn,
      ReplyKeysSecretArn: replyKeys.secretArn,
      AlarmTopicArn: this.alarmTopic.topicArn,
      ScheduleGroup: props.name,
    })) {
      new CfnOutput(this, output, { value });
    }
  }
}

/** Letters show the public address; SES must know its domain, and the intake's where bounces go. */
function sendingDomains(offices: readonly Office[]): readonly string[] {
  const addresses = offices.flatMap((office) => [office.address, intakeAddress(office)]);
  return [...new Set(addresses.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()))].sort();
}
