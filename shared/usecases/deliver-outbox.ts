/**
 * One row leaves the system: claim → is its premise still true? → render → send, or make the schedule equal to the case
 * → mark. A row that another worker holds, or that SES throttles, waits alone. Between send and mark lies the only
 * window in which a crash can send twice; SES's own Send event, tagged with the row, closes it (record-feedback).
 */
import { isWritable } from '../mail/compose.ts';
import type { ClaimedRow, Ports, RowKey } from '../ports.ts';
import { renderLetter } from '../reclamation/correspondence/render-letter.ts';
import { decideFeedback } from '../reclamation/decide/feedback.ts';
import { decideWithholding } from '../reclamation/decide/sent.ts';
import type { LetterFacts, LetterKind } from '../reclamation/letter.ts';
import type { Desk } from '../reclamation/plan.ts';
import { changeCase } from './commit-plan.ts';
import { deskOf } from './desk.ts';
import { enclosures } from './enclosures.ts';
import { isAutomaticToCitizen, mailOf } from './letter-mail.ts';
import { overtaken } from './premise.ts';
import { reconcileSchedule } from './reconcile-schedule.ts';
import { RetryLater } from './retry-later.ts';
import { settleSent } from './settle-sent.ts';

/** Seconds before a throttled or paused send is tried again: SES asks for up to ten minutes (aws.md § 3). */
const BACK_OFF = { first: 30, longest: 600 };

/** Delivers the row, or finds that there is nothing to do. Throws `RetryLater` when it must wait. */
export async function deliverOutbox(key: RowKey, ports: Ports): Promise<void> {
  const claim = await ports.caseFile.claim(key, ports.clock.now(), ports.leaseSeconds);
  if ('refused' in claim) {
    if (claim.refused !== 'busy') return;
    throw new RetryLater(Math.max(1, secondsUntil(claim.until, ports.clock.now())), 'another worker delivers it');
  }
  const row = claim.claimed;
  if (isLetter(row)) return deliverLetter(row, ports);
  await reconcileSchedule(row, ports);
  await settle(row, 'done', null, ports);
}

type LetterRow = ClaimedRow & { readonly kind: LetterKind; readonly facts: LetterFacts };

function isLetter(row: ClaimedRow): row is LetterRow {
  return row.kind !== 'schedule' && row.facts !== null;
}

async function deliverLetter(row: LetterRow, ports: Ports): Promise<void> {
  const desk = deskOf(row.office, ports.offices);
  if (desk === null) return settle(row, 'failed', 'office-gone', ports);
  const file = row.reference === null ? null : await ports.caseFile.load(row.reference);
  const why = overtaken(row.premise, file);
  if (why !== null) return settle(row, 'superseded', why, ports);
  if (!row.to.every(isWritable)) return reject(row, UNWRITABLE, desk, ports);
  if (isAutomaticToCitizen(row.kind) && !(await mayWrite(row, desk, ports))) return withhold(row, desk, ports);
  if (row.kind === 'answer' && !(await mayAnswer(row, desk, ports))) return reject(row, TOO_MANY_ANSWERS, desk, ports);
  const at = ports.clock.now();
  const { words, attachments } = await enclosures(row.facts, ports.objects);
  const letter = renderLetter({ facts: row.facts, office: desk.office, procedure: desk.procedure, file, words, at });
  const raw = await mailOf(row, letter, attachments, at, desk.office, await ports.vault.replyKeys());
  await ports.objects.put(archiveKey(row.key), raw, 'message/rfc822');
  await send(row, raw, desk, ports);
}

