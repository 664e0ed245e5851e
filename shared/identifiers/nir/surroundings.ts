/** Everything that the text around a number says of it, read once a run and kept small. */
import { isAlphanumeric, isDigit, isLetter } from './characters.ts';
import type { Column } from './column.ts';
import { type Label, labelAfter, labelBefore } from './label.ts';
import { type Owner, ownerAfter, ownerBefore } from './owner.ts';
import { BREAK, type Word, wordsAfter, wordsBefore } from './words.ts';

const AFTER = 60;

export interface Surroundings {
  readonly label: Label;
  readonly owner: Owner;
  /** Whether it is stuck to letters that are no label: part of a longer code. */
  readonly glued: boolean;
}

const NO_LABEL: Label = { kind: 'none', reach: 'near' };

/** What precedes a run, in words. */
export interface Before {
  readonly words: readonly Word[];
  readonly start: number;
}

/** The words before `start`, back to `floor` (the end of the number before it) and no farther. */
export function before(lower: string, start: number, floor: number): Before {
  return { words: wordsBefore(lower, start, floor), start };
}

/** What is said of the number from `start` to `end`; `lead` is null for a number that follows another one directly. */
export function surroundings(
  lower: string,
  lead: Before | null,
  span: { readonly start: number; readonly end: number; readonly compact: boolean },
  column: Column | null,
): Surroundings {
  const { start, end, compact } = span;
  const told = lead === null ? NO_LABEL : toldBefore(lead, compact, column);
  const following = wordsAfter(lower, end, AFTER);
  const later = labelAfter(following, lower);
  const label = told.kind === 'nir' || told.kind === 'contrary' || later.kind === 'none' ? told : later;
  const ownerBeforeIt = lead === null ? 'unsaid' : ownerBefore(lead.words);
  const ownerAfterIt = ownerAfter(following);
  return {
    label,
    owner: ownerBeforeIt === 'insured' || ownerAfterIt === 'unsaid' ? ownerBeforeIt : ownerAfterIt,
    glued: isGluedBefore(lower, start, label) || isGluedAfter(lower, end),
  };
}

/** In a table the row speaks first, then the head of the column; never the row above. */
function toldBefore(lead: Before, compact: boolean, column: Column | null): Label {
  const writing = { start: lead.start, compact };
  if (column === null) return labelBefore(lead.words, writing);
  const inRow = labelBefore(
    lead.words.filter((word) => word.start >= column.rowStart),
    writing,
  );
  return inRow.kind === 'none' ? column.label : inRow;
}

/** `CMD185057511604218`, `facture_185057511604218`, `0,185057511604218`; not `NIR185057511604218`. */
function isGluedBefore(lower: string, start: number, label: Label): boolean {
  const code = lower.charCodeAt(start - 1);
  if (isLetter(code)) return label.kind !== 'nir';
  const beyond = lower.charCodeAt(start - 2);
  if ('-_/.#'.includes(lower.charAt(start - 1)) && start > 1) return isAlphanumeric(beyond) && label.kind !== 'nir';
  return code === 0x2c && isDigit(beyond) && !isDigit(lower.charCodeAt(start - 5));
}

/** `185057511604218A`, `185057511604218-B2`; not `185057511604218Adresse`. */
function isGluedAfter(lower: string, end: number): boolean {
  const code = lower.charCodeAt(end);
  const from = code === 0x2d || code === 0x5f ? end + 1 : end;
  return /^[a-z](?![a-z]{2})/.test(lower.slice(from, from + 3));
}

/** « et », « , », « ; » between two numbers: the second is of the kind of the first. */
export function continuesList(words: readonly Word[]): boolean {
  const first = words[0];
  if (first === undefined) return true;
  return words.length === 1 && (first.text === 'et' || first.text === 'ou') && (first.breaks & BREAK.blankLine) === 0;
}

/** « et celui de mon fils » : the label of the number before it holds for this one too. */
export function takesUpLabel(words: readonly Word[]): boolean {
  let strangers = 0;
  let takesUp = words.length > 0;
  for (const word of words) {
    if (word.cls === 'anaphora') return strangers <= 4;
    if (word.cls === 'contrary' || word.cls === 'matter' || word.cls === 'digits') return false;
    if (word.cls === 'unknown') strangers++;
    if ((word.breaks & BREAK.sentence) !== 0) takesUp = false;
  }
  return takesUp && strangers === 0;
}
