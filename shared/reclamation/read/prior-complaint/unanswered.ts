/** That no answer came: silence, nothing received, nobody called back. An acknowledgement is no answer. */
import { anyOf } from '../evidence.ts';

/** `pas de réponse claire` is an answer, a poor one. */
const NOT_PRAISED =
  '(?! (?:satisfaisante?|claire?|precise?|convaincante?|correcte?|concrete?|positive?|favorable|acceptable|coherente?|adaptee?|serieuse?))';
export const UNANSWERED = anyOf([
  'personne (?:ne )?(?:me |nous |lui )?repond(?:ait)?|pas une (?:seule )?(?:reponse|lettre|ligne)|pas de rep(?:onse)?',
  `(?:n'a|n'ont|n'avez|pas|jamais) (?:daigne|pris la peine de) (?:me |nous |y )?(?:repondre|reagir|donner suite)|ni (?:explication|suite)`,
  `(?:jamais|pas) [a-z]{1,3} de (?:reponse|retour|nouvelles)${NOT_PRAISED}`,
  "(?:personne|nul) (?:ne |n')(?:[a-z']+ ){0,3}(?:de reponse|repondu)",
  "(?:aujourd'hui|a ce jour|et depuis|resultat|bilan) ?[:,]? (?:toujours )?rien(?! (?:a|de|ne|n'))",
  "rien (?:n'est|ne m'est|n'est jamais) (?:venu|arrive|parvenu)|rien ne (?:vient|m'est parvenu)|plus (?:jamais )?entendu parler|aux oubliettes|dans le vide",
  `(?:sans|jamais de|pas(?: encore| toujours| non plus)? de|plus de|aucune?|nulle?|zero|point de) (?:la moindre |aucune? |autre |veritable |vraie )?(?:reponse|retour|nouvelles?|suite|explication|resultat|succes|effet)s?${NOT_PRAISED}`,
  'pas (?:encore )?(?:reponse|nouvelles?|retour)',
  "(?:restee?s?|demeuree?s?|est|sont) (?:a ce jour |toujours |encore |jusqu'ici |jusqu'a present |a present )*(?:sans (?:reponse|suite|effet|retour)|lettres? mortes?|ignoree?s?)",
  '(?:pas|jamais|nullement|toujours pas)(?: [a-z]+){0,2} (?:repondue?s?|donne(?:e)? suite)',
  `(?:pas|jamais|rien|aucune?)(?: [a-z]+){0,2} (?:eu|recu|obtenu)(?: (?:de|la|moindre|une|aucune|seule|encore|a ce jour|votre|leur|sa)){0,3} (?:reponse|retour|nouvelles?|suite)s?${NOT_PRAISED}`,
  'rien (?:eu|recu|obtenu) (?:depuis|en retour|a ce jour|de (?:leur|votre|sa) part)',
  `n'(?:ai|avons|a|ont|avez)(?: [a-z']+){0,2} (?:pas|jamais|rien|aucune?)(?: [a-z]+){0,2} (?:repondu|reponse|retour|donne suite)s?${NOT_PRAISED}`,
  "ne (?:m'|me |nous )?(?:repond(?:ent|ez)?|repondait|repondaient) (?:pas|jamais|plus|toujours pas|rien)",
  "(?:j'attends|attends|nous attendons|en attente d'une|en attente de|attente d'une) (?:toujours |encore |donc )*(?:une |la |votre |leur |sa |de )?(?:reponse|retour|nouvelles)",
  'n[ei] (?:reponse|retour|nouvelles?)',
  "(?:pas|jamais|point) (?:daigne|pris la peine|juge utile|cru bon)(?: de)?(?: me| nous| m'y)? (?:repondre|donner suite)",
  "(?:pas|jamais) (?:me |nous |m')?repondre",
  'silence(?: (?:radio|total|complet|absolu|de (?:la|votre|leur)))?',
  'lettres? mortes?',
  'toujours rien',
  'rien (?:du tout )?depuis',
  'depuis,? (?:plus |toujours |absolument )?rien',
  'rien du tout',
  "rien n'a (?:bouge|change|ete fait)",
  'en vain',
  'vainement',
  "personne ne (?:me |nous |m'|m'a )?(?:repond|a repondu|rappelle|jamais rappelee?)",
  "on ne (?:me |nous |m')?(?:a )?(?:jamais |pas )?(?:rappelle|repond|repondu|rappelee?)",
  '(?:jamais|pas) rappelee?',
  'ignore(?:nt)? (?:mes|ma|mon)',
  'jamais repondu',
  'pas repondu',
  'non[- ]reponse',
  'absence de (?:reponse|retour)',
  'neant',
  'pas un (?:mot|signe|retour)',
  '(?:la )?sourde oreille',
  'muette?s?',
  'mutisme',
  'infructueu(?:x|ses?)',
  '(?:tous|toutes) (?:restee?s? )?(?:ignoree?s?|sans (?:reponse|suite))',
  "n'(?:a|ont) (?:donne lieu a|recu|suscite|entraine|produit|abouti a) (?:aucune?|rien)",
  'attend(?:s|ons|ent)? (?:toujours|encore)(?= ?(?:[,.;:!?\\n]|$|depuis))',
  "n'(?:a|ont|avez)(?: [a-z']+){0,2} (?:pas|jamais|rien)(?: [a-z]+){0,2} (?:tranche|statue|pris position)",
  // What does not come: `pas reçu un mot`, `rien n'est venu`, `rien reçu non plus`.
  '(?:pas|jamais|rien)(?: [a-z]+){0,2} (?:recu|eu)(?: [a-z]+){0,3} (?:un (?:mot|signe)|une ligne|la moindre (?:ligne|lettre))',
  'pas (?:meme )?une (?:seule )?(?:ligne|lettre|carte)',
  'pas un (?:seul )?(?:mail|courrier|appel)',
  "rien (?:n'est |n'a ete )?(?:venu|arrive|recu)",
  'rien encore',
  "(?:depuis|apres),? (?:j'ai |on a |nous avons )?(?:rien|plus de nouvelles?)",
  'depuis (?:cette date|lors|ce jour) ?[:,]? ?rien',
  'depuis ?\\? ?rien',
  "(?:personne|nul|aucun (?:agent|conseiller)) (?:ne |n')?(?:m'|nous |me |lui )?(?:y )?(?:a|ait|avait)? ?(?:encore |jamais |meme )?(?:repondu|rappelee?s?|ecrit|contactee?)",
  "(?:lui|leur|m'|nous|m'ont|m'a|lui ont|nous ont) ?(?:a |ont )?(?:rien|pas|jamais) (?:encore )?repondu",
  '(?:a|ont|avez) (?:rien|pas|jamais|toujours pas) repondu',
  'pas (?:encore |toujours )?(?:de|eu de|recu de) (?:courrier|lettre|mail|message|appel)s?(?: en (?:reponse|retour))?(?= ?(?:[,.;:!?\\n]|$|en ))',
  'reponse ?: ?(?:neant|aucune|rien|zero)',
  'rep ?\\.? ?: ?(?:neant|aucune|rien|zero)',
  '0 reponse',
  'jamais (?:une|la moindre) reponse',
  '(?:toujours )?(?:pas|aucune|ni) reponse',
  "n'y a (?:toujours |eu |encore )?(?:pas|ni|aucune?)(?: [a-z]+){0,2} (?:reponse|retour|suite)s?",
  "n'y (?:a|ont) (?:pas|jamais|toujours pas) repondu",
  "(?:a laquelle|auxquels?|auxquelles?) (?:on|personne|la caisse|la cpam|elle|ils?) (?:n'a|n'ont) (?:pas|jamais)",
  '(?:reponse|retour|nouvelles?) (?:toujours |encore )?(?:attendue|en attente)',
  'faute de (?:reponse|nouvelles|retour)',
  '(?:personne|on) (?:ne )?(?:me |nous )?donne (?:de )?nouvelles',
  'sans (?:nouvelles?|signe de vie)',
  'garde le silence',
  // A closing « rien », and a receipt that is all there was.
  '(?:fait|font) l[ea]s? morte?s?',
  '(?<=[,:;] )(?:puis |et puis |et |toujours |plus )*rien(?= ?(?:[.,;:!?\\n]|$))',
  '(?:et|puis|mais) (?:puis |depuis |toujours |plus )*rien(?= ?(?:[.,;:!?\\n]|$))',
  'puis plus rien',
  "n'(?:ai|avons) (?:recu|eu) qu'un (?:simple )?(?:accuse (?:de )?reception|recepisse)",
  'seulement (?:recu |eu |repondu par |envoye )?un (?:simple )?(?:accuse (?:de )?reception|recepisse)',
  "personne (?:ne )?s'est (?:manifeste|signale)",
  'sans (?:echo|reaction)',
  "(?:accuse|confirme) (?:la |de )?(?:bonne )?reception[^\\n]{0,60}? (?:c'est tout|rien (?:de plus|d'autre)|sans plus)",
  'silencieu(?:x|se)s?',
  "(?:n'(?:a|ont) )?(?:pas|jamais|toujours pas) (?:reagi|bouge|recontactee?s?|reecrit|ecrit en retour)",
  '(?:repond|repondent|repondez) (?:meme |toujours |jamais )?(?:pas|rien|jamais)',
  '(?:reponses?|retours?|suites?|nouvelles?) ?: ?(?:aucune?s?|neant|rien|zero|0|nulle?)',
]);

const SILENT =
  /^[^\n]{0,90}?(?<![a-z'])(?:sans (?:la moindre )?(?:reponse|suite|effet|retour|nouvelles?)|lettres? mortes?|(?:aucune?|pas (?:de |eu de |recu de )?|zero|jamais de) ?(?:reponse|retour|nouvelles?)|(?:tous |toutes )?ignoree?s?|neant)(?![a-z])/;
/** Between a letter and the silence that met it: verbs of remaining, and dates. */
const REMAINED =
  /\d+er|\b(?:est|sont|restee?s?|demeuree?s?|toujours|encore|ce|jour|depuis|er|et|puis|tous|toutes|dernier|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b/g;

/** `Courriers du 1er septembre et du 13 octobre sans réponse`: nothing but dates and addressees before the silence. */
export function startsWithSilence(after: string, links: (between: string) => boolean): boolean {
  const silent = SILENT.exec(after)?.[0];
  if (silent === undefined) return false;
  const before = silent.replace(
    /(?:(?:sans|lettres?|aucune?|pas|zero|jamais)(?: (?:de|eu de|recu de|la moindre))? [a-z]+|(?:tous |toutes )?ignoree?s?|neant)$/,
    '',
  );
  return links(before.replace(REMAINED, ''));
}
