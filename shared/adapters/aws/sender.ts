/**
 * Letters leave by SES: API v1 up to 10 MB, v2 up to 40 MB, which is loaded only then. SES has no token against doubles,
 * so nothing is ever sent again on its own: the client makes one attempt, and the row's claim decides about another.
 */
import { domainToASCII } from 'node:url';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { MailSender, OutgoingMail, SendResult } from '../../ports.ts';
import { rowTag } from '../../usecases/row-tag.ts';
import type { ClientSettings } from './client-settings.ts';
import { wireMessageId } from './wire-message-id.ts';

export interface SenderOptions {
  /** Its number of attempts is not heeded. */
  readonly settings: ClientSettings;
  readonly configurationSet: string;
  /** Where SES runs: its name is part of the Message-ID that it gives. */
  readonly region: string;
}

/** `SendRawEmail` counts "10485760 bytes"; SES's quotas say 10 MB. The smaller reading is safe. */
const largestByVersion1 = 10_000_000;

export function sesSender(options: SenderOptions): MailSender {
  const settings = { ...options.settings, maxAttempts: 1 };
  const client = new SESClient(settings);
  return {
    async send(mail) {
      const envelope = { ...mail, from: asciiDomain(mail.from), to: mail.to.map(asciiDomain) };
      try {
        const id =
          mail.raw.length <= largestByVersion1
            ? await sendRaw(client, envelope, options.configurationSet)
            : await (await import('./large-mail.ts')).sendLarge(
                settings,
                envelope,
                options.configurationSet,
                tagsOf(mail),
              );
        if (!id) throw new Error('SES took a letter and gave no id for it.');
        return { sent: true, messageId: wireMessageId(id, options.region) };
      } catch (failure) {
        return refusalOf(failure);
      }
    },
    wireMessageId: (id) => wireMessageId(id, options.region),
  };
}

async function sendRaw(client: SESClient, mail: OutgoingMail, configurationSet: string): Promise<string | undefined> {
  const { MessageId } = await client.send(
    new SendRawEmailCommand({
      Source: mail.from,
      Destinations: [...mail.to],
      RawMessage: { Data: mail.raw },
      ConfigurationSetName: configurationSet,
      Tags: tagsOf(mail),
    }),
  );
  return MessageId;
}

function tagsOf({ row, kind, reference }: OutgoingMail): { Name: string; Value: string }[] {
  const tags = { row: rowTag(row), kind, reference };
  return Object.entries(tags).flatMap(([Name, Value]) => (Value === null ? [] : [{ Name, Value }]));
}

/** SES takes domains in ASCII only. What is no domain stays, for SES to refuse. */
function asciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? address : address.slice(0, at + 1) + domain;
}

const throttled = ['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'LimitExceededException'];
const paused = [
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  'SendingPausedException',
  'AccountSuspendedException',
];
/** The letter or its addresses can never go. */
const rejected = ['MessageRejected', 'InvalidParameterValue', 'BadRequestException'];

/** Throws what is neither of the three: lost connections, and a set-up that ops must mend before letters can go. */
function refusalOf(failure: unknown): SendResult {
  if (!(failure instanceof Error)) throw failure;
  const { name, message } = failure;
  const detail = `${name}: ${withoutAddresses(message)}`;
  if (throttled.includes(name)) return { sent: false, because: 'throttled', detail };
  if (paused.includes(name)) return { sent: false, because: 'paused', detail };
  // An identity that is not verified (or a sandbox) is no fault of the letter: it goes once that is done.
  if (rejected.includes(name) && !message.includes('not verified')) return { sent: false, because: 'rejected', detail };
  throw failure;
}

/** The reason is shown in logs and timelines. */
function withoutAddresses(message: string): string {
  const words = message.slice(0, 300).split(/\s/);
  return words.map((word) => (word.includes('@') ? '<address>' : word)).join(' ');
}
