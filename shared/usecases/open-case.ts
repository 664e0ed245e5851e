/** A mail opens a case: the citizen's own, or one that staff passed on for them. */
import { addDays } from '../calendar/civil-date.ts';
import { civilDate, instantOf } from '../calendar/paris-time.ts';
import { compose as composeReference } from '../identifiers/case-reference.ts';
import { suppressAcknowledgement } from '../mail/automatic.ts';
import { type ForwardedHead, fragmentText, type Message } from '../mail/message.ts';
import { stripSubject } from '../mail/subject.ts';
import { isMessageId } from '../mail/thread-keys.ts';
import type { VerdictSummary } from '../mail/verdicts.ts';
import { isStaff } from '../office/office.ts';
import type { CommitResult, Ports } from '../ports.ts';
import type { Arrival } from '../reclamation/decide/open-case.ts';
import { decideNewCase } from '../reclamation/decide/open-case.ts';
import type { Desk } from '../reclamation/plan.ts';
import { keepingSilence, withProof } from '../reclamation/proven-complaint.ts';
import { commitPlan } from './commit-plan.ts';
import { type Delivery, originalKey, standing } from './delivery.ts';
import { mailParts } from './mail-outcome.ts';
import { ownMail } from './own-mail.ts';
import { personEntry, proofsOf } from './prior-complaints.ts';
import { readComplaint } from './read-complaint.ts';
import { storeReading } from './reading-object.ts';
import { sealNir } from './seal-nir.ts';
import { quarantine } from './set-aside.ts';

/** References of an answered thread kept for our letters to refer to. */
const REFERENCES_KEPT = 10;

/** Message-IDs that our letters may name: a malformed one would make every letter of the case impossible to send. */
function answerable(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => isMessageId(id));
}

/** What the router found out about a mail that begins a case. */
export interface Beginning {
  readonly linked: readonly string[];
  readonly warnings: readonly string[];
}

/** The citizen wrote to the complaint address. */
export async function openCase(
  delivery: Delivery,
  message: Message,
  beginning: Beginning,
  desk: Desk,
  ports: Ports,
): Promise<CommitResult> {
  const verdicts = standing(delivery, message, desk.office);
  const thread = answerable([
    ...message.references.slice(-REFERENCES_KEPT),
    ...(message.messageId === null ? [] : [message.messageId]),
  ]);
  return open(
    delivery,
    message,
    {
      message,
      receivedAt: delivery.receivedAt,
      verdicts,
      thread,
      suppressed: suppressAcknowledgement(message, { from: delivery.envelopeFrom }, ownMail(ports)),
    },
    beginning,
    desk,
    ports,
  );
}

/**
 * Staff passed on a citizen's mail ("TR:"): the case is the citizen's, acknowledged to them, dated by the original where
 * its date can be believed. Without a readable sender in the original it waits for a person.
 */
export async function openForwardedCase(
  delivery: Delivery,
  message: Message,
  desk: Desk,
  ports: Ports,
): Promise<CommitResult> {
  const head = message.forwardedHeads[0];
  const citizen = head?.from ?? null;
  if (head === undefined || citizen === null || citizen.address === '' || isStaff(desk.office, citizen.address)) {
    return quarantine(delivery, message, 'forward-without-sender', desk.office, ports);
  }
  const verdicts: VerdictSummary = { sender: 'unknown', spam: false, virus: false, unscanned: false };
  const receivedAt = originalReceipt(head, delivery.receivedAt);
  const warnings = [`Transmis par ${message.from?.address ?? ''} ; le citoyen est ${citizen.address}.`];
  return open(
    delivery,
    message,
    { message: asWrittenBy(message, head), receivedAt, verdicts, thread: [], suppressed: null },
    { linked: [], warnings },
    desk,
    ports,
  );
}

/** A forward older than this is an archive, not a complaint on its way. */
const FORWARD_BELIEVED_DAYS = 365;

/** The original's date when it is a real one, past and not absurdly old: never later than the receipt, in the citizen's favour. */
function originalReceipt(head: ForwardedHead, receivedAt: string): string {
  const [date = '', time = '12:00'] = (head.date ?? '').split('T');
  const today = civilDate(receivedAt);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date > today || date < addDays(today, -FORWARD_BELIEVED_DAYS))
    return receivedAt;
  const original = instantOf(date, time.slice(0, 5));
  return original < receivedAt ? original : receivedAt;
}

/** The forwarded mail as if its author had sent it: staff's own words above it are not the citizen's. */
function asWrittenBy(message: Message, head: ForwardedHead): Message {
  const text = fragmentText(message, 'forwarded');
  return {
    ...message,
    from: head.from,
    messageId: null,
    inReplyTo: [],
    references: [],
    subject: head.subject === '' ? stripSubject(message.subject).subject : head.subject,
    text,
    fragments: [{ kind: 'written', text }],
    forwardedHeads: message.forwardedHeads.slice(1),
  };
}

interface Opening {
  /** The mail as the citizen's. */
  readonly message: Message;
  readonly receivedAt: string;
  readonly verdicts: VerdictSummary;
  readonly thread: readonly string[];
  readonly suppressed: string | null;
}

async function open(
  delivery: Delivery,
  carrier: Message,
  opening: Opening,
  beginning: Beginning,
  desk: Desk,
  ports: Ports,
): Promise<CommitResult> {
  const pointer = { inboundId: delivery.inboundId, mailbox: delivery.mailbox };
  const { reading: first, defects } = await readComplaint(delivery, opening.message, opening.receivedAt, desk, ports);
  if (first.kind === 'empty') return quarantine(delivery, carrier, 'empty', desk.office, ports);
  const reference = referenceFor(delivery, desk, ports);
  const { nir, personKey } = await sealNir(first.nir, reference, desk.procedure, ports.vault);
  const { provenBy, bySender } = await proofsOf(personKey, first.from.address, opening.receivedAt, desk, ports);
  const proven = withProof(first, provenBy, opening.receivedAt, desk);
  const reading = bySender ? proven : keepingSilence(proven, first);
  await storeReading(
    pointer,
    opening.message,
    { receivedAt: delivery.receivedAt, rawKey: originalKey(delivery) },
    ports.objects,
  );
  const at = ports.clock.now();
  const arrival: Arrival = {
    ...pointer,
    receivedAt: opening.receivedAt,
    verdicts: opening.verdicts,
    thread: opening.thread,
    suppressed: opening.suppressed,
    defects,
  };
  const plan = decideNewCase(
    { arrival, reading, reference, nir, provenBy, linked: beginning.linked, warnings: beginning.warnings, at },
    desk,
  );
  const parts = mailParts(delivery, carrier, { outcome: 'filed', reason: '', reference });
  ports.log.count('CaseOpened');
  return commitPlan(plan, at, { ...parts, ...personEntry(personKey, plan.changes[0]?.file) }, ports);
}

/** A released mail keeps its handle as its reference, so that answers to the alert still find it; else one is drawn. */
function referenceFor(delivery: Delivery, desk: Desk, ports: Pick<Ports, 'randomBytes'>): string {
  return delivery.released?.reference ?? composeReference(desk.office.referencePrefix, ports.randomBytes(8));
}
