/**
 * A mail that belongs to a case that exists, from its citizen or from somebody who holds its token (design.md § 6a,
 * rows 1 and 2). Never a second acknowledgement, never earlier content to whoever wrote.
 */
import { addDays } from '../../calendar/civil-date.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import type { Case, SealedNir, TimelineEntry } from '../case.ts';
import { PIECE_NAMES } from '../correspondence/case-in-french.ts';
import { answerDeadline, followUpTarget, resume } from '../deadlines.ts';
import type { ReadingPointer } from '../letter.ts';
import { change, type Desk, entry, type Plan, toStaff } from '../plan.ts';
import type { MissingPiece, Reading } from '../reading.ts';

/** Days after closing in which a word from the citizen reopens the case; later it is a new, linked one. */
export const REOPENING_DAYS = 30;

/** Other addresses kept on a case: whoever has the token could write from a thousand. */
const OTHER_PARTIES_KEPT = 20;

/** Message-IDs kept for our letters to refer to; the first and the latest matter to clients. */
const THREAD_KEPT = 20;

export interface CitizenMail {
  readonly mail: ReadingPointer;
  readonly receivedAt: string;
  readonly messageId: string | null;
  readonly reading: Reading;
  /** Thanks and nothing else: `thanks`; a machine's or a read receipt: `automatic`; else `words`. */
  readonly manner: 'words' | 'thanks' | 'empty';
  /** The address when it is not the citizen's own. */
  readonly otherParty: string | null;
  /** The NIR it gives, sealed under this case's reference; null when it gives none that is certain. */
  readonly nir: SealedNir | null;
  readonly attachments: number;
  /** It speaks of the piece that the case waits for; true as well when nothing was named. */
  readonly speaksOfAwaited: boolean;
  readonly warnings: readonly string[];
}

/** True when the case takes the mail itself; false: it was closed too long ago, and the mail opens a linked one. */
export function stillTakes(file: Case, receivedAt: string): boolean {
  if (file.closedAt === null) return true;
  return civilDate(receivedAt) <= addDays(civilDate(file.closedAt), REOPENING_DAYS);
}

/** What a word from the citizen changes. Always `filed` on the case. */
export function decideCitizenMail(file: Case, mail: CitizenMail, desk: Desk): Plan {
  if (mail.manner !== 'words') return recorded(file, mail, desk);
  const supplied = supply(file, mail);
  const next = moved(supplied.file, mail, supplied.pieces, desk);
  const warnings = [
    ...(mail.otherParty === null
      ? []
      : [
          `Écrit d’une autre adresse (${mail.otherParty}) avec l’adresse de réponse du dossier : vérifiez de qui il s’agit. Rien du dossier ne lui a été communiqué.`,
        ]),
    ...(supplied.pieces.length > 0
      ? [`Complète le dossier : ${supplied.pieces.map((piece) => PIECE_NAMES[piece]).join(', ')}.`]
      : []),
    ...pauseWarning(file, next.file),
    ...mail.warnings,
  ];
  const changed = change(file, next.file, [...supplied.timeline, ...next.timeline], desk);
  const notification = { kind: 'staff-notification', about: 'citizen-wrote', mail: mail.mail, warnings } as const;
  return {
    outcome: 'filed',
    reason: '',
    changes: [changed],
    letters: [toStaff(changed.file, desk.office, notification)],
  };
}

/** Thanks, out-of-office, read receipts: on the timeline, and nothing moves. */
function recorded(file: Case, mail: CitizenMail, desk: Desk): Plan {
  const line =
    mail.manner === 'thanks'
      ? entry(mail.receivedAt, 'citizen-replied', 'Remerciements du citoyen ; rien ne change.')
      : entry(mail.receivedAt, 'citizen-replied', 'Message vide du citoyen ; rien ne change.');
  return { outcome: 'filed', reason: '', changes: [change(file, file, [line], desk)], letters: [] };
}

