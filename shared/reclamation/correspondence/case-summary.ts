/** A case on one screen, for staff: what is asked, by whom, how it stands, by when and why. */
import { frenchDate, frenchDateTime } from '../../calendar/en-francais.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import type { Case, Deadline } from '../case.ts';
import { answerDeadline, basis, stateOn } from '../deadlines.ts';
import {
  ACCESS,
  ADMISSIBILITY,
  DEADLINE_STATES,
  EVIDENCE,
  NIR_STATUS,
  objetOf,
  PIECE_NAMES,
  SOURCES,
  STATUSES,
  subjects,
} from './case-in-french.ts';
import { type Block, type Fact, fact, facts, list, section } from './document.ts';
import { reasonInFrench } from './reasons.ts';
import { capital, enumeration, fr, typographie } from './typography.ts';

/** Everything, for the notification. `at` is the instant of delivery: what is past by then is shown as missed. */
export function caseSummary(file: Case, at: string): Block[] {
  return [
    section('Résumé'),
    ...facts(
      ...identity(file),
      fact('Recevabilité', admissibility(file, at)),
      first(file),
      file.craSeized ? fact('Commission de recours amiable', 'saisie (ce n’est pas un tribunal)') : null,
      file.missing.length > 0 ? fact('Il manque', missing(file)) : null,
      acknowledgement(file),
      file.linked.length > 0 ? fact('Peut-être la même affaire', file.linked.join(', ')) : null,
    ),
    ...evidence(file),
    ...deadlines(file, at),
  ];
}

/** The head of a reminder, an escalation or an alert: of the deadlines, the answer's alone. */
export function shortSummary(file: Case, at: string): Block[] {
  return [
    section('Le dossier'),
    ...facts(
      ...identity(file),
      fact('Recevabilité', admissibility(file, at)),
      fact('État', STATUSES[file.status]),
      answerDue(file, at),
    ),
  ];
}

function identity(file: Case): Fact[] {
  return [
    fact('Référence', file.reference),
    fact('Objet', objetOf(file)),
    fact('Sujet', subjects(file)),
    fact('Citoyen', fr`${file.citizen.name || 'nom non donné'} <${file.citizen.address}>`),
    ...(file.coordinates.onBehalfOf ? [fact('Écrit pour', file.coordinates.onBehalfOf)] : []),
    fact('Reçu le', fr`${frenchDateTime(file.receivedAt)} (heure de Paris)`),
    fact(
      'NIR',
      file.nir.masked
        ? fr`${file.nir.masked} (${typographie(NIR_STATUS[file.nir.status])})`
        : typographie(NIR_STATUS[file.nir.status]),
    ),
  ];
}

/** As read from the first mail, and by now: what came too early is on time once the caisse's weeks are over. */
function admissibility(file: Case, at: string): string {
  const access = file.access ? fr`, ${ACCESS[file.access]}` : '';
  const from = file.seizableFrom ? seizable(file.seizableFrom, civilDate(at)) : '';
  const court = file.courtSeized && file.admissibility !== 'court-seized' ? fr` ; dit avoir saisi un tribunal` : '';
  return `${typographie(ADMISSIBILITY[file.admissibility])}${access}${from}${court}`;
}

function seizable(from: string, today: string): string {
  return from <= today
    ? fr` ; depuis le ${frenchDate(from)} ce délai est passé : recevable si la caisse n’a pas répondu`
    : fr`, saisine possible à partir du ${frenchDate(from)}`;
}

/** The first complaint as the citizen tells it, and as our own files prove it. */
function first(file: Case): Fact | null {
  const proven = file.provenBy.map((one) => {
    const answered = one.answeredAt ? fr`répondue le ${frenchDate(civilDate(one.answeredAt))}` : 'sans réponse';
    return fr`${one.reference}, reçue le ${frenchDate(civilDate(one.receivedAt))}, ${answered}`;
  });
  if (proven.length > 0) return fact('Première réclamation retrouvée', proven.join(' ; '));
  const { mentioned, date, answered } = file.priorComplaint;
  if (!mentioned) return null;
  const when = date ? fr`le ${frenchDate(date)}` : 'date non donnée';
  const reply = answered === null ? '' : answered ? ', réponse reçue' : ', sans réponse';
  return fact('Première réclamation, selon le citoyen', `${when}${reply}`);
}

function missing(file: Case): string {
  const by = file.missingBy ? fr` (demandé pour le ${frenchDate(file.missingBy)})` : '';
  return `${enumeration(file.missing.map((piece) => PIECE_NAMES[piece]))}${by}`;
}

function acknowledgement(file: Case): Fact | null {
  const { state, at, reason } = file.acknowledgement;
  const when = at ? fr` le ${frenchDateTime(at)}` : '';
  const why = reason ? fr` : ${reasonInFrench(reason)}` : '';
  const words = {
    'not-owed': null,
    owed: 'envoi en cours',
    sent: `envoyé${when}`,
    delivered: `remis${when}`,
    bounced: `non remis${when}${why}`,
    withheld: `retenu${when}${why}`,
  }[state];
  return words === null ? null : fact('Accusé de réception', words);
}

function evidence(file: Case): Block[] {
  if (file.evidence.length === 0) return [];
  return [
    section('Les mots sur lesquels cette lecture repose'),
    ...list(file.evidence.map((one) => fr`${EVIDENCE[one.about]} : « ${one.quote} » (${SOURCES[one.source]})`)),
  ];
}

function deadlines(file: Case, at: string): Block[] {
  if (file.deadlines.length === 0) return [];
  return [section('Échéances'), ...facts(...file.deadlines.map((one) => told(one, at)))];
}

function answerDue(file: Case, at: string): Fact | null {
  const answer = answerDeadline(file.deadlines);
  return answer ? told(answer, at) : null;
}

function told(deadline: Deadline, at: string): Fact {
  const state = DEADLINE_STATES[stateOn(deadline, civilDate(at))];
  return fact(capital(deadline.label), fr`${frenchDate(deadline.due)}, ${basis(deadline)} (${state})`);
}
