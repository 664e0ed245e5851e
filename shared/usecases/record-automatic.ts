/** Machines' mail: never a case, never an answer, never a change of state (mail.md § 1, § 2); on the timeline where it belongs to one. */

import { read as readReplyAddress } from '../identifiers/reply-address.ts';
import type { AutomaticKind, AutomaticReading } from '../mail/automatic.ts';
import { readDeliveryStatus } from '../mail/delivery-status.ts';
import type { Message } from '../mail/message.ts';
import { threadKeys } from '../mail/thread-keys.ts';
import type { CommitResult, Ports } from '../ports.ts';
import type { Case } from '../reclamation/case.ts';
import { change, type Desk, entry, type LetterOrder, toStaff } from '../reclamation/plan.ts';
import { commitPlan } from './commit-plan.ts';
import type { Delivery } from './delivery.ts';
import { mailParts } from './mail-outcome.ts';
import { ignore } from './set-aside.ts';

const FRENCH: Record<AutomaticKind, string> = {
  'automatic-reply': 'Réponse automatique reçue ; rien ne change.',
  bounce: 'Avis de non-remise reçu par courriel.',
  list: 'Message de liste de diffusion reçu ; rien ne change.',
  'own-mail': 'Un de nos propres courriels est revenu ; rien ne change.',
  'read-receipt': 'Confirmation de lecture reçue ; rien ne change.',
  'feedback-report': 'Signalement d’indésirable reçu par courriel.',
};

export async function recordAutomatic(
  delivery: Delivery,
  message: Message,
  automatic: AutomaticReading,
  desk: Desk,
  ports: Ports,
): Promise<CommitResult> {
  const file = await caseOf(delivery, message, desk, ports);
  if (file === null) return ignore(delivery, message, automatic.kind, null, ports);
  const line = entry(delivery.receivedAt, 'automatic-mail', FRENCH[automatic.kind]);
  const changed = change(file, file, [line], desk);
  const plan = {
    outcome: 'ignored',
    reason: automatic.kind,
    changes: [changed],
    letters: bounceAlert(changed.file, message, automatic, desk),
  } as const;
  const parts = mailParts(delivery, message, { outcome: 'ignored', reason: automatic.kind, reference: file.reference });
  return commitPlan(plan, ports.clock.now(), parts, ports);
}

/** A bounce that came by mail can be forged: it is shown to staff and moves no clock; SES's own events do (mail.md § 2). */
function bounceAlert(file: Case, message: Message, automatic: AutomaticReading, desk: Desk): LetterOrder[] {
  if (automatic.kind !== 'bounce') return [];
  const status = readDeliveryStatus(message)?.recipients[0];
  const code = [status?.status, status?.diagnostic].filter(Boolean).join(' ').slice(0, 200);
  const summary = `Un avis de non-remise est arrivé pour ce dossier${code === '' ? '' : ` (${code})`}. S’il est vrai, le citoyen n’a pas reçu notre courriel : écrivez-lui par courrier postal.`;
  return [toStaff(file, desk.office, { kind: 'alert', about: { type: 'operations', summary } })];
}

/** By the reply address it came to, or by what it answers; a bounce also by the Message-ID of the mail it returns. */
async function caseOf(delivery: Delivery, message: Message, desk: Desk, ports: Ports): Promise<Case | null> {
  const keys = await ports.vault.replyKeys();
  const tokens = delivery.recipients.map((recipient) => readReplyAddress(recipient, keys));
  const byToken = tokens.flatMap((token) => ('reference' in token ? [token.reference] : []));
  const original = readDeliveryStatus(message)?.originalMessageId ?? null;
  const ids = [...threadKeys(message), ...(original === null ? [] : [original])];
  const references = byToken.length > 0 ? byToken : await ports.caseFile.byMessageIds(ids, delivery.mailbox);
  const file = references[0] === undefined ? null : await ports.caseFile.load(references[0]);
  return file === null || file.office !== desk.office.address ? null : file;
}
