/** One mail read outside of any office: its procedure and its instant of receipt are taken from the mail where not given. */
import { civilDate } from '../../../shared/calendar/paris-time.ts';
import { readAttachmentTexts } from '../../../shared/mail/attachment-text.ts';
import { headerValues, type Message } from '../../../shared/mail/message.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { intakeAddress, type Office } from '../../../shared/office/office.ts';
import type { Procedure } from '../../../shared/office/procedure.ts';
import { procedureById } from '../../../shared/office/procedures/index.ts';
import { openDeadlines } from '../../../shared/reclamation/deadlines.ts';
import { read } from '../../../shared/reclamation/read/read.ts';
import type { Reading } from '../../../shared/reclamation/reading.ts';

export interface MailRead {
  readonly message: Message;
  readonly reading: Reading;
  readonly procedure: Procedure | null;
  /** Civil date in Europe/Paris. */
  readonly receivedOn: string;
  /** Kind → last day, a civil date; null where no clock runs. */
  readonly deadlines: Readonly<Record<string, string>> | null;
  /** Whether the citizen gets a complaint's acknowledgement. */
  readonly acknowledgement: boolean;
}

export interface ReadMailSettings {
  readonly procedure: Procedure | null;
  /** An instant; null: the Date field, and `now` where that is absent or absurd. */
  readonly received: string | null;
  readonly now: string;
  readonly offices: readonly Office[];
}

export async function readMail(raw: Uint8Array, settings: ReadMailSettings): Promise<MailRead> {
  const message = await parseMessage(raw);
  const office = addressedOffice(message, settings.offices);
  const procedure = settings.procedure ?? (office === null ? null : procedureById(office.procedure));
  const receivedAt = settings.received ?? message.date ?? settings.now;
  const region = office?.region ?? 'metropole';

  const attached = await readAttachmentTexts(message.attachments);
  const reading = read(message, {
    procedure,
    receivedAt,
    envelopeFrom: envelopeFrom(message),
    own: { addresses: settings.offices.flatMap((one) => [one.address, intakeAddress(one)]), messageIdDomains: [] },
    attachmentTexts: attached.texts,
    region,
  });
  const acknowledgement = reading.kind === 'complaint';
  return {
    message,
    reading,
    procedure,
    receivedOn: civilDate(receivedAt),
    deadlines: acknowledgement && procedure !== null ? deadlinesOf(procedure, region, receivedAt) : null,
    acknowledgement,
  };
}

/** The procedure's own deadlines: what an office adds of its own is not the mail's. */
function deadlinesOf(procedure: Procedure, region: Office['region'], receivedAt: string): Record<string, string> {
  const kinds = new Set(procedure.deadlines.map((rule) => rule.kind));
  return Object.fromEntries(
    openDeadlines(procedure, { region, answerTarget: { count: 2, unit: 'mois' } }, receivedAt)
      .filter((deadline) => kinds.has(deadline.kind))
      .map((deadline) => [deadline.kind, deadline.due]),
  );
}

/** The first office among the recipients, +tags disregarded: To, then Cc, then what the delivering server noted. */
function addressedOffice(message: Message, offices: readonly Office[]): Office | null {
  const recipients = [
    ...message.to.map((one) => one.address),
    ...message.cc.map((one) => one.address),
    ...['delivered-to', 'x-original-to', 'envelope-to'].flatMap((field) => headerValues(message, field)),
  ].map((address) =>
    address
      .trim()
      .toLowerCase()
      .replace(/^<|>$/g, '')
      .replace(/\+[^@]*@/, '@'),
  );
  for (const recipient of recipients) {
    const office = offices.find((one) => one.address === recipient || intakeAddress(one) === recipient);
    if (office) return office;
  }
  return null;
}

/** The delivering server's Return-Path, topmost; without one the author's address. */
function envelopeFrom(message: Message): string {
  const [path] = headerValues(message, 'return-path');
  if (path !== undefined) return path.trim().replace(/^<(.*)>$/, '$1');
  return message.from?.address ?? '';
}
