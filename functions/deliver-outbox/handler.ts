import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { z } from 'zod';
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
        if (failure instanceof RetryLater) await ports.outboxQueue.postpone(receiptHandle, failure.seconds);
        throw failure;
      }
    });
}
