/** An answer that is named (`la réponse de la caisse`, `leur réponse du 5 mai`) came, unless it is denied, awaited or wished for. */
import { type Hit, hits } from '../evidence.ts';
import { sentenceAround } from '../folded.ts';
import type { Region } from '../regions.ts';
import { wordSet } from './words.ts';

const NAMED =
  /(?<![a-z])(?:(?<whose>leur|sa|cette|ladite)|(?<read>votre|la|une|en|de|pour|comme|:)|(?<bare>(?<=^|[\n.,;:!(] ?)))(?: (?:simple|seule|premiere|derniere|unique|toute|maigre|belle|breve|longue))* ?reponses?(?![a-z])/g;
/** Said before it: there is none, it is awaited, wanted, deserved. */
const LACKING = wordSet(
  `sans aucune aucun pas jamais zero ni point nulle moindre 0 faute absence defaut attends attend attendons attente attendais attendre
espere esperant souhaite souhaiterais demande exige veux voudrais aimerais merci remercie besoin merite droit obtenir recevoir prompte
rapide vraie depuis hate urgence lieu guise impatience reclame reclamons esperons compte`,
);
/** `la réponse ne …`, `leur réponse du …`, `une réponse négative`: told of an answer that exists. */
const TOLD =
  /^(?:s?)(?: [a-z'-]+){0,2}? ?(?:du \d|le \d|en date|datee|recue|parvenue|(?:m'|nous )?est (?:arrivee|venue|parvenue|tombee|la meme|que|toujours|incomprehensible|absurde|a cote)|ne |n'(?!est (?:pas |toujours pas |jamais )(?:venue|arrivee|parvenue))|le (?:lendemain|surlendemain|jour meme)|(?:incomprehensible|absurde|laconique|lapidaire|seche|vague|standardisee)s?|: ?\d|tient|dit|que (?:la|le|vous|l') ?[a-z]+ (?:a|ont|m'a|m'ont|avez)|se (?:borne|limite|contente)|negatives?|defavorables?|decevantes?|insatisfaisantes?|evasives?|incompletes?|type|standard|bidon|hors|: ?(?:non|refus)|a (?:ma|mes|mon|notre|nos) (?:reclamation|courrier|lettre|contestation|mail|message|plainte)|(?:de|par) (?:la |ma |votre |l')?(?:caisse|cpam|cnmss|cgss|secu|agence|service))/;
const NOT_AN_ANSWER =
  /^s? (?:automatique|d'attente|attendue|toujours attendue|a (?:ma|notre) (?:demande|feuille))|^s?(?: [a-z'-]+){0,6}? (?:a|concernant|sur) (?:ma|notre) (?:demande|prise en charge|feuille)/;
const GOT = /\b(?:recu|eu|obtenu|envoye|fait|donne|apporte|servi|adresse|valu)(?: [a-z0-9']+){0,4} $/;

export function answersNamed(regions: readonly Region[]): Hit[] {
  return hits(regions, NAMED).filter((hit) => {
    const { text } = hit.region.folded;
    const sentence = sentenceAround(text, hit.start);
    const before = text.slice(Math.max(sentence.start, hit.start - 60), hit.start);
    const after = text.slice(hit.end, Math.min(sentence.end, hit.end + 80));
    const clause = before.slice(
      Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf(':')) + 1,
    );
    const words = clause.match(/[a-z0-9]+/g) ?? [];
    if (words.slice(-7).some((word) => LACKING.has(word)) || NOT_AN_ANSWER.test(after)) return false;
    if (hit.match.groups?.['whose'] !== undefined) return true;
    return TOLD.test(after) || GOT.test(`${before}${hit.match[0].split(' ')[0]} `.replace(/ [a-z:]+ $/, ' '));
  });
}
