/** A mail of staff whose right is proven: commands and answer on a case, or the release of a quarantined mail. */
import { find as findNir } from '../identifiers/nir.ts';
import type { StaffPurpose } from '../identifiers/reply-address.ts';
import { fragmentText, type Message } from '../mail/message.ts';
import { isMessageId } from '../mail/thread-keys.ts';
import { officeByAddress } from '../office/offices.ts';
import type { CommitResult, MailRecord, Ports } from '../ports.ts';
import type { Case, SealedNir } from '../reclamation/case.ts';
import { type Order, readOrder } from '../reclamation/command.ts';
import { decideStaffMail } from '../reclamation/decide/staff-mail.ts';
import type { Alert } from '../reclamation/letter.ts';
import type { Desk, Plan } from '../reclamation/plan.ts';
import { commitPlan, mailPk } from './commit-plan.ts';
import { type Delivery, originalKey } from './delivery.ts';
import { mailParts } from './mail-outcome.ts';
import { piecesOf } from './pieces.ts';
import { storeReading } from './reading-object.ts';
import { receiveFor } from './receive-mail.ts';
import { releaseMail } from './release-mail.ts';
import { survivorOf } from './route.ts';
import { sealNir } from './seal-nir.ts';
import { quarantine } from './set-aside.ts';

export interface StaffRight {
  /** A case, or the handle of a quarantined mail. */
  readonly reference: string;
  readonly purpose: StaffPurpose;
}

export async function obeyStaff(
  delivery: Delivery,
  message: Message,
  right: StaffRight,
  desk: Desk,
  ports: Ports,
): Promise<CommitResult> {
  const order = readOrder(fragmentText(message, 'written'));
  const file = await caseOf(right.reference, ports);
  const record = await ports.caseFile.behindHandle(right.reference);
  const onCase = file !== null && file.office === desk.office.address;
  if (onCase && !(record !== null && releasesAgain(order, file)))
    return actOn(file, delivery, message, right, order, desk, ports);
  const waits = record?.outcome === 'quarantined' || releases(order);
  if (record === null || !waits) return quarantine(delivery, message, 'unknown-reference', desk.office, ports);
  return onQuarantined(record, delivery, message, order, desk, ports);
}

/** `#liberer`, and nothing refused besides. */
function releases(order: Order): boolean {
  return order.refused === null && order.commands.some((command) => command.name === 'liberer');
}

/**
 * The mail was released under this handle, and its case holds nothing back: the same `#liberer` came a second time, by a
 * redelivery after the first was cut short, or from another agent. What it asks for is done.
 */
function releasesAgain(order: Order, file: Case): boolean {
  return releases(order) && order.commands.length === 1 && file.acknowledgement.state !== 'withheld';
}

/** The case, or the one it was merged into. */
async function caseOf(reference: string, ports: Pick<Ports, 'caseFile'>): Promise<Case | null> {
  return survivorOf(await ports.caseFile.load(reference), ports);
}

async function actOn(
  file: Case,
  delivery: Delivery,
  message: Message,
  right: StaffRight,
  order: Order,
  desk: Desk,
  ports: Ports,
): Promise<CommitResult> {
  const mail = { inboundId: delivery.inboundId, mailbox: delivery.mailbox };
  await storeReading(
    mail,
    message,
    { receivedAt: delivery.receivedAt, rawKey: originalKey(delivery), written: order.text },
    ports.objects,
  );
  const handedOver = toOwnOffices(order, ports);
  const plan = decideStaffMail(
    file,
    {
      mail,
      at: delivery.receivedAt,
      from: message.from?.address ?? desk.office.staffMailbox,
      messageId: threadOf(message)[0] ?? null,
      purpose: right.purpose,
      order,
      attachments: piecesOf(message).length,
      nir: await nirOf(order, file, desk, ports),
      other: await otherOf(order, ports),
      handedOver,
    },
    desk,
  );
  // Before the commit: if the process dies in between, the redelivered reply finds the case there opened.
  if (plan.outcome === 'filed') for (const address of handedOver) await handOver(file, address, ports);
  const ending = { outcome: plan.outcome, reason: plan.reason, reference: file.reference };
  return commitPlan(plan, ports.clock.now(), mailParts(delivery, message, ending), ports);
}