async function send(row: LetterRow, raw: Uint8Array, desk: Desk, ports: Ports): Promise<void> {
  const { office } = desk;
  const result = await ports.sender.send({
    from: office.address,
    to: row.to,
    raw,
    row: row.key,
    kind: row.kind,
    reference: row.reference,
  });
  if (result.sent) {
    ports.log.count('LetterSent');
    return settleSent(row, result.messageId, ports);
  }
  if (result.because === 'rejected') return reject(row, result.detail, desk, ports);
  ports.log.count(result.because === 'paused' ? 'SendPaused' : 'SendThrottled');
  await ports.caseFile.unclaim(row);
  throw new RetryLater(Math.min(BACK_OFF.longest, BACK_OFF.first * 2 ** Math.min(row.attempts, 8)), result.because);
}

/** The cap against storms: two robots stop after a handful (mail.md § 1.1). */
function mayWrite(row: LetterRow, desk: Desk, ports: Ports): Promise<boolean> {
  const [address = ''] = row.to;
  return ports.caseFile.countAutomaticMail(address, row.key, ports.clock.now(), desk.office.automaticMailLimits);
}

/** For the office, French. Tried again and again, such a letter would end in the dead-letter queue, the citizen unanswered. */
const UNWRITABLE = 'adresse de forme inhabituelle, à laquelle aucun courriel ne peut être envoyé';

/** For the office, French. */
const TOO_MANY_ANSWERS =
  'trop de réponses sur ce dossier en peu de temps : si un répondeur automatique les a écrites, arrêtez-le';

/**
 * An answer is a person's; but where an agent's mailbox and the citizen's both answer everything, and neither says that
 * it is a machine, this is where their conversation ends. Counted by case, apart from what the machine writes.
 */
function mayAnswer(row: LetterRow, desk: Desk, ports: Ports): Promise<boolean> {
  const conversation = `answers on ${row.reference}`;
  return ports.caseFile.countAutomaticMail(conversation, row.key, ports.clock.now(), desk.office.automaticMailLimits);
}

/** The letter stays unsent, the duty stays on record, and staff are told. */
async function withhold(row: LetterRow, desk: Desk, ports: Ports): Promise<void> {
  ports.log.count('AutomaticMailHeld');
  const at = ports.clock.now();
  const settles = {
    key: row.key,
    state: 'superseded',
    at,
    sentMessageId: null,
    reason: 'too-many-automatic-mails',
  } as const;
  if (row.reference === null) return void (await ports.caseFile.commit({ settles }));
  await changeCase(
    row.reference,
    (file) => decideWithholding(file, row.kind, row.to[0] ?? '', at, desk),
    at,
    { settles },
    ports,
  );
}

/** SES will never take it: the citizen was not reached, and that is a task for people. */
async function reject(row: LetterRow, detail: string, desk: Desk, ports: Ports): Promise<void> {
  const at = ports.clock.now();
  ports.log.error('letter-rejected', { pk: row.key.pk, sk: row.key.sk });
  ports.log.count('LetterRejected');
  const settles = { key: row.key, state: 'failed', at, sentMessageId: null, reason: 'rejected' } as const;
  if (row.reference === null || (await ports.caseFile.load(row.reference)) === null)
    return void (await ports.caseFile.commit({ settles }));
  await changeCase(
    row.reference,
    (file) => decideFeedback(file, row.kind, { type: 'rejected', diagnostic: detail }, at, desk),
    at,
    { settles },
    ports,
  );
}

async function settle(
  row: ClaimedRow,
  state: 'done' | 'superseded' | 'failed',
  reason: string | null,
  ports: Ports,
): Promise<void> {
  await ports.caseFile.commit({ settles: { key: row.key, state, at: ports.clock.now(), sentMessageId: null, reason } });
}

/** The sent mail lies beside the raw one, by its row. */
function archiveKey(key: RowKey): string {
  const safe = (part: string) => part.replace(/[^A-Za-z0-9._@-]/g, (char) => encodeURIComponent(char));
  return `sent/${safe(key.pk)}/${safe(key.sk)}.eml`;
}

function secondsUntil(until: string, now: string): number {
  return Math.ceil((Date.parse(until) - Date.parse(now)) / 1000);
}
