/**
 * A batch of queue messages, each on its own: one that throws is told to SQS as failed and comes back alone, the others
 * are done. A handler that threw as a whole would bring them all back (aws.md § 2.5).
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Log } from '../shared/ports.ts';
import { RetryLater } from '../shared/usecases/retry-later.ts';

/** One after the other: a batch of mails of 40 MB would not fit in memory at once. Never throws. */
export async function eachRecord(
  event: SQSEvent,
  log: Log,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      await handle(record);
    } catch (failure) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
      report(failure, record, log);
    }
  }
  return { batchItemFailures };
}

/** To be told to try later is no failure, and no alarm. */
function report(failure: unknown, { messageId, attributes }: SQSRecord, log: Log): void {
  const received = Number(attributes.ApproximateReceiveCount);
  if (failure instanceof RetryLater) log.info('message-for-later', { messageId, received, seconds: failure.seconds });
  else log.error('message-failed', { messageId, received, ...describe(failure) });
}

/** What may be logged of a failure: its kind and the functions it rose through; never its message, which may quote a mail. */
function describe(failure: unknown): { error: string; where: string } {
  if (!(failure instanceof Error)) return { error: typeof failure, where: '' };
  const frames = [...(failure.stack ?? '').matchAll(/^ {4}at (?:async )?([\w$.]+) \(.*?(\w[\w.-]*:\d+:\d+)\)$/gm)];
  return {
    error: failure.name,
    where: frames
      .slice(0, 5)
      .map(([, name, place]) => `${name} (${place})`)
      .join(' < '),
  };
}
