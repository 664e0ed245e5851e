/**
 * What SES publishes when the S3 action has stored a mail (aws.md § 2.3). The schema is loose on purpose: it demands
 * what is used and lets the rest be, for SES adds fields and leaves fields out ("Fields present vary").
 */
import * as z from 'zod';

/** `PASS`, `FAIL`, `GRAY`, `PROCESSING_FAILED`, `DISABLED` (scan off); open, as AWS adds values. */
export interface ReceiptVerdicts {
  readonly spam: string;
  readonly virus: string;
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
  /** `none`, `quarantine` or `reject`; null unless DMARC failed. */
  readonly dmarcPolicy: string | null;
}

export interface ReceivedNotification {
  readonly type: 'received';
  /** The id that SES gave the mail: one mail, one id, however often it is notified. */
  readonly messageId: string;
  /** When SES took the mail: an instant, ISO 8601 in UTC. */
  readonly receivedAt: string;
  /** Envelope sender; '' for `<>`. */
  readonly source: string;
  /** Envelope recipients that matched the rule, Bcc included; never taken from the headers. */
  readonly recipients: readonly string[];
  readonly bucket: string;
  /** As given, never rebuilt from prefix and id. */
  readonly key: string;
  readonly verdicts: ReceiptVerdicts;
}

/** SES tests a new S3 action with a notification of its own: to be ignored. */
export interface SetupNotification {
  readonly type: 'setup';
}

const SETUP_ID = 'AMAZON_SES_SETUP_NOTIFICATION';

const verdict = z.looseObject({ status: z.string() }).nullish();

const notificationSchema = z.looseObject({
  notificationType: z.string().optional(),
  mail: z.looseObject({ timestamp: z.string(), source: z.string().nullish(), messageId: z.string().min(1) }),
  receipt: z.looseObject({
    recipients: z.array(z.string()).min(1),
    spamVerdict: verdict,
    virusVerdict: verdict,
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    dmarcPolicy: z.string().nullish(),
    action: z.looseObject({ type: z.string(), bucketName: z.string(), objectKey: z.string().min(1) }),
  }),
});

const setupSchema = z.looseObject({ mail: z.looseObject({ messageId: z.literal(SETUP_ID) }) });

/**
 * Reads the body of a queue message: the notification itself (raw delivery) or wrapped by SNS.
 * @throws Error that names the first field that is wrong; the message then ends in the dead-letter queue.
 */
export function readNotification(body: string): ReceivedNotification | SetupNotification {
  const payload = unwrap(body, 'SES receipt notification');
  if (setupSchema.safeParse(payload).success) return { type: 'setup' };
  const parsed = notificationSchema.safeParse(payload);
  if (!parsed.success) throw new Error(`Not an SES receipt notification of an S3 action: ${explain(parsed.error)}.`);
  const { mail, receipt } = parsed.data;
  const status = (one: { status: string } | null | undefined): string => one?.status.toUpperCase() ?? 'DISABLED';
  return {
    type: 'received',
    messageId: mail.messageId,
    receivedAt: readInstant(mail.timestamp, 'mail.timestamp'),
    source: readSource(mail.source),
    recipients: receipt.recipients,
    bucket: receipt.action.bucketName,
    key: receipt.action.objectKey,
    verdicts: {
      spam: status(receipt.spamVerdict),
      virus: status(receipt.virusVerdict),
      spf: status(receipt.spfVerdict),
      dkim: status(receipt.dkimVerdict),
      dmarc: status(receipt.dmarcVerdict),
      dmarcPolicy: receipt.dmarcPolicy?.toLowerCase() ?? null,
    },
  };
}

/** The JSON of a queue message, out of its SNS envelope if it has one. Throws when it is no JSON object. */
export function unwrap(body: string, expected: string): unknown {
  const outer = parseObject(body, expected);
  if (typeof outer['Message'] === 'string' && 'Type' in outer) {
    if (outer['Type'] !== 'Notification')
      throw new Error(
        `Expected an ${expected}; got an SNS message of type ${String(outer['Type'])}. Confirm the subscription instead of sending it to the queue.`,
      );
    return parseObject(outer['Message'], expected);
  }
  return outer;
}

/** What a schema found wrong, in one line. */
export function explain(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'unknown shape' : `${issue.path.join('.') || 'the whole'}: ${issue.message}`;
}

/** A timestamp of SES as an instant with milliseconds. Throws when it is none. */
export function readInstant(value: string, field: string): string {
  const millis = Date.parse(value);
  if (Number.isNaN(millis)) throw new Error(`${field} is ${JSON.stringify(value)}; an ISO 8601 instant is expected.`);
  return new Date(millis).toISOString();
}

function parseObject(text: string, expected: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`Expected an ${expected}; got text that is not JSON (${text.length} characters).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`Expected an ${expected}; got JSON that is not an object.`);
  return value as Record<string, unknown>;
}

/** The form of a null sender in `mail.source` is not documented: each plausible one is taken. */
function readSource(source: string | null | undefined): string {
  const plain = (source ?? '').trim();
  return plain === '<>' || /^mailer-daemon$/i.test(plain) ? '' : plain.replace(/^<(.*)>$/, '$1');
}
