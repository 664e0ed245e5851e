/**
 * A batch of queue messages, each on its own: one that throws is told to SQS as failed and comes back alone, the others
 * are done. A handler that threw as a whole would bring them all back (aws.md § 2.5).
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Ports } from '../shared/ports.ts';
import { RetryLater } from '../shared/usecases/retry-later.ts';

/**
 * One after the other: a batch of mails of 40 MB would not fit in memory at once. What asks to be tried later is shown
 * again only then, which is that row's own back-off and nobody else's. Never throws.
 */
export async function eachRecord(
  event: SQSEvent,
  ports: Pick<Ports, 'log' | 'outboxQueue'>,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      await handle(record);
    } catch (failure) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await report(failure, record, ports);
    }
  }
  return { batchItemFailures };
}

async function report(
  failure: unknown,
  { messageId, receiptHandle, attributes }: SQSRecord,
  { log, outboxQueue }: Pick<Ports, 'log' | 'outboxQueue'>,
): Promise<void> {
  const received = Number(attributes.ApproximateReceiveCount);
  if (!(failure instanceof RetryLater))
    return log.error('message-failed', { messageId, received, ...describe(failure) });
  log.info('message-postponed', { messageId, received, seconds: failure.seconds });
  try {
    await outboxQueue.postpone(receiptHandle, failure.seconds);
  } catch (refusal) {
    // It comes back after the queue's own time then.
    log.warn('message-not-postponed', { messageId, ...describe(refusal) });
  }
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
