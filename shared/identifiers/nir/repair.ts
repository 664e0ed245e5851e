/**
 * Letters typed for digits: `1 85 O5 75 116 O42 18`, `l85057511604218`. A repaired number is only ever taken after a label,
 * with a right key, and is told apart (`corrected`), for a person to see (domain.md § 2.3).
 */

/** A digit, O, o, I or l, or the letter of 2A and 2B. */
const LIKE = '(?:[0-9OoIl]|(?<=2)[ABab])';
const GROUP = /[A-Za-z0-9]+/g;
const LOOK_ALIKE = new RegExp(`^${LIKE}+$`);
/** `socialel85057511604218`: a number glued to its label, with its key rather than without (`socialeIo5o49769682286`). */
const GLUED = new RegExp(`^[A-Za-z]+?(?=[OoIl]{0,2}[0-9])(${LIKE}{15}|${LIKE}{13})$`);
/** Another group of digits, one separator away. */
const NEXT = new RegExp(`[ ./-]${LIKE}+(?![A-Za-z0-9])`, 'y');
/** What follows the first digit of a number: `l 85 05 …` or `l ll ll 75 …`, year, month and département. */
const REST = new RegExp(
  `(?:[ ./-][OoIl]{2,}(?![A-Za-z0-9])){0,2}[ ./-](?=[OoIl]*[0-9])${LIKE}{2,}(?![A-Za-z0-9])`,
  'y',
);
const WORD = / [A-Za-z]/y;

/** The text with such letters as digits; same length. The text itself when there are none. */
export function repair(text: string): string {
  // Stryker disable next-line ConditionalExpression,Regex: the same text would be made again, group by group, only slower
  if (!/[OoIl]/.test(text)) return text;
  const parts: string[] = [];
  let from = 0;
  /** Where the digits before end. */
  let digitsEnd = -1;
  for (const { 0: group, index } of text.matchAll(GROUP)) {
    const end = index + group.length;
    const follows = digitsEnd === index - 1 && /[ ./-]/.test(text.charAt(digitsEnd));
    const number = numberOf(text, group, index, follows);
    if (number === '') continue;
    digitsEnd = end;
    parts.push(text.slice(from, end - number.length), number.replace(/[Oo]/g, '0').replace(/[Il]/g, '1'));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** What of the group is a number, or a part of one: the group itself, its end, or nothing. */
function numberOf(text: string, group: string, index: number, follows: boolean): string {
  if (!LOOK_ALIKE.test(group)) return GLUED.exec(group)?.[1] ?? '';
  return /[0-9]/.test(group) || isAmongDigits(text, group, index, follows) ? group : '';
}

/** A letter or two alone, between groups of digits or before them: `1 l 6`, `l 85 05 …`; not the article of « l'an ». */
function isAmongDigits(text: string, letters: string, index: number, follows: boolean): boolean {
  if (letters.length > 3 || text.charAt(index - 1) === "'") return false;
  const end = index + letters.length;
  if (!follows) return stands(REST, text, end);
  // `… 999 463 ll`: the key, last of all and of letters alone; not « … 463 Il faut ».
  return stands(NEXT, text, end) || (/^(?!Il)..$/.test(letters) && !stands(WORD, text, end));
}

function stands(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
