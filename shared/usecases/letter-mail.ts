/** A rendered letter becomes a mail: who it is from, where answers go, what thread it is in, what it carries. */
import { createHash } from 'node:crypto';
import { compose as composeReplyAddress, type ReplyKeys } from '../identifiers/reply-address.ts';
import { LOOP_HEADER } from '../mail/automatic.ts';
import { composeMessage, type OutgoingAttachment } from '../mail/compose.ts';
import type { Mailbox } from '../mail/message.ts';
import { intakeAddress, type Office } from '../office/office.ts';
import type { OutboxRow } from '../ports.ts';
import type { LetterFacts, LetterKind, RenderedLetter } from '../reclamation/letter.ts';

/** Kinds that the machine writes on its own to a citizen: capped, and dropped for an address that called them spam. */
export function isAutomaticToCitizen(kind: LetterKind): boolean {
  return kind === 'acknowledgement' || kind === 'citizen-notice';
}

/** The bytes to send. SES puts its own Message-ID and Date; ours are there for engines that do not. */
export function mailOf(
  row: OutboxRow & { kind: LetterKind; facts: LetterFacts },
  letter: RenderedLetter,
  attachments: readonly OutgoingAttachment[],
  at: string,
  office: Office,
  keys: ReplyKeys,
): Promise<Uint8Array> {
  const replyTo = replyAddress(row, office, keys);
  const inReplyTo = row.thread.at(-1);
  return composeMessage({
    from: { name: office.name, address: office.address },
    to: row.to.map((address) => ({ name: '', address })),
    ...(replyTo === null ? {} : { replyTo }),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    date: at,
    messageId: `<${seedOf(row)}@${domainOf(office)}>`,
    ...(inReplyTo === undefined ? {} : { inReplyTo, references: row.thread }),
    headers: headersOf(row.kind),
    attachments,
    boundarySeed: seedOf(row),
  });
}

/** An answer is a person's; everything else says that it is automatic (RFC 3834 § 5), so that no robot answers it. */
function headersOf(kind: LetterKind): Record<string, string> {
  const loop = { [LOOP_HEADER]: 'doleance' };
  if (kind === 'answer') return loop;
  const submitted = kind === 'acknowledgement' || kind === 'citizen-notice' ? 'auto-replied' : 'auto-generated';
  return { ...loop, 'Auto-Submitted': submitted, 'X-Auto-Response-Suppress': 'All' };
}

/** Where an answer speaks for whom: the citizen on their case, staff on it in answer to that kind of mail; nobody else. */
function replyAddress(row: OutboxRow & { facts: LetterFacts }, office: Office, keys: ReplyKeys): Mailbox | null {
  const { reference, facts } = row;
  if (reference === null || (facts.kind === 'staff-notification' && facts.about === 'transmitted')) return null;
  const intake = intakeAddress(office);
  const toCitizen = facts.kind === 'acknowledgement' || facts.kind === 'citizen-notice' || facts.kind === 'answer';
  const address = toCitizen
    ? composeReplyAddress(intake, reference, 'citizen', 'conversation', keys)
    : composeReplyAddress(intake, reference, 'staff', facts.kind, keys);
  return { name: office.name, address };
}

/** A hash of the row's key: the same row composes the same mail. */
function seedOf(row: OutboxRow): string {
  return createHash('sha256').update(`${row.key.pk}\n${row.key.sk}`).digest('hex').slice(0, 32);
}

function domainOf(office: Office): string {
  return office.address.slice(office.address.lastIndexOf('@') + 1);
}
