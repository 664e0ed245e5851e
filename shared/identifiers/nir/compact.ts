/**
 * The normal form of a NIR written by a person: compatibility forms folded (NFKC: full-width digits, no-break spaces),
 * invisible characters and separators removed, upper case. What is not a separator stays, for `validate` to name.
 */

/** Format characters (zero-width, soft hyphen, bidi marks) and combining marks: never seen, often pasted. */
const INVISIBLE = /[\p{Cf}\p{M}]/gu;
/** Spaces, dashes, dots, slashes, brackets, and the word before a key: `… 042 (clé 18)`. */
const SEPARATORS = /CL(?:É|E)F?|[\s\p{Pd}._/·•:()[\]]/gu;

/** `1 85 05 2a 116 042 / 18` → `185052A11604218`. Never fails; an empty text stays empty. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').toUpperCase().replace(SEPARATORS, '');
}
