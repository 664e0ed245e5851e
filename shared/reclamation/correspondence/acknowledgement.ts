/**
 * The accusé de réception, sent at once and by a machine, so that it decides nothing and repeats nothing: of the
 * citizen's mail it tells the category alone (CRPA R. 112-11-1 and -4; domain.md § 9; mail.md § 4 no. 9).
 */
import { frenchDate, frenchDateTime } from '../../calendar/en-francais.ts';
import type { Office } from '../../office/office.ts';
import type { Procedure } from '../../office/procedure.ts';
import type { Case } from '../case.ts';
import { answerDeadline, basis } from '../deadlines.ts';
import { understood } from './case-in-french.ts';
import { type Block, fact, facts, type Letter, list, notice, paragraph, section, title } from './document.ts';
import { firstStep } from './first-step.ts';
import { missingPieces } from './missing-pieces.ts';
import { citizenSubject, howToReply, privacyNotice, serviceInCharge } from './office-blocks.ts';
import { remedies } from './remedies.ts';
import { capital, fr, typographie } from './typography.ts';

export function acknowledgement(file: Case, office: Office, procedure: Procedure): Letter {
  return {
    subject: citizenSubject(file),
    blocks: [
      title('Nous avons bien reçu votre réclamation'),
      paragraph('Bonjour,'),
      paragraph(
        fr`Ce message est l’accusé de réception de votre réclamation${legalBasis(procedure)}. Gardez-le : il en prouve la date.`,
      ),
      ...facts(
        fact('Référence de votre dossier', file.reference),
        fact('Reçue le', fr`${frenchDateTime(file.receivedAt)} (heure de Paris)`),
        fact('Ce que nous avons compris de votre demande', understood(file)),
      ),
      paragraph(fr`Ce n’est pas le bon sujet ? Dites-le-nous en répondant à ce message.`),
      ...missingPieces(file, procedure),
      ...firstStep(file, office, procedure),
      ...whatHappensNext(file, procedure),
      ...powers(procedure),
      ...remedies(file, office, procedure),
      ...howToReply(file, office, procedure),
      ...serviceInCharge(office),
      ...privacyNotice(office),
    ],
  };
}

function legalBasis(procedure: Procedure): string {
  return procedure.regime === 'public'
    ? ' (article R. 112-11-1 du code des relations entre le public et l’administration)'
    : '';
}

/** Who does what by when, and why by then. */
function whatHappensNext(file: Case, procedure: Procedure): Block[] {
  const free = procedure.freeOfCharge ? ['C’est gratuit.'] : [];
  return [
    section('Ce qui va se passer'),
    ...list([
      fr`Une personne va lire votre message. Ce n’est pas un robot qui décide.`,
      ...standing(file, procedure),
      ...free,
    ]),
    ...answerDate(file),
  ];
}

/** The date of the answer: a promise of the procedure, or only the office's own target, and then said so. */
export function answerDate(file: Case): Block[] {
  const answer = answerDeadline(file.deadlines);
  if (!answer) return [];
  const date = frenchDate(answer.due);
  const owned = answer.source === 'office';
  return [
    notice(
      owned
        ? fr`Nous nous donnons jusqu’au ${date} pour vous répondre`
        : fr`Vous aurez une réponse au plus tard le ${date}`,
      fr`Échéance : ${date}, ${basis(answer)}.`,
      ...(owned ? [fr`C’est un objectif : aucun texte ne fixe cette date.`] : []),
    ),
  ];
}

/** How the complaint stands, as read and without a verdict: a person looks at each. */
function standing(file: Case, procedure: Procedure): string[] {
  switch (file.admissibility) {
    case 'court-seized':
      return [
        fr`Nous avons compris qu’un tribunal est déjà saisi. ${barred(procedure)} Une personne va vérifier et vous répondre.`,
        fr`Vous n’avez pas saisi de tribunal ? Dites-le-nous. La commission de recours amiable n’est pas un tribunal.`,
      ];
    case 'to-review':
      return [
        fr`Une personne va vérifier ce que nous pouvons faire pour vous. S’il lui manque une précision, elle vous écrira.`,
      ];
    case 'admissible':
      return admissible(file, procedure);
    default:
      return [];
  }
}

/** L. 162-15-4 was read only as others report it: what rests on it is said as the general rule, not as the law. */
function barred(procedure: Procedure): string {
  const words = fr`${procedure.role} ne peut pas intervenir quand un tribunal est saisi.`;
  return procedure.courtSeizedBars?.certainty === 'verified' ? capital(words) : fr`En règle générale, ${words}`;
}

function admissible(file: Case, _procedure: Procedure): string[] {
  if (file.access === 'direct') {
    return [fr`Pour ce sujet, vous pouvez écrire directement à ce service, sans étape avant.`];
  }
  if (file.access !== 'last-resort') return [];
  const { mentioned, date, answered } = file.priorComplaint;
  // Found in our files under the number, but not told by who writes: it may be somebody else's number.
  if (!mentioned) return [];
  const when = date ? fr` le ${frenchDate(date)}` : '';
  const after =
    answered === true
      ? fr` et que sa réponse ne vous convient pas`
      : answered === false
        ? fr` et qu’elle ne vous a pas répondu`
        : '';
  return [
    fr`Nous avons compris que vous avez fait une première réclamation à la caisse${when}${after}. C’est bien l’étape à faire avant d’écrire à ce service.`,
  ];
}

function powers(procedure: Procedure): Block[] {
  if (!procedure.powers) return [];
  return [section('Ce que ce service peut faire pour vous'), paragraph(typographie(procedure.powers.text))];
}
