/**
 * Whole groups of a run that make thirteen or fifteen characters. A number never begins or ends inside a group: a window
 * inside a SIRET or an IBAN passes the structure far too often (domain.md § 2.7).
 */
import type { Gap, Run } from './runs.ts';

export interface Window {
  /** Index of the first and the last group. */
  readonly first: number;
  readonly last: number;
  /** Where it stands in the text, `end` just after. */
  readonly start: number;
  readonly end: number;
  /** Compact, upper case. */
  readonly value: string;
  readonly writing: Writing;
}

/** How the groups of a window are written. */
export interface Writing {
  /** A bit for each place (counted in characters) where a group ends inside the window. */
  readonly cuts: number;
  readonly groups: number;
  /** The one separator inside the thirteen first characters; null when they differ. '' when there is none. */
  readonly separator: string | null;
  readonly lines: number;
  readonly cells: number;
  /** Whether a word or bracket announces something elsewhere than before the key. */
  readonly strayKey: boolean;
}

const bits = (...places: number[]): number => places.reduce((mask, place) => mask | (1 << place), 0);
const METROPOLE = bits(1, 3, 5, 7, 10, 13);
const OVERSEAS = bits(1, 3, 5, 8, 10, 13);
const KEY = bits(13);

/** The window of `size` characters that starts with the group `first`, when a group ends exactly there; else null. */
export function windowAt(run: Run, first: number, size: 13 | 15): Window | null {
  const goal = (run.offsets[first] ?? 0) + size;
  let next = first + 1;
  while ((run.offsets[next] ?? goal) < goal) next++;
  return run.offsets[next] === goal ? windowOf(run, first, next - 1) : null;
}

/** After a label, fewer or more digits than these were not meant as a NIR: a post code, a telephone, two numbers in a row. */
const FEWEST = 12;
const MOST = 17;

/** All the digits from a group to the next cell or line, when they are nearly as many as a NIR's; else null. */
export function attemptAt(run: Run, first: number): Window | null {
  let last = first;
  while (gapAfter(run, last) === 'tight' || gapAfter(run, last) === 'loose') last++;
  const attempt = windowOf(run, first, last);
  return attempt.value.length < FEWEST || attempt.value.length > MOST ? null : attempt;
}

function windowOf(run: Run, first: number, last: number): Window {
  const groups = run.groups.slice(first, last + 1);
  let length = 0;
  let cuts = 0;
  let separator: string | null = '';
  let lines = 0;
  let cells = 0;
  let strayKey = false;
  for (const group of groups.slice(0, -1)) {
    length += group.end - group.start;
    cuts |= 1 << length;
    if (group.gap === 'line') lines++;
    if (group.gap === 'cell') cells++;
    if (length === 13) continue;
    if (group.gap === 'key') strayKey = true;
    else if (group.gap !== 'line')
      separator = separator === '' || separator === group.separator ? group.separator : null;
  }
  return {
    first,
    last,
    start: Math.min(...groups.map((group) => group.start)),
    end: Math.max(...groups.map((group) => group.end)),
    value: run.characters.slice(run.offsets[first], run.offsets[last + 1]),
    writing: { cuts, groups: groups.length, separator, lines, cells, strayKey },
  };
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** The end of a number with the bracket that closes the one before its key: `… 042 (clé 18)`. */
export function closedEnd(text: string, start: number, end: number): number {
  const opening = /[([]/.exec(text.slice(start, end));
  return opening !== null && text.charAt(end) === CLOSING[opening[0]] ? end + 1 : end;
}

/** `1 85 05 75 116 042 18`, with or without its key, the key in any way; overseas also 3+2. */
export function isCanonical({ cuts, separator }: Writing): boolean {
  const fields = cuts & ~KEY;
  return separator !== null && (fields === (METROPOLE & ~KEY) || fields === (OVERSEAS & ~KEY));
}

/** Compact, or thirteen characters and a key. */
export function isCompact({ cuts }: Writing): boolean {
  return (cuts & ~KEY) === 0;
}

/**
 * Whether a person could have grouped a NIR so, without a label to say that it is one: compact; cut at its fields, all or
 * some; or in equal groups. Never digit by digit (§ 2.5), never with two kinds of separator (a date and a telephone).
 */
export function isWrittenAsNir(window: Window): boolean {
  const { writing, value } = window;
  if (writing.strayKey || writing.separator === null) return false;
  if (writing.lines > 1 || (writing.lines === 1 && !isCanonicalOrPart(writing))) return false;
  if (writing.cells > 0 && !isCanonical(writing) && !isCompact(writing)) return false;
  if (isCompact(writing) || isCanonicalOrPart(writing)) return true;
  return isEven(writing) && !(value.charAt(5) === '0' && (writing.cuts & bits(5, 7, 9, 11)) === bits(5, 7, 9, 11));
}

/** Cut only where fields end, in three groups or more: `185 05 75 116042 18`, `1 8505 75 116 042 18`. */
function isCanonicalOrPart({ cuts, groups }: Writing): boolean {
  return groups > 2 && ((cuts & ~METROPOLE) === 0 || (cuts & ~OVERSEAS) === 0);
}

/** The first digit and pairs, threes, fours or fives: `1 85 05 75 11 60 42 18`, `185 057 511 604 218`. */
const EVEN: ReadonlySet<number> = new Set([
  bits(1, 3, 5, 7, 9, 11, 13),
  bits(3, 6, 9, 12),
  bits(4, 8, 12),
  bits(5, 10),
  bits(1, 4, 7, 10, 13),
]);

function isEven({ cuts }: Writing): boolean {
  return EVEN.has(cuts);
}

/** Whether the neighbours of a window leave it a number of its own. */
export function stands(run: Run, text: string, window: Window): boolean {
  return isParted(run, text, window, true) && isParted(run, text, window, false);
}

/** Whether the gap on one side of the window parts it from what is there. */
function isParted(run: Run, text: string, window: Window, before: boolean): boolean {
  const gap = run.groups[before ? window.first - 1 : window.last];
  if (gap?.gap !== 'tight') return true;
  // `12/185057511604218`, `…18-2026`: one longer reference. A space parts, if the neighbour is a thing of its own.
  if (gap.separator !== ' ') return false;
  return isCanonical(window.writing) || WHOLE.test(neighbour(run, text, window, before));
}

/** The gap after a group; undefined where there is no group. */
export function gapAfter(run: Run, at: number): Gap | undefined {
  return run.groups[at]?.gap;
}

/** The groups next to the window up to a wider gap, as written. */
function neighbour(run: Run, text: string, window: Window, before: boolean): string {
  let first = before ? window.first - 1 : window.last + 1;
  let last = first;
  if (before) while (gapAfter(run, first - 1) === 'tight') first--;
  else while (gapAfter(run, last) === 'tight') last++;
  const { start, end } = windowOf(run, first, last);
  return text.slice(start, end);
}

/** A date, a telephone number, a post code, a year: what stands beside a NIR on a line of coordinates. */
const WHOLE =
  /^(?:(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}){1,2}|0[1-9](?:[ .-]?[0-9]{2}){4}|[0-9]{4,5})$/;
