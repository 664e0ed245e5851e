/** Complaints named as things of the past: `ma réclamation du 12 octobre`, `malgré mes relances`, `courrier resté sans réponse`. */

import type { FoundDate } from '../dates.ts';
import type { ActContext } from './acts.ts';
import { addresseeIn, between } from './bodies.ts';
import { isClaim, isOtherMatter, isQuestion, LETTER } from './letters.ts';
import { datesBetween, following, nextSentence, type Passage, preceding, type Step } from './passage.ts';
import { dateOf, leading, links, nextDate } from './step-date.ts';
import { startsWithSilence } from './unanswered.ts';

const OWN = 'ma|mon|mes|notre|nos|cette|ce|cet|ces';
const COUNT = 'deux|trois|quatre|plusieurs|nombreux|nombreuses|multiples';
const KIND_OF =
  'premiere?|1ere|1er|precedente?s?|derniere?s?|multiples|nombreu(?:x|ses)|differente?s?|diverse?s?|seconde?|deuxieme|2eme|simple|long|longue|autre|deux|trois|quatre|plusieurs|\\d{1,2}';
const NAMED = new RegExp(
  `(?<![a-z])(?:(?<lead>malgre|suite a|apres|reponse a|repondu a|repondre a|retour a|donne suite a|echec de|sans suite|copie de|double de|rappel de|relance de|objet de|a) )?(?:(?<own>${OWN})|(?<count>${COUNT}|(?<!\\d ?)\\d{1,2})|une?|de|d'|l[ae]|premiere?|1ere|par|leur|(?<=\\b(?:apres|malgre|suite a|reponse a) ?)(?! )|(?<=^|[\\n.,;:!*•|/)-] ?|\\bref ?\\.? ?: ?)(?! ))(?: (?:${KIND_OF})){0,4} ?(?<noun>${LETTER})(?:\\.(?= [a-z]))?(?: (?:recommandee?s?|ecrite?s?|simple|avec ar|avec accuse de reception|en ar|postale?|electronique|ameli|par [a-z]+|n°? ?[\\d-]+))*(?![a-z])`,
  'g',
);
/** This very mail, or a letter still to come: no earlier step. */
const PRESENT =
  /\b(?:present|presente|ci-jointe?|joindre|vous (?:adresse|transmets|envoie|soumets|fais parvenir|presente|prie de trouver)|adresse (?:par la presente|ce jour)|souhaite|voudrais|veux|vais|depose ce jour)(?: [a-z']+){0,4} ?$/;
const TO_COME =
  /^[^\n.;]{0,50}\b(?:est prete?|partira|enverrai|sera (?:envoyee|adressee|postee|deposee)|vais|demain|prochainement|a envoyer|reste a)\b/;
/** `une réclamation a été adressée`, `réclamation faite à la CPAM`. */
const MADE =
  /^[^\n;:.]{0,60} pour (?:me plaindre|contester|reclamer|protester)\b|^(?: (?:a|aupres de) (?:la |l'|ma |notre )?[a-z]+(?: primaire)?)?,? ?[(:,-]{0,2} ?(?:qui )?(?:(?:a|ont|avait|avaient) (?:deja |bien |donc |alors )?ete )?(?:deja )?(?:faite?(?! suite| l'objet| part)|envoyee?|adressee?|deposee?|effectuee?|transmise?|formulee?|formee?|ecrite?|expediee?|postee?|recue?)s?\b/;
/** Told of a complaint that is under way: it left, dates from, was about, was not answered. */
const UNDER_WAY =
  /^(?: (?!(?:car|mais|que|qui|pour|puisque|concernant|suite|contre)\b)[a-z'0-9,/-]+){0,6}?,? (?:est partie?|ayant ete|n'(?:a|ont) rien (?:donne|change|produit|obtenu|apporte|regle)|(?:traine|dort|stagne|patiente|attend)\b|(?:date|datait|remonte|remontait|portait|dataient|datent)\b|(?:est |sont )?(?:restee?s?|demeuree?s?)|est (?:toujours |encore )?(?:sans|en attente)|sans (?:reponse|suite|effet|retour)|n'(?:a|ont) (?:pas|jamais|recu|eu|donne|abouti)|lettres? mortes?|a ete (?:rejetee?|ignoree?|classee?|refusee?))/;
/** `lettre du 30 novembre, refusée le 10 décembre`: told together with what came of it. */
const OUTCOME =
  /^[^\n.;]{0,60}(?:→|->|[:;,(]) ?(?:reponses?|refus(?:ee?)?|rejet(?:ee?)?|pas de reponse|sans reponse|aucune reponse|toujours rien|neant)\b/;
const REPLYING = /\b(?:repond[a-z]*|reponses?|retour|suite)\b[^,;:\n]{0,50}$/;
const OF_CAISSE = /\b(?:votre|vos|leur|sa|son|sa propre|une? de vos|de la caisse)(?: [a-z]+)? ?$/;

export function namedIn(passage: Passage, context: ActContext): Step[] {
  const found: Step[] = [];
  for (const match of passage.text.matchAll(NAMED)) {
    const step = stepOf(passage, match, context);
    if (step !== null) found.push(step);
  }
  return found;
}

function stepOf(passage: Passage, match: RegExpExecArray, { byTelephone }: ActContext): Step | null {
  const { text, bodies } = passage;
  const start = match.index;
  const end = start + match[0].length;
  const { lead, own, count, noun = '' } = match.groups ?? {};
  const after = following(passage, end, 110);
  const before = preceding(passage, start, 60);
  if (isClaim(after) || (own === undefined && OF_CAISSE.test(before)) || PRESENT.test(before) || TO_COME.test(after))
    return null;
  if (/^appels?$/.test(noun) && !byTelephone) return null;
  if (/^ar$|^rappels?$/.test(noun) && own === undefined) return null;
  const addressee = addresseeIn(text, bodies, end, end + Math.min(after.length, 70), false);
  if (addressee !== null && !addressee.caisse) return null;
  const others = between(bodies, end, end + 40);
  if (addressee === null && others.some((body) => !body.caisse) && !others.some((body) => body.caisse)) return null;
  if (isOtherMatter(after) || (isQuestion(after) && !/reclam|plainte|contest/.test(noun))) return null;

  const dated = nextDate(passage, end, 70);
  const gap = dated === null ? '' : text.slice(end, dated.start);
  // « la caisse a répondu à ma réclamation le 16 » tells the answer's date.
  const linked = dated !== null && links(gap) && !(/^rep/.test(lead ?? '') && gap === ' le ');
  const entry = leading(passage, start);
  const complaint = /reclam|plainte|contestation|mises? en demeure|protestation/.test(noun);
  const made = MADE.test(after);
  const underWay = UNDER_WAY.test(after);
  const silent = startsWithSilence(after, links) || silenceAnswers(passage, end, after);
  const repeated =
    /^(?:malgre|reponse|repondu|repondre|retour|donne suite|echec|copie|double|rappel)/.test(lead ?? '') ||
    (lead === 'a' && REPLYING.test(before));
  const afterFirst = (lead === 'suite a' || lead === 'apres') && addressee !== null;
  const past = linked || underWay;
  // `lettre à la caisse le 7 octobre`; `envoyé par courrier` names only the way.
  const written =
    /^(?:courrier|lettre|mail|courriel|e-?mail|message|recommande|lrar)/.test(noun) &&
    !/\b(?:par|le|la|de) (?:un |une )?$|\b[ld]'$/.test(
      text.slice(Math.max(0, end - match[0].length - 9), start + match[0].lastIndexOf(noun)),
    );
  const concluded = linked && OUTCOME.test(after);

  const told =
    own !== undefined
      ? past || repeated || silent || made || afterFirst || /\bdate de $/.test(before)
      : silent ||
        (count !== undefined && (repeated || past || lead === 'apres')) ||
        concluded ||
        (made && (dated !== null || addressee !== null)) ||
        (complaint && linked && dated.date !== passage.receivedOn) ||
        // `17/09/2026 : réclamation écrite de ma part à la caisse`
        ((complaint || written) && addressee !== null && (entry !== null || dated !== null));
  if (!told) return null;
  return {
    passage,
    start,
    end,
    date:
      sinceOf(passage, end, after) ??
      (linked && !isEntry(passage, entry, start) ? dated?.date : undefined) ??
      (/^rep/.test(lead ?? '') ? null : dateOf(passage, start, end)),
    named: addressee !== null,
    reminder: /relance|rappel/.test(noun),
  };
}

/** `ma réclamation traîne depuis le 10 septembre`. */
function sinceOf(passage: Passage, end: number, after: string): string | null {
  const since = /\b(?:traine|dort|stagne|patiente|attend)\b[a-z' ]{0,40}?\bdepuis\b/.exec(after);
  if (since === null) return null;
  const from = end + since.index + since[0].length - 'depuis'.length;
  return datesBetween(passage, from, from + 30)[0]?.date ?? null;
}

/** `17/09/2026 : réclamation`: the line's own date goes before any that follows. */
function isEntry(passage: Passage, entry: FoundDate | null, start: number): boolean {
  return entry !== null && /^ ?[:|-]/.test(passage.text.slice(entry.end, start));
}

/** `Ma réclamation à la caisse ? Aucune réponse.`: a question that the next sentence answers with the silence. */
function silenceAnswers(passage: Passage, end: number, after: string): boolean {
  if (!/^[^\n,;:]{0,60}\?$/.test(after.trimEnd())) return false;
  return startsWithSilence(` ${nextSentence(passage, end, 60)}`, () => true);
}
