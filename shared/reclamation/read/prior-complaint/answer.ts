/** What is told of the caisse's answer, and of its silence. */
import { anyOf, type Hit, hits } from '../evidence.ts';
import { sentenceAround } from '../folded.ts';
import type { Region } from '../regions.ts';
import { links, nextDate } from './act-date.ts';
import { THIRD } from './lexicon.ts';

/** `pas de réponse claire` is an answer, a poor one. */
const NOT_PRAISED =
  '(?! (?:satisfaisante?|claire?|precise?|convaincante?|correcte?|concrete?|positive?|favorable|acceptable|coherente?|adaptee?|serieuse?))';
const UNANSWERED = anyOf([
  'personne (?:ne )?(?:me |nous |lui )?repond(?:ait)?|pas une (?:seule )?(?:reponse|lettre|ligne)',
  `(?:n'a|n'ont|n'avez|pas|jamais) (?:daigne|pris la peine de) (?:me |nous |y )?(?:repondre|reagir|donner suite)|ni (?:explication|suite)`,
  `(?:jamais|pas) [a-z]{1,3} de (?:reponse|retour|nouvelles)${NOT_PRAISED}`,
  "(?:aujourd'hui|a ce jour|et depuis|resultat|bilan) ?[:,]? (?:toujours )?rien(?! (?:a|de|ne|n'))",
  "rien (?:n'est|ne m'est|n'est jamais) (?:venu|arrive|parvenu)|rien ne (?:vient|m'est parvenu|nous est parvenu)",
  "(?:personne|nul) (?:ne |n')(?:[a-z']+ ){0,3}(?:de reponse|repondu)",
  '(?:0|zero) (?:reponse|retour|nouvelles?)',
  '(?:pas|jamais|rien)(?: [a-z]+){0,3} (?:recu|eu|obtenu) (?:le |la |un |une )?(?:seul |seule |moindre )?(?:mot|signe|ligne|appel)',
  'jamais (?:une|la moindre|aucune) (?:seule )?(?:reponse|nouvelle)|plus (?:jamais )?entendu parler|aux oubliettes|abonnes absents|dans le vide',
  "depuis,? (?:je n'ai |j'ai |j'en ai |on n'a |nous n'avons |il n'a |elle n'a )?(?:plus |toujours )?rien (?:recu|eu|obtenu)",
  "personne (?:n')?(?:m'|nous |lui )?(?:a|ont) (?:jamais |encore )?(?:repondu|rappelee?s?|recontactee?s?)",
  '(?:pas|jamais) encore(?: (?:eu|recu|obtenu))? (?:de |la |votre |leur |une )?(?:reponse|retour|nouvelles)',
  '(?:lui |m.|nous )?(?:a|ont|avez) rien repondu',
  'pas (?:de|eu de|recu de) (?:courrier|lettre|mail|message) (?:en|de|en guise de) (?:reponse|retour)',
  "sans qu(?:e |')(?:l'on|on|personne|quiconque|la caisse|vous) (?:ne )?(?:m'|nous |me )?(?:ait|ayez|aient) (?:repondu|donne suite|repondue?)",
  `(?:sans|jamais de|pas de|plus de|aucune?|nulle?|zero|point de) (?:la moindre |aucune? |autre |veritable |vraie )?(?:reponse|retour|nouvelles?|suite|explication|resultat|succes|effet)s?${NOT_PRAISED}`,
  'pas (?:reponse|nouvelles?|retour)',
  "(?:restee?s?|demeuree?s?|est|sont) (?:a ce jour |toujours |encore |jusqu'ici |jusqu'a present |a present )*(?:sans (?:reponse|suite|effet|retour)|lettres? mortes?|ignoree?s?)",
  '(?:pas|jamais|nullement|toujours pas)(?: [a-z]+){0,2} (?:repondue?s?|donne(?:e)? suite)',
  `(?:pas|jamais|rien|aucune?)(?: [a-z]+){0,2} (?:eu|recu|obtenu)(?: (?:de|la|moindre|une|aucune|seule|encore|a ce jour|votre|leur|sa)){0,3} (?:reponse|retour|nouvelles?|suite)s?${NOT_PRAISED}`,
  'rien (?:eu|recu|obtenu) (?:depuis|en retour|a ce jour|de (?:leur|votre|sa) part)',
  `n'(?:ai|avons|a|ont|avez)(?: [a-z']+){0,2} (?:pas|jamais|rien|aucune?)(?: [a-z]+){0,2} (?:repondu|reponse|retour|donne suite)s?${NOT_PRAISED}`,
  "ne (?:m'|me |nous )?(?:repond(?:ent|ez)?|repondait|repondaient) (?:pas|jamais|plus|toujours pas|rien)",
  "(?:j'attends|attends|nous attendons|en attente d'une|en attente de|attente d'une) (?:toujours |encore |donc )*(?:une |la |votre |leur |sa |de )?(?:reponse|retour|nouvelles)",
  'n[ei] (?:reponse|retour|nouvelles?)',
  "(?:pas|jamais|point) (?:daigne|pris la peine|juge utile|cru bon)(?: de)?(?: me| nous| m'y)? (?:repondre|donner suite)|(?:pas|jamais) (?:me |nous |m')?repondre",
  "silence(?: (?:radio|total|complet|absolu|de (?:la|votre|leur)))?|lettres? mortes?|toujours rien|rien (?:du tout )?depuis|depuis,? (?:plus |toujours |absolument )?rien|rien du tout|rien n'a (?:bouge|change|ete fait)|en vain|vainement|personne ne (?:me |nous |m'|m'a )?(?:repond|a repondu|rappelle|jamais rappelee?)|on ne (?:me |nous |m')?(?:a )?(?:jamais |pas )?(?:rappelle|repond|repondu|rappelee?)|(?:jamais|pas) rappelee?|ignorent? (?:mes|ma|mon)|jamais repondu|pas repondu|non[- ]reponse|absence de (?:reponse|retour)|neant|pas un (?:mot|signe|retour)(?! (?:de|du|des|sur)\\b)|(?:la )?sourde oreille|muette?s?|mutisme|infructueu(?:x|ses?)|(?:tous|toutes) (?:restee?s? )?(?:ignoree?s?|sans (?:reponse|suite))",
  "n'(?:a|ont) (?:donne lieu a|recu|suscite|entraine|produit|abouti a) (?:aucune?|rien)|attend(?:s|ons|ent)? (?:toujours|encore)(?= ?(?:[,.;:!?\\n]|$|depuis))",
  "n'(?:a|ont|avez)(?: [a-z']+){0,2} (?:pas|jamais|rien)(?: [a-z]+){0,2} (?:tranche|statue|pris position)",
]);
const ANSWERED = anyOf([
  'reponse(?: (?:de la |du )?(?:caisse|cpam|cnmss|service))? ?: ?(?:le |du |recue le )?\\d{1,2}',
  '(?:lettre|courrier|mail|courriel)s? (?:du|le|en date du) [a-z0-9 /.-]{4,45}, ?(?:refusee?|rejetee?)',
  "reponse (?:definitive |officielle |ecrite |finale )?(?:est|m'est|nous est) (?:enfin |finalement )?(?:arrivee|parvenue|tombee|venue)",
  'suite (?:favorable|defavorable)|(?:votre|ma) (?:reclamation|contestation) (?:ne peut|est rejetee|a ete rejetee)',
  "reponse que (?:l'|la |le |ma |mon |votre |vous |les )?(?:[a-z]+ ){0,4}?(?:a|ont|avez|m'a|m'ont|m'avez) (?:faite?|donnee?|adressee?|envoyee?|apportee?|fournie?)",
  '(?:elle|celle-ci) ne (?:me |nous )(?:satisfait|convient|convainc)',
  '(?:courrier|lettre|mail|courriel|message|decision)s?(?: [^\\n.;]{0,40}?)? (?:rejette|refuse|ecarte|repousse|rejetant|refusant) (?:ma|mes|notre|nos|cette) (?:reclamation|contestation|lettre|plainte)',
  "(?:s'est|se sont|vous vous etes) (?:bornee?s?|contentee?s?|limitee?s?) (?:a|de|d')",
  '(?:avais|avait|ai (?:eu|recu)|recu|eu|obtenu) (?:droit a )?(?:un|pour (?:toute |seule )?reponse un) "? ?non',
  "(?:la|votre|leur|sa|une|cette|seule|ma|reponse|en|des|de|les|vos) ?reponses?(?:[- ]types?)?(?: [^\\n]{0,70}?)? (?:ne (?:me |nous |m')?(?:satisfait|convient|convainc|explique|apporte|donne)|negative|insatisfaisante?s?|incomprehensible|defavorable|decevante|standard|stereotypee?|incomplete|evasive|absurde|type|datee|hors sujet)",
  "reponses? (?:de (?:la|votre|ma) (?:caisse|cpam|cnmss|cgss|service|secu|part|mutuelle)|du service[a-z ]{0,20}|negatives?|defavorables?|types?|insatisfaisantes?|evasives?|standards?|stereotypees?|(?:recue|datee|en date|obtenue|du|parvenue|apportee|donnee|qui m'a ete (?:faite|donnee|apportee))(?: [^\\n]{0,15}?)?)",
  // « votre réponse ne répond pas à ma question »: its own subject, not the caisse's.
  "(?:votre|leur|cette|la|sa) reponse(?: (?!(?:car|mais|que|qui|et|caisse|cpam|cnmss|service|on|il|elle|vous)\\b)[a-z0-9/.']+){0,4} ne (?:me |nous )?(?:repond|correspond|regle|resout)",
  'reponses?-types?|reponses? (?:le|en date du) \\d{1,2}',
  `(?:reclamation|contestation|recours gracieux)s?(?: (?:du|le|en date|faite|envoyee|adressee|deposee|a la|a ma|aupres de la|caisse|cpam|cnmss|cgss|secu|\\d[\\d/.-]{0,9}(?:er)?|20\\d\\d|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)){0,8}[ ,(]{1,3}(?:rejetee?|refusee?|ecartee?)s?`,
  "(?<!pas )(?<!jamais )(?<!rien )(?:m'a|m'ont|nous a|nous ont|m'avez|nous avez|vous avez|l'a|a|ont|on m'a|il m'a ete|il m'est|on me|elle m'a|qui m'a) (?:finalement |enfin |bien |juste |seulement |simplement |donc |certes |ete )?(?:repondu|repond|reponds|ecrit en retour|retorque|oppose une?|fait savoir|indique que|informee? que|confirme (?:le|son|leur|que)|explique que)",
  '(?:repond|repondent|repondait) (?:toujours |encore )*(?:la meme chose|les memes|pareil|idem)',
  '(?:me|nous) (?:repond|repondent|repondez|repondait|repondaient)(?: (?:invariablement|toujours|systematiquement|seulement|juste|simplement|a chaque fois|que|par|de))',
  "(?:maintien[t]?|maintenu|maintiennent|maintenez|confirme|confirmez|confirmant|persiste)(?: [a-z']+){0,3} (?:refus|position|decision|rejet|indu)",
  "reponses?(?: [a-z'-]+){0,2} (?:n'est|n'etait|ne sont) (?:pas|guere|nullement) (?:claire|satisfaisante|precise|complete|convaincante|coherente|serieuse|acceptable)s?",
  '(?:pas|aucune|sans|jamais)(?: [a-z]+){0,3} (?:reponse|explication|solution) (?:satisfaisante?|claire?|precise?|convaincante?|correcte?|concrete?|positive?|favorable|acceptable|coherente?|adaptee?|serieuse?)',
  '(?:reclamation|contestation|courrier|lettre|relance|recours gracieux)s?(?: [^\\n]{0,50}?)? (?:a|ont) ete (?:rejetee?s?|refusee?s?|ecartee?s?|classee?s?)',
  "(?:recu|obtenu|eu) (?:une |pour toute |comme |comme seule |pour seule |qu'une |leur |votre |la |cette )+(?:simple )?reponse",
  // Told as the caisse's own act.
  'en reponse a (?:ma|mon|mes|notre|nos) (?:reclamation|contestation|courrier|lettre|mail|courriel|recours)s?',
  "(?:m'a|m'ont|nous a|nous ont) (?:envoye|adresse|fait|donne|servi) (?:une |pour toute |comme )(?:simple |seule )?reponse|reponses? (?:toutes? faites?|copiee?)",
  "campe(?:nt)? sur (?:sa|ses|leurs?) positions?|(?:elle|celle-ci|qui|ils?) (?:l'(?:a|ont) (?:rejete|refuse|ecarte)e?|(?:a|ont) refuse le \\d{1,2})",
  '(?:a|ont|avez|avait) (?:finalement |deja |purement et simplement )?(?:classe|rejete|refuse|ecarte|repousse) (?:ma|mes|notre|nos|cette) (?:reclamation|contestation|lettre|courrier|recours gracieux)s?',
  "(?:me|nous) (?:dire|repondre) (?:que )?non|(?:m'a|m'ont|nous a|nous ont) (?:dit|repondu) (?:que )?non",
  'reponse (?:suscite|est (?:incomprehensible|absurde|toujours|la meme|que))|(?:fin de non[- ]recevoir|classe(?:e)? sans suite)',
]);
/** A machine's receipt is no answer. */
const RECEIPT = /reponse automatique|accuse de reception|accuse reception|message automatique/;

