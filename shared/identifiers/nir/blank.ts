/**
 * Hides from the search what carries digits that are no one's number: URLs, e-mail addresses and Message-IDs, file names,
 * IBANs (domain.md § 2.4, § 2.7). Every character hidden is replaced by one that is nothing, so that places stay.
 */
import { isAlphanumeric, isBlank, isLetter } from './characters.ts';

/** Where a hidden token may be: each has a mark that the walk starts from. */
const MARKS =
  /@|:\/\/|(?<![a-z0-9])www\.|\.(?:fr|com|org|net|eu|io|example|app|gouv)\/|\.(?:pdf|jpe?g|png|gif|heic|tiff?|docx?|xlsx?|odt|eml|msg|zip|txt|html?)(?![a-z0-9])|(?<![a-z0-9])(?:fr|mc|be|de|es|it|lu|pt|nl|ch|gb|ie|at|pl|ro)[0-9]{2}(?=[ .-]{0,2}[a-z0-9])/g;

/** Length of an IBAN by country (ISO 13616 registry). */
const IBAN_LENGTH: Readonly<Record<string, number>> = {
  fr: 27,
  mc: 27,
  be: 16,
  de: 22,
  es: 24,
  it: 27,
  lu: 20,
  pt: 25,
  nl: 18,
  ch: 21,
  gb: 22,
  ie: 22,
  at: 20,
  pl: 28,
  ro: 24,
};

/** Stands for a character of a number already masked. */
export const MASKED = 0x1b;

const MASK = /[0-9*] [0-9*]{2} [0-9*]{2} \*{2} \*{3} \*{3} \*{2}/g;

/** Hides the numbers that are masked already: what is left of them is no part of another number. Same length. */
export function hideMasks(text: string): string {
  return text.replace(MASK, (mask) => String.fromCharCode(MASKED).repeat(mask.length));
}

/** Stands for a hidden character: neither digit, letter nor separator. */
const NOTHING = 0x1a;

/** A run of characters: from `start` to just before `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Hides such tokens in a plain text and in its lower-case twin, which keep their length. */
export function hideTokens(text: string, lower: string): { readonly text: string; readonly lower: string } {
  let hidden: { readonly text: Buffer; readonly lower: Buffer } | null = null;
  let floor = 0;
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(lower); match !== null; match = MARKS.exec(lower)) {
    const span = spanAt(lower, match[0], match.index, floor);
    if (span === null) continue;
    hidden ??= { text: Buffer.from(text, 'latin1'), lower: Buffer.from(lower, 'latin1') };
    hidden.text.fill(NOTHING, span.start, span.end);
    hidden.lower.fill(NOTHING, span.start, span.end);
    floor = span.end;
    MARKS.lastIndex = span.end;
  }
  return hidden === null
    ? { text, lower }
    : { text: hidden.text.toString('latin1'), lower: hidden.lower.toString('latin1') };
}

function spanAt(lower: string, mark: string, index: number, floor: number): Span | null {
  if (mark === '@') return emailSpan(lower, index, floor);
  if (mark === '://') return { start: walkBack(lower, index, floor, isLetter), end: urlEnd(lower, index) };
  if (mark.endsWith('/')) return { start: walkBack(lower, index, floor, isNameCode), end: urlEnd(lower, index) };
  if (mark === 'www.') return { start: index, end: urlEnd(lower, index) };
  if (mark.startsWith('.')) return { start: walkBack(lower, index, floor, isNameCode), end: index + mark.length };
  return ibanSpan(lower, index);
}

function walkBack(lower: string, from: number, floor: number, accepts: (code: number) => boolean): number {
  let i = from;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: before the floor all is hidden already, and would only be hidden again
  while (i > floor && accepts(lower.charCodeAt(i - 1))) i--;
  return i;
}

function urlEnd(lower: string, from: number): number {
  let i = from;
  while (!isBlank(lower.charCodeAt(i)) && !'<>"'.includes(lower.charAt(i))) i++;
  return i;
}

/** Letters, digits and `._-+%`: local parts, host names, file names. */
function isNameCode(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2e || code === 0x5f || code === 0x2d || code === 0x2b || code === 0x25;
}

function emailSpan(lower: string, at: number, floor: number): Span | null {
  const start = walkBack(lower, at, floor, isNameCode);
  // Asked before the walk ahead: each of a million `@` in a row would walk to their end.
  if (start === at) return null;
  let end = at;
  while (isNameCode(lower.charCodeAt(end)) || lower.charAt(end) === '@') end++;
  return end > at + 1 ? { start, end } : null;
}

function ibanSpan(lower: string, start: number): Span | null {
  const length = IBAN_LENGTH[lower.slice(start, start + 2)] ?? 0;
  let seen = 0;
  let gap = 0;
  let i = start;
  for (; seen < length && gap < 3; i++) {
    const code = lower.charCodeAt(i);
    if (isAlphanumeric(code)) {
      seen++;
      gap = 0;
    } else if (isBlank(code) || code === 0x2e || code === 0x2d) gap++;
    else break;
  }
  return seen === length && !isAlphanumeric(lower.charCodeAt(i)) ? { start, end: i } : null;
}
