/**
 * The MailSender port as an outbox: does to a mail what SES does, keeps it, and publishes SES's events about it. All of
 * it is one transaction, so that after a crash right behind the send the events still tell which row was sent.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { decodeHeader } from '../../mail/encoded-word.ts';
import type { Clock, MailSender } from '../../ports.ts';
import { rowTag } from '../../usecases/row-tag.ts';
import { seal, unseal } from './cipher.ts';
import type { Queue } from './queue.ts';
import { asSent } from './sent-message.ts';
import { isSimulator, sesEvents } from './ses-events.ts';
import { snsEnvelope } from './sns-envelope.ts';
import type { State } from './state.ts';

export interface SentMailRow {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly reference: string | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
}

export interface Outbox extends MailSender {
  /** Every mail sent, oldest first; of one case where a reference is given. */
  list(reference?: string): readonly SentMailRow[];
  /** One mail, as its recipient gets it; null when there is none. */
  mail(id: string): { readonly row: SentMailRow; readonly mime: Uint8Array } | null;
}

export interface OutboxOptions {
  readonly state: State;
  readonly clock: Clock;
  readonly sealKey: Uint8Array;
  readonly region: string;
  readonly feedbackQueue: Queue;
  /** Where each mail's id also goes, to be relayed; null: nothing is relayed. */
  readonly relayQueue: Queue | null;
}

const columns = 'id, at, kind, reference, sender, recipients, subject';

export function openOutbox({ state, clock, sealKey, region, feedbackQueue, relayQueue }: OutboxOptions): Outbox {
  const insert = state.database.prepare(`INSERT INTO sent (${columns}, mime) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const all = state.database.prepare(`SELECT ${columns} FROM sent ORDER BY number`);
  const ofCase = state.database.prepare(`SELECT ${columns} FROM sent WHERE reference = ? ORDER BY number`);
  const one = state.database.prepare(`SELECT ${columns}, mime FROM sent WHERE id = ?`);
  const wireMessageId = (id: string) => `<${id}@${region}.amazonses.com>`;
  return {
    async send({ from, to, raw, row, kind, reference }) {
      if (to.length === 0) return { sent: false, because: 'rejected', detail: 'No recipient.' };
      const id = messageId(clock.now());
      const at = clock.now();
      const message = asSent(raw, id, at, region);
      const subject = message.headers.find((header) => header.name.toLowerCase() === 'subject')?.value ?? '';
      const tag = rowTag(row);
      const events = sesEvents({ id, at, from, to, message, tags: tag === null ? {} : { row: tag } });
      state.transaction(() => {
        const sealed = seal(message.mime, `sent:${id}`, sealKey);
        insert.run(id, at, kind, reference, from, JSON.stringify(to), decodeHeader(subject), sealed);
        for (const event of events)
          feedbackQueue.send(snsEnvelope('doleance-events', 'Amazon SES Email Event Notification', event, at));
        if (to.some((address) => !isSimulator(address))) relayQueue?.send(JSON.stringify({ id }));
      });
      return { sent: true, messageId: wireMessageId(id) };
    },
    wireMessageId,
    list: (reference) => (reference === undefined ? all.all() : ofCase.all(reference)).map(toRow),
    mail(id) {
      const found = one.get(id);
      if (found === undefined) return null;
      return { row: toRow(found), mime: unseal(found['mime'] as Uint8Array, `sent:${id}`, sealKey) };
    },
  };
}

/** `0102019a1b2c3d4e-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-000000`: region, milliseconds in hexadecimal, a UUID, a counter. */
function messageId(at: string): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  return `0102${time}-${randomBytes(4).toString('hex')}-${randomUUID().slice(9)}-000000`;
}

function toRow(found: Record<string, unknown>): SentMailRow {
  return {
    id: found['id'] as string,
    at: found['at'] as string,
    kind: found['kind'] as string,
    reference: found['reference'] as string | null,
    from: found['sender'] as string,
    to: JSON.parse(found['recipients'] as string) as string[],
    subject: found['subject'] as string,
  };
}
