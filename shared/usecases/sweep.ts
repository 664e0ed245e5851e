/**
 * Every five minutes: outbox rows that are still undone go back to the queue, whatever kept them. Each time only while
 * they are young: what a crash left over is found then. A row that stays undone has messages of its own in the queue,
 * which wait for SES or are tried again; one more each five minutes for each of a thousand rows would be a storm, and
 * bury the dead-letter queue. So old ones are put back every two hours, as nobody knows what became of their messages.
 */
import { addDuration } from '../calendar/paris-time.ts';
import type { Ports } from '../ports.ts';

/** Younger rows are on their way. */
const YOUNG = 'PT5M';

/** Up to this age a row is put back by each sweep. */
const OLD = 'PT30M';

const FIVE_MINUTES = 300_000;

/** Which of the sweeps takes old rows as well: one in two hours, as long as a message lives that fails each time. */
const SWEEPS_BETWEEN = 24;

/** Rows a sweep puts back; the next one takes the rest. */
const SWEPT = 500;

/** Returns how many it put back. The metric `OutboxLate` shows a stuck outbox for as long as it is stuck. */
export async function sweep(ports: Pick<Ports, 'caseFile' | 'outboxQueue' | 'clock' | 'log'>): Promise<number> {
  const now = ports.clock.now();
  const whole = Math.floor(Date.parse(now) / FIVE_MINUTES) % SWEEPS_BETWEEN === 0;
  const since = whole ? undefined : addDuration(now, `-${OLD}`);
  const keys = await ports.caseFile.undoneBefore(addDuration(now, `-${YOUNG}`), SWEPT, since);
  if (keys.length > 0) await ports.outboxQueue.enqueue(keys);
  ports.log.count('OutboxSwept', keys.length);
  const late = await ports.caseFile.undoneBefore(addDuration(now, `-${OLD}`), SWEPT);
  ports.log.count('OutboxLate', late.length);
  return keys.length;
}
