/** The OutboxQueue port: row keys on the stack's own queue, one message a key, as `deliver-outbox` reads them. */
import type { OutboxQueue } from '../../ports.ts';
import type { Queue } from './queue.ts';
import type { State } from './state.ts';

export function localOutboxQueue(queue: Queue, state: State): OutboxQueue {
  return {
    async enqueue(keys) {
      if (keys.length === 0) return;
      state.transaction(() => {
        for (const { pk, sk } of keys) queue.send(JSON.stringify({ pk, sk }));
      });
    },
    async postpone(receiptHandle, seconds) {
      queue.postpone(receiptHandle, seconds);
    },
  };
}
