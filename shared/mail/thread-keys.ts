/** By what a mail is found again: the ids of the mails it answers, and a fingerprint of itself. */
import { createHash } from 'node:crypto';
import { MAX_THREAD_KEYS } from './limits.ts';
import type { Message } from './message.ts';
import { headerValues } from './message.ts';

/**
 * Message-IDs (with angle brackets) to look up, best first: In-Reply-To, then References from the newest to the
 * oldest; each once, at most MAX_THREAD_KEYS.
 */
export function threadKeys(message: Pick<Message, 'inReplyTo' | 'references'>): string[] {
  return [...new Set([...message.inReplyTo, ...message.references.toReversed()])].slice(0, MAX_THREAD_KEYS);
}

/** Whether an id can be written into our own header fields: `<left@right>` or the like, no blanks, within a line. */
export function isMessageId(id: string): boolean {
  return /^<[^<>\s\u0000-\u001f\u007f]{1,900}>$/.test(id);
}

/**
 * A hash (hexadecimal SHA-256) that two deliveries of one mail to one mailbox share, and no two mails: Message-ID,
 * From, Date as written, mailbox (without +tag) and body with its attachments. A mail that went to two offices has
 * two keys. Without a Message-ID the caller trusts it for 48 hours only.
 */
export function contentKey(message: Message, mailbox: string): string {
  const hash = createHash('sha256');
  const add = (value: string | Uint8Array): void => {
    const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
    hash.update(`${bytes.length}:`).update(bytes);
  };
  // Without an id the Subject is all that may tell two short mails apart; with one, a relay may have tagged it.
  add(message.messageId ?? message.subject);
  add(message.from?.address.toLowerCase() ?? '');
  add(headerValues(message, 'date')[0] ?? '');
  add(mailbox.toLowerCase().replace(/\+[^@]*@/, '@'));
  add(message.text);
  for (const attachment of message.attachments) {
    add(attachment.name);
    add(attachment.content);
  }
  return hash.digest('hex');
}
