/** The day of a first complaint: the date that belongs to the act, and to no other event told beside it. */
import { type FoundDate, findDates } from '../dates.ts';
import type { Hit } from '../evidence.ts';
import { sentenceAround } from '../folded.ts';

/** Things that have a date of their own: `la décision du`, `ma demande d'ALD du`, up to three words between. */
const EVENT_OF =
  /\b(?:prescriptions?|ordonnances?|soins?|consultations?|arrets?|operations?|interventions?|hospitalisations?|sejours?|decisions?|refus|rejets?|notifications?|naissance|factures?|decomptes?|devis|reponses?|resiliations?|rendez-vous|rdv|prelevements?|virements?|versements?|accident|chute|accouchement|embauche|retraite|cure|seances?|transports?|trajets?|achat|paiement|demandes?|dossier|formulaire|contrat|audience|indu|bulletin|attestation|grossesse|conge|periode|(?<!avec )accuse|courriers? de (?:la|votre)|votre (?:lettre|courrier|mail|decision|refus)|echeance|licenciement|jugement|deces|mois|seance|visite|expertise|avis)(?: (?!(?:le|et|mais)\b)[a-z0-9'-]+){0,3},? ?(?:du|de|d'|en|:|en date du|date du|depuis le|depuis|a partir du|au|fin|debut)$/;
/** Something done or suffered on that day: `prescrite le`, `reçue le`, `née le`. */
const DONE_ON =
  /\b(?:prescri(?:te?s?|t)|ordonnee?s?|operee?|hospitalisee?|sortie?|refusee?s?|rejetee?s?|notifiee?s?|nee?|repondue?|recue?s?|receptionnee?s?|resiliee?s?|preleve[es]*|payee?s?|versee?s?|achetee?s?|signee?s?|embauchee?|arretee?|relancee?s?|transmise?s?|effectuee?s?|realisee?s?|prevue?s?|fixee?|valable|expire[es]*|accouchee?|licenciee?|consultee?|vaccinee?|delivree?s?|commandee?s?|depuis|jusqu'au|jusqu'en|a partir)(?: (?:le|du|au|en|des|par [a-z ]{2,25}|chez [a-z ]{2,25}|depuis|seulement|finalement|vers|ce)){0,2}$/;

function ofAnotherThing(before: string): boolean {
  const near = before.slice(-90);
  return EVENT_OF.test(near) || DONE_ON.test(near.slice(-45));
}

/** `par lettre recommandée du`, `le`: what introduces a date that opens a clause. */
const DATE_LEAD =
  /(?:\b(?:par|dans (?:ma|mon|une?)|suivant|selon) (?:ma |mon |une? )?(?:lettre|courriers?|mail|courriel|e-mail|recommandee?|lrar|message|formulaire)(?: [a-z0-9°'/.-]+){0,9} )?(?:\b(?:le|du|en|des|au|courant|depuis|date du|en date du|ce) ?)?(?:\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) ?)?$/;
const GREETING = /^(?:(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|slt|salut|bjr)[ ,]*)+/;
/** From here on the sentence tells what the letter was about. */
const MATTER_TOLD =
  /\b(?:que|qui|pour|car|parce|suite|concernant|relati(?:f|ve|fs|ves)|au sujet|a propos|contre|contestant|sur|portant|afin|objet)\b/;

/** For whom it was made, and where: nothing of the matter. */
const FOR_WHOM =
  /\bpour (?:(?:mon|son|leur|notre) compte|moi|lui|elle|nous)\b|\b(?:avec )?(?:demande d')?(?:avis|accuse) de reception\b|\bsur (?:mon|son|leur|le|notre) (?:compte|site|espace)\b/g;

/** Nothing but these between a letter and its date: `ma réclamation, envoyée en recommandé à la CPAM le …`. */
const LINKS = new Set(
  `en date datant datee date datees envoyee envoye envoyees adressee adresse deposee depose faite fait faites formee formulee
transmise transmis ecrite ecrit expediee postee effectuee recue recu du le de d des recommandee recommande avec ar accuse
reception par mail courriel courrier lettre internet telephone ameli compte messagerie mon ma notre votre la l les vos
service services a au aupres caisse cpam cnmss cpms cgss secu direction remonte remontant remontait datait dataient premiere premier no numero lrar est sont etait etaient partie parti parties partis elle celle ci bien donc enregistree sous reference messagerie site espace personnel poste agence guichet moi part notre`
    .trim()
    .split(/\s+/),
);

export function links(between: string): boolean {
  // A complaint may have a number of its own: `réclamation n° 26-004512 du …`.
  const told = between.replace(/\bn(?:o|°|umero)?\.? ?[\d./-]{3,20}/g, '');
  const words = told.match(/[a-z]+/g) ?? [];
  return words.every((word) => LINKS.has(word)) && !/\d{5}/.test(told);
}

/** The date of an act: in it, or opening its clause (« Le 5 octobre, j'ai écrit … »), or the first after it that is its own. */
export function dateOf(hit: Hit, on: string): string | null {
  const inside = findDates(hit.match[0], on)[0];
  return inside?.date ?? leadingDate(hit, on) ?? nextDate(hit, on, 130)?.date ?? null;
}

/** `Par lettre du 14 septembre dernier j'ai protesté`: a date that opens the act's clause, with nothing else told between. */
function leadingDate(hit: Hit, on: string): string | null {
  const text = hit.region.folded.text;
  const sentence = sentenceAround(text, hit.start);
  const from = wordStart(text, Math.max(sentence.start, hit.start - 90));
  const before = text.slice(from, hit.start);
  const leading = findDates(before, on).at(-1);
  if (!leading) return null;
  const between = before.slice(leading.end);
  const opening = before.slice(0, leading.start).replace(DATE_LEAD, '').replace(GREETING, '').trimEnd();
  const opens = opening === '' || /(?:[,;:(!.]|\b(?:et|puis|mais|donc|car|or|ensuite|deja))$/.test(opening);
  const plain = links(between) || (between.length < 30 && !/\b(?:ai|a|est|ete|et)\b/.test(between));
  return opens && plain ? leading.date : null;
}

/** The first date within `reach` characters after a match, in its sentence, that no other event claims. */
export function nextDate(hit: Hit, on: string, reach: number): FoundDate | null {
  const text = hit.region.folded.text;
  const { end } = sentenceAround(text, hit.start);
  const from = hit.end;
  const window = text.slice(from, Math.min(end, from + reach));
  for (const date of findDates(window, on)) {
    const before = window.slice(0, date.start).replace(FOR_WHOM, '').trimEnd();
    if (ofAnotherThing(before)) continue;
    // Once the matter is told, `du 12 août` is the matter's date; only `le 5 octobre` may still be the letter's.
    if (MATTER_TOLD.test(before) && !/(?:\bles?|,|\bdes le|\bil y a|\bvoila|\bvoici)$/.test(before)) {
      if (date.precision !== 'ago') continue;
    }
    return { ...date, start: date.start + from, end: date.end + from };
  }
  return null;
}

/** The next beginning of a word: a date must not be cut (`12 octobre` to `2 octobre`). */
function wordStart(text: string, position: number): number {
  let at = position;
  while (at > 0 && at < text.length && /[a-z0-9]/.test(text[at - 1] ?? '') && /[a-z0-9]/.test(text[at] ?? '')) at++;
  return at;
}

/** `… ma réclamation sans suite. Elle datait du 14 août.`: the next sentence dates it. */
export function datedNext(text: string, sentenceEnd: number, on: string): string | null {
  const next =
    text
      .slice(sentenceEnd, sentenceEnd + 90)
      .trimStart()
      .split('\n', 1)[0] ?? '';
  return /^(?:(?:le premier|la premiere)\b|(?:elles?|celles?-ci|ils?|celui-ci|ceux-ci)(?: [a-z']+){0,2} (?:dat(?:e|ent|ait|aient|ee?s?)|remonte|(?:envoye|adresse|depose)e?s?)\b)/.test(
    next,
  )
    ? (findDates(next, on)[0]?.date ?? null)
    : null;
}

/** `sans réponse depuis trois semaines`: the silence tells the date where nothing else does. */
export function sinceOf(negative: readonly Hit[], on: string): string | null {
  for (const hit of negative) {
    const text = hit.region.folded.text;
    const { end } = sentenceAround(text, hit.start);
    const window = text.slice(hit.start, Math.min(end, hit.end + 45));
    const since = findDates(window, on).find((date) =>
      /depuis/.test(window.slice(Math.max(0, date.start - 12), date.end)),
    );
    if (since) return since.date;
  }
  return null;
}

/** `17/09/2026 : réclamation à la caisse`: the date at the head of a list's line or a table's row. */
export function rowDate(hit: Hit, on: string): string | null {
  const text = hit.region.folded.text;
  const before = text.slice(sentenceAround(text, hit.start).start, hit.start);
  if (before.length > 40) return null;
  const head = before.replace(/^[\s*•>|-]*(?:le )?/, '').replace(/[\s:|>→-]*$/, '');
  const [date] = findDates(head, on);
  return date !== undefined && date.start === 0 && date.end === head.length ? date.date : null;
}
