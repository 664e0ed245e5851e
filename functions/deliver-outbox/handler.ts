import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Ports } from '../../shared/ports.ts';
import { deliverOutbox } from '../../shared/usecases/deliver-outbox.ts';
import { eachRecord } from '../batch.ts';

const rowKey = z.object({ pk: z.string().min(1), sk: z.string().min(1) });

/** Keys of outbox rows from their queue. */
export function deliverOutboxHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) => eachRecord(event, ports, ({ body }) => deliverOutbox(rowKey.parse(JSON.parse(body)), ports));
}
