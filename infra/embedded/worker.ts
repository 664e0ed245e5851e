/**
 * What Lambda's event source mapping does between a queue and a handler: batches, partial failures, a time limit. The
 * handlers are the ones of `functions/`, and see events of the same shape.
 */
import { createHash } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Queue, ReceivedMessage } from '../../shared/adapters/embedded/queue.ts';
import type { Log } from '../../shared/ports.ts';

export type SqsHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

export interface WorkerOptions {
  readonly queue: Queue;
  readonly handler: SqsHandler;
  readonly log: Log;
  /** Batches handled at the same time. */
  readonly concurrency: number;
  readonly batchSize: number;
  readonly timeoutSeconds: number;
}

export interface Worker {
  /** Takes what is visible, as far as there is room. */
  pump(): void;
  readonly inFlight: number;
  /** Takes nothing more; resolves when what was under way has ended, or after the given time. */
  stop(milliseconds: number): Promise<void>;
}

export function startWorker(options: WorkerOptions): Worker {
  const { queue, log, concurrency, batchSize, timeoutSeconds } = options;
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  // Longer than the handler may take: what is still hidden then has no one at work on it (aws.md § 2.5).
  const visibilitySeconds = timeoutSeconds * 6;

  const pump = (): void => {
    while (!stopped && underWay.size < concurrency) {
      const messages = queue.receive(batchSize, visibilitySeconds);
      if (messages.length === 0) return;
      const run = handle(messages, options)
        .catch((error: Error) => log.error('worker-failed', { queue: queue.name, ...describe(error) }))
        .finally(() => {
          underWay.delete(run);
          pump();
        });
      underWay.add(run);
    }
  };
  queue.onVisible(pump);
  return {
    pump,
    get inFlight() {
      return underWay.size;
    },
    async stop(milliseconds) {
      stopped = true;
      await Promise.race([Promise.allSettled([...underWay]), later(milliseconds)]);
    },
  };
}

/** What may be logged of an error: its class and where it arose, never its message, which could quote a mail. */
export function describe(error: Error): { error: string; where: string } {
  const frames = [
    ...(error.stack ?? '').matchAll(/\(?(?:file:\/\/)?[^\s()]*\/((?:shared|functions|infra)\/[^\s()]+)\)?$/gm),
  ];
  return {
    error: error.name,
    where: frames
      .slice(0, 4)
      .map((frame) => frame[1])
      .join(' < '),
  };
}

async function handle(messages: readonly ReceivedMessage[], options: WorkerOptions): Promise<void> {
  const { queue, log } = options;
  const failed = await failures(messages, options);
  for (const { id, receipt, receives } of messages) {
    if (!failed.has(String(id))) {
      queue.remove(receipt);
    } else if (queue.fail(receipt) === 'dead-lettered') {
      log.error('dead-lettered', { queue: queue.name, message: id, receives });
    }
  }
}

/** Ids of the messages that were not handled: those the handler names, or all when it throws, hangs or names unknown ones. */
async function failures(messages: readonly ReceivedMessage[], options: WorkerOptions): Promise<Set<string>> {
  const { queue, handler, log, timeoutSeconds } = options;
  const all = new Set(messages.map(({ id }) => String(id)));
  try {
    const event = { Records: messages.map((message) => toRecord(message, queue.name)) };
    const response = await Promise.race([
      handler(event),
      later(timeoutSeconds * 1_000).then(() => Promise.reject(new HandlerTimeout())),
    ]);
    const named = response?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
    return named.every((one) => all.has(one)) ? new Set(named) : all;
  } catch (error) {
    log.warn('handler-failed', { queue: queue.name, messages: messages.length, ...describe(error as Error) });
    return all;
  }
}

class HandlerTimeout extends Error {
  override name = 'HandlerTimeout';
}

function toRecord({ id, receipt, body, sentAt, firstReceivedAt, receives }: ReceivedMessage, queue: string): SQSRecord {
  return {
    messageId: String(id),
    receiptHandle: receipt,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(Date.parse(sentAt)),
      SenderId: 'AIDAEXAMPLE',
      ApproximateFirstReceiveTimestamp: String(Date.parse(firstReceivedAt)),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:eu-west-3:000000000000:doleance-${queue}`,
    awsRegion: 'eu-west-3',
  };
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