/** Addresses of `#transmettre` that are complaint addresses of this deployment: a mail from us would be ignored there as our own. */
function toOwnOffices(order: Order, ports: Pick<Ports, 'offices'>): readonly string[] {
  const addresses = order.commands.flatMap((command) => (command.name === 'transmettre' ? [command.to] : []));
  return addresses.filter((address) => officeByAddress(address, ports.offices) !== null);
}

/** The citizen's first mail opens a case at the other office, dated by its first receipt (CRPA L. 114-2). */
async function handOver(file: Case, address: string, ports: Ports): Promise<void> {
  const original = await ports.caseFile.mail(file.inboundId, file.office);
  const mailbox = officeByAddress(address, ports.offices)?.address;
  if (original === null || mailbox === undefined)
    throw new Error(`Case ${file.reference} has no first mail to hand over to ${address}.`);
  const { inboundId, receivedAt, envelopeFrom, rawKey, verdicts } = original;
  await receiveFor(
    { inboundId, mailbox, recipients: [mailbox], receivedAt, envelopeFrom, rawKey, verdicts, released: null },
    ports,
  );
}

/** The number that `#nir` gives, sealed; null when there is none or its key is wrong. */
async function nirOf(order: Order, file: Case, desk: Desk, ports: Pick<Ports, 'vault'>): Promise<SealedNir | null> {
  const command = order.commands.find((one) => one.name === 'nir');
  if (command === undefined) return null;
  const found = findNir([{ source: 'body', text: `NIR : ${command.given}` }]);
  const { nir } = await sealNir({ ...found, suggestions: [] }, file.reference, desk.procedure, ports.vault);
  return nir.sealed === null ? null : nir;
}

async function otherOf(order: Order, ports: Pick<Ports, 'caseFile'>): Promise<Case | null> {
  const command = order.commands.find((one) => one.name === 'fusionner');
  return command === undefined ? null : ports.caseFile.load(command.reference);
}

/**
 * A reply to the alert of a quarantined mail: `#liberer` files it; anything else leaves it where it is and says so. The
 * release comes first: if the process dies in between, the redelivered reply finds it done.
 */
async function onQuarantined(
  record: MailRecord,
  delivery: Delivery,
  message: Message,
  order: Order,
  desk: Desk,
  ports: Ports,
): Promise<CommitResult> {
  const release = releases(order);
  const after = release ? await releaseMail(record.inboundId, record.mailbox, ports) : record;
  const ending = release
    ? ({ outcome: 'filed', reason: '', reference: after.reference } as const)
    : ({ outcome: 'ignored', reason: 'command-refused', reference: null } as const);
  const about = answerTo(order, release, after);
  const letters =
    about === null
      ? []
      : [
          {
            facts: { kind: 'alert', about },
            to: [message.from?.address ?? desk.office.staffMailbox],
            thread: threadOf(message),
            premise: { type: 'none' },
          } as const,
        ];
  const plan: Plan = { ...ending, changes: [], letters };
  const partition = {
    pk: mailPk(delivery.inboundId),
    prefix: delivery.mailbox,
    office: desk.office.address,
    reference: record.reference,
  };
  return commitPlan(plan, ports.clock.now(), mailParts(delivery, message, ending), ports, partition);
}

/** Silence when all went as expected. */
function answerTo(order: Order, release: boolean, after: MailRecord): Alert | null {
  if (!release) {
    const line = order.refused?.line ?? order.text.slice(0, 80);
    return {
      type: 'command-refused',
      line,
      reason: order.refused?.reason ?? 'répondez #liberer pour libérer ce courriel, ou laissez-le en quarantaine',
    };
  }
  if (after.outcome === 'filed') return null;
  return {
    type: 'command-done',
    summary: `Le courriel reste sans effet : ${after.reason}. L’original est conservé ; demandez-le à l’exploitant.`,
  };
}

function threadOf(message: Message): readonly string[] {
  return message.messageId !== null && isMessageId(message.messageId) ? [message.messageId] : [];
}
