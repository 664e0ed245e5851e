/** The words before and after a number, nearest first, with what stands between them. Bounded: never more than a line or two. */
import { MASKED } from './blank.ts';
import { isBlank, isDigit, isLetter } from './characters.ts';
import { classOf, type WordClass } from './lexicon.ts';

/** What may stand between two words; a set of bits. `sentence` is also the semicolon. */
export const BREAK = {
  comma: 1,
  sentence: 2,
  line: 4,
  blankLine: 8,
  cell: 16,
  dash: 32,
  colon: 64,
  open: 128,
  close: 256,
  slash: 512,
} as const;

export interface Word {
  readonly cls: WordClass | 'digits';
  /** Folded, in lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The breaks between it and its neighbour on the side of the number. */
  readonly breaks: number;
  /** Written as a name is: `Lucas`, neither `lucas` nor `LUCAS`. */
  readonly isCapitalised: boolean;
}

/** How far back the words of a label can be: the label within 40 characters (domain.md § 2.5), itself up to 70 long. */
const FARTHEST = 120;
const MOST_WORDS = 26;

/** Words that a dot may shorten without ending the sentence. */
const SHORTENED: ReadonlySet<WordClass> = new Set(['number', 'secu', 'social']);

/** The words that end at or before `start`, nearest first, down to `floor`. */
export function wordsBefore(text: string, start: number, floor: number): Word[] {
  const words: Word[] = [];
  const stop = Math.max(floor, start - FARTHEST);
  let breaks = 0;
  let lineEnds = 0;
  let i = start;
  while (i > stop && words.length < MOST_WORDS) {
    const code = text.charCodeAt(i - 1);
    if (isLetter(code) || isDigit(code)) {
      const end = i;
      i = wordStart(text, end, stop);
      words.push(wordAt(text, i, end, breaks));
      breaks = 0;
      lineEnds = 0;
      continue;
    }
    // The label before a masked number was its own, not that of what follows.
    if (code === MASKED) break;
    if (code === 0x0a) breaks |= ++lineEnds > 1 ? BREAK.blankLine | BREAK.line : BREAK.line;
    else breaks |= breakOf(text, i - 1);
    i--;
  }
  return words;
}

/** The words of the same line that begin at or after `end`, nearest first, at most `reach` characters away. */
export function wordsAfter(text: string, end: number, reach: number): Word[] {
  const words: Word[] = [];
  const stop = Math.min(text.length, end + reach);
  let breaks = 0;
  let i = end;
  while (i < stop) {
    const code = text.charCodeAt(i);
    if (code === 0x0a) break;
    if (!isLetter(code) && !isDigit(code)) {
      breaks |= breakOf(text, i);
      i++;
      continue;
    }
    const start = i;
    const letters = isLetter(code);
    while (i - start < 40 && (letters ? isLetter : isDigit)(text.charCodeAt(i))) i++;
    words.push(wordAt(text, start, i, breaks));
    breaks = 0;
  }
  return words;
}

/** Where the word that ends at `end` begins; single letters with dots (`N.S.S.`, `n. i. r`) are one word. */
function wordStart(text: string, end: number, stop: number): number {
  const same = isLetter(text.charCodeAt(end - 1)) ? isLetter : isDigit;
  let i = end;
  while (i > stop && same(text.charCodeAt(i - 1))) i--;
  if (same === isDigit || end - i > 1) return i;
  for (;;) {
    let dot = i - 1;
    if (text.charAt(dot) === ' ') dot--;
    if (text.charAt(dot) !== '.' || dot - 1 < stop) return i;
    if (!isLetter(text.charCodeAt(dot - 1)) || isLetter(text.charCodeAt(dot - 2))) return i;
    i = dot - 1;
  }
}

function wordAt(text: string, start: number, end: number, breaks: number): Word {
  const written = text.slice(start, end);
  if (isDigit(text.charCodeAt(start)))
    return { cls: 'digits', text: written, start, end, breaks, isCapitalised: false };
  const folded = written.replace(/[. ]/g, '').toLowerCase();
  // The n of « n'ai » is not the n of « n° ».
  const isElided = folded === 'n' && text.charAt(end) === "'";
  const cls = isElided ? 'link' : classOf(folded);
  return { cls, text: folded, start, end, breaks, isCapitalised: /^[A-Z][a-z]/.test(written) };
}

const MARKS: Readonly<Record<string, number>> = {
  ',': BREAK.comma,
  ';': BREAK.sentence,
  '!': BREAK.sentence,
  '?': BREAK.sentence,
  '\t': BREAK.cell,
  '|': BREAK.cell,
  ':': BREAK.colon,
  '=': BREAK.colon,
  '/': BREAK.slash,
  '(': BREAK.open,
  '[': BREAK.open,
  ')': BREAK.close,
  ']': BREAK.close,
};

function breakOf(text: string, i: number): number {
  const mark = text.charAt(i);
  if (mark === '.' && endsSentence(text, i)) return BREAK.sentence;
  if (mark === '-' && isBlank(text.charCodeAt(i - 1))) return BREAK.dash;
  return MARKS[mark] ?? 0;
}

/** A dot before a blank, unless it shortens a word (`n.`, `num.`, `soc.`, `tél.`). */
function endsSentence(text: string, dot: number): boolean {
  if (dot + 1 < text.length && !isBlank(text.charCodeAt(dot + 1))) return false;
  let i = dot;
  while (isLetter(text.charCodeAt(i - 1))) i--;
  if (i === dot) return text.charAt(dot - 1) !== '°';
  const cls = classOf(text.slice(i, dot).toLowerCase());
  return dot - i > 3 && !SHORTENED.has(cls);
}
