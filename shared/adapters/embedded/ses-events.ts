/**
 * The events that SES publishes about a mail it sent, through a configuration set (aws.md § 3): the mailbox simulator
 * of the embedded stack included.
 */
import { randomUUID } from 'node:crypto';
import type { SentMessage } from './sent-message.ts';

export interface SentMail {
  /** Bare message id. */
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly message: SentMessage;
  /** As given to SES when sending; SES takes `[A-Za-z0-9_.@-]` in names and values. */
  readonly tags: Readonly<Record<string, string>>;
}

const headersShown = 50;

/** Which events SES would publish, in the order they happen: accepted, then for each recipient delivered, bounced or reported. */
export function sesEvents(mail: SentMail): readonly object[] {
  const about = {
    timestamp: mail.at,
    source: mail.from,
    sourceArn: `arn:aws:ses:eu-west-3:000000000000:identity/${mail.from.slice(mail.from.lastIndexOf('@') + 1)}`,
    sendingAccountId: '000000000000',
    messageId: mail.id,
    destination: mail.to,
    headersTruncated: false,
    headers: mail.message.headers.slice(0, headersShown),
    commonHeaders: commonHeaders(mail),
    tags: {
      'ses:configuration-set': ['doleance'],
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  };
  const bounced = mail.to.filter((address) => isSimulator(address, 'bounce'));
  const delivered = mail.to.filter((address) => !isSimulator(address, 'bounce'));
  const complaining = mail.to.filter((address) => isSimulator(address, 'complaint'));
  return [
    { eventType: 'Send', mail: about, send: {} },
    ...(delivered.length === 0 ? [] : [{ eventType: 'Delivery', mail: about, delivery: delivery(delivered, mail.at) }]),
    ...(bounced.length === 0 ? [] : [{ eventType: 'Bounce', mail: about, bounce: hardBounce(bounced, mail.at) }]),
    ...(complaining.length === 0
      ? []
      : [{ eventType: 'Complaint', mail: about, complaint: complaint(complaining, mail.at) }]),
  ];
}

/** Whether the address is the mailbox simulator's, with or without a +label. */
export function isSimulator(address: string, box: 'bounce' | 'complaint' | 'any' = 'any'): boolean {
  const match = /^(bounce|complaint)(?:\+[^@]*)?@simulator\.example$/i.exec(address);
  return match !== null && (box === 'any' || match[1]?.toLowerCase() === box);
}

function delivery(recipients: readonly string[], at: string): object {
  return {
    timestamp: at,
    processingTimeMillis: 500,
    recipients,
    smtpResponse: '250 2.6.0 Message received',
    reportingMTA: 'a8-50.smtp-out.eu-west-3.amazonses.com',
  };
}

function hardBounce(recipients: readonly string[], at: string): object {
  return {
    feedbackId: randomUUID(),
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: recipients.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    })),
    timestamp: at,
    reportingMTA: 'dns; a8-50.smtp-out.eu-west-3.amazonses.com',
  };
}

function complaint(recipients: readonly string[], at: string): object {
  return {
    feedbackId: randomUUID(),
    complaintSubType: null,
    complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
    timestamp: at,
    userAgent: 'Amazon SES Mailbox Simulator',
    complaintFeedbackType: 'abuse',
    arrivalDate: at,
  };
}

function commonHeaders({ id, message, to }: SentMail): object {
  const value = (name: string): string | undefined =>
    message.headers.find((header) => header.name.toLowerCase() === name)?.value;
  return {
    from: [value('from') ?? ''],
    date: value('date') ?? '',
    to: [value('to') ?? to.join(', ')],
    messageId: id,
    subject: value('subject') ?? '',
  };
}
