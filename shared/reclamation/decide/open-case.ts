/**
 * A complaint or an information request becomes a case: its clocks start, the citizen is acknowledged (or the reason
 * why not is put on record and told), staff are notified. Nobody is ever refused here (domain.md § 8).
 */

import { echeance } from '../../calendar/echeance.ts';
import { frenchDateTime } from '../../calendar/en-francais.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import type { VerdictSummary } from '../../mail/verdicts.ts';
import type { Acknowledgement, Case, Nature, SealedNir, TimelineEntry } from '../case.ts';
import { CATEGORIES } from '../category.ts';
import { ADMISSIBILITY, NIR_STATUS } from '../correspondence/case-in-french.ts';
import { openDeadlines } from '../deadlines.ts';
import type { CitizenNotice, LetterFacts } from '../letter.ts';
import { change, type Desk, entry, type LetterOrder, type Plan, toCitizen, toStaff } from '../plan.ts';
import type { Reading } from '../reading.ts';

export interface Arrival {
  readonly inboundId: string;
  readonly mailbox: string;
  /** First receipt: deadlines run from here, also after a release from quarantine. */
  readonly receivedAt: string;
  readonly verdicts: VerdictSummary;
  /** Message-ID and References of the mail, oldest first, bounded. */
  readonly thread: readonly string[];
  /** Why an acknowledgement must not go out by itself (bulk, no-reply, X-Auto-Response-Suppress …); null when it may. */
  readonly suppressed: string | null;
  /** What could not be read, for people. */
  readonly defects: readonly string[];
}

export interface NewCase {
  readonly arrival: Arrival;
  readonly reading: Reading;
  readonly reference: string;
  readonly nir: SealedNir;
  /** Earlier caisse cases of the same person: they prove the first step, not only claim it. */
  readonly provenBy: Case['provenBy'];
  /** Cases that may be the same matter; linked for staff, never merged by itself. */
  readonly linked: readonly string[];
  /** French sentences for staff, beyond those this decision finds itself. */
  readonly warnings: readonly string[];
  /** The instant of decision. */
  readonly at: string;
}

/** Opens the case. Always `filed`. */
export function decideNewCase(input: NewCase, desk: Desk): Plan {
  const { arrival, reading, at } = input;
  const nature: Nature = reading.kind === 'information-request' ? 'information-request' : 'complaint';
  const acknowledgement = acknowledgementOf(nature, arrival, at);
  const file = newFile(input, nature, acknowledgement, desk);
  const opening = change(null, file, timelineOf(input, nature, acknowledgement), desk);
  const notification: LetterFacts = {
    kind: 'staff-notification',
    about: 'new',
    mail: { inboundId: arrival.inboundId, mailbox: arrival.mailbox },
    warnings: [...input.warnings, ...warningsOf(arrival)],
  };
  return {
    outcome: 'filed',
    reason: '',
    changes: [opening],
    letters: [
      ...firstLetter(opening.file, arrival),
      toStaff(opening.file, desk.office, notification),
      ...withheldAlert(opening.file, desk),
    ],
  };
}

function newFile(input: NewCase, nature: Nature, acknowledgement: Acknowledgement, desk: Desk): Case {
  const { arrival, reading } = input;
  return {
    reference: input.reference,
    office: desk.office.address,
    procedure: desk.procedure.id,
    version: 0,
    status: 'open',
    nature,
    receivedAt: arrival.receivedAt,
    inboundId: arrival.inboundId,
    citizen: { name: reading.coordinates.name ?? reading.from.name, address: reading.from.address },
    otherParties: [],
    senderVerified: arrival.verdicts.sender !== 'forged',
    objet: reading.objet,
    category: reading.category,
    secondaryCategories: reading.secondaryCategories,
    admissibility: reading.admissibility,
    access: reading.access,
    courtSeized: reading.courtSeized,
    craSeized: reading.craSeized,
    priorComplaint: reading.priorComplaint,
    provenBy: input.provenBy,
    seizableFrom: reading.seizableFrom,
    missing: reading.missing,
    missingBy: missingBy(reading, arrival, desk),
    coordinates: reading.coordinates,
    evidence: reading.evidence,
    nir: input.nir,
    deadlines: nature === 'complaint' ? openDeadlines(desk.procedure, desk.office, arrival.receivedAt) : [],
    acknowledgement,
    waitingSince: null,
    waitingFor: null,
    answeredAt: null,
    closedAt: null,
    closedReason: null,
    lastWordAt: arrival.receivedAt,
    milestone: null,
    milestoneVersion: 0,
    milestonesDone: [],
    thread: arrival.thread,
    linked: input.linked,
    mergedInto: null,
  };
}

