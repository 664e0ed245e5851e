/** The part tree of a mail made into a Message: fields, body, fragments, nested mails, attachments, defects. */
import { civilDate, parisTime } from '../calendar/paris-time.ts';
import { parseAddresses } from './addresses.ts';
import { readBody } from './body-text.ts';
import { type Budget, newBudget, spendAttachment, spendNested, spendParts } from './budget.ts';
import { decodeHeader, decodeRaw, readSubject, unfold } from './encoded-word.ts';
import { readForwardedHeads } from './forwarded-head.ts';
import { cutFragments } from './fragments.ts';
import { MAX_NESTED_MAILS, MAX_RECIPIENTS, MailRefused } from './limits.ts';
import { isAbsurdDate, parseMailDate } from './mail-date.ts';
import type { Attachment, ForwardedHead, Fragment, Mailbox, Message } from './message.ts';
import { type MimePart, partField } from './mime-part.ts';
import { safeDisplayName, safeFileName } from './safe-name.ts';
import { stripSubject } from './subject.ts';
import { openWrapper, unwrapTnef } from './wrappers.ts';
import { parseWrittenDate } from './written-date.ts';

/** A mail passed on whole; `global` where its header is UTF-8 (RFC 6532). */
const NESTED_MAIL = /^message\/(?:rfc822|global)$/;

export type MimeReader = (raw: Buffer) => Promise<MimePart>;

/** Reads and assembles a mail. Throws MailRefused. */
export async function assembleMessage(raw: Buffer, readMime: MimeReader): Promise<Message> {
  return await assemble(raw, readMime, 0, newBudget());
}

async function assemble(raw: Buffer, readMime: MimeReader, depth: number, budget: Budget): Promise<Message> {
  const root = await readMime(raw);
  spendParts(root, budget);
  const headers = readHeaders(root);
  const subject = readSubject(partField(root, 'subject'));
  const inReplyTo = messageIds(headers.get('in-reply-to') ?? []);
  const references = messageIds(headers.get('references') ?? []);

  const { content, defects } = await openWrapper(root, readMime, budget);
  const body = readBody(content, budget);
  const { attachments, text, passedOn } = await unwrapTnef(
    collectAttachments(content, body.parts, budget),
    budget,
    defects,
  );
  const fragments = cutFragments(body.text === '' ? text : body.text, readContext(subject, inReplyTo, references));
  const heads = readForwardedHeads(fragments);
  fragments.push(...passedOn.map((one): Fragment => ({ kind: 'forwarded', text: one })));

  const contentType =
    partField(root, 'content-type').replace(/^[^;(]*/, (type) => type.trim().toLowerCase()) || root.contentType;
  // A report carries the mail it is about: those are our own words, or somebody's whom the report does not speak for.
  const nestedMails = contentType.startsWith('multipart/report')
    ? []
    : attachments.filter((one) => NESTED_MAIL.test(one.contentType));
  for (const attachment of nestedMails) {
    if (depth >= MAX_NESTED_MAILS) {
      defects.push(`Message joint « ${attachment.name} » non ouvert : plus de ${MAX_NESTED_MAILS} messages imbriqués.`);
      continue;
    }
    if (!spendNested(attachment.size, budget)) {
      defects.push(`Message joint « ${attachment.name} » non ouvert : trop volumineux.`);
      continue;
    }
    const { buffer, byteOffset, byteLength } = attachment.content;
    const nested = await assemble(Buffer.from(buffer, byteOffset, byteLength), readMime, depth + 1, budget);
    heads.push(headOf(nested), ...nested.forwardedHeads);
    if (nested.text !== '') fragments.push({ kind: 'forwarded', text: nested.text });
    attachments.push(...nested.attachments);
    defects.push(...nested.defects);
  }
  return {
    messageId: messageIds(headers.get('message-id') ?? [])[0] ?? null,
    inReplyTo,
    references,
    date: readDate(root),
    from: mailboxes(root, 'from')[0] ?? null,
    replyTo: mailboxes(root, 'reply-to'),
    to: mailboxes(root, 'to'),
    cc: mailboxes(root, 'cc'),
    subject,
    headers,
    contentType,
    text: fragments.map((fragment) => fragment.text).join('\n'),
    fragments,
    forwardedHeads: heads,
    attachments,
    defects,
  };
}

function readHeaders(root: MimePart): Map<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const [name, value] of root.fields) {
    const values = headers.get(name) ?? [];
    values.push(decodeRaw(unfold(value)).trim());
    headers.set(name, values);
  }
  return headers;
}

