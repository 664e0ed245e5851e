/**
 * A mail written as bytes (RFC 5322, MIME). The same input gives the same bytes: the archive beside the raw mail can
 * be compared with what a replay would send.
 */
import type { Mailbox } from './message.ts';
import { isMessageId } from './thread-keys.ts';

export interface OutgoingAttachment {
  readonly name: string;
  /**
   * `message/rfc822` for an original mail. Such a part may not be encoded (RFC 2046 § 5.2.1): one with 8-bit bytes or
   * lines over 998 goes as an encoded `.eml` file instead, for it would not survive the way.
   */
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface OutgoingMessage {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly replyTo?: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** When it is sent: an instant (ISO 8601). SES overwrites it on the wire. */
  readonly date: string;
  /** With angle brackets. SES overwrites it on the wire: store what SES returns. */
  readonly messageId: string;
  readonly inReplyTo?: string;
  /** With angle brackets, oldest first; shortened in the middle when the field would grow past 20 ids. */
  readonly references?: readonly string[];
  /** Further fields, as Auto-Submitted; names in ASCII, values encoded where needed. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly OutgoingAttachment[];
  /** What the boundaries are made of: letters, digits and dashes; unique to this mail, as an outbox row's id. */
  readonly boundarySeed: string;
}

/** RFC 5322 lets References be cut; the first id and the newest carry the thread. */
const MAX_REFERENCES = 20;

/**
 * Composes the mail, line ends CRLF, no line over 998 bytes.
 * @throws Error when a value that goes into a header holds a line break or another control character, an address or
 * an id is malformed, or the seed cannot be a boundary: such a value is an attack or a mistake, never content.
 */
export async function composeMessage(input: OutgoingMessage): Promise<Uint8Array> {
  check(input);
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    from: address(input.from),
    to: input.to.map(address),
    ...(input.replyTo === undefined ? {} : { replyTo: [address(input.replyTo)] }),
    subject: input.subject,
    text: input.text,
    ...(input.html === undefined ? {} : { html: input.html }),
    date: new Date(input.date),
    messageId: input.messageId,
    ...(input.inReplyTo === undefined ? {} : { inReplyTo: input.inReplyTo }),
    ...(input.references === undefined ? {} : { references: shorten(input.references).join(' ') }),
    headers: Object.entries(input.headers ?? {}).map(([key, value]) => ({ key, value })),
    attachments: (input.attachments ?? []).map((one) => ({
      filename: one.name,
      contentType: travelsAsIs(one) ? one.contentType : 'application/octet-stream',
      content: Buffer.from(one.content),
      contentDisposition: 'attachment',
    })),
    baseBoundary: input.boundarySeed,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return new Uint8Array(await composer.compile().build());
}

/**
 * Whether a mail can be written to the address. Not to a quoted local part (RFC 5321 § 4.1.2): quotes are how fields are
 * broken out of; nor to one that is not ASCII, which SES refuses.
 */
export function isWritable(address: string): boolean {
  return /^[^\s<>()[\]\\,;:"@\u0000-\u001f\u007f-\uffff]{1,64}@[^\s<>()[\]\\,;:"@\u0000-\u001f\u007f]{1,255}$/.test(
    address,
  );
}

function check(input: OutgoingMessage): void {
  for (const mailbox of [input.from, ...input.to, ...(input.replyTo === undefined ? [] : [input.replyTo])]) {
    refuseControls('a display name', mailbox.name);
    if (!isWritable(mailbox.address)) {
      throw new Error(
        `The address ${JSON.stringify(mailbox.address)} cannot be written to: local@domain without spaces or quotes is expected.`,
      );
    }
  }
  if (input.to.length === 0) throw new Error('A mail needs at least one recipient in `to`.');
  refuseControls('the subject', input.subject);
  for (const [name, value] of Object.entries(input.headers ?? {})) {
    if (!/^[A-Za-z0-9-]{1,70}$/.test(name))
      throw new Error(`The header name ${JSON.stringify(name)} is not allowed: letters, digits and dashes only.`);
    refuseControls(`the header ${name}`, value);
  }
  for (const id of [
    input.messageId,
    ...(input.inReplyTo === undefined ? [] : [input.inReplyTo]),
    ...(input.references ?? []),
  ]) {
    if (!isMessageId(id))
      throw new Error(`The Message-ID ${JSON.stringify(id)} is malformed: <left@right> is expected.`);
  }
  for (const one of input.attachments ?? []) {
    refuseControls('a file name', one.name);
    if (!/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(one.contentType))
      throw new Error(`The content type ${JSON.stringify(one.contentType)} is malformed: type/subtype is expected.`);
  }
  if (Number.isNaN(Date.parse(input.date)))
    throw new Error(`The date ${JSON.stringify(input.date)} is no instant: ISO 8601 is expected.`);
  if (!/^[A-Za-z0-9-]{8,40}$/.test(input.boundarySeed))
    throw new Error('The boundary seed must be 8 to 40 letters, digits or dashes.');
}

function refuseControls(what: string, value: string): void {
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(value))
    throw new Error(
      `A control character or line break in ${what} is refused: ${JSON.stringify(value.slice(0, 80))}. Remove it before composing.`,
    );
}

function travelsAsIs({ contentType, content }: OutgoingAttachment): boolean {
  if (contentType.toLowerCase() !== 'message/rfc822') return true;
  let length = 0;
  for (const byte of content) {
    length = byte === 0x0a ? 0 : length + 1;
    if (byte === 0 || byte > 0x7f || length > 998) return false;
  }
  return true;
}

function address(mailbox: Mailbox): { name: string; address: string } {
  return { name: mailbox.name, address: mailbox.address };
}

function shorten(references: readonly string[]): readonly string[] {
  const [first] = references;
  return first === undefined || references.length <= MAX_REFERENCES
    ? references
    : [first, ...references.slice(1 - MAX_REFERENCES)];
}
