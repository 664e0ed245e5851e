/**
 * A mail was stored; each office that it reached brings it to exactly one outcome: filed on a case, ignored with a
 * reason, or quarantined for a person. Safe to run again at any point: the record's key and the case's version make a
 * redelivery harmless, and a redelivery finds the rows still undone.
 */

import { automaticKind } from '../mail/automatic.ts';
import { MailRefused } from '../mail/limits.ts';
import type { Message } from '../mail/message.ts';
import { readNotification } from '../mail/notification.ts';
import { parseMessage } from '../mail/parse.ts';
import type { CommitResult, Ports } from '../ports.ts';
import type { Desk } from '../reclamation/plan.ts';
import { addToCase } from './add-to-case.ts';
import { casePk, enqueueUndone, mailPk } from './commit-plan.ts';
import { byMailbox, type Delivery, originalKey, standing } from './delivery.ts';
import { deskOf } from './desk.ts';
import { obeyStaff } from './obey-staff.ts';
import { openCase, openForwardedCase } from './open-case.ts';
import { ownMail } from './own-mail.ts';
import { recordAutomatic } from './record-automatic.ts';
import { route } from './route.ts';
import { ignore, ignoreCopy, quarantine } from './set-aside.ts';

/**
 * Takes one receipt notification, bare or in its SNS envelope. Throws on what is unexpected (the message is retried);
 * one mailbox's failure does not keep the others from their outcome.
 */
export async function receiveMail(body: string, ports: Ports): Promise<void> {
  const notification = readNotification(body);
  if (notification.type === 'setup') return ports.log.info('setup-notification');
  const failures: unknown[] = [];
  for (const [mailbox, recipients] of byMailbox(notification.recipients, ports.offices)) {
    const delivery: Delivery = {
      inboundId: notification.messageId,
      mailbox,
      recipients,
      receivedAt: notification.receivedAt,
      envelopeFrom: notification.source,
      rawKey: notification.key,
      verdicts: notification.verdicts,
      released: null,
    };
    await receiveFor(delivery, ports).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** How often an outcome is tried again when the case moved on, or a drawn reference was taken. */
const TRIES = 8;

/** Brings one mailbox's copy to its outcome, or finds that it has one. */
export async function receiveFor(delivery: Delivery, ports: Ports): Promise<void> {
  if (delivery.released === null && (await hasOutcome(delivery, ports))) return;
  const raw = await ports.objects.get(delivery.rawKey);
  if (raw === null) throw new Error(`No raw mail under ${delivery.rawKey}.`);
  const parsed = await parse(raw, delivery);
  for (let tried = 1; ; tried += 1) {
    const result = await conclude(delivery, parsed, ports);
    if (result.committed) break;
    if (result.because === 'mail-recorded') return void (await hasOutcome(delivery, ports));
    if (result.because === 'content-known' && parsed.message !== null) {
      await ignoreCopy(delivery, parsed.message, ports);
      break;
    }
    if (tried === TRIES) throw new Error(`Mail ${delivery.inboundId}: ${result.because} ${TRIES} times in a row.`);
  }
  ports.log.info('mail-received', { inboundId: delivery.inboundId, mailbox: delivery.mailbox });
  ports.log.count('MailReceived');
}

/** A redelivery: whatever of the mail's rows is undone goes back to the queue. */
async function hasOutcome(delivery: Delivery, ports: Ports): Promise<boolean> {
  const record = await ports.caseFile.mail(delivery.inboundId, delivery.mailbox);
  if (record === null) return false;
  await enqueueUndone(mailPk(delivery.inboundId), ports);
  if (record.reference !== null) await enqueueUndone(casePk(record.reference), ports);
  return true;
}

type Parsed = { readonly message: Message } | { readonly message: null; readonly reason: string };

/** A mail that passes a limit, or breaks the parser, is kept for a person: the raw source is safe. */
async function parse(raw: Uint8Array, delivery: Delivery): Promise<Parsed> {
  try {
    const message = await parseMessage(raw);
    return { message: originalKey(delivery) === null ? withoutPieces(message) : message };
  } catch (error) {
    return { message: null, reason: error instanceof MailRefused ? error.reason : 'unreadable' };
  }
}

/** A person may release the words of a mail with a virus; what it carried stays behind. */
function withoutPieces(message: Message): Message {
  if (message.attachments.length === 0) return message;
  return {
    ...message,
    attachments: [],
    defects: [...message.defects, 'Pièces jointes retirées : l’antivirus les a refusées.'],
  };
}

/** The ordered table of outcomes, with a backstop. */
async function conclude(delivery: Delivery, parsed: Parsed, ports: Ports): Promise<CommitResult> {
  const desk = deskOf(delivery.mailbox, ports.offices);
  if (desk === null) return ignore(delivery, parsed.message, 'unknown-mailbox', null, ports);
  const { message } = parsed;
  if (message === null) return quarantine(delivery, null, parsed.reason, desk.office, ports);
  const verdicts = standing(delivery, message, desk.office);
  if (verdicts.virus) return quarantine(delivery, message, 'virus', desk.office, ports);
  if (verdicts.spam) return quarantine(delivery, message, 'spam', desk.office, ports);
  const automatic = automaticKind(message, { from: delivery.envelopeFrom }, ownMail(ports));
  if (automatic !== null) return recordAutomatic(delivery, message, automatic, desk, ports);
  if (message.from === null) return quarantine(delivery, message, 'no-sender', desk.office, ports);
  return concludeWritten(delivery, message, desk, ports);
}

/** A mail that somebody wrote. */
async function concludeWritten(delivery: Delivery, message: Message, desk: Desk, ports: Ports): Promise<CommitResult> {
  const way = await route(delivery, message, desk.office, ports);
  switch (way.to) {
    case 'quarantine':
      return quarantine(delivery, message, way.reason, desk.office, ports);
    case 'staff':
      return obeyStaff(delivery, message, way, desk, ports);
    case 'staff-forward':
      return openForwardedCase(delivery, message, desk, ports);
    case 'case':
      return addToCase(delivery, message, way, desk, ports);
    case 'new-case':
      return openCase(delivery, message, way, desk, ports);
  }
}
