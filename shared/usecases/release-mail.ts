/** A person lets a quarantined mail pass: it is filed as if it had passed, dated by its first receipt. */

import type { MailRecord, Ports } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { receiveFor } from './receive-mail.ts';

/**
 * Returns the record as it stands after. Releasing twice is harmless. Throws when there is no such mail; a mail that was
 * not quarantined comes back as it is. A mail that breaks the parser is quarantined again, with its reason.
 */
export async function releaseMail(inboundId: string, mailbox: string, ports: Ports): Promise<MailRecord> {
  const record = await ports.caseFile.mail(inboundId, mailbox);
  if (record === null) throw new Error(`No mail ${inboundId} at ${mailbox}.`);
  if (record.outcome !== 'quarantined') return record;
  await receiveFor(deliveryOf(record), ports);
  return (await ports.caseFile.mail(inboundId, mailbox)) ?? record;
}

/** The mail as it first came, with the word of a person for it. */
function deliveryOf(record: MailRecord): Delivery {
  const { inboundId, mailbox, recipients, receivedAt, envelopeFrom, rawKey, verdicts } = record;
  return {
    inboundId,
    mailbox,
    recipients,
    receivedAt,
    envelopeFrom,
    rawKey,
    verdicts,
    released: record,
  };
}