/** What was missing and has come: the NIR (its key checked), coordinates, the first complaint's date. */
function supply(file: Case, mail: CitizenMail): { file: Case; pieces: MissingPiece[]; timeline: TimelineEntry[] } {
  const { reading, receivedAt } = mail;
  const has: Partial<Record<MissingPiece, boolean>> = {
    nir: mail.nir !== null,
    nom: reading.coordinates.name !== null,
    'adresse-postale': reading.coordinates.postalAddress !== null,
    telephone: reading.coordinates.telephone !== null,
    entreprise: reading.coordinates.employer !== null,
    'premiere-reclamation': reading.priorComplaint.mentioned,
    'date-premiere-reclamation': reading.priorComplaint.date !== null,
    'questionnaire-medecin-traitant': mail.attachments > 0,
  };
  const pieces = file.missing.filter((piece) => has[piece] === true);
  const missing = file.missing.filter((piece) => has[piece] !== true);
  const nirGiven = mail.nir !== null && (file.nir.sealed === null || file.missing.includes('nir'));
  return {
    file: {
      ...file,
      missing,
      missingBy: missing.length === 0 ? null : file.missingBy,
      nir: nirGiven && mail.nir !== null ? mail.nir : file.nir,
      coordinates: {
        name: file.coordinates.name ?? reading.coordinates.name,
        postalAddress: file.coordinates.postalAddress ?? reading.coordinates.postalAddress,
        telephone: file.coordinates.telephone ?? reading.coordinates.telephone,
        employer: file.coordinates.employer ?? reading.coordinates.employer,
        onBehalfOf: file.coordinates.onBehalfOf ?? reading.coordinates.onBehalfOf,
      },
    },
    pieces,
    timeline: nirGiven ? [entry(receivedAt, 'nir-supplied', 'NIR fourni par le citoyen, clé vérifiée.')] : [],
  };
}

/** The row of design.md § 6a for a citizen's words, by state. */
function moved(
  file: Case,
  mail: CitizenMail,
  pieces: readonly MissingPiece[],
  desk: Desk,
): { file: Case; timeline: TimelineEntry[] } {
  const at = mail.receivedAt;
  const heard: Case = {
    ...file,
    lastWordAt: at,
    thread: withMessageId(file.thread, mail.messageId),
    otherParties: withParty(file.otherParties, mail.otherParty),
  };
  const wrote = entry(
    at,
    'citizen-replied',
    mail.otherParty === null ? 'Le citoyen a écrit.' : 'Une autre personne a écrit avec l’adresse du dossier.',
  );
  if (file.status === 'open') return { file: heard, timeline: [wrote] };
  if (file.status === 'waiting') {
    if (!hasCome(file, mail, pieces)) return { file: heard, timeline: [wrote] };
    return {
      file: resumed(heard, at, desk),
      timeline: [wrote, entry(at, 'resumed', 'Ce qui manquait est arrivé : le délai reprend.')],
    };
  }
  const reopened: Case = {
    ...heard,
    status: 'open',
    answeredAt: null,
    closedAt: null,
    closedReason: null,
    deadlines: askedAgain(file, at, desk),
  };
  const why = file.answeredAt === null ? 'Nouveau message après la clôture' : 'Nouvelle question après la réponse';
  return { file: reopened, timeline: [wrote, entry(at, 'reopened', `${why} : dossier rouvert.`)] };
}

/** A new target; but a promised answer that was never given and is not late yet is still due when it was promised. */
function askedAgain(file: Case, at: string, desk: Desk): Case['deadlines'] {
  if (file.nature !== 'complaint') return [];
  const answer = answerDeadline(file.deadlines);
  if (answer !== null && answer.metAt === null && answer.due >= civilDate(at)) return file.deadlines;
  return [...file.deadlines, followUpTarget(desk.procedure, desk.office, at)];
}

function withParty(parties: readonly string[], address: string | null): readonly string[] {
  if (address === null || parties.some((one) => one.toLowerCase() === address.toLowerCase())) return parties;
  return [...parties, address].slice(-OTHER_PARTIES_KEPT);
}

/** A document, a missing piece, or a word on what was asked: in the citizen's favour, as staff can wait again. */
function hasCome(file: Case, mail: CitizenMail, pieces: readonly MissingPiece[]): boolean {
  return file.waitingFor === null || mail.speaksOfAwaited || mail.attachments > 0 || pieces.length > 0;
}

/** What the agent must know of the pause. */
function pauseWarning(before: Case, after: Case): string[] {
  if (before.status !== 'waiting') return [];
  const asked = before.waitingFor === null ? 'un complément' : `« ${before.waitingFor} »`;
  return after.status === 'waiting'
    ? [`Le dossier attend toujours ${asked} : le délai reste suspendu. Pour reprendre sans attendre : #rouvrir.`]
    : [
        `Vous attendiez ${asked} : le délai de réponse court de nouveau. Il manque encore quelque chose ? #attente pièce.`,
      ];
}

/** Ends the pause: the clock runs on, later by the days it stood. */
export function resumed(file: Case, at: string, desk: Desk): Case {
  const { waitingSince } = file;
  const deadlines =
    waitingSince === null ? file.deadlines : resume(file.deadlines, waitingSince, at, desk.office.region);
  return { ...file, status: 'open', waitingSince: null, waitingFor: null, deadlines };
}

/** Adds a Message-ID at the end, keeping the first and the latest. */
export function withMessageId(thread: readonly string[], messageId: string | null): readonly string[] {
  if (messageId === null || thread.includes(messageId)) return thread;
  const all = [...thread, messageId];
  return all.length <= THREAD_KEPT ? all : [...all.slice(0, 1), ...all.slice(1 - THREAD_KEPT)];
}
