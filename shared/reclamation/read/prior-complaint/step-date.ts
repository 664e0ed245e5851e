/** Which date of a sentence is that of the complaint: not of the care, the decision, the claim it is about. */
import type { FoundDate } from '../dates.ts';
import { sentenceAround } from '../folded.ts';
import { datesBetween, nextSentence, type Passage, preceding } from './passage.ts';
import { wordSet } from './words.ts';

/** Things that have a date of their own: `la décision du`, `ma demande d'ALD du`. */
const EVENTS =
  'prescriptions?|ordonnances?|soins?|consultations?|arrets?|operations?|interventions?|hospitalisations?|sejours?|decisions?|refus|rejets?|notifications?|naissance|factures?|decomptes?|devis|reponses?|resiliations?|rendez-vous|rdv|prelevements?|virements?|versements?|accident|chute|accouchement|embauche|retraite|cure|seances?|transports?|trajets?|achat|paiement|demandes?|dossier|formulaire|contrat|audience|indu|bulletin|attestation|grossesse|conge|periode|(?<!avec )accuse|courriers? de (?:la|votre)|votre (?:lettre|courrier|mail|decision|refus)|echeance|licenciement|jugement|deces|mois|visite|expertise|avis|indemnites(?: journalieres)?|ij';
const EVENT_OF = new RegExp(
  `\\b(?:${EVENTS})(?: (?!(?:le|et|mais)\\b)[a-z0-9'-]+){0,3},? ?(?:du|de|d'|en|:|en date du|date du|depuis le|depuis|a partir du|au|fin|debut)$`,
);
/** Something done or suffered on that day: `prescrite le`, `reçue le`, `née le`. */
const DONE =
  "prescri(?:te?s?|t)|ordonnee?s?|operee?|hospitalisee?|sortie?|refusee?s?|rejetee?s?|notifiee?s?|nee?|repondue?|recue?s?|receptionnee?s?|resiliee?s?|preleve[es]*|payee?s?|versee?s?|achetee?s?|facturee?s?|signee?s?|embauchee?|arretee?|relancee?s?|transmise?s?|effectuee?s?|realisee?s?|prevue?s?|fixee?|valable|expire[es]*|accouchee?|licenciee?|consultee?|vaccinee?|delivree?s?|commandee?s?|servies?|distribuee?|depuis|jusqu'au|jusqu'en|a partir";
