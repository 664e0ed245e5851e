/** The record of a mail: its one outcome for one mailbox, written with the transaction that makes it true. */

import { addDuration } from '../calendar/paris-time.ts';
import { maskAll } from '../identifiers/nir.ts';
import type { Message } from '../mail/message.ts';
import { contentKey } from '../mail/thread-keys.ts';
import type { Commit, MailRecord, Outcome } from '../ports.ts';
import type { Along } from './commit-plan.ts';
import type { Delivery } from './delivery.ts';

/** How long a second copy of a mail is known for one; without a Message-ID two equal mails may both be meant. */
const COPY_KNOWN = { withMessageId: 'P30D', without: 'PT48H' };

/** A Subject is kept for lists only; a longer one is an attack or an accident. */
const SUBJECT_KEPT = 300;

export interface Ending {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly reference: string | null;
}

/** The record; `message` is null when the mail could not be parsed. */
export function recordOf(delivery: Delivery, message: Message | null, ending: Ending): MailRecord {
  const from = message?.from?.address ?? '';
  return {
    inboundId: delivery.inboundId,
    mailbox: delivery.mailbox,
    receivedAt: delivery.receivedAt,
    envelopeFrom: delivery.envelopeFrom,
    recipients: delivery.recipients,
    from,
    subject: maskAll(message?.subject ?? '').slice(0, SUBJECT_KEPT),
    messageId: message?.messageId ?? null,
    rawKey: delivery.rawKey,
    verdicts: delivery.verdicts,
    ...ending,
    needsPersonSince: ending.outcome === 'quarantined' ? delivery.receivedAt : null,
  };
}

/** What a mail adds to its transaction: the record, the guard against copies, and its Message-ID as a thread key. */
export function mailParts(delivery: Delivery, message: Message | null, ending: Ending): Along {
  const record = recordOf(delivery, message, ending);
  if (delivery.released !== null)
    return { mail: { record, expects: 'quarantined' }, aliases: aliasesOf(delivery, message, ending) };
  const mail: Commit['mail'] = { record, expects: 'absent' };
  if (message === null) return { mail };
  const expiry = message.messageId === null ? COPY_KNOWN.without : COPY_KNOWN.withMessageId;
  const content = {
    key: contentKey(message, delivery.mailbox),
    inboundId: delivery.inboundId,
    expiresAt: addDuration(delivery.receivedAt, expiry),
  };
  return { mail, content, aliases: aliasesOf(delivery, message, ending) };
}

/** Only a mail filed on a case names a thread; a quarantined or ignored one must not lead anybody to it. */
function aliasesOf(delivery: Delivery, message: Message | null, ending: Ending): NonNullable<Commit['aliases']> {
  if (ending.outcome !== 'filed' || ending.reference === null || message?.messageId == null) return [];
  return [{ messageId: message.messageId, mailbox: delivery.mailbox, reference: ending.reference }];
}
