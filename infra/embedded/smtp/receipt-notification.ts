/**
 * What SES publishes when its S3 action has stored a mail (aws.md § 2.3), and what S3 publishes about the object.
 */
import { createHash } from 'node:crypto';
import { rawPrefix } from '../../../shared/adapters/embedded/file-objects.ts';
import { fieldName } from '../../../shared/adapters/embedded/sent-message.ts';
import { topicArn } from '../../../shared/adapters/embedded/sns-envelope.ts';
import { parseAddresses } from '../../../shared/mail/addresses.ts';
import { decodeHeader } from '../../../shared/mail/encoded-word.ts';
import type { Verdicts } from '../../../shared/mail/verdicts.ts';

export interface StoredMail {
  readonly id: string;
  readonly at: string;
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  readonly verdicts: Verdicts;
  /** Field by field as stored, folded lines included, one character a byte. */
  readonly fields: readonly string[];
  readonly size: number;
}

const bucket = 'doleance-embedded';
/** SNS takes no more of them (aws.md § 2.2). */
const headerBytesShown = 10_240;

export const receiptSubject = 'Amazon SES Email Receipt Notification';

export function objectKeyOf(id: string): string {
  return `${rawPrefix}${id}.eml`;
}

export function receiptNotification(mail: StoredMail): object {
  const { headers, truncated } = shownHeaders(mail.fields);
  const value = (name: string): string | undefined => {
    const field = mail.fields.find((one) => fieldName(one) === name);
    return field === undefined ? undefined : fieldValue(field);
  };
  const addresses = (name: string): string[] => parseAddresses(value(name) ?? '').map(({ address }) => address);
  const { verdicts } = mail;
  return {
    notificationType: 'Received',
    mail: {
      timestamp: mail.at,
      source: mail.envelopeFrom,
      messageId: mail.id,
      destination: [...addresses('to'), ...addresses('cc')],
      headersTruncated: truncated,
      headers,
      commonHeaders: commonHeaders(mail.envelopeFrom, value),
    },
    receipt: {
      timestamp: mail.at,
      processingTimeMillis: 400,
      recipients: mail.recipients,
      spamVerdict: { status: verdicts.spam },
      virusVerdict: { status: verdicts.virus },
      spfVerdict: { status: verdicts.spf },
      dkimVerdict: { status: verdicts.dkim },
      dmarcVerdict: { status: verdicts.dmarc },
      ...(verdicts.dmarc === 'FAIL' ? { dmarcPolicy: 'reject' } : {}),
      action: {
        type: 'S3',
        topicArn: topicArn('doleance-received'),
        bucketName: bucket,
        objectKeyPrefix: rawPrefix,
        objectKey: objectKeyOf(mail.id),
      },
    },
  };
}

/** The body of the queue that S3 tells of each new object. */
export function objectCreated(mail: Pick<StoredMail, 'id' | 'at' | 'size'>): object {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'eu-west-3',
        eventTime: mail.at,
        eventName: 'ObjectCreated:Put',
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'second-witness',
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: encodeURIComponent(objectKeyOf(mail.id)).replaceAll('%2F', '/'),
            size: mail.size,
            eTag: createHash('md5').update(mail.id).digest('hex'),
            sequencer: Date.parse(mail.at).toString(16).toUpperCase(),
          },
        },
      },
    ],
  };
}

/** The value of a field, unfolded and trimmed, encoded words as they are. */
export function fieldValue(field: string): string {
  return field
    .slice(field.indexOf(':') + 1)
    .replace(/\r?\n/g, '')
    .trim();
}

function shownHeaders(fields: readonly string[]): { headers: object[]; truncated: boolean } {
  const headers: object[] = [];
  let bytes = 0;
  for (const field of fields) {
    if (fieldName(field) === '') continue;
    bytes += Buffer.byteLength(field);
    if (bytes > headerBytesShown) return { headers, truncated: true };
    headers.push({ name: field.slice(0, field.indexOf(':')).trim(), value: decodeHeader(fieldValue(field)) });
  }
  return { headers, truncated: false };
}

function commonHeaders(envelopeFrom: string, value: (name: string) => string | undefined): object {
  const list = (name: string): string[] | undefined => {
    const raw = value(name);
    return raw === undefined ? undefined : [decodeHeader(raw)];
  };
  // Fields that the mail lacks are absent, as in SES's own.
  const fields = {
    returnPath: envelopeFrom,
    from: list('from'),
    date: value('date'),
    to: list('to'),
    cc: list('cc'),
    replyTo: list('reply-to'),
    messageId: value('message-id'),
    subject: list('subject')?.[0],
  };
  return Object.fromEntries(Object.entries(fields).filter(([, content]) => content !== undefined));
}
