/** For whom people write, when not for themselves. */
import { anyOf } from './evidence.ts';
import type { Region } from './regions.ts';

/** For whom people write, in the order in which a mail about several would be filed. */
const BEHALF: ReadonlyArray<readonly [string, RegExp]> = [
  [
    'client',
    anyOf([
      '(?:mon|ma|notre) (?:client|cliente|mandante?)',
      'agissant (?:pour|au nom de|es qualites)',
      "je (?:suis|interviens en qualite de) (?:le |l')?(?:conseil|avocate?) de",
      "avocate? (?:a la cour|au barreau)|conseil de (?:m|mr|mme|monsieur|madame|la societe)|es qualites? de conseil|j'ai recu instruction",
    ]),
  ],
  [
    'tutelle',
    anyOf([
      '(?:sous|placee? sous) (?:tutelle|curatelle|sauvegarde)',
      '(?:tuteur|tutrice|curateur|curatrice|mandataire judiciaire)(?: [a-z]+){0,3}',
      'majeure? protegee?',
      'habilitation familiale',
      'ma protegee|mon protege',
    ]),
  ],
  [
    'beneficiaire-accompagne',
    anyOf([
      "(?:assistante? sociale?|travailleu(?:r|se) sociale?)(?: [a-z'-]+){0,6} (?:accompagne|suit|sollicite|pour le compte)",
      "j'accompagne (?:m|mme|monsieur|madame|une? )",
      'pour le compte de',
    ]),
  ],
  [
    'enfant',
    anyOf([
      '(?:pour|au nom de|concernant|concerne|de|a) (?:mon|ma|notre|mes|nos) (?:fils|fille|enfants?|bebe|garcon|petit|petite)',
      "(?:mon|ma|notre) (?:fils|fille|bebe)(?:[ ,(]+[a-z0-9'-]+[),]{0,2}){0,4} (?:a|n'a|est|n'est|doit|ne|nee?|mineure?)",
      'parents? de',
    ]),
  ],
  [
    'conjoint',
    anyOf([
      '(?:pour|au nom de|concernant|concerne|dossier de|message de|reclamation de|remboursement de|celui de|a la place de) (?:mon|ma) (?:mari|epoux|epouse|femme|conjointe?|compagnon|compagne)',
      "(?:mon mari|ma femme|mon epouse|mon epoux|mon conjoint|ma conjointe|ma compagne|mon compagnon) (?:a|n'a|est|n'est|ne|doit|attend|souffre)",
    ]),
  ],
  [
    'parent',
    anyOf([
      '(?:pour|au nom de|concernant|concerne|dossier de|remboursement de|celui de|a la place de) (?:mon|ma|mes) (?:pere|mere|maman|papa|parents|grand[- ]mere|grand[- ]pere|beau[- ]pere|belle[- ]mere)',
      "(?:mon pere|ma mere|ma maman|mon papa|ma grand[- ]mere|mon grand[- ]pere),? (?:agee?|a|n'a|est|n'est|ne|qui|doit|attend|\\d)",
    ]),
  ],
];

/** For whom the person writes; null when for themselves. */
export function findBehalf(regions: readonly Region[]): string | null {
  const told = regions.filter(
    (region) => region.source === 'body' || region.source === 'subject' || region.source === 'signature',
  );
  for (const [whom, pattern] of BEHALF) {
    for (const region of told) {
      pattern.lastIndex = 0;
      const match = pattern.exec(region.folded.text);
      pattern.lastIndex = 0;
      // « mon avocat a saisi … » writes for oneself.
      if (match) return whom;
    }
  }
  return null;
}
