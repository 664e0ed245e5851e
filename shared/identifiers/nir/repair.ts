/**
 * Letters typed for digits: `1 85 O5 75 116 O42 18`, `l85057511604218`. A repaired number is only ever taken after a label,
 * with a right key, and is told apart (`corrected`), for a person to see (domain.md § 2.3).
 */
import { isAlphanumeric, isDigit } from './characters.ts';

/** Longer groups of such letters are no digits of a number. */
const LONGEST_WITHOUT_DIGIT = 3;

/** The text with such letters as digits; same length. The text itself when there are none. */
export function repair(text: string): string {
  if (!/[0-9][OoIl]|[OoIl][0-9]|[0-9OoIl][ .\-/][OoIl]|[Il][ .\-/][0-9OoIl]/.test(text)) return text;
  const codes = Buffer.from(text, 'latin1');
  /** Whether the group just before, one separator away, is of such characters. */
  let follows = false;
  let i = 0;
  while (i < text.length) {
    const group = groupAt(text, i);
    if (group.end > i) {
      const start = group.lookAlike ? i : gluedNumber(text, group);
      follows = start < group.end && (group.digits > 0 || isAmongDigits(text, i, group.end, follows));
      if (follows) rewrite(codes, start, group.end);
      i = group.end;
    } else {
      follows &&= isSeparator(text.charCodeAt(i)) && isAlphanumeric(text.charCodeAt(i - 1));
      i++;
    }
  }
  return codes.toString('latin1');
}

interface AlphanumericGroup {
  readonly start: number;
  readonly end: number;
  /** Whether it is made of digits, O, o, I and l alone. */
  readonly lookAlike: boolean;
  readonly digits: number;
  /** Where its first digit is; its end when it has none. */
  readonly firstDigit: number;
}

/** `socialel85057511604218`: where the number glued to its label begins; the end of the group when there is none. */
function gluedNumber(text: string, group: AlphanumericGroup): number {
  let found = group.end;
  for (let start = group.firstDigit; start >= group.firstDigit - 2 && start >= 0; start--) {
    if (start < group.firstDigit && !isLookAlike(text.charCodeAt(start))) break;
    const size = group.end - start;
    // With its key rather than without: `socialeIo5o49769682286` begins at the I.
    if ((size === 13 || size === 15) && groupAt(text, start).lookAlike) found = start;
  }
  return found;
}

/** The letter of 2A or 2B. */
function isCorsican(text: string, i: number): boolean {
  return 'ABab'.includes(text.charAt(i)) && text.charAt(i - 1) === '2';
}

function groupAt(text: string, start: number): AlphanumericGroup {
  let lookAlike = true;
  let digits = 0;
  let firstDigit = start;
  let i = start;
  for (; isAlphanumeric(text.charCodeAt(i)); i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) digits++;
    else if (!isLookAlike(code) && !isCorsican(text, i)) lookAlike = false;
    if (digits === 0) firstDigit = i + 1;
  }
  return { start, end: i, lookAlike, digits, firstDigit };
}

/** A letter or two alone, between groups of digits or before them: `1 l 6`, `l 85 05 …`; not the article of « l'an ». */
function isAmongDigits(text: string, start: number, end: number, follows: boolean): boolean {
  if (end - start > LONGEST_WITHOUT_DIGIT || text.charAt(start - 1) === "'") return false;
  let next = nextGroup(text, end);
  if (follows) return next !== null || isKey(text, start, end);
  if (next === null) return false;
  // The first digit alone: year, month and département come next, `l 85 05 …` or `l ll ll 75 …`.
  for (let groups = 1; next !== null && groups <= 3; groups++) {
    if (next.end - next.start < 2) return false;
    if (next.digits > 0) return true;
    next = nextGroup(text, next.end);
  }
  return false;
}

/** `… 999 463 ll`: the key, last of all and of letters alone; not « … 463 Il faut ». */
function isKey(text: string, start: number, end: number): boolean {
  return end - start === 2 && text.slice(start, end) !== 'Il' && !/^ ?\p{L}/u.test(text.slice(end, end + 2));
}

/** The group one separator after `end`, when it may be digits. */
function nextGroup(text: string, end: number): AlphanumericGroup | null {
  if (!isSeparator(text.charCodeAt(end))) return null;
  const next = groupAt(text, end + 1);
  return next.lookAlike && next.end > end + 1 ? next : null;
}

function rewrite(codes: Buffer, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const code = codes[i] ?? 0;
    if (isLookAlike(code)) codes[i] = code === 0x4f || code === 0x6f ? 0x30 : 0x31;
  }
}

/** O, o, I, l. */
function isLookAlike(code: number): boolean {
  return code === 0x4f || code === 0x6f || code === 0x49 || code === 0x6c;
}

/** One space, dot, hyphen or slash. */
function isSeparator(code: number): boolean {
  return code === 0x20 || code === 0x2e || code === 0x2d || code === 0x2f;
}