/** The date for missing pieces counts from the receipt (CRPA R. 112-11-4 wants one, and leaves its length open). */
function missingBy(reading: Reading, arrival: Arrival, desk: Desk): string | null {
  if (reading.missing.length === 0) return null;
  return echeance(civilDate(arrival.receivedAt), desk.procedure.missingPiecesWithin, desk.office.region);
}

/** Owed for a complaint; withheld when a robot or a forger would get it (mail.md § 1.1, § 4 no. 9). */
function acknowledgementOf(nature: Nature, arrival: Arrival, at: string): Acknowledgement {
  if (nature === 'information-request') return { state: 'not-owed', at: null, reason: null };
  const reason = arrival.verdicts.sender === 'forged' ? 'sender-forged' : arrival.suppressed;
  return reason === null ? { state: 'owed', at: null, reason: null } : { state: 'withheld', at, reason };
}

function firstLetter(file: Case, arrival: Arrival): LetterOrder[] {
  if (file.nature === 'complaint') {
    if (file.acknowledgement.state !== 'owed') return [];
    return [toCitizen(file, { kind: 'acknowledgement' }, { type: 'acknowledgement-owed' })];
  }
  if (arrival.verdicts.sender === 'forged' || arrival.suppressed !== null) return [];
  return [noticeToCitizen(file, { type: 'information-received' })];
}

/** A notice to the citizen, dropped if the case was closed before it could leave. */
export function noticeToCitizen(file: Case, about: CitizenNotice): LetterOrder {
  return toCitizen(file, { kind: 'citizen-notice', about }, { type: 'not-closed' });
}

function withheldAlert(file: Case, desk: Desk): LetterOrder[] {
  const { state, reason } = file.acknowledgement;
  if (state !== 'withheld' || reason === null) return [];
  return [toStaff(file, desk.office, { kind: 'alert', about: { type: 'acknowledgement-withheld', reason } })];
}

function warningsOf(arrival: Arrival): string[] {
  const { verdicts } = arrival;
  return [
    ...(verdicts.sender === 'forged'
      ? ['Expéditeur non authentifié (contrôle DMARC, SPF ou DKIM en échec) : vérifiez qui écrit avant de répondre.']
      : []),
    ...(verdicts.unscanned
      ? ['L’analyse antivirus ou antispam n’a pas pu être faite : prudence avec les pièces jointes.']
      : []),
    ...arrival.defects,
  ];
}

function timelineOf(input: NewCase, nature: Nature, acknowledgement: Acknowledgement): TimelineEntry[] {
  const { arrival, reading, at } = input;
  const what = nature === 'complaint' ? 'Réclamation' : 'Demande d’information';
  return [
    entry(arrival.receivedAt, 'received', `${what} reçue le ${frenchDateTime(arrival.receivedAt)}.`),
    entry(
      at,
      'read',
      `Lecture : ${CATEGORIES[reading.category]} ; ${ADMISSIBILITY[reading.admissibility]} ; NIR : ${NIR_STATUS[reading.nir.status]}.`,
    ),
    entry(at, 'opened', `Dossier ${input.reference} ouvert.`),
    ...(acknowledgement.state === 'withheld'
      ? [entry(at, 'acknowledgement-withheld', `Accusé de réception retenu : ${acknowledgement.reason}.`)]
      : []),
    ...input.provenBy.map((one) =>
      entry(
        at,
        'linked',
        `Première réclamation retrouvée : ${one.reference}, reçue le ${frenchDateTime(one.receivedAt)}.`,
      ),
    ),
    ...input.linked.map((reference) => entry(at, 'linked', `Peut-être la même affaire que ${reference}.`)),
  ];
}
