/** The documents that somebody sends, apart from the decoration of their mail. */
import type { Attachment, Message } from '../mail/message.ts';

/** Bytes up to which a picture inside a mail is taken for a logo; telephones put photographs of letters there too. */
const LOGO = 40_000;

/** Attachments, and pictures in the text that are too large to be decoration. */
export function piecesOf(message: Pick<Message, 'attachments'>): readonly Attachment[] {
  return message.attachments.filter((one) => !one.inline || (one.contentType.startsWith('image/') && one.size > LOGO));
}
