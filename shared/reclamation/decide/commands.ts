/** What each command of staff does to a case (design.md § 6a, row 4). A command that cannot be obeyed throws `CommandRefused`. */

import { echeance } from '../../calendar/echeance.ts';
import { frenchDate } from '../../calendar/en-francais.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import type { Case, TimelineEntry } from '../case.ts';
import type { Command } from '../command.ts';
import { answerDeadline, extend, followUpTarget, meet, openDeadlines, pause } from '../deadlines.ts';
import type { CitizenNotice } from '../letter.ts';
import { change, type Desk, entry, type LetterOrder, toCitizen } from '../plan.ts';
import { resumed } from './citizen-mail.ts';
import { CommandRefused, type Progress, type StaffMail } from './progress.ts';

/** Does one command. */
export function execute(progress: Progress, command: Command, mail: StaffMail, desk: Desk): Progress {
  switch (command.name) {
    case 'note':
    case 'repondre':
      return progress;
    case 'clore':
      return close(progress, command.reason, mail);
    case 'attente':
      return wait(progress, command.piece, mail, desk);
    case 'prolonger':
      return prolong(progress, command, mail, desk);
    case 'transmettre':
      return transmit(progress, command.to, mail);
    case 'irrecevable':
      return notReceivable(progress, command.reason, mail);
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

function step(progress: Progress, file: Case, line: TimelineEntry, letters: readonly LetterOrder[] = []): Progress {
  return { ...progress, file, timeline: [...progress.timeline, line], letters: [...progress.letters, ...letters] };
}

/** A notice that must go even though the same command closes the case. */
function notice(file: Case, about: CitizenNotice): LetterOrder {
  return toCitizen(file, { kind: 'citizen-notice', about }, { type: 'none' });
}

/** The words go to the citizen, and the answer's clock stops. A closed case stays closed; the words go all the same. */
export function answer(progress: Progress, mail: StaffMail): Progress {
  const { file } = progress;
  const running = file.status === 'waiting' ? resumed(file, mail.at) : file;
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

function close(progress: Progress, reason: string, mail: StaffMail): Progress {
  if (progress.file.status === 'closed') throw new CommandRefused('#clore', 'le dossier est déjà clos');
  const why = reason === '' ? 'sans motif donné' : reason;
  const closed: Case = { ...progress.file, status: 'closed', closedAt: mail.at, closedReason: why };
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
  const words = mail.order.text === '' && mail.attachments === 0 ? null : mail.mail;
  const asked = piece === '' ? 'un complément' : piece;
  return step(
    progress,
    waiting,
    entry(mail.at, 'waiting', `En attente du citoyen (${asked}) : le délai de réponse est suspendu.`),
    [notice(waiting, { type: 'piece-requested', piece: asked, by, mail: words })],
  );
}

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
  const line = entry(
    mail.at,
    'extended',
    `Réponse prolongée du ${frenchDate(answerDue.due)} au ${frenchDate(due)} : ${command.reason}.`,
  );
  const extended = { ...progress.file, deadlines };
  return step(progress, extended, line, [notice(extended, { type: 'extended', due, reason: command.reason })]);
}

/** Another service gets the citizen's mail, and the citizen is told (CRPA L. 114-2); the case stays with this office. */
function transmit(progress: Progress, to: string, mail: StaffMail): Progress {
  const { file } = progress;
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
  return step(progress, file, line, [passedOn, notice(file, { type: 'transmitted', to })]);
}

/** A person's decision, never a machine's: the citizen learns the reason, and the office's duty to answer is done. */
function notReceivable(progress: Progress, reason: string, mail: StaffMail): Progress {
  if (progress.file.status === 'closed') throw new CommandRefused('#irrecevable', 'le dossier est déjà clos');
  const closed: Case = {
    ...progress.file,
    status: 'closed',
    answeredAt: mail.at,
    closedAt: mail.at,
    closedReason: `irrecevable : ${reason}`,
    deadlines: meet(progress.file.deadlines, 'answer', mail.at),
  };
  return step(progress, closed, entry(mail.at, 'closed', `Déclaré irrecevable par ${mail.from} : ${reason}.`), [
    notice(closed, { type: 'not-receivable', reason }),
  ]);
}

function toInformation(progress: Progress, mail: StaffMail): Progress {
  if (progress.file.nature === 'information-request')
    throw new CommandRefused('#information', 'ce dossier est déjà une demande d’information');
  const { file } = progress;
  const owed = file.acknowledgement.state === 'owed' || file.acknowledgement.state === 'withheld';
  const requalified: Case = {
    ...file,
    nature: 'information-request',
    deadlines: [],
    acknowledgement: owed ? { state: 'not-owed', at: null, reason: null } : file.acknowledgement,
  };
  return step(
    progress,
    requalified,
    entry(mail.at, 'requalified', 'Requalifié en demande d’information : plus de délai de réclamation.'),
  );
}

/** A complaint after all, dated by its first receipt; its acknowledgement is owed unless it was given. */
function toComplaint(progress: Progress, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  if (file.nature === 'complaint') throw new CommandRefused('#reclamation', 'ce dossier est déjà une réclamation');
  const given = file.acknowledgement.state === 'sent' || file.acknowledgement.state === 'delivered';
  const opened = openDeadlines(desk.procedure, desk.office, file.receivedAt);
  const requalified: Case = {
    ...file,
    nature: 'complaint',
    deadlines: file.status === 'answered' ? meet(opened, 'answer', file.answeredAt ?? mail.at) : opened,
    acknowledgement: given ? file.acknowledgement : { state: 'owed', at: null, reason: null },
  };
  const letters = given ? [] : [toCitizen(requalified, { kind: 'acknowledgement' }, { type: 'acknowledgement-owed' })];
  return step(
    progress,
    requalified,
    entry(mail.at, 'requalified', 'Requalifié en réclamation, datée de sa première réception.'),
    letters,
  );
}

function supplyNir(progress: Progress, mail: StaffMail): Progress {
  if (mail.nir === null)
    throw new CommandRefused('#nir', 'ce numéro n’est pas un NIR valable (vérifiez les 15 caractères et la clé)');
  const file: Case = {
    ...progress.file,
    nir: mail.nir,
    missing: progress.file.missing.filter((piece) => piece !== 'nir'),
  };
  return step(progress, file, entry(mail.at, 'nir-supplied', `NIR enregistré par ${mail.from}, clé vérifiée.`));
}

/** Open again; the due date is an extension, with its reason on record. */
function reopen(progress: Progress, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  if (file.status === 'open') throw new CommandRefused('#rouvrir', 'le dossier est déjà ouvert');
  const line = entry(mail.at, 'reopened', `Rouvert par ${mail.from}.`);
  if (file.status === 'waiting') return step(progress, resumed(file, mail.at), line);
  const target = {
    ...followUpTarget(desk.procedure, desk.office, mail.at),
    changes: [
      {
        at: mail.at,
        from: answerDeadline(file.deadlines)?.due ?? civilDate(mail.at),
        reason: 'réouverture du dossier',
      },
    ],
  };
  const deadlines = file.nature === 'complaint' ? [...file.deadlines, target] : [];
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

/** The older case lives on, as deadlines run from the first receipt; the younger one closes and points to it. */
function merge(progress: Progress, reference: string, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  const other = mail.other;
  const refuse = (reason: string) => new CommandRefused(`#fusionner ${reference}`, reason);
  if (other === null || other.office !== file.office) throw refuse('ce dossier n’existe pas dans ce service');
  if (other.reference === file.reference) throw refuse('c’est le même dossier');
  if (other.mergedInto !== null || file.mergedInto !== null) throw refuse('l’un des deux est déjà fusionné');
  if (other.citizen.address.toLowerCase() !== file.citizen.address.toLowerCase()) {
    throw refuse('les deux dossiers ne sont pas de la même personne (adresses différentes)');
  }
  const [kept, gone] = file.receivedAt <= other.receivedAt ? [file, other] : [other, file];
  const survivor: Case = {
    ...kept,
    linked: [...kept.linked, gone.reference],
    lastWordAt: mail.at,
    thread: [...kept.thread, ...gone.thread].slice(-20),
  };
  const merged: Case = {
    ...gone,
    status: 'closed',
    closedAt: mail.at,
    closedReason: `fusionné avec ${kept.reference}`,
    mergedInto: kept.reference,
  };
  const keptLine = entry(mail.at, 'merged', `${gone.reference} y est fusionné.`);
  const goneLine = entry(mail.at, 'merged', `Fusionné avec ${kept.reference}, reçu le premier.`);
  const remarks = [
    ...progress.remarks,
    `${gone.reference} est fusionné avec ${kept.reference} ; répondez désormais sous ${kept.reference}.`,
  ];
  return file === kept
    ? {
        ...step(progress, survivor, keptLine),
        remarks,
        others: [...progress.others, change(other, merged, [goneLine], desk)],
      }
    : {
        ...step(progress, merged, goneLine),
        remarks,
        others: [...progress.others, change(other, survivor, [keptLine], desk)],
      };
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
