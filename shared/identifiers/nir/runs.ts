/**
 * Cuts a plain text into runs: groups of digits that could be one number, with what stands between them.
 * `1 85 05 75 116 042 18` is one run of seven groups; words end a run, save the word before a key (`clé`).
 * Why by hand: a pattern for all separators at all places would try them in many ways; this reads every character once.
 */
import { isDigit, isLetter } from './characters.ts';

/**
 * What stands between two groups. `tight` a single space, dot, hyphen, underscore or slash · `loose` one of these among
 * spaces, or two or three spaces · `cell` a tab, a bar or a wide blank: the next cell of a table · `line` one line end,
 * with quote marks or not · `key` what announces a key: `clé`, `(`, `[`, `+` · `end` anything else.
 */
export type Gap = 'tight' | 'loose' | 'cell' | 'line' | 'key' | 'end';

export interface Group {
  readonly start: number;
  readonly end: number;
  /** What follows it. */
  readonly gap: Gap;
  /** The separator itself, where there is one besides spaces; ' ' for spaces alone. */
  readonly separator: string;
}

export interface Run {
  readonly groups: readonly Group[];
  /** All its digits (and letters of 2A, 2B), joined; upper case. */
  readonly characters: string;
  /** Where each group begins in `characters`. */
  readonly offsets: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** A run that has this many groups is no letter's: it is cut at its next line, or anywhere at four times that, to bound memory. */
const MOST_GROUPS = 500;

const SPACE = 0x20;
const TAB = 0x09;
const LINE = 0x0a;
const BAR = 0x7c;
const QUOTE = 0x3e;
/** Blanks, bars, quote marks and separators in a gap are never more than this: longer is a layout, not a number. */
const WIDEST_GAP = 24;

/** `, clé : 18` · ` (18` · ` [18` · ` / clef n° 18` · `+18` · ` et la clé est 18`. Read on at most 48 characters of lower-case text. */
const KEY_GAP =
  /^[ .,;:_/|+=\t\n>-]{0,6}(?:(?:et|avec|dont|puis) )?(?:(?:la|ma|sa|une) )?[([]?(?:cl(?:e|ef|ee|es|efs)?|key)\.?(?: de (?:controle|securite))?(?: (?:est|n°|no|numero))?[ :=.|\t\n°-]{0,5}[([]?$|^[ /-]{0,3}[([] ?$|^ ?[,:+=] ?$/;

/** Calls `visit` for each run that has at least `atLeast` digits, in order. */
export function eachRun(text: string, lower: string, atLeast: number, visit: (run: Run) => void): void {
  let groups: Group[] = [];
  let size = 0;
  let i = 0;
  while (i < text.length) {
    // After a gap a group begins here, be it with the letter of 2A.
    if (groups.length === 0 && !isDigit(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const end = groupEnd(text, i);
    size += end - i;
    const { gap, separator, next } = gapAfter(text, lower, end, size);
    const last =
      gap === 'end' || (groups.length >= MOST_GROUPS && (gap === 'line' || groups.length >= 4 * MOST_GROUPS));
    groups.push({ start: i, end, gap: last ? 'end' : gap, separator });
    if (last) {
      if (size >= atLeast) visit(runOf(groups, text));
      groups = [];
      size = 0;
    }
    i = last ? end : next;
  }
}

function runOf(groups: readonly Group[], text: string): Run {
  const offsets: number[] = [];
  let characters = '';
  for (const { start, end } of groups) {
    offsets.push(characters.length);
    characters += text.slice(start, end);
  }
  return {
    groups,
    characters: characters.toUpperCase(),
    offsets,
    start: groups[0]?.start ?? 0,
    end: groups.at(-1)?.end ?? 0,
  };
}

/** Digits, and the letter of 2A or 2B where it is not the beginning of a word. A group may begin with that letter. */
function groupEnd(text: string, start: number): number {
  let i = isDigit(text.charCodeAt(start)) ? start : start + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) continue;
    const ends2 = i > start && text.charAt(i - 1) === '2';
    if (!ends2 || !isCorsican(code) || isLetter(text.charCodeAt(i + 1))) break;
  }
  return i;
}

/** A or B, either case. */
function isCorsican(code: number): boolean {
  const lower = code | 0x20;
  return lower === 0x61 || lower === 0x62;
}

/** `2 A 004`, `052 A99`: the letter parted from its 2, with digits after it. */
function isPartedLetter(text: string, from: number, i: number): boolean {
  if (!isCorsican(text.charCodeAt(i)) || text.charAt(from - 1) !== '2') return false;
  const next = text.charCodeAt(i + 1);
  return isDigit(next) || ((next === SPACE || isSeparator(next)) && isDigit(text.charCodeAt(i + 2)));
}

interface Between {
  readonly gap: Gap;
  readonly separator: string;
  /** Where the next group starts; unspecified after `end`. */
  readonly next: number;
}

const END: Between = { gap: 'end', separator: '', next: 0 };

function gapAfter(text: string, lower: string, from: number, size: number): Between {
  let spaces = 0;
  let tabs = 0;
  let lines = 0;
  let separator = '';
  let i = from;
  for (; ; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code) || (i > from && isPartedLetter(text, from, i))) break;
    if (code === SPACE) spaces++;
    else if (code === TAB || (code === BAR && lines === 0)) tabs++;
    else if (code === LINE) lines++;
    else if ((code === QUOTE || code === BAR) && lines > 0) continue;
    else if (isSeparator(code) && separator === '') separator = text.charAt(i);
    else return keyGap(text, lower, from, size);
    if (i - from >= WIDEST_GAP || lines > 1) return keyGap(text, lower, from, size);
  }
  if (lines > 0) return { gap: 'line', separator, next: i };
  if (tabs > 0 || spaces > 3) return { gap: 'cell', separator: '\t', next: i };
  if (i - from === 1) return { gap: 'tight', separator: separator || ' ', next: i };
  return { gap: 'loose', separator: separator || ' ', next: i };
}

/** Space aside: dot, hyphen, underscore, slash. */
function isSeparator(code: number): boolean {
  return code === 0x2e || code === 0x2d || code === 0x5f || code === 0x2f;
}

/** A gap that only a key may follow: thirteen characters before it, two digits and no third after it. */
function keyGap(text: string, lower: string, from: number, size: number): Between {
  if (size < 13) return END;
  let next = from;
  while (next - from < 48 && next < text.length && !isDigit(text.charCodeAt(next))) next++;
  if (!isDigit(text.charCodeAt(next)) || !isDigit(text.charCodeAt(next + 1))) return END;
  if (/^[0-9]|^[ .\-_/][0-9]/.test(text.slice(next + 2, next + 4))) return END;
  return KEY_GAP.test(lower.slice(from, next)) ? { gap: 'key', separator: '', next } : END;
}
