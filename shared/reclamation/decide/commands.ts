/** What each command of staff does to a case (design.md § 6a, row 4). A command that cannot be obeyed throws `CommandRefused`. */

import { addDays } from '../../calendar/civil-date.ts';
import { echeance } from '../../calendar/echeance.ts';
import { frenchDate } from '../../calendar/en-francais.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import { mailboxOf } from '../../identifiers/reply-address.ts';
import { intakeAddress } from '../../office/office.ts';
import type { Case } from '../case.ts';
import type { Command } from '../command.ts';
import { answerDeadline, extend, meet, pause, reopenDeadlines } from '../deadlines.ts';
import type { CitizenNotice } from '../letter.ts';
import { type Desk, entry, type LetterOrder, toCitizen } from '../plan.ts';
import { resumed } from './citizen-mail.ts';
import { NOT_RECEIVABLE } from './feedback.ts';
import { merge } from './merge.ts';
import { CommandRefused, type Progress, type StaffMail, settled, step } from './progress.ts';
import { toComplaint, toInformation } from './requalify.ts';

/** Does one command. */
export function execute(progress: Progress, command: Command, mail: StaffMail, desk: Desk): Progress {
  switch (command.name) {
    case 'note':
    case 'repondre':
      return progress;
    case 'clore':
      return close(progress, command.reason, mail, desk);
    case 'attente':
      return wait(progress, command.piece, mail, desk);
    case 'prolonger':
      return prolong(progress, command, mail, desk);
    case 'transmettre':
      return transmit(progress, command.to, mail, desk);
    case 'irrecevable':
      return notReceivable(progress, command.reason, mail, desk);
    case 'information':
      return toInformation(progress, mail);
    case 'reclamation':
      return toComplaint(progress, mail, desk);
    case 'nir':
      return supplyNir(progress, mail);
    case 'rouvrir':
      return reopen(progress, mail, desk);
    case 'fusionner':
      return merge(progress, command.reference, mail, desk);
    case 'liberer':
      return release(progress, mail);
  }
}

/** A notice of what was commanded: not any more when the case is closed before it leaves, unless by the same mail. */
function notice(file: Case, about: CitizenNotice): LetterOrder {
  return toCitizen(file, { kind: 'citizen-notice', about }, { type: 'not-closed' });
}

/** The words go to the citizen, and the answer's clock stops. A closed case stays closed; the words go all the same. */
export function answer(progress: Progress, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  if (file.mergedInto !== null) {
    throw new CommandRefused('#fusionner', `ce dossier est fusionné : envoyez votre réponse sous ${file.mergedInto}`);
  }
  const running = settled(file, mail, desk);
  const answered: Case = {
    ...running,
    status: file.status === 'closed' ? 'closed' : 'answered',
    answeredAt: mail.at,
    lastWordAt: mail.at,
    deadlines: meet(running.deadlines, 'answer', mail.at),
  };
  const letter = toCitizen(answered, { kind: 'answer', mail: mail.mail }, { type: 'none' });
  const wasClosed = file.status === 'closed' && !progress.timeline.some((line) => line.type === 'closed');
  const remark = wasClosed ? ['Le dossier était clos : votre réponse a été envoyée, il reste clos.'] : [];
  const done = step(progress, answered, entry(mail.at, 'answered', `Réponse de ${mail.from} envoyée au citoyen.`), [
    letter,
  ]);
  return { ...done, remarks: [...done.remarks, ...remark] };
}

function close(progress: Progress, reason: string, mail: StaffMail, desk: Desk): Progress {
  if (progress.file.status === 'closed') throw new CommandRefused('#clore', 'le dossier est déjà clos');
  const why = reason === '' ? 'sans motif donné' : reason;
  const file = settled(progress.file, mail, desk);
  const closed: Case = { ...file, status: 'closed', closedAt: mail.at, closedReason: why };
  return step(progress, closed, entry(mail.at, 'closed', `Clos par ${mail.from} : ${why}.`));
}

function wait(progress: Progress, piece: string, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  if (file.status !== 'open') {
    throw new CommandRefused(
      '#attente',
      `le dossier n’est pas ouvert (état : ${file.status}) ; utilisez d’abord #rouvrir`,
    );
  }
  const by = echeance(civilDate(mail.at), desk.procedure.missingPiecesWithin, desk.office.region);
  const waiting: Case = {
    ...file,
    status: 'waiting',
    waitingSince: mail.at,
    waitingFor: piece === '' ? null : piece,
    lastWordAt: mail.at,
    deadlines: pause(file.deadlines),
  };
  const words = wordsGoWithRequest(mail) ? mail.mail : null;
  const asked = piece === '' ? 'un complément' : piece;
  return step(
    progress,
    waiting,
    entry(mail.at, 'waiting', `En attente du citoyen (${asked}) : le délai de réponse est suspendu.`),
    [notice(waiting, { type: 'piece-requested', piece: asked, by, mail: words })],
  );
}

/**
 * The words under `#attente` go to the citizen with the request. Not when they are a note, and not those of a supervisor
 * who answers a reminder or an escalation, unless they say `#repondre`.
 */
export function wordsGoWithRequest(mail: StaffMail): boolean {
  const has = (name: Command['name']) => mail.order.commands.some((command) => command.name === name);
  if ((mail.order.text === '' && mail.attachments === 0) || has('note')) return false;
  return mail.purpose === 'staff-notification' || has('repondre');
}

/** A longer one is a slip of the pen. */
const LONGEST_EXTENSION_DAYS = 366;

