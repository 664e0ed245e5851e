/** The reading of one mail with all it carries: the words of its attachments are fetched here, the rest is pure. */

import { readAttachmentTexts } from '../mail/attachment-text.ts';
import type { Message } from '../mail/message.ts';
import type { Ports } from '../ports.ts';
import type { Desk } from '../reclamation/plan.ts';
import { read } from '../reclamation/read/read.ts';
import type { Reading } from '../reclamation/reading.ts';
import type { Delivery } from './delivery.ts';
import { ownMail } from './own-mail.ts';

export interface ComplaintRead {
  readonly reading: Reading;
  /** What could not be read, French, for staff. */
  readonly defects: readonly string[];
}

export async function readComplaint(
  delivery: Delivery,
  message: Message,
  receivedAt: string,
  desk: Desk,
  ports: Pick<Ports, 'offices'>,
): Promise<ComplaintRead> {
  const attached = await readAttachmentTexts(message.attachments);
  const reading = read(message, {
    procedure: desk.procedure,
    receivedAt,
    envelopeFrom: delivery.envelopeFrom,
    own: ownMail(ports),
    attachmentTexts: attached.texts,
    region: desk.office.region,
  });
  return { reading, defects: [...message.defects, ...attached.defects] };
}
