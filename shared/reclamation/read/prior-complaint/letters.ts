/** What one complains with: the words for a complaint, for a letter, and the letters that are none. */

export const COMPLAINT =
  'reclamations?|reclam|plaintes?|contestations?|mises? en demeure|protestations?|recours gracieux';
export const LETTER = `${COMPLAINT}|courriers?|(?<!boites? aux )lettres?|mails?|courriels?|e-?mails?|messages?|relances?|rappels?|recommandee?s?|lrar|l\\.r\\.a\\.r|ar|fax|telecopie|demarches?|appels?|demandes? (?:d'explications?|de reexamen|de revision|de rectification|de regularisation|de correction|ecrite)`;
export const LETTER_WORDS = new RegExp(`\\b(?:${LETTER})\\b`, 'g');
export const COMPLAINT_WORD = new RegExp(`\\b(?:${COMPLAINT})\\b`);

/** A letter that is a claim, a termination or mere papers, not a complaint. */
const CLAIM =
  /^[^\n]{0,12}?\b(?:de|d'|pour|demandant|notifiant|contenant|avec|portant|valant)(?: (?:la|le|les|ma|mon|mes|un|une|l'|vous|demander (?:la|ma|le|une)|notifier))* ?(?:resili[a-z]*|radiation|dossiers?|documents?|pieces?|feuilles?|arrets?|justificatifs?|rib|iban|factures?|devis|attestations?|formulaires?|certificats?|adhesion|declaration|demission|rupture|convocation|relance publicitaire|renouvellement|affiliation|candidature|bienvenue|confirmation|remerciement)/;
export function isClaim(afterLetter: string): boolean {
  return CLAIM.test(afterLetter.slice(0, 120));
}

/** A question, another matter, a quarrel already settled: no first step for this complaint. */
const QUESTION =
  /\b(?:simples? (?:questions?|renseignements?|demandes? d[e'] ?(?:information|renseignement)s?|information)|pour (?:un renseignement|une information|un conseil|demander (?:un renseignement|ou en|comment|si)|savoir|connaitre|me renseigner|avoir (?:des|un) renseignements?|prendre (?:un )?(?:rendez-vous|rdv))|juste (?:une question|un renseignement)|je ne (?:reclamais|contestais|protestais) (?:rien|pas))\b/;
const OTHER_MATTER =
  /\b(?:(?:tout |toute )?(?:(?<!d')autre chose|une? autre (?:affaire|dossier|sujet|probleme|histoire|litige|question))|(?:c'est|c'etait|ce fut) (?:vite |bien |entierement |aussitot |depuis |deja )?(?:regle|reglee|resolu|resolue|arrange)|sans rapport avec|rien a voir avec)\b/;
export function isQuestion(told: string): boolean {
  return QUESTION.test(told);
}
export function isOtherMatter(told: string): boolean {
  return OTHER_MATTER.test(told);
}
