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
  /** Where the next group begins; its own end when there is none. */
  readonly next: number;
}

export interface Run {
  readonly groups: readonly Group[];
  /** All its digits (and letters of 2A, 2B), joined; upper case. */
  readonly characters: string;
  /** Where each group begins in `characters`, and where the last one ends. */
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

/**
 * `, clé : 18` · ` (18` · ` [18` · ` / clef n° 18` · `+18` · ` (la clé est 18` · ` 2 derniers chiffres : 18`. Matched at one place of
 * lower-case text, each part bounded.
 */
const KEY_GAP =
  /[ .,;:_/|+=\t\n>([-]{0,6}(?:(?:et|avec|dont|puis) )?(?:(?:la|ma|sa|une|les) )?[([]?(?:cl(?:e[ef]?s?)?|key|2 derniers chiffres)\.?(?: (?:de (?:controle|securite)|nir|ss|\(2 (?:derniers )?chiffres\)))?(?: (?:est|n°|no|numero))?[ :=.|\t\n°-]{0,5}[([]?|[ /-]{0,3}[([] ?| ?[,:+=] ?/y;

/** Calls `visit` for each run that has at least `atLeast` digits, in order. */
export function eachRun(text: string, lower: string, atLeast: number, visit: (run: Run) => void): void {
  let groups: Group[] = [];
  let size = 0;
  let i = 0;
  // Stryker disable next-line EqualityOperator: past the end there is no digit, and the step after it ends the walk
  while (i < text.length) {
    // After a gap a group begins here, be it with the letter of 2A.
    if (groups.length === 0 && !isDigit(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const end = groupEnd(text, i);
    size += end - i;
    const group = groupAt(text, lower, i, end, size);
    const last = group.gap === 'end' || isTooMany(groups.length, group.gap);
    groups.push(last ? { ...group, gap: 'end' } : group);
    i = last ? end : group.next;
    if (!last) continue;
    if (size >= atLeast) visit(runOf(groups, text));
    groups = [];
    size = 0;
  }
}

function isTooMany(groups: number, gap: Gap): boolean {
  return groups >= MOST_GROUPS && (gap === 'line' || groups >= 4 * MOST_GROUPS);
}

function runOf(groups: readonly Group[], text: string): Run {
  const offsets: number[] = [];
  let characters = '';
  for (const { start, end } of groups) {
    offsets.push(characters.length);
    characters += text.slice(start, end);
  }
  offsets.push(characters.length);
  return {
    groups,
    characters: characters.toUpperCase(),
    offsets,
    // Stryker disable next-line OptionalChaining,ArithmeticOperator: a run has a group
    start: groups[0]?.start ?? 0,
    end: groups.at(-1)?.end ?? 0,
  };
}

/** Digits, and the letter of 2A or 2B where it is not the beginning of a word. A group may begin with that letter. */
function groupEnd(text: string, start: number): number {
  let i = isDigit(text.charCodeAt(start)) ? start : start + 1;
  for (; ; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) continue;
    if (text.charAt(i - 1) !== '2' || !isCorsican(code) || isLetter(text.charCodeAt(i + 1))) break;
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

/** The group from `start` to `end` with the gap after it; `size` counts the digits of its run so far. */
function groupAt(text: string, lower: string, start: number, end: number, size: number): Group {
  let spaces = 0;
  let tabs = 0;
  let lines = 0;
  let separator = '';
  let i = end;
  for (; ; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code) || isPartedLetter(text, end, i)) break;
    if (code === SPACE) spaces++;
    else if (code === TAB || code === BAR) tabs++;
    else if (code === LINE) lines++;
    else if (code === QUOTE && lines > 0) continue;
    else if (isSeparator(code) && separator === '') separator = text.charAt(i);
    else return groupBeforeKey(text, lower, start, end, size);
    if (i - end >= WIDEST_GAP || lines > 1) return groupBeforeKey(text, lower, start, end, size);
  }
  if (lines > 0) return { start, end, gap: 'line', separator, next: i };
  if (tabs > 0 || spaces > 3) return { start, end, gap: 'cell', separator: '\t', next: i };
  return { start, end, gap: i - end === 1 ? 'tight' : 'loose', separator: separator || ' ', next: i };
}

/** Space aside: dot, hyphen, underscore, slash. */
function isSeparator(code: number): boolean {
  return code === 0x2e || code === 0x2d || code === 0x5f || code === 0x2f;
}

function groupBeforeKey(text: string, lower: string, start: number, end: number, size: number): Group {
  const key = size < 13 ? null : keyAfter(text, lower, end);
  return { start, end, gap: key === null ? 'end' : 'key', separator: '', next: key ?? end };
}

/** Where the two digits of a key stand, announced by `clé`, a bracket or a sign; null when there are none. */
function keyAfter(text: string, lower: string, from: number): number | null {
  KEY_GAP.lastIndex = from;
  if (!KEY_GAP.test(lower)) return null;
  const next = KEY_GAP.lastIndex;
  // A third digit, or a separator and one: a telephone, a date.
  return /^[0-9]{2}(?![ .\-_/]?[0-9])/.test(text.slice(next, next + 4)) ? next : null;
}
