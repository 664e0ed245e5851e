import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqsOutboxQueue } from '../../../../shared/adapters/aws/outbox-queue.ts';
import type { OutboxQueue } from '../../../../shared/ports.ts';
import { json, type SeenRequest, type Service, startService } from './service.ts';

let sqs: Service;
let queue: OutboxQueue;
beforeAll(async () => {
  sqs = await startService();
  queue = sqsOutboxQueue(sqs.settings, `${sqs.settings.endpoint}/000000000000/outbox`);
});
afterAll(() => sqs.stop());

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}
const entries = (request: SeenRequest | undefined) => (json(request) as { Entries: Entry[] }).Entries;
const bodies = (request: SeenRequest | undefined) => entries(request).map((one) => one.MessageBody);
const key = (n: number) => ({ pk: `CASE#CPMS-${n}`, sk: 'OUT#000001-0' });

/** Takes all but the ids given, as SQS tells it. */
function taking(request: SeenRequest, failing: readonly string[]) {
  const taken = entries(request).filter((one) => !failing.includes(one.Id));
  return {
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({
      Successful: taken.map(({ Id, MessageBody }) => ({
        Id,
        MessageId: `m${Id}`,
        MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
      })),
      Failed: failing.map((Id) => ({ Id, Code: 'InternalError', SenderFault: false })),
    }),
  };
}

describe('the outbox queue on SQS', () => {
  it('takes one message a row, ten at a time, and nothing for no rows', async () => {
    sqs.answer((request) => taking(request, []));
    await queue.enqueue([]);
    expect(sqs.requests).toHaveLength(0);
    await queue.enqueue(Array.from({ length: 23 }, (_, n) => key(n)));
    expect(sqs.requests.map((request) => entries(request).length)).toEqual([10, 10, 3]);
    expect(sqs.requests[0]?.headers['x-amz-target']).toBe('AmazonSQS.SendMessageBatch');
    expect(bodies(sqs.requests[2])).toEqual([
      '{"pk":"CASE#CPMS-20","sk":"OUT#000001-0"}',
      '{"pk":"CASE#CPMS-21","sk":"OUT#000001-0"}',
      '{"pk":"CASE#CPMS-22","sk":"OUT#000001-0"}',
    ]);
  });

  it('is given again what it did not take, and that alone', async () => {
    sqs.answer((request, n) => taking(request, n === 1 ? ['1', '3'] : []));
    await queue.enqueue([0, 1, 2, 3].map(key));
    expect(sqs.requests.map(bodies)).toEqual([
      [0, 1, 2, 3].map((n) => `{"pk":"CASE#CPMS-${n}","sk":"OUT#000001-0"}`),
      [1, 3].map((n) => `{"pk":"CASE#CPMS-${n}","sk":"OUT#000001-0"}`),
    ]);
  });

  it('throws when it keeps refusing', async () => {
    sqs.answer((request) => taking(request, ['0']));
    await expect(queue.enqueue([key(0)])).rejects.toThrow('1 row keys were not queued: InternalError.');
    expect(sqs.requests).toHaveLength(4);
  });

  it('hides a message for whole seconds, within the twelve hours that SQS counts from its receipt', async () => {
    sqs.answer(() => ({ headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{}' }));
    for (const seconds of [0.2, 600, -5, 90_000]) await queue.postpone('receipt', seconds);
    expect(sqs.requests.map((request) => (json(request) as { VisibilityTimeout: number }).VisibilityTimeout)).toEqual([
      1, 600, 0, 42_300,
    ]);
    expect(json(sqs.requests[0])).toHaveProperty('ReceiptHandle', 'receipt');
  });
});