/** The ids in the values, in order, each with its angle brackets; without brackets, words that look like one. */
function messageIds(values: readonly string[]): string[] {
  const ids = values.flatMap((value) => {
    const bracketed = value.match(/<[^<>\s]{1,990}>/g);
    if (bracketed !== null) return bracketed;
    return value
      .split(/[\s,]+/)
      .filter((word) => /^[^<>\s@]{1,490}@[^<>\s@]{1,490}$/.test(word))
      .map((word) => `<${word}>`);
  });
  return [...new Set(ids)];
}

function readContext(
  subject: string,
  inReplyTo: readonly string[],
  references: readonly string[],
): { isReply: boolean; isForward: boolean } {
  const { prefix } = stripSubject(subject);
  return {
    isForward: prefix === 'forward',
    isReply: prefix === 'reply' || inReplyTo.length > 0 || references.length > 0,
  };
}

function mailboxes(root: MimePart, field: string): Mailbox[] {
  const values = root.fields.filter(([name]) => name === field).map(([, value]) => value);
  const found = values.flatMap(parseAddresses);
  if (found.length > MAX_RECIPIENTS)
    throw new MailRefused('too-many-recipients', `${found.length} addresses in ${field}; at most ${MAX_RECIPIENTS}`);
  return found;
}

/** The Date, unless it cannot be true beside the topmost Received field, which the receiving server wrote. */
function readDate(root: MimePart): string | null {
  const date = parseMailDate(partField(root, 'date'));
  if (date === null) return null;
  const received = partField(root, 'received');
  const arrival = received.includes(';') ? parseMailDate(received.slice(received.lastIndexOf(';') + 1)) : null;
  return arrival !== null && isAbsurdDate(date, arrival) ? null : date;
}

/** Its Date field is an instant with its zone, mostly UTC behind Exchange; what staff and citizens saw is the clock of Paris. */
function localDate({ date, headers }: Message): string | null {
  if (date !== null) return `${civilDate(date)}T${parisTime(date)}`;
  return parseWrittenDate((headers.get('date') ?? [''])[0] ?? '');
}

function headOf(nested: Message): ForwardedHead {
  return {
    from: nested.from,
    to: nested.to
      .map((mailbox) => mailbox.address)
      .join(', ')
      .slice(0, 500),
    subject: nested.subject,
    date: localDate(nested),
  };
}

function collectAttachments(root: MimePart, body: ReadonlySet<MimePart>, budget: Budget): Attachment[] {
  const attachments: Attachment[] = [];
  const visit = (part: MimePart, related: boolean): void => {
    for (const child of part.children) visit(child, related || part.contentType === 'multipart/related');
    if (part.children.length > 0 || part.contentType.startsWith('multipart/') || body.has(part)) return;
    spendAttachment(budget);
    const hasId = partField(part, 'content-id') !== '';
    attachments.push({
      name: safeFileName(part.fileName) || nameOfNested(part),
      contentType: part.contentType,
      size: part.bytes.length,
      inline: part.disposition !== 'attachment' && (related || part.disposition === 'inline') && hasId,
      content: part.bytes,
    });
  };
  visit(root, false);
  return attachments;
}

/** A mail passed on as an attachment has no file name in most clients. */
function nameOfNested(part: MimePart): string {
  if (!NESTED_MAIL.test(part.contentType)) return '';
  const header = Buffer.from(part.bytes.subarray(0, 16_384)).toString('latin1');
  const subject = /^subject:[ \t]*(.{0,300})$/im.exec(header.split(/\r?\n\r?\n/)[0] ?? '')?.[1] ?? '';
  const name = safeFileName(safeDisplayName(decodeHeader(subject)).slice(0, 80));
  return `${name === '' ? 'message' : name}.eml`;
}