function prolong(
  progress: Progress,
  command: Extract<Command, { name: 'prolonger' }>,
  mail: StaffMail,
  desk: Desk,
): Progress {
  const answerDue = answerDeadline(progress.file.deadlines);
  if (answerDue === null || answerDue.metAt !== null || progress.file.status === 'closed') {
    throw new CommandRefused('#prolonger', 'aucun délai de réponse ne court sur ce dossier');
  }
  const deadlines = extend(progress.file, command.period, command.reason, mail.at, desk.office);
  const due = answerDeadline(deadlines)?.due ?? answerDue.due;
  const today = civilDate(mail.at);
  if (due < today) {
    throw new CommandRefused(
      '#prolonger',
      `la réponse était due le ${frenchDate(answerDue.due)} ; ainsi prolongée elle le serait le ${frenchDate(due)}, date déjà passée : donnez une durée plus longue`,
    );
  }
  if (due > addDays(today, LONGEST_EXTENSION_DAYS)) {
    throw new CommandRefused(
      '#prolonger',
      `la réponse serait due le ${frenchDate(due)} : une prolongation ne va pas au-delà d’un an`,
    );
  }
  const line = entry(
    mail.at,
    'extended',
    `Réponse prolongée du ${frenchDate(answerDue.due)} au ${frenchDate(due)} : ${command.reason}.`,
  );
  const extended = { ...progress.file, deadlines };
  return step(progress, extended, line, [notice(extended, { type: 'extended', due, reason: command.reason })]);
}

/** Another service gets the citizen's mail, and the citizen is told (CRPA L. 114-2); the case stays with this office. */
function transmit(progress: Progress, to: string, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  if ([desk.office.address, intakeAddress(desk.office)].some((own) => mailboxOf(own) === mailboxOf(to))) {
    throw new CommandRefused('#transmettre', 'cette adresse est celle de ce service');
  }
  if (to.toLowerCase() === file.citizen.address.toLowerCase()) {
    throw new CommandRefused('#transmettre', 'cette adresse est celle du citoyen');
  }
  const original = { inboundId: file.inboundId, mailbox: file.office };
  const passedOn: LetterOrder = {
    facts: { kind: 'staff-notification', about: 'transmitted', mail: original, warnings: [] },
    to: [to],
    thread: [],
    premise: { type: 'none' },
  };
  const line = entry(mail.at, 'transmitted', `Transmis à ${to} par ${mail.from}.`);
  const letters = mail.handedOver.includes(to) ? [] : [passedOn];
  return step(progress, file, line, [...letters, notice(file, { type: 'transmitted', to })]);
}

/** A person's decision, never a machine's: the citizen learns the reason, and the office's duty to answer is done. */
function notReceivable(progress: Progress, reason: string, mail: StaffMail, desk: Desk): Progress {
  if (progress.file.status === 'closed') throw new CommandRefused('#irrecevable', 'le dossier est déjà clos');
  const file = settled(progress.file, mail, desk);
  const closed: Case = {
    ...file,
    status: 'closed',
    answeredAt: mail.at,
    closedAt: mail.at,
    closedReason: `${NOT_RECEIVABLE} : ${reason}`,
    deadlines: meet(file.deadlines, 'answer', mail.at),
  };
  return step(progress, closed, entry(mail.at, 'closed', `Déclaré irrecevable par ${mail.from} : ${reason}.`), [
    notice(closed, { type: 'not-receivable', reason }),
  ]);
}

function supplyNir(progress: Progress, mail: StaffMail): Progress {
  if (mail.nir === null)
    throw new CommandRefused('#nir', 'ce numéro n’est pas un NIR valable (vérifiez les 15 caractères et la clé)');
  const missing = progress.file.missing.filter((piece) => piece !== 'nir');
  const missingBy = missing.length === 0 ? null : progress.file.missingBy;
  const file: Case = { ...progress.file, nir: mail.nir, missing, missingBy };
  return step(progress, file, entry(mail.at, 'nir-supplied', `NIR enregistré par ${mail.from}, clé vérifiée.`));
}

/** Open again; the due date is an extension, with its reason on record. */
function reopen(progress: Progress, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  if (file.status === 'open') throw new CommandRefused('#rouvrir', 'le dossier est déjà ouvert');
  const line = entry(mail.at, 'reopened', `Rouvert par ${mail.from}.`);
  if (file.mergedInto !== null) {
    throw new CommandRefused('#rouvrir', `ce dossier est fusionné avec ${file.mergedInto} ; rouvrez celui-ci`);
  }
  if (file.status === 'waiting') return step(progress, resumed(file, mail.at, desk), line);
  const complaint = file.nature === 'complaint';
  const deadlines = complaint ? reopenDeadlines(file.deadlines, desk.procedure, desk.office, mail.at) : [];
  const reopened: Case = {
    ...file,
    status: 'open',
    answeredAt: null,
    closedAt: null,
    closedReason: null,
    lastWordAt: mail.at,
    deadlines,
  };
  return step(progress, reopened, line);
}

/** The acknowledgement that was held back goes out: a person has looked at who wrote. */
function release(progress: Progress, mail: StaffMail): Progress {
  const { file } = progress;
  if (file.acknowledgement.state !== 'withheld')
    throw new CommandRefused('#liberer', 'aucun accusé de réception n’est retenu sur ce dossier');
  const owed: Case = { ...file, senderVerified: true, acknowledgement: { state: 'owed', at: null, reason: null } };
  return step(progress, owed, entry(mail.at, 'noted', `Accusé de réception libéré par ${mail.from}.`), [
    toCitizen(owed, { kind: 'acknowledgement' }, { type: 'acknowledgement-owed' }),
  ]);
}
