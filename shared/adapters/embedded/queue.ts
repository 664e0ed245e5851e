/**
 * Queues that behave as SQS standard queues (aws.md § 2.5): at least once, hidden while in flight, a receive count, and
 * a dead-letter queue after too many receives. A message that was in flight when the process died is visible again at
 * the next start; such a receive does not count as one, or a few restarts would dead-letter good mail.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import { seal, unseal } from './cipher.ts';
import type { State } from './state.ts';

export interface QueueSettings {
  readonly name: string;
  /** Failed receives after which a message goes to `NAME-dlq`. */
  readonly maxReceives: number;
  /** Wait after the first failure; it doubles with each further one. */
  readonly backoffSeconds: number;
}

export interface ReceivedMessage {
  readonly id: number;
  readonly receipt: string;
  readonly body: string;
  readonly sentAt: string;
  readonly firstReceivedAt: string;
  readonly receives: number;
}

export interface Queue {
  readonly name: string;
  /** Durable when it returns, or with the transaction it is part of. */
  send(body: string, delaySeconds?: number): void;
  /** At most `limit` visible messages, oldest first, hidden for `visibilitySeconds`. */
  receive(limit: number, visibilitySeconds: number): readonly ReceivedMessage[];
  remove(receipt: string): void;
  /**
   * Shows a message in flight again only after so many seconds, also when its receive fails, which then does not count
   * as one. Silent for a receipt that has gone.
   */
  postpone(receipt: string, seconds: number): void;
  /** The receive failed: back after a while, or dead-lettered. */
  fail(receipt: string): 'again' | 'dead-lettered';
  /** When the next message is or was due; null when none waits. */
  nextDue(): string | null;
  /** Messages of the dead-letter queue. */
  deadLetters(): number;
  /** Called, not before the next turn of the event loop, whenever a message may have become visible. */
  onVisible(listener: () => void): void;
}

/** A process that dies this often over one message is dying of it. */
const maxInterruptions = 20;

/** Makes what was in flight when the last process ended visible again. Once, before any queue is opened. */
export function recoverInFlight(state: State, clock: Clock): void {
  state.database
    .prepare(
      'UPDATE messages SET receipt = NULL, visible_at = ?, receives = receives - 1, interruptions = interruptions + 1, postponed = 0 WHERE receipt IS NOT NULL',
    )
    .run(clock.now());
}

export function openQueue(state: State, clock: Clock, sealKey: Uint8Array, settings: QueueSettings): Queue {
  const { name, maxReceives, backoffSeconds } = settings;
  const deadLetterName = `${name}-dlq`;
  const context = `queue:${name}`;
  const listeners: (() => void)[] = [];
  const sql = {
    insert: state.database.prepare('INSERT INTO messages (queue, body, sent_at, visible_at) VALUES (?, ?, ?, ?)'),
    visible: state.database.prepare('SELECT * FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY id LIMIT ?'),
    hide: state.database.prepare(
      'UPDATE messages SET receipt = ?, visible_at = ?, receives = receives + 1, first_received_at = coalesce(first_received_at, ?), postponed = 0 WHERE id = ?',
    ),
    remove: state.database.prepare('DELETE FROM messages WHERE receipt = ?'),
    postpone: state.database.prepare('UPDATE messages SET visible_at = ?, postponed = 1 WHERE receipt = ?'),
    byReceipt: state.database.prepare('SELECT receives, interruptions, postponed FROM messages WHERE receipt = ?'),
    release: state.database.prepare(
      'UPDATE messages SET receipt = NULL, postponed = 0, receives = receives - 1 WHERE receipt = ?',
    ),
    backOff: state.database.prepare('UPDATE messages SET receipt = NULL, visible_at = ? WHERE receipt = ?'),
    bury: state.database.prepare('UPDATE messages SET receipt = NULL, queue = ? WHERE receipt = ?'),
    next: state.database.prepare('SELECT min(visible_at) AS due FROM messages WHERE queue = ? AND receipt IS NULL'),
    count: state.database.prepare('SELECT count(*) AS count FROM messages WHERE queue = ?'),
  };
  // After the turn of the event loop in which it was sent: a transaction, being synchronous, has ended by then.
  const announce = (): void => void setImmediate(() => listeners.forEach((listener) => void listener()));
  const inSeconds = (seconds: number): string => new Date(Date.parse(clock.now()) + seconds * 1_000).toISOString();

  return {
    name,
    send(body, delaySeconds = 0) {
      sql.insert.run(name, seal(Buffer.from(body, 'utf8'), context, sealKey), clock.now(), inSeconds(delaySeconds));
      announce();
    },
    receive(limit, visibilitySeconds) {
      const now = clock.now();
      return state.transaction(() =>
        sql.visible.all(name, now, limit).map((row) => {
          const receipt = randomUUID();
          sql.hide.run(receipt, inSeconds(visibilitySeconds), now, row['id'] as number);
          return {
            id: row['id'] as number,
            receipt,
            body: Buffer.from(unseal(row['body'] as Uint8Array, context, sealKey)).toString('utf8'),
            sentAt: row['sent_at'] as string,
            firstReceivedAt: (row['first_received_at'] as string | null) ?? now,
            receives: (row['receives'] as number) + 1,
          };
        }),
      );
    },
    remove: (receipt) => void sql.remove.run(receipt),
    postpone: (receipt, seconds) => void sql.postpone.run(inSeconds(seconds), receipt),
    fail(receipt) {
      const row = sql.byReceipt.get(receipt);
      if (row === undefined) return 'again';
      if (row['postponed'] === 1) {
        // To be told to come later is no failure. SQS counts it all the same, and there the sweep sends the row's key
        // anew; here each restart finds the leases of the process before it, many in a row under a storm of kills.
        sql.release.run(receipt);
        announce();
        return 'again';
      }
      const receives = row['receives'] as number;
      if (receives >= maxReceives || (row['interruptions'] as number) >= maxInterruptions) {
        sql.bury.run(deadLetterName, receipt);
        return 'dead-lettered';
      }
      sql.backOff.run(inSeconds(backoffSeconds * 2 ** (receives - 1)), receipt);
      announce();
      return 'again';
    },
    nextDue: () => (sql.next.get(name)?.['due'] as string | null) ?? null,
    deadLetters: () => sql.count.get(deadLetterName)?.['count'] as number,
    onVisible: (listener) => void listeners.push(listener),
  };
}
