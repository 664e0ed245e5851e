/**
 * All ports on AWS. Each adapter is loaded, with its SDK client, when the first of its methods is called: a function
 * that never sends never reads the code of SES, and all can be given the same ports.
 */
import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { offices } from '../../office/offices.ts';
import type { Clock, Ports } from '../../ports.ts';
import { caseFileOn } from './case-file/case-file.ts';
import { dynamoTable } from './case-file/dynamo-table.ts';
import { bulkClientSettings, clientSettings } from './client-settings.ts';
import { readEnvironment } from './environment.ts';
import { cloudWatchLog } from './log.ts';
import { wireMessageId } from './wire-message-id.ts';

/** Longer than `deliver-outbox` may run (a minute). */
const leaseSeconds = 90;

/** Throws an Error that names what is missing from the environment. Makes no request. */
export function awsPorts(variables: Readonly<Record<string, string | undefined>>): Ports {
  const environment = readEnvironment(variables);
  const clock: Clock = { now: () => new Date().toISOString() };
  const objects = onFirstCall(async () =>
    (await import('./objects.ts')).s3Objects(bulkClientSettings, environment.BUCKET_NAME),
  );
  const sender = onFirstCall(async () =>
    (await import('./sender.ts')).sesSender({
      settings: bulkClientSettings,
      configurationSet: environment.CONFIGURATION_SET,
      region: environment.AWS_REGION,
    }),
  );
  const schedules = onFirstCall(async () =>
    (await import('./schedules.ts')).schedulerSchedules({
      settings: clientSettings,
      clock,
      group: environment.SCHEDULE_GROUP,
      queueArn: environment.DEADLINE_QUEUE_ARN,
      roleArn: environment.SCHEDULE_ROLE_ARN,
      deadLetterArn: environment.SCHEDULE_DLQ_ARN,
    }),
  );
  const nirVault = onFirstCall(async () =>
    (await import('./nir-vault.ts')).kmsNirVault({
      settings: clientSettings,
      keyId: environment.NIR_KEY_ID,
      macKeyId: environment.NIR_MAC_KEY_ID,
    }),
  );
  const replyKeys = onFirstCall(async () =>
    (await import('./reply-keys.ts')).secretReplyKeys({
      settings: clientSettings,
      clock,
      secretId: environment.REPLY_KEYS_SECRET_ID,
    }),
  );
  const outboxQueue = onFirstCall(async () =>
    (await import('./outbox-queue.ts')).sqsOutboxQueue(clientSettings, environment.OUTBOX_QUEUE_URL),
  );
  return {
    clock,
    randomBytes: (count) => randomBytes(count),
    offices,
    leaseSeconds,
    log: cloudWatchLog(clock, (line) => process.stdout.write(line)),
    caseFile: caseFileOn(dynamoTable(new DynamoDBClient(clientSettings), environment.TABLE_NAME)),
    objects: {
      get: async (key) => (await objects()).get(key),
      put: async (key, bytes, contentType) => (await objects()).put(key, bytes, contentType),
      erase: async (key) => (await objects()).erase(key),
    },
    sender: {
      send: async (mail) => (await sender()).send(mail),
      wireMessageId: (id) => wireMessageId(id, environment.AWS_REGION),
    },
    schedules: {
      book: async (schedule) => (await schedules()).book(schedule),
      cancel: async (name) => (await schedules()).cancel(name),
    },
    vault: {
      seal: async (value, context) => (await nirVault()).seal(value, context),
      open: async (sealed, context) => (await nirVault()).open(sealed, context),
      personKey: async (nir) => (await nirVault()).personKey(nir),
      replyKeys: async () => (await replyKeys())(),
    },
    outboxQueue: {
      enqueue: async (keys) => (await outboxQueue()).enqueue(keys),
      postpone: async (receiptHandle, seconds) => (await outboxQueue()).postpone(receiptHandle, seconds),
    },
  };
}

/** Loads once, at the first call. */
function onFirstCall<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
