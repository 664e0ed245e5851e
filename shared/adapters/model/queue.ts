/** The outbox queue in memory, as SQS has it: a message that is received stays hidden for a time, and comes again unless removed. */
import type { Clock, OutboxQueue, RowKey } from '../../ports.ts';

export interface QueuedKey {
  readonly key: RowKey;
  readonly receiptHandle: string;
  /** How often it was received, this time included. */
  readonly received: number;
}

export interface ModelQueue extends OutboxQueue {
  /** The first visible message, hidden from now on for so many seconds; null when none is. */
  receive(hiddenSeconds: number): QueuedKey | null;
  /** Done with it. */
  remove(receiptHandle: string): void;
  /** Instants at which hidden messages show again, soonest first. */
  hiddenUntil(): readonly string[];
  readonly length: number;
}

interface Waiting {
  readonly id: number;
  readonly key: RowKey;
  visibleAt: number;
  received: number;
}

export function modelQueue(clock: Clock): ModelQueue {
  const waiting = new Map<string, Waiting>();
  let ids = 0;
  const now = () => Date.parse(clock.now());
  return {
    async enqueue(keys) {
      for (const key of keys) {
        ids += 1;
        waiting.set(String(ids), { id: ids, key: { ...key }, visibleAt: now(), received: 0 });
      }
    },
    async postpone(receiptHandle, seconds) {
      const message = waiting.get(receiptHandle);
      if (message) message.visibleAt = now() + seconds * 1000;
    },
    receive(hiddenSeconds) {
      for (const message of waiting.values()) {
        if (message.visibleAt > now()) continue;
        message.visibleAt = now() + hiddenSeconds * 1000;
        message.received += 1;
        return { key: message.key, receiptHandle: String(message.id), received: message.received };
      }
      return null;
    },
    remove(receiptHandle) {
      waiting.delete(receiptHandle);
    },
    hiddenUntil() {
      const later = [...waiting.values()].map((message) => message.visibleAt).filter((at) => at > now());
      return later.sort((a, b) => a - b).map((at) => new Date(at).toISOString());
    },
    get length() {
      return waiting.size;
    },
  };
}
