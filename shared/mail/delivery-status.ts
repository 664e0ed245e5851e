/** A bounce read (RFC 3464): who was not reached, why, and which mail of ours it was. */
import type { Attachment, Message } from './message.ts';
import { headerValues } from './message.ts';

export interface RecipientStatus {
  /** Final-Recipient, else Original-Recipient, without its type; '' when unreadable. */
  readonly address: string;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`, lower case; '' when absent. */
  readonly action: string;
  /** Enhanced status code (RFC 3463), as `5.1.1`; null when absent. */
  readonly status: string | null;
  readonly diagnostic: string;
}

export interface DeliveryStatus {
  readonly recipients: readonly RecipientStatus[];
  /** Message-ID of the mail that bounced, with angle brackets; null when the bounce does not say. */
  readonly originalMessageId: string | null;
}

const MAX_REPORT_BYTES = 512 * 1024;
const MAX_RECIPIENT_GROUPS = 100;

/** Reads the delivery status of a mail that `automaticKind` calls a bounce; null when it holds none. */
export function readDeliveryStatus(message: Message): DeliveryStatus | null {
  const report = message.attachments.find((one) => /^message\/(?:global-)?delivery-status$/.test(one.contentType));
  const recipients = report === undefined ? failedRecipients(message) : readGroups(latin1(report));
  if (recipients.length === 0) return null;
  return { recipients, originalMessageId: originalMessageId(message) };
}

/** Whether that recipient will never get the mail: the report says failed, or its code is of class 5. */
export function isPermanent(recipient: RecipientStatus): boolean {
  if (recipient.action !== '') return recipient.action === 'failed';
  return recipient.status?.startsWith('5.') === true;
}

function readGroups(report: string): RecipientStatus[] {
  const groups = report.split(/\r?\n[ \t]*\r?\n/).slice(0, MAX_RECIPIENT_GROUPS + 1);
  return groups.flatMap((group) => {
    const fields = readFields(group);
    const recipient = fields.get('final-recipient') ?? fields.get('original-recipient');
    const action = (fields.get('action') ?? '').toLowerCase().split(/[\s(]/)[0] ?? '';
    if (recipient === undefined && action === '') return [];
    const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/\s+/g, ' ').slice(0, 500);
    const status = statusCode(fields.get('status') ?? '') ?? statusCode(diagnostic);
    return [{ address: typedValue(recipient ?? ''), action, status, diagnostic }];
  });
}

function readFields(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `rfc822; a@b` → `a@b`. */
function typedValue(value: string): string {
  return value
    .slice(value.indexOf(';') + 1)
    .trim()
    .replace(/^<|>$/g, '')
    .slice(0, 320);
}

function statusCode(text: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text.slice(0, 1_000))?.[1] ?? null;
}

/** Older servers only name the addresses in a header. */
function failedRecipients(message: Message): RecipientStatus[] {
  const addresses = headerValues(message, 'x-failed-recipients')
    .flatMap((value) => value.split(','))
    .map((one) => one.trim());
  const status = statusCode(message.text);
  return addresses
    .filter((one) => one.includes('@'))
    .slice(0, MAX_RECIPIENT_GROUPS)
    .map((address) => ({ address, action: 'failed', status, diagnostic: '' }));
}

function originalMessageId(message: Message): string | null {
  for (const attachment of message.attachments) {
    if (
      !/^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/(?:rfc822|global)-headers)$/.test(
        attachment.contentType,
      )
    )
      continue;
    const header =
      latin1(attachment)
        .replace(/^(?:[ \t]*\r?\n)+/, '')
        .split(/\r?\n\r?\n/)[0] ?? '';
    const id = readFields(header).get('message-id');
    const bracketed = id === undefined ? null : /<[^<>\s]{1,990}>/.exec(id);
    if (bracketed !== null) return bracketed[0];
  }
  return message.inReplyTo[0] ?? message.references.at(-1) ?? null;
}

function latin1(attachment: Attachment): string {
  return Buffer.from(attachment.content.subarray(0, MAX_REPORT_BYTES)).toString('latin1');
}