/** Between a letter and the silence that met it, besides the words above: verbs of remaining, and dates. */
const REMAINED =
  /\d+er|\b(?:est|sont|restee?s?|demeuree?s?|toujours|encore|ce|jour|depuis|er|et|puis|tous|toutes|dernier|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b/g;
const LEFT_SILENT =
  /^[^\n]{0,90}?(?<![a-z'])(?:sans (?:reponse|suite|effet|retour|nouvelles?)|lettres? mortes?|(?:aucune?|pas (?:de |eu de |recu de )?) ?(?:reponse|retour|nouvelles?)|ignoree?s?)(?![a-z])/;

/** `Courriers du 1er septembre et du 13 octobre sans réponse`: nothing but dates and addressees before the silence. */
export function leftSilent(after: string): boolean {
  const silent = LEFT_SILENT.exec(after)?.[0];
  if (silent === undefined) return false;
  const between = silent.replace(/(?:(?:sans|lettres?|aucune?|pas)(?: (?:de|eu de|recu de))? [a-z]+|ignoree?s?)$/, '');
  return links(between.replace(REMAINED, ''));
}

/** « la caisse m'a écrit le 8 juillet »: an answer when it came after the complaint. */
const WROTE = anyOf([
  "(?:m'a|m'ont|nous a|nous ont|m'avez|nous avez|lui a|lui ont) (?:ecrit|(?:adresse|envoye) (?:une? )?(?:lettre|courrier|mail|courriel|message))",
]);

/** A letter of the caisse's that is dated after the complaint; null when there is none. Its receipt for it is no answer. */
export function letterAfter(told: readonly Region[], complaint: string, on: string): Hit | null {
  const later = hits(told, WROTE).filter(
    (hit) =>
      !RECEIPT.test(wider(hit)) &&
      !negated(hit) &&
      !THIRD.test(hit.region.folded.text.slice(Math.max(0, hit.start - 30), hit.start)),
  );
  return later.find((hit) => (nextDate(hit, on, 30)?.date ?? '') > complaint) ?? null;
}

export interface Told {
  /** Told of an answer. */
  readonly positive: readonly Hit[];
  /** Told of the silence. */
  readonly negative: readonly Hit[];
  /** The seeds' own wording, « la réponse de la caisse ne me satisfait pas »: it tells of a first step without naming it. */
  readonly unsatisfied: boolean;
}

/** Every place that tells of an answer or of none. */
export function answersIn(told: readonly Region[]): Told {
  const negative = hits(told, UNANSWERED).filter((hit) => !/automatique/.test(hit.match[0]));
  const positive = hits(told, ANSWERED).filter(
    (hit) =>
      !RECEIPT.test(hit.match[0]) &&
      !negated(hit) &&
      !toSomethingElse(hit) &&
      // « pas eu de réponse de la CPAM »: the answer named is the one that did not come.
      !negative.some((none) => none.region === hit.region && none.start < hit.start && hit.start < none.end),
  );
  return { positive, negative, unsatisfied: positive.some(isUnsatisfied) };
}

function isUnsatisfied(hit: Hit): boolean {
  return (
    /reponse/.test(hit.match[0]) &&
    /(?:satisf|convien|convain|ne (?:me |m'|nous )?(?:repond|regle|resout|explique|apporte))/.test(wider(hit))
  );
}

function negated(hit: Hit): boolean {
  const before = hit.region.folded.text.slice(Math.max(0, hit.start - 14), hit.start);
  if (/\bpersonne (?:n')?(?:m'|nous |lui )?$/.test(before)) return true;
  return (
    /(?:\bn'|\bne |\bn|aucune |jamais |pas de |sans |toute |une |la |votre )$/.test(before) &&
    /(?:\bn'|\bne |aucune |jamais |pas de |sans )$/.test(before)
  );
}

/** An answer to a claim (`réponse négative à ma demande de cure`) is the contested decision. */
function toSomethingElse(hit: Hit): boolean {
  const { end } = sentenceAround(hit.region.folded.text, hit.start);
  return /^ (?:a|concernant|sur) (?:ma|notre|la) (?:demande|prise en charge|dossier)/.test(
    hit.region.folded.text.slice(hit.end, end),
  );
}

function wider(hit: Hit): string {
  const { end } = sentenceAround(hit.region.folded.text, hit.start);
  return hit.region.folded.text.slice(hit.start, Math.min(end, hit.end + 40));
}

/** `Ma réclamation à la caisse ? Aucune réponse.`: a question that the next sentence answers with the silence. */
export function silenceFollows(text: string, sentenceEnd: number, after: string): boolean {
  if (!/^[^\n,;:]{0,60}\?$/.test(after.trimEnd())) return false;
  const next = text.slice(sentenceEnd, sentenceEnd + 60).trimStart();
  return [...next.matchAll(UNANSWERED)].some((none) => none.index === 0);
}
