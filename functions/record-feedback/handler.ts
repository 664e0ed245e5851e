import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Ports } from '../../shared/ports.ts';
import { recordFeedback } from '../../shared/usecases/record-feedback.ts';
import { eachRecord } from '../batch.ts';

/** Events of SES on mail that was sent, from their queue, bare or in SNS envelopes. */
export function recordFeedbackHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) => eachRecord(event, ports.log, ({ body }) => recordFeedback(body, ports));
}
