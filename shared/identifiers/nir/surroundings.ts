/** What the text around a number says of it. */
import type { Column } from './column.ts';
import { type Label, labelAfter, labelBefore } from './label.ts';
import { type Owner, ownerAfter, ownerBefore, trailingWords } from './owner.ts';
import { BREAK, type Word, wordsAfter, wordsBefore } from './words.ts';

export interface Surroundings {
  readonly label: Label;
  readonly owner: Owner;
  /** Whether it is stuck to letters or to other digits: part of a longer code, unless these are a label. */
  readonly glued: boolean;
}

/** What leads to a number: the words before it, or only the head of its column, or nothing. */
export interface Lead {
  readonly words: readonly Word[];
  /** Where the number begins, that the words are before. */
  readonly start: number;
  readonly column: Column | null;
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly compact: boolean;
}

const AFTER = 60;

/** The words before `start`, back to `floor` (the end of the number before it) and no farther; in a table never those of the row above. */
export function leadTo(text: string, start: number, floor: number, column: Column | null): Lead {
  return { words: wordsBefore(text, start, Math.max(floor, column?.rowStart ?? 0)), start, column };
}

/** What is said of the number at `span` by what leads to it and by what follows. */
export function surroundings(lower: string, lead: Lead, span: Span): Surroundings {
  const told = toldBefore(lead, span.compact);
  const following = wordsAfter(lower, span.end, AFTER);
  const later = labelAfter(following, lower, span.compact);
  const label = told.kind === 'nir' || told.kind === 'contrary' || later.kind === 'none' ? told : later;
  return {
    label,
    owner: ownerOf(lower, lead, span.end, following),
    glued: stands(CODE, lower, span.start) || stands(DECIMAL, lower, span.start) || stands(TAIL, lower, span.end),
  };
}

/** What follows says it better than what leads to it, save « de l'assuré ». In a table the head says it best, then the row. */
function ownerOf(lower: string, { words, column }: Lead, end: number, following: readonly Word[]): Owner {
  if (column !== null && column.owner !== 'unsaid') return column.owner;
  const earlier = ownerBefore(words);
  if (earlier === 'insured') return earlier;
  const later = ownerAfter(following, column !== null || trailingWords(lower, end).length > 0);
  return later === 'unsaid' ? earlier : later;
}

/** In a table the row speaks first, then the head of the column. */
export function toldBefore({ words, start, column }: Lead, compact: boolean): Label {
  const told = labelBefore(words, { start, compact });
  return told.kind === 'none' && column !== null ? column.label : told;
}

/** `CMD185057511604218`, `facture_185057511604218`: part of a longer code. */
const CODE = /(?<=[a-z]|[a-z0-9][-_/.#])/y;
/** `0,185057511604218`; not `83190,185057511604218`, a line of values. */
const DECIMAL = /(?<=(?<![0-9])[0-9]{1,3},)/y;
/** `185057511604218A`, `185057511604218-B2`; not `185057511604218Adresse`. */
const TAIL = /[-_]?[a-z](?![a-z]{2})/y;

function stands(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** « et », « , », « ; » between two numbers: the second is of the kind of the first. */
export function continuesList(words: readonly Word[]): boolean {
  const first = words[0];
  if (first === undefined) return true;
  return words.length === 1 && (first.text === 'et' || first.text === 'ou') && (first.breaks & BREAK.blankLine) === 0;
}

/**
 * « et celui de mon fils », « 1 85 … pour moi, ma femme 2 85 … » : the label of the number before holds for this one too.
 * A number announced anew (« mon numéro : »), or apart from the other by a blank line or a full stop, is of no known kind.
 */
export function takesUpLabel(words: readonly Word[], apart: boolean): boolean {
  let strangers = 0;
  for (const word of words) {
    if (word.cls === 'anaphora') return strangers <= MOST_STRANGERS;
    if (NEW_KIND.has(word.cls)) return false;
    if (word.cls === 'unknown') strangers++;
  }
  return !apart && strangers === 0;
}

/** A name or two between « celui de » and the number. */
const MOST_STRANGERS = 4;
const NEW_KIND: ReadonlySet<Word['cls']> = new Set(['number', 'contrary', 'matter', 'digits']);
