/**
 * The second witness: a raw mail was stored a quarter of an hour ago, so there must be a record of it. If there is none
 * its notification was lost; the mail is taken in from what SES wrote on top of it, and ops are told (design.md § 3).
 */
import { notificationFromStored } from '../mail/stored-envelope.ts';
import type { Ports } from '../ports.ts';
import { deskOf } from './desk.ts';

/**
 * Throws, so that the message is retried and dead-lettered with its alarm, when the mail cannot be taken in either.
 * `again`: the message comes again. It may have died between the records of two offices, so one record proves nothing then.
 */
export async function witnessReceipt(objectKey: string, again: boolean, ports: Ports): Promise<void> {
  const inboundId = (objectKey.split('/').at(-1) ?? '').replace(/\.eml$/, '');
  if (inboundId === 'AMAZON_SES_SETUP_NOTIFICATION') return;
  const hasRecord = (await ports.caseFile.mailsOf(inboundId)).length > 0;
  if (hasRecord && !again) return;
  if (!hasRecord) {
    ports.log.error('mail-without-record', { inboundId });
    ports.log.count('MailWithoutRecord');
  }
  const raw = await ports.objects.get(objectKey);
  if (raw === null) return ports.log.warn('mail-erased-before-record', { inboundId });
  const notification = notificationFromStored(raw, objectKey, '');
  if (notification === null)
    throw new Error(`Mail ${inboundId} has no record, and its top header block is not SES's: replay it by hand.`);
  // Needed once in a blue moon: the code that reads mails is not loaded before.
  const { receiveMail } = await import('./receive-mail.ts');
  await receiveMail(await withNamedOffices(notification, raw, ports), ports);
}

/**
 * A mail to two offices is one object, and the header block that SES wrote names only one of them: those that To and Cc
 * name are added, or the other office would never see it. One that got the mail apart knows this copy by its content.
 */
async function withNamedOffices(notification: string, raw: Uint8Array, ports: Pick<Ports, 'offices'>): Promise<string> {
  const { parseMessage } = await import('../mail/parse.ts');
  // What the parser refuses is quarantined by the office that is known.
  const message = await parseMessage(raw).catch(() => null);
  const body = JSON.parse(notification) as { receipt: { recipients: string[] } };
  const { recipients } = body.receipt;
  const officeOf = (address: string) => deskOf(address, ports.offices)?.office.address;
  for (const { address } of message === null ? [] : [...message.to, ...message.cc]) {
    const office = officeOf(address);
    if (office !== undefined && !recipients.some((one) => officeOf(one) === office)) recipients.push(address);
  }
  return JSON.stringify(body);
}
