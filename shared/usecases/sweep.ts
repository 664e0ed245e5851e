/** Every five minutes: outbox rows that are still undone go back to the queue, whatever kept them. */
import { addDuration } from '../calendar/paris-time.ts';
import type { Ports } from '../ports.ts';

/** Younger rows are on their way. */
const YOUNG = 'PT5M';

/** Rows a sweep puts back; the next one takes the rest. */
const SWEPT = 500;

/** Returns how many it put back; the same number is the metric that shows a stuck outbox. */
export async function sweep(ports: Pick<Ports, 'caseFile' | 'outboxQueue' | 'clock' | 'log'>): Promise<number> {
  const before = addDuration(ports.clock.now(), `-${YOUNG}`);
  const keys = await ports.caseFile.undoneBefore(before, SWEPT);
  if (keys.length > 0) await ports.outboxQueue.enqueue(keys);
  ports.log.count('OutboxSwept', keys.length);
  return keys.length;
}
