import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Ports } from '../../shared/ports.ts';
import { witnessReceipt } from '../../shared/usecases/witness-receipt.ts';
import { eachRecord } from '../batch.ts';

/** S3 sends a message without `Records` when the notification is set up (`s3:TestEvent`). */
const notification = z.object({
  Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string().min(1) }) }) })).default([]),
});

/** S3's notifications of new objects, held back by their queue for fifteen minutes. */
export function witnessReceiptHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) =>
    eachRecord(event, ports.log, async ({ body, attributes }) => {
      const again = Number(attributes.ApproximateReceiveCount) > 1;
      for (const { s3 } of notification.parse(JSON.parse(body)).Records) {
        await witnessReceipt(objectKey(s3.object.key), again, ports);
      }
    });
}

/** Keys are written as in a form (S3 user guide, "Event message structure"): a space is a plus. */
function objectKey(written: string): string {
  return decodeURIComponent(written.replaceAll('+', ' '));
}
