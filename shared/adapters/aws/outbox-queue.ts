/** The queue of row keys: one message a row, so that each has its own back-off. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { OutboxQueue } from '../../ports.ts';
import type { ClientSettings } from './client-settings.ts';

/** SQS's limit for a batch. */
const batchSize = 10;
const tries = 4;
/** SQS counts its twelve hours from when the message was received, which was a while ago. */
const longestPause = 43_200 - 900;

export function sqsOutboxQueue(settings: ClientSettings, queueUrl: string): OutboxQueue {
  const client = new SQSClient(settings);
  return {
    /** Throws when some are still refused after a few tries: their rows are undone, and the sweep finds them. */
    async enqueue(keys) {
      for (let start = 0; start < keys.length; start += batchSize) {
        let waiting = keys.slice(start, start + batchSize).map(({ pk, sk }, n) => ({
          Id: String(n),
          MessageBody: JSON.stringify({ pk, sk }),
        }));
        for (let attempt = 1; waiting.length > 0; attempt += 1) {
          const { Failed = [] } = await client.send(
            new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: waiting }),
          );
          const failed = new Map(Failed.map((one) => [one.Id, one.Code]));
          waiting = waiting.filter((one) => failed.has(one.Id));
          if (waiting.length === 0) break;
          if (attempt === tries) {
            throw new Error(`${waiting.length} row keys were not queued: ${[...new Set(failed.values())].join(', ')}.`);
          }
          await sleep(100 * 2 ** attempt);
        }
      }
    },
    async postpone(receiptHandle, seconds) {
      const VisibilityTimeout = Math.min(Math.max(Math.ceil(seconds), 0), longestPause);
      await client.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout }),
      );
    },
  };
}
