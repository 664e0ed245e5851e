/** SES events on mail that we sent (configuration set → SNS → SQS, aws.md § 3). All sets of values are open. */
import * as z from 'zod';
import { explain, readInstant, unwrap } from './notification.ts';

export interface FeedbackRecipient {
  readonly address: string;
  /** `failed`, `delayed` …; '' when not said. */
  readonly action: string;
  /** `5.1.1`; '' when not said. */
  readonly status: string;
  readonly diagnostic: string;
}

export interface Feedback {
  /** `Send`, `Delivery`, `Bounce`, `Complaint`, `Reject`, `DeliveryDelay`, `Rendering Failure`, or one that AWS adds. */
  readonly type: string;
  /** When it happened: an instant, ISO 8601 in UTC. */
  readonly at: string;
  /** The bare id that the sending call returned (not the wire form). */
  readonly messageId: string;
  /** Whom it concerns; for events without a list of their own, all recipients of the mail. */
  readonly recipients: readonly FeedbackRecipient[];
  /** Bounce: `Permanent`, `Transient`, `Undetermined`; delay: `MailboxFull` …; complaint: `abuse` …; '' otherwise. */
  readonly subtype: string;
  /** Bounce: `General`, `NoEmail`, `Suppressed`, `OnAccountSuppressionList` …; '' otherwise. */
  readonly detail: string;
  /** The tags that the mail was sent with; AWS's own begin with `ses:`. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

const recipient = z.looseObject({
  emailAddress: z.string(),
  action: z.string().nullish(),
  status: z.string().nullish(),
  diagnosticCode: z.string().nullish(),
});

const eventSchema = z.looseObject({
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  mail: z.looseObject({
    timestamp: z.string(),
    messageId: z.string().min(1),
    destination: z.array(z.string()).nullish(),
    tags: z.record(z.string(), z.array(z.string())).nullish(),
  }),
  bounce: z
    .looseObject({
      bounceType: z.string().nullish(),
      bounceSubType: z.string().nullish(),
      bouncedRecipients: z.array(recipient).nullish(),
      timestamp: z.string().nullish(),
    })
    .nullish(),
  complaint: z
    .looseObject({
      complainedRecipients: z.array(recipient).nullish(),
      complaintFeedbackType: z.string().nullish(),
      complaintSubType: z.string().nullish(),
      timestamp: z.string().nullish(),
    })
    .nullish(),
  delivery: z
    .looseObject({
      timestamp: z.string().nullish(),
      recipients: z.array(z.string()).nullish(),
      smtpResponse: z.string().nullish(),
    })
    .nullish(),
  deliveryDelay: z
    .looseObject({
      timestamp: z.string().nullish(),
      delayType: z.string().nullish(),
      delayedRecipients: z.array(recipient).nullish(),
    })
    .nullish(),
  reject: z.looseObject({ reason: z.string().nullish() }).nullish(),
  failure: z.looseObject({ errorMessage: z.string().nullish() }).nullish(),
});

type Event = z.infer<typeof eventSchema>;

/**
 * Reads the body of a queue message: an SES event, bare or wrapped by SNS. An event type that is not known yet is
 * given on as it is.
 * @throws Error that names the first field that is wrong.
 */
export function readFeedback(body: string): Feedback {
  const parsed = eventSchema.safeParse(unwrap(body, 'SES event'));
  if (!parsed.success) throw new Error(`Not an SES event: ${explain(parsed.error)}.`);
  const event = parsed.data;
  const type = event.eventType ?? event.notificationType;
  if (type === undefined) throw new Error('Not an SES event: eventType is missing.');
  const { timestamp, recipients, subtype, detail } = particulars(event);
  return {
    type,
    at: readInstant(timestamp ?? event.mail.timestamp, 'the timestamp'),
    messageId: event.mail.messageId,
    recipients: recipients ?? (event.mail.destination ?? []).map(onlyAddress),
    subtype,
    detail,
    tags: event.mail.tags ?? {},
  };
}

interface Particulars {
  readonly timestamp: string | undefined;
  readonly recipients: readonly FeedbackRecipient[] | undefined;
  readonly subtype: string;
  readonly detail: string;
}

function particulars({ bounce, complaint, delivery, deliveryDelay, reject, failure }: Event): Particulars {
  if (bounce != null)
    return {
      timestamp: bounce.timestamp ?? undefined,
      recipients: bounce.bouncedRecipients?.map(toRecipient),
      subtype: bounce.bounceType ?? '',
      detail: bounce.bounceSubType ?? '',
    };
  if (complaint != null)
    return {
      timestamp: complaint.timestamp ?? undefined,
      recipients: complaint.complainedRecipients?.map(toRecipient),
      subtype: complaint.complaintFeedbackType ?? '',
      detail: complaint.complaintSubType ?? '',
    };
  if (delivery != null)
    return {
      timestamp: delivery.timestamp ?? undefined,
      recipients: delivery.recipients?.map(onlyAddress),
      subtype: '',
      detail: delivery.smtpResponse ?? '',
    };
  if (deliveryDelay != null)
    return {
      timestamp: deliveryDelay.timestamp ?? undefined,
      recipients: deliveryDelay.delayedRecipients?.map(toRecipient),
      subtype: deliveryDelay.delayType ?? '',
      detail: '',
    };
  return {
    timestamp: undefined,
    recipients: undefined,
    subtype: '',
    detail: reject?.reason ?? failure?.errorMessage ?? '',
  };
}

function toRecipient(one: z.infer<typeof recipient>): FeedbackRecipient {
  return {
    address: one.emailAddress.replace(/^.*<([^<>]+)>$/, '$1'),
    action: one.action ?? '',
    status: one.status ?? '',
    diagnostic: (one.diagnosticCode ?? '').slice(0, 500),
  };
}

function onlyAddress(address: string): FeedbackRecipient {
  return { address, action: '', status: '', diagnostic: '' };
}
