/** One mail as one mailbox received it: what the notification says, before the raw mail is read. */
import { mailboxOf } from '../identifiers/reply-address.ts';
import { seenByForwarder } from '../mail/forwarder.ts';
import type { Message } from '../mail/message.ts';
import { summarise, type VerdictSummary, type Verdicts } from '../mail/verdicts.ts';
import { isStaff, type Office } from '../office/office.ts';
import { officeByAddress } from '../office/offices.ts';
import type { MailRecord } from '../ports.ts';

export interface Delivery {
  readonly inboundId: string;
  /** The complaint address, without +tag, in lower case. */
  readonly mailbox: string;
  /** Every recipient of the envelope that is this mailbox, +tags kept. */
  readonly recipients: readonly string[];
  readonly receivedAt: string;
  /** '' for the null sender `<>`. */
  readonly envelopeFrom: string;
  readonly rawKey: string;
  readonly verdicts: Verdicts;
  /** Set when a person lets a quarantined mail pass: screening is over, its record is replaced. */
  readonly released: MailRecord | null;
}

/**
 * What is believed of the sender: what SES found, or the word of the person who released the mail; what the office's
 * forwarder found, where SES could not see the sender. Never of staff: their mail carries their own domain's proof
 * whichever way it takes, and a forwarder that once writes no results must not make an agent of a stranger.
 */
export function standing(delivery: Delivery, message: Message, office: Office): VerdictSummary {
  if (delivery.released !== null) return { sender: 'verified', spam: false, virus: false, unscanned: false };
  const from = message.from?.address ?? '';
  const seen = summarise(delivery.verdicts, from, delivery.envelopeFrom);
  if (seen.sender === 'verified' || office.trustedForwarder === undefined || isStaff(office, from)) return seen;
  const forwarded = seenByForwarder(message, delivery, {
    name: office.trustedForwarder,
    domain: office.address.slice(office.address.lastIndexOf('@') + 1),
    addresses: office.forwarderAddresses,
  });
  return forwarded === null ? seen : summarise(forwarded.verdicts, from, forwarded.envelopeFrom);
}

/** Where the original lies that staff may open; null for one with a virus verdict, also when its words were released. */
export function originalKey(delivery: Delivery): string | null {
  return delivery.verdicts.virus === 'FAIL' ? null : delivery.rawKey;
}

/**
 * Recipients grouped by complaint address, in the order of the envelope: one mail to two offices is two deliveries. An
 * office's intake address counts as its complaint address, so that records, threads and cases bear one name.
 */
export function byMailbox(
  recipients: readonly string[],
  offices: readonly Office[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const recipient of recipients) {
    const mailbox = officeByAddress(recipient, offices)?.address ?? mailboxOf(recipient);
    groups.set(mailbox, [...(groups.get(mailbox) ?? []), recipient]);
  }
  return groups;
}
