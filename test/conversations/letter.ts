/** A letter of the outbox as its recipient's client reads it. */
import { simpleParser } from 'mailparser';

export interface Letter {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly reference: string | null;
  readonly to: string;
  readonly from: string;
  readonly fromName: string;
  /** Bare address; '' where answers go to From. */
  readonly replyTo: string;
  readonly subject: string;
  readonly messageId: string;
  readonly inReplyTo: string;
  readonly references: readonly string[];
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[];
  /** Lower-case field name → first value. */
  readonly headers: ReadonlyMap<string, string>;
  readonly raw: Buffer;
}

export async function readLetter(
  row: { id: string; at: string; kind: string; caseReference: string | null; to: string },
  raw: Buffer,
): Promise<Letter> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    reference: row.caseReference,
    to: row.to,
    from: mail.from?.value[0]?.address ?? '',
    fromName: mail.from?.value[0]?.name ?? '',
    replyTo: mail.replyTo?.value[0]?.address ?? '',
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? '',
    references: [mail.references ?? []].flat(),
    text: mail.text ?? '',
    html: mail.html === false ? '' : (mail.html ?? ''),
    attachments: mail.attachments.map((one) => ({
      name: one.filename ?? '',
      type: one.contentType,
      content: one.content,
    })),
    headers,
    raw,
  };
}

/** Where an answer of a client goes. */
export function answerTo(letter: Letter): string {
  return letter.replyTo === '' ? letter.from : letter.replyTo;
}
