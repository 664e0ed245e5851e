/** `#information` and `#reclamation`: what a mail is, decided by a person. */
import { echeance } from '../../calendar/echeance.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import type { Acknowledgement, Case } from '../case.ts';
import { meet, openDeadlines, pause } from '../deadlines.ts';
import { type Desk, entry, toCitizen } from '../plan.ts';
import type { MissingPiece } from '../reading.ts';
import { CommandRefused, type Progress, type StaffMail, step } from './progress.ts';

/** No complaint: its clocks end, and an acknowledgement that has not gone is no longer owed. */
export function toInformation(progress: Progress, mail: StaffMail): Progress {
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

/**
 * A complaint after all, dated by its first receipt; its acknowledgement is owed unless it was given. It is still held
 * back from a sender whose name is forged: what the mail is was decided, not who wrote it.
 */
export function toComplaint(progress: Progress, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  if (file.nature === 'complaint') throw new CommandRefused('#reclamation', 'ce dossier est déjà une réclamation');
  if (file.status === 'closed')
    throw new CommandRefused('#reclamation', 'le dossier est clos ; utilisez d’abord #rouvrir');
  const acknowledgement = acknowledgementAfterAll(file, mail.at);
  const requalified: Case = {
    ...file,
    ...standing(file, mail.at, desk),
    nature: 'complaint',
    deadlines: clocksAfterAll(file, mail, desk),
    acknowledgement,
  };
  const line = entry(mail.at, 'requalified', 'Requalifié en réclamation, datée de sa première réception.');
  const letters =
    acknowledgement.state === 'owed'
      ? [toCitizen(requalified, { kind: 'acknowledgement' }, { type: 'acknowledgement-owed' })]
      : [];
  const done = step(progress, requalified, line, letters);
  if (acknowledgement.state !== 'withheld') return done;
  const remark = 'L’accusé de réception est retenu : expéditeur non authentifié. Pour l’envoyer, répondez #liberer.';
  return { ...done, remarks: [...done.remarks, remark] };
}

/**
 * A mail read as a question was never read for its admissibility nor its missing pieces. A first complaint is admissible
 * by itself, a last resort is for a person to look at; the required pieces that the case lacks are asked for now.
 */
function standing(file: Case, at: string, { office, procedure }: Desk): Partial<Case> {
  if (file.admissibility !== 'not-a-complaint') return {};
  const first = procedure.step === 'first-complaint';
  const missing = procedure.required.map(({ piece }) => piece).filter((piece) => lacks(file, piece));
  return {
    admissibility: first ? 'admissible' : 'to-review',
    access: first ? 'first-complaint' : null,
    missing,
    missingBy: missing.length === 0 ? null : echeance(civilDate(at), procedure.missingPiecesWithin, office.region),
  };
}

function lacks({ nir, coordinates }: Case, piece: MissingPiece): boolean {
  switch (piece) {
    case 'nir':
      return nir.sealed === null;
    case 'nom':
      return coordinates.name === null;
    case 'adresse-postale':
      return coordinates.postalAddress === null;
    case 'telephone':
      return coordinates.telephone === null;
    case 'entreprise':
      return coordinates.employer === null;
    default:
      return false;
  }
}

/** Given once is given, also when it bounced: staff know of it. */
function acknowledgementAfterAll(file: Case, at: string): Acknowledgement {
  if (file.acknowledgement.state !== 'not-owed') return file.acknowledgement;
  if (!file.senderVerified) return { state: 'withheld', at, reason: 'sender-forged' };
  return { state: 'owed', at: null, reason: null };
}

/** Every clock of the procedure from the first receipt, with what was done already and the pause that runs. */
function clocksAfterAll(file: Case, mail: StaffMail, desk: Desk): Case['deadlines'] {
  const opened = openDeadlines(desk.procedure, desk.office, file.receivedAt);
  const { state, at } = file.acknowledgement;
  const given = (state === 'sent' || state === 'delivered') && at !== null;
  const acknowledged = given ? meet(meet(opened, 'registration', at), 'acknowledgement', at) : opened;
  if (file.status === 'waiting') return pause(acknowledged);
  return file.status === 'answered' ? meet(acknowledged, 'answer', file.answeredAt ?? mail.at) : acknowledged;
}
