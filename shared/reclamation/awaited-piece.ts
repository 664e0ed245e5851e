/**
 * Whether a citizen who is waited for speaks of what was asked (`#attente devis du dentiste`), in their own words. In
 * their favour: one word of it is enough, as the clock that stands still is theirs; staff see it and can wait again.
 */

/** Words of a request that name no piece: « une copie de votre … s’il vous plaît ». */
const UNTOLD = new Set(
  (
    'les des une aux par sur sous dans avec pour sans dont que qui son ses mes nos vos votre notre leur leurs cette ces ' +
    'est sont soit tout tous toute toutes plus afin ainsi lors entre chez est-ce ' +
    'copie copies piece pieces document documents justificatif justificatifs complement information informations ' +
    'element elements envoi envoyer envoyez merci bien vouloir svp plait demande dossier courrier courriel mail'
  ).split(' '),
);

/** Asked for words at most; more is a letter, not a piece. */
const WORDS_COMPARED = 40;

/** True when `written` has a telling word of `piece`, or when `piece` names nothing that could be told. */
export function speaksOf(written: string, piece: string): boolean {
  const asked = wordsOf(piece).filter(isTelling).slice(0, WORDS_COMPARED);
  if (asked.length === 0) return true;
  const said = new Set(wordsOf(written));
  return asked.some((word) => said.has(word));
}

/** Years and amounts turn up in any mail: only what has a letter tells. */
function isTelling(word: string): boolean {
  return word.length >= 3 && /[a-z]/.test(word) && !UNTOLD.has(word);
}

/** Lower case, without accents, plurals as singulars. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word));
}
