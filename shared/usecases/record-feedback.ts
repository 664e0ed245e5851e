/**
 * SES tells what became of a letter: sent (which heals a sender that died before it could mark), delivered, bounced,
 * reported as spam. Each event counts once; what concerns no row or case of ours is logged and let go.
 */
import { addDuration } from '../calendar/paris-time.ts';
import { type Feedback, readFeedback } from '../mail/feedback.ts';
import type { OutboxRow, Ports } from '../ports.ts';
import { type DeliveryEvent, decideFeedback } from '../reclamation/decide/feedback.ts';
import { changeCase } from './commit-plan.ts';
import { deskOfCase } from './desk.ts';
import { rowOfTag } from './row-tag.ts';
import { settleSent } from './settle-sent.ts';

/** SNS redelivers for days at most. */
const EVENT_KNOWN = 'P14D';

export async function recordFeedback(body: string, ports: Ports): Promise<void> {
  const feedback = readFeedback(body);
  const row = await rowOf(feedback, ports);
  if (row === null) return ports.log.warn('feedback-without-row', { type: feedback.type });
  // Whatever SES reports of a letter, it was sent: the first event to come settles a row that its sender did not.
  if (row.state === 'undone') await settleSent(row, ports.sender.wireMessageId(feedback.messageId), ports);
  const event = eventOf(feedback);
  if (event === null) return;
  if (event.type === 'spam-complaint') {
    for (const { address } of feedback.recipients) await ports.caseFile.stopAutomaticMail(address, feedback.at);
  }
  ports.log.count(METRIC[event.type]);
  await record(row, feedback, event, ports);
}

const METRIC: Record<DeliveryEvent['type'], string> = {
  delivered: 'LetterDelivered',
  bounced: 'LetterBounced',
  'spam-complaint': 'SpamComplaint',
  rejected: 'LetterRejected',
};

async function record(row: OutboxRow, feedback: Feedback, event: DeliveryEvent, ports: Ports): Promise<void> {
  const { reference, kind } = row;
  if (reference === null || kind === 'schedule') return;
  const whom = feedback.recipients.map(({ address }) => address).join(',');
  const content = {
    key: `feedback ${feedback.messageId} ${feedback.type} ${whom}`,
    inboundId: feedback.messageId,
    expiresAt: addDuration(feedback.at, EVENT_KNOWN),
  };
  const at = ports.clock.now();
  // A second delivery of the event runs into the first one's guard, and changes nothing.
  if ((await ports.caseFile.contentHolder(content.key)) !== null) return;
  await changeCase(
    reference,
    (file) => decideFeedback(file, kind, event, at, deskOfCase(file, ports.offices)),
    at,
    { content },
    ports,
  );
}

async function rowOf(feedback: Feedback, ports: Ports): Promise<OutboxRow | null> {
  const key = rowOfTag(feedback.tags['row']?.[0] ?? '');
  return key === null ? null : ports.caseFile.row(key);
}

function eventOf(feedback: Feedback): DeliveryEvent | null {
  const [recipient] = feedback.recipients;
  const diagnostic =
    [recipient?.status, recipient?.diagnostic].filter(Boolean).join(' ') || feedback.detail || feedback.subtype;
  switch (feedback.type) {
    case 'Delivery':
      return { type: 'delivered' };
    case 'Bounce':
      return { type: 'bounced', permanent: feedback.subtype === 'Permanent', diagnostic };
    case 'Complaint':
      return { type: 'spam-complaint' };
    case 'Reject':
    case 'Rendering Failure':
      return { type: 'rejected', diagnostic };
    case 'DeliveryDelay':
      return { type: 'bounced', permanent: false, diagnostic };
    default:
      return null;
  }
}
