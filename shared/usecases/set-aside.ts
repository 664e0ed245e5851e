/** Mails that open or change no case: ignored with a reason, or quarantined for a person, who is told by mail. */

import { compose as composeReference } from '../identifiers/case-reference.ts';
import { maskAll } from '../identifiers/nir.ts';
import type { Message } from '../mail/message.ts';
import type { Office } from '../office/office.ts';
import type { CommitResult, Ports } from '../ports.ts';
import type { LetterFacts } from '../reclamation/letter.ts';
import type { LetterOrder, Plan } from '../reclamation/plan.ts';
import { commitPlan, mailPk } from './commit-plan.ts';
import { type Delivery, originalKey } from './delivery.ts';
import { mailParts } from './mail-outcome.ts';
import { storeReading } from './reading-object.ts';

type SetAsidePorts = Pick<Ports, 'caseFile' | 'outboxQueue' | 'objects' | 'randomBytes' | 'clock' | 'log'>;

/** Records that nothing is to be done, and why. `reference`: the case it concerns, if any. */
export async function ignore(
  delivery: Delivery,
  message: Message | null,
  reason: string,
  reference: string | null,
  ports: SetAsidePorts,
): Promise<CommitResult> {
  ports.log.count(`MailIgnored`);
  const plan: Plan = { outcome: 'ignored', reason, changes: [], letters: [] };
  return commitPlan(
    plan,
    ports.clock.now(),
    mailParts(delivery, message, { outcome: 'ignored', reason, reference }),
    ports,
  );
}

/** A second copy of a mail taken in already: recorded without the guard that it ran into. */
export async function ignoreCopy(delivery: Delivery, message: Message, ports: SetAsidePorts): Promise<CommitResult> {
  const ending = { outcome: 'ignored', reason: 'duplicate', reference: null } as const;
  const { mail } = mailParts(delivery, message, ending);
  if (mail === undefined) throw new Error('A copy has a record.');
  return ports.caseFile.commit({ mail });
}

/**
 * Keeps the mail without effect, under a handle that staff can release it by, and tells them what and why. The words
 * are stored masked, as text; of a mail with a virus verdict nothing is.
 */
export async function quarantine(
  delivery: Delivery,
  message: Message | null,
  reason: string,
  office: Office,
  ports: SetAsidePorts,
): Promise<CommitResult> {
  const at = ports.clock.now();
  const reference = delivery.released?.reference ?? composeReference(office.referencePrefix, ports.randomBytes(8));
  const pointer = { inboundId: delivery.inboundId, mailbox: delivery.mailbox };
  if (message !== null && reason !== 'virus') {
    await storeReading(
      pointer,
      message,
      { receivedAt: delivery.receivedAt, rawKey: originalKey(delivery) },
      ports.objects,
    );
  }
  const facts = {
    type: 'quarantined',
    mail: pointer,
    from: message?.from?.address ?? delivery.envelopeFrom,
    subject: maskAll(message?.subject ?? '').slice(0, 200),
    reason,
  } as const;
  const plan: Plan = {
    outcome: 'quarantined',
    reason,
    changes: [],
    // Who released it in vain was told of it the first time.
    letters: delivery.released === null ? [toOffice(office, { kind: 'alert', about: facts })] : [],
  };
  ports.log.count('MailQuarantined');
  const partition = { pk: mailPk(delivery.inboundId), prefix: delivery.mailbox, office: office.address, reference };
  return commitPlan(
    plan,
    at,
    mailParts(delivery, message, { outcome: 'quarantined', reason, reference }),
    ports,
    partition,
  );
}

/** To the agents, about no case of theirs yet. */
function toOffice(office: Office, facts: LetterFacts): LetterOrder {
  return { facts, to: [office.staffMailbox], thread: [], premise: { type: 'none' } };
}
