/**
 * The NIR, numéro d'inscription au répertoire (« numéro de sécurité sociale »): found in text, checked, shown.
 *
 *   1 85 05 75 116 042 18
 *   │ │  │  │  │   │   └ key: 97 − (the thirteen characters mod 97); 2A counts as 19 and 2B as 18
 *   │ │  │  │  │   └ order among the births of that commune and month
 *   │ │  │  │  └ commune of birth, or country after 99; two digits after an overseas département
 *   │ │  │  └ département of birth: 01 to 95, 2A, 2B, 96, 971 to 989, 99 abroad
 *   │ │  └ month, 01 to 12, or fictitious (20 to 99)
 *   │ └ year, without its century
 *   └ 1 man, 2 woman; 3 to 8 while provisional
 *
 * Sources: décret 82-103 of 22 January 1982, art. 4 and 6; INSEE; CNAM. No library reads what people write: see § 2.11 of
 * the domain notes. Lenient on months and places, strict on the key, and on labels when the key proves nothing.
 */
export type { NirAnatomy, NirFlag, NirKind } from './nir/anatomy.ts';
export type { NirCandidate, NirOccurrence } from './nir/candidate.ts';
export { compact } from './nir/compact.ts';
export { find, type NirFindings, type NirRegion, type NirStatus } from './nir/find.ts';
export { format, mask } from './nir/format.ts';
export type { LabelKind } from './nir/label.ts';
export { maskAll } from './nir/mask-all.ts';
export type { Owner } from './nir/owner.ts';
export type { NirSource } from './nir/source.ts';
export { type NirFault, type NirResult, validate } from './nir/validate.ts';
