/** Complaints named as things of the past: `ma réclamation du 12 octobre`. */
import { hits } from '../evidence.ts';
import { sentenceAround } from '../folded.ts';
import type { Region } from '../regions.ts';
import type { Act, PriorContext } from './act.ts';
import { datedNext, dateOf, links, nextDate, rowDate } from './act-date.ts';
import { leftSilent, silenceFollows } from './answer.ts';
import { CAISSE, CLAIM, LETTER, NOT_THIS_ONE, THIRD } from './lexicon.ts';

/** `ma réclamation du 12 octobre`, `sans réponse à mes courriers`, `malgré mes relances`. */
const NOUNS = new RegExp(
  `(?<![a-z])(?:(?<lead>malgre|suite a|apres|reponse a|repondu a|repondre a|retour a|donne suite a|sans suite|copie de|double de|rappel de|relance de|objet de|a) )?(?:ma|mon|mes|notre|nos|cette|ce|cet|ces|une|un|deux|trois|plusieurs|de|d'|la|le|premiere|premier|1ere|par|plusieurs|nombreux|nombreuses|(?<!\\d ?)\\d{1,2}|(?<=^|[\\n.,;:!|*>→/)-] ?))(?: (?:premiere|premier|1ere|1er|precedente?s?|derniere?s?|multiples|nombreu(?:x|ses)|differente?s?|diverse?s?|seconde?|deuxieme|2eme|simple|long|longue|autre|\\d+|deux|trois|quatre|plusieurs))* ?(?<noun>${LETTER})(?: (?:recommandee?s?|ecrite?s?|simple|avec ar|avec accuse de reception|en ar|postal|electronique|ameli|par [a-z]+))*`,
  'g',
);

/** `Réclamation déposée le …`, `une réclamation a été adressée …`. */
const MADE =
  /^[^\n;:.]{0,60} pour (?:me plaindre|contester|reclamer|protester)\b|^,? \(?(?:(?:a|ont|avait|avaient) (?:deja |bien |donc |alors )?ete )?(?:faite?|envoyee?|adressee?|deposee?|effectuee?|transmise?|formulee?|formee?|ecrite?|expediee?|postee?)s?\b|^(?: [a-z]+)? (?:est|sont|etait) (?:bien |donc )?partie?s?\b|^(?: [a-z]+)? de (?:ma|notre) part\b/;

/** `réclamation du 18 mai → réponse négative`: told together with what came of it. */
const OUTCOME =
  /^[^\n.;]{0,60}(?:→|->|[:;,(]) ?(?:reponses?|refus(?:ee?)?|rejet(?:ee?)?|pas de reponse|sans reponse|aucune reponse|toujours rien|neant)\b/;

export function named(regions: readonly Region[], { receivedOn, byTelephone }: PriorContext): Act[] {
  const found: Act[] = [];
  for (const hit of hits(regions, NOUNS)) {
    const text = hit.region.folded.text;
    const sentence = sentenceAround(text, hit.start);
    const after = text.slice(hit.end, Math.min(sentence.end, hit.end + 110));
    const before = text.slice(Math.max(sentence.start, hit.start - 60), hit.start);
    const noun = hit.match.groups?.['noun'] ?? '';
    const lead = hit.match.groups?.['lead'];
    if (CLAIM.test(after) || /\b(?:votre|vos|leur|sa|son)(?: [a-z]+)? ?$/.test(before)) continue;
    if (/^(?:appels?)$/.test(noun) && !byTelephone) continue;
    if (NOT_THIS_ONE.test(after)) continue;
    const possessed = /(?:^|\W)(?:ma|mon|mes|notre|nos|cette|ce|cet|ces|premiere|premier|1ere)\b/.test(hit.match[0]);
    const several = /\b(?:plusieurs|nombreu(?:x|ses)|multiples|deux|trois|quatre|\d+)\b/.test(hit.match[0]);
    const date = nextDate(hit, receivedOn, 70);
    const past =
      (date !== null && links(text.slice(hit.end, date.start))) ||
      /^(?: (?!(?:car|mais|que|qui|pour|puisque|concernant|suite|contre)\b)[a-z'0-9,/-]+){0,6}? (?:(?:est|sont) )?(?:restee?s?|demeuree?s?|sans (?:reponse|suite|effet|retour)|n'(?:a|ont) (?:pas|jamais|recu|eu)|lettres? mortes?|n'a pas (?:ete )?|a ete (?:rejetee?|ignoree?|classee?))/.test(
        after,
      );
    const repeated =
      lead === 'malgre' ||
      /^(?:reponse|repondu|repondre|retour|donne suite)/.test(lead ?? '') ||
      /^(?:copie|double|rappel)/.test(lead ?? '') ||
      // « la CPAM ne répond pas depuis un mois à ma réclamation »
      (lead === 'a' && /\b(?:repond[a-z]*|reponses?|retour|suite)\b[^,;:\n]{0,50}$/.test(before));
    const row = /reclam|plainte|contestation|relance/.test(noun) ? rowDate(hit, receivedOn) : null;
    const made = row !== null || MADE.test(after) || / que j'(?:ai |envoie|adresse|ecris)/.test(after.slice(0, 12));
    const silent = leftSilent(after) || silenceFollows(text, sentence.end, after);
    const afterFirst =
      (lead === 'suite a' || lead === 'apres') && new RegExp(`\\b${CAISSE}\\b`).test(after.slice(0, 50));
    if (!possessed && !(several && (repeated || past || lead === 'apres'))) {
      const isOne = /reclam|plainte|contestation/.test(noun) || made || OUTCOME.test(after);
      const dated = (past || made) && (date ?? row) !== null && isOne;
      if (!dated && !silent) continue;
    }
    if (!(past || repeated || silent || made || afterFirst || (several && lead === 'apres'))) continue;
    if (THIRD.test(after.slice(0, 40)) && !new RegExp(`\\b${CAISSE}\\b`).test(after.slice(0, 40))) continue;
    // « la caisse a répondu à ma réclamation par un courrier du 16 »: only a date that touches the complaint is its own.
    const between = date === null ? '' : text.slice(hit.end, date.start);
    const told = date !== null && between !== ' le ' && links(between) ? date.date : null;
    const own = row ?? (/^rep/.test(lead ?? '') ? told : past && date !== null ? date.date : dateOf(hit, receivedOn));
    found.push({ hit, date: own ?? datedNext(text, sentence.end, receivedOn) });
  }
  return found;
}