const DONE_ON = new RegExp(
  `\\b(?:${DONE})(?: (?:le|du|au|en|des|par [a-z ]{2,25}|chez [a-z ]{2,25}|depuis|seulement|finalement|vers|ce|lundi|mardi|mercredi|jeudi|vendredi|samedi)){0,2}$`,
);
const DATE_LEAD =
  /(?:\b(?:par|dans (?:ma|mon|une?)|suivant|selon) (?:ma |mon |une? )?(?:lettre|courriers?|mail|courriel|e-mail|recommandee?|lrar|message|formulaire)(?: [a-z0-9°'/.-]+){0,9} )?(?:\b(?:des le|depuis le|le|du|en|des|au|courant|depuis|date du|en date du)\b ?)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: le)? )?$/;
const GREETING = /^(?:(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|slt|salut|bjr)[ ,]*)+/;
/** From here on the sentence tells what the letter was about. */
const MATTER_TOLD =
  /\b(?:que|qui|pour(?! (?:moi|nous|lui|elle|son compte|mon compte)\b)|car|parce|suite|concernant|relati(?:f|ve|fs|ves)|au sujet|a propos|contre|contestant|sur|portant|afin|objet)\b/;
/** `lettre recommandée avec avis de réception`: a kind of letter, no thing received. */
const RECEIPT_ASKED = /\b(?:avec )?(?:demande d')?(?:avis|accuse) de reception\b/g;
const OWN_AGAIN = /(?:\bles?|,|\bdes le|\bil y a|\bvoila|\bvoici)$/;

/** Nothing but these between a letter and its date: `ma réclamation, envoyée en recommandé à la CPAM le …`. */
const LINKS =
  wordSet(`en date datant datee dates datees envoyee envoye envoyees adressee adresse deposee depose faite fait faites formee formulee
transmise transmis ecrite ecrit expediee postee effectuee recue recu le du de la des recommandee recommande avec ar accuse
reception par mail courriel courrier lettre simple internet telephone ameli compte messagerie mon ma notre votre l les vos
service services a au aupres caisse cpam cnmss cpms cgss secu direction remonte remontant remontait datait dataient premiere premier no numero
lrar est partie parti elle elles dit via sur formulaire espace personnel primaire d nos lundi mardi mercredi jeudi vendredi samedi dimanche n ma part guichet agence`);

/** Whether only linking words stand there. */
export function links(between: string): boolean {
  const words = between.match(/[a-z]+/g) ?? [];
  return words.every((word) => LINKS.has(word)) && !/\d{5}/.test(between.replace(/n°? ?[\d -]+/g, ''));
}

/** The date of an act told between two places: in it, opening its clause, or the first after it that is its own. */
export function dateOf(passage: Passage, start: number, end: number): string | null {
  return (
    datesBetween(passage, start, end)[0]?.date ??
    leading(passage, start)?.date ??
    nextDate(passage, end, 130)?.date ??
    datedNext(passage, end)
  );
}

/** `Par lettre du 14 septembre j'ai protesté`, `17/09/2026 : réclamation`: a date that opens the clause or the line. */
export function leading(passage: Passage, start: number): FoundDate | null {
  const before = preceding(passage, start, 100);
  const offset = start - before.length;
  const date = datesBetween(passage, offset, start).at(-1);
  if (date === undefined || date.end > start) return null;
  const between = passage.text.slice(date.end, start);
  const opening = passage.text.slice(offset, date.start).replace(DATE_LEAD, '').replace(GREETING, '').trimEnd();
  const opens =
    opening === '' || /(?:[,;:(!.|*•-]|\b(?:et|puis|mais|donc|car|or|ensuite|deja|alors|c'est|depuis))$/.test(opening);
  const plain =
    links(between) ||
    /^[ ,]*(?:aujourd'hui |jour pour jour[ ,]*|maintenant |exactement )*(?:que|qu')? ?$/.test(between) ||
    (between.length < 40 && !/\b(?:ai|a|est|ete|et|que)\b/.test(between));
  return opens && plain ? date : null;
}

/** The first date after a place, in its sentence, that no other event claims. */
export function nextDate(passage: Passage, from: number, reach: number): FoundDate | null {
  const { end } = sentenceAround(passage.text, Math.max(0, from - 1));
  for (const date of datesBetween(passage, from, Math.min(end, from + reach))) {
    const before = passage.text.slice(from, date.start).replace(RECEIPT_ASKED, '').trimEnd();
    // `mes arrêts d'octobre`: the month's own preposition belongs to the date.
    if (ofAnotherThing(date.precision === 'month' ? `${before} de` : before)) continue;
    // Once the matter is told, `du 12 août` is the matter's date; only `le 5 octobre` may still be the letter's.
    if (MATTER_TOLD.test(before) && !OWN_AGAIN.test(before) && date.precision !== 'ago') continue;
    return date;
  }
  return null;
}

function ofAnotherThing(before: string): boolean {
  const near = before.slice(-90);
  return EVENT_OF.test(near) || DONE_ON.test(near.slice(-45));
}

/** `… ma réclamation sans suite. Elle datait du 14 août.`: the next sentence dates it. */
function datedNext(passage: Passage, from: number): string | null {
  const next = nextSentence(passage, from, 90);
  if (
    !/^(?:elles?|celles?-ci|ils?|celui-ci|ceux-ci|c'etait|ce courrier|cette (?:lettre|reclamation))\b(?: [a-z']+){0,2}? ?(?:dat(?:e|ent|ait|aient|ee?s?)|remonte|(?:envoye|adresse|depose)e?s?|est parti[es]?|le\b|du\b|il y a)/.test(
      next,
    )
  )
    return null;
  const at = passage.text.indexOf(next, from);
  return at === -1 ? null : (datesBetween(passage, at, at + next.length)[0]?.date ?? null);
}
