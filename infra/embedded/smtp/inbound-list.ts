/**
 * Which mails were taken in, one row for each complaint address that a mail reached. What became of them is in the
 * table; the few fields kept here show a mail while work on it is under way. Sealed: a Subject may hold a NIR.
 */
import { seal, unseal } from '../../../shared/adapters/embedded/cipher.ts';
import { fieldName } from '../../../shared/adapters/embedded/sent-message.ts';
import type { State } from '../../../shared/adapters/embedded/state.ts';
import { maskAll } from '../../../shared/identifiers/nir.ts';
import { parseAddresses } from '../../../shared/mail/addresses.ts';
import { readSubject } from '../../../shared/mail/encoded-word.ts';
import type { Office } from '../../../shared/office/office.ts';
import { byMailbox } from '../../../shared/usecases/delivery.ts';
import { fieldValue, type StoredMail } from './receipt-notification.ts';

export interface InboundFields {
  readonly from: string;
  readonly subject: string;
  readonly messageId: string | null;
}

export interface InboundRow extends InboundFields {
  readonly id: string;
  readonly mailbox: string;
  readonly at: string;
}

export interface InboundList {
  /** Part of the transaction in which the mail is taken in. */
  add(mail: StoredMail): void;
  has(id: string): boolean;
  /** Oldest first. */
  rows(): readonly InboundRow[];
  /** Months in which mail came (`2026-11`), oldest first. */
  months(): readonly string[];
}

/** A complaint address is its office's, whichever of its addresses the mail reached: as in the records. */
export function openInboundList(state: State, sealKey: Uint8Array, offices: readonly Office[]): InboundList {
  const insert = state.database.prepare('INSERT INTO inbound (id, mailbox, at, fields) VALUES (?, ?, ?, ?)');
  const known = state.database.prepare('SELECT 1 FROM inbound WHERE id = ? LIMIT 1');
  const all = state.database.prepare('SELECT * FROM inbound ORDER BY number');
  const months = state.database.prepare('SELECT DISTINCT substr(at, 1, 7) AS month FROM inbound ORDER BY month');
  const context = (id: string): string => `inbound:${id}`;
  return {
    add(mail) {
      const fields = seal(Buffer.from(JSON.stringify(fieldsOf(mail))), context(mail.id), sealKey);
      for (const mailbox of byMailbox(mail.recipients, offices).keys()) insert.run(mail.id, mailbox, mail.at, fields);
    },
    has: (id) => known.get(id) !== undefined,
    rows: () =>
      all.all().map((row) => {
        const id = row['id'] as string;
        const fields = Buffer.from(unseal(row['fields'] as Uint8Array, context(id), sealKey)).toString('utf8');
        return {
          ...(JSON.parse(fields) as InboundFields),
          id,
          mailbox: row['mailbox'] as string,
          at: row['at'] as string,
        };
      }),
    months: () => months.all().map((row) => row['month'] as string),
  };
}

/** Characters kept of a field: a line of RFC 5322. Stops a list that grows by a megabyte a mail, read at each request. */
const FIELD_KEPT = 998;

function fieldsOf({ fields, envelopeFrom }: StoredMail): InboundFields {
  const value = (name: string): string | null => {
    const field = fields.find((one) => fieldName(one) === name);
    return field === undefined ? null : fieldValue(field);
  };
  return {
    from: parseAddresses(value('from') ?? '')[0]?.address ?? envelopeFrom,
    // Cut with a margin first, so that no number is cut in two before it is masked.
    subject: maskAll(readSubject(value('subject') ?? '').slice(0, FIELD_KEPT + 100)).slice(0, FIELD_KEPT),
    messageId: value('message-id')?.slice(0, FIELD_KEPT) ?? null,
  };
}
