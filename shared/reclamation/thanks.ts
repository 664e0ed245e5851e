/** Whether a mail only says thank you: it then changes nothing (the most complained-of fault of help desks, mail.md § 5). */

const THANKS =
  /(?<![a-z])(?:merci|remercie|remerciements?|bien recu|bien pris note|parfait|tres bien|c'est note|super|nickel|entendu|d'accord|ok)(?![a-z])/;

/** Words that say nothing beyond courtesy. What is left without them and the thanks must be next to nothing. */
const COURTESY =
  /(?<![a-z])(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|cordialement|cordiales?|salutations?|sinceres?|bien a vous|respectueusement|bonne? (?:journee|soiree|continuation|reception|fin de semaine|week-end)|a vous aussi|beaucoup|infiniment|vivement|encore|mille fois|grand|un|pour|votre|vos|de|la|le|l'|les|et|en|a|tres|je|vous|nous|reponse|retour|rapide|rapidite|aide|reactivite|message|courriel|mail|email|attention|efficacite|gentillesse|avance|tout|envoye mon|iphone|depuis|vos services|bien)(?![a-z])/g;

/** A longer mail is read by a person even when it begins with thanks. */
const LONGEST = 400;

/** Letters that may be left over: a first name and a surname. */
const LEFT = 40;

/** True when the author's own words are thanks and courtesy only; a question or a figure is never only that. */
export function isThanksOnly(written: string): boolean {
  const text = written.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase().trim();
  if (text.length === 0 || text.length > LONGEST || /[?\d]/.test(text)) return false;
  if (/\b(?:mais|toutefois|cependant|pourtant|neanmoins|sauf|pas|jamais|toujours|rien|aucune?)\b/.test(text))
    return false;
  if (!THANKS.test(text)) return false;
  const left = text
    .replace(new RegExp(THANKS, 'g'), ' ')
    .replace(COURTESY, ' ')
    .replace(/[^a-z]/g, '');
  return left.length <= LEFT;
}
