/** A telephone number where the citizen can be reached: French, overseas, or international with `+` or `00`. */

const FRENCH =
  /(?<![\d.+-])(?<!\d )(?:(?:\+|00) ?(?:33|590|594|596|262|508|687|689) ?(?:\(0\) ?)?|0)([1-9])(?:[ .\-/ ]{0,2}\d{2}){4}(?!\d)(?![ .-]?\d)/g;
const FOREIGN = /(?<![\d+])(?:\+|00 ?)(?!33)[1-9]\d{0,2}(?:[ .\-()]{0,2}\d){7,12}(?!\d)/g;
/** Someone else's number: the caisse's, a doctor's, or no telephone at all. */
const NOT_THEIRS_BEFORE =
  /(?:fax|t[ée]l[ée]copie|siret|siren|rpps|finess|dossier|contrat|facture|commande|iban|rib|standard|plateforme|cpam|caisse|votre num[ée]ro|vos services au|cabinet|docteur|dr|m[ée]decin|employeur|appel[ée] (?:le|au)|joindre (?:le|au)|iMEI)\b[^\n\d]{0,22}$/iu;

/** The first number of a text that is the author's, as written; null when there is none. */
export function findTelephone(text: string): string | null {
  const read = text.slice(0, 200_000).replace(/[\u00A0\u202F\u2009]/g, ' ');
  for (const pattern of [FRENCH, FOREIGN]) {
    for (const match of read.matchAll(pattern)) {
      if (NOT_THEIRS_BEFORE.test(read.slice(Math.max(0, match.index - 45), match.index))) continue;
      return match[0].trim();
    }
  }
  return null;
}
