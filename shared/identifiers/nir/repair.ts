/**
 * Letters typed for digits: `1 85 O5 75 116 O42 18`, `l85057511604218`. A repaired number is only ever taken after a label,
 * with a right key, and is told apart (`corrected`), for a person to see (domain.md § 2.3).
 */

/** Groups made of digits and of O, I, l alone, with one digit at least. */
const MIXED_GROUP = /(?<![A-Za-z0-9])(?=[OoIl]*[0-9])[0-9OoIl]+(?![A-Za-z0-9])/g;
/** A letter or two alone between groups of digits, or before the first: `1 85 O5 7I 1 l 6`, `l 85 05 …`. */
const LONE_LETTERS =
  /(?<=[0-9OoIl][ .\-/])[OoIl]{1,3}(?=[ .\-/][0-9OoIl])|(?<![A-Za-z0-9'])[Il](?=[ .\-/][0-9OoIl]{2}[ .\-/]?[0-9OoIl])/g;

/** The text with such letters as digits; same length. */
export function repair(text: string): string {
  return text.replace(MIXED_GROUP, asDigits).replace(LONE_LETTERS, asDigits);
}

function asDigits(group: string): string {
  return group.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
}
