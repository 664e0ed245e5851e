import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Ports } from '../../shared/ports.ts';
import { receiveMail } from '../../shared/usecases/receive-mail.ts';
import { eachRecord } from '../batch.ts';

/** Receipt notifications of SES from their queue, bare or in SNS envelopes. */
export function receiveMailHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) => eachRecord(event, ports.log, ({ body }) => receiveMail(body, ports));
}
