import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Ports } from '../../shared/ports.ts';
import { deliverOutbox } from '../../shared/usecases/deliver-outbox.ts';
import { RetryLater } from '../../shared/usecases/retry-later.ts';
import { eachRecord } from '../batch.ts';

const rowKey = z.object({ pk: z.string().min(1), sk: z.string().min(1) });

/** Keys of outbox rows from their queue. A row that must wait is shown again only then: its own back-off, nobody else's. */
export function deliverOutboxHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) =>
    eachRecord(event, ports.log, async ({ body, receiptHandle }) => {
      try {
        await deliverOutbox(rowKey.parse(JSON.parse(body)), ports);
      } catch (failure) {
        if (failure instanceof RetryLater) await postpone(receiptHandle, failure.seconds, ports);
        throw failure;
      }
    });
}

/** When the queue refuses, the message comes back after the queue's own time. */
async function postpone(receiptHandle: string, seconds: number, { outboxQueue, log }: Ports): Promise<void> {
  try {
    await outboxQueue.postpone(receiptHandle, seconds);
  } catch (failure) {
    log.warn('message-not-postponed', { error: failure instanceof Error ? failure.name : typeof failure });
  }
}
