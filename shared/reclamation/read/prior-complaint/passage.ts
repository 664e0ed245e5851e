/** One region of a mail, with what the rules look up in it, found once. */
import { type FoundDate, findDates } from '../dates.ts';
import { sentenceAround } from '../folded.ts';
import type { Region } from '../regions.ts';
import { type Body, bodiesOf } from './bodies.ts';
import { type Word, wordsOf } from './words.ts';

export interface Passage {
  readonly region: Region;
  readonly text: string;
  readonly words: readonly Word[];
  readonly bodies: readonly Body[];
  readonly dates: readonly FoundDate[];
  /** Civil date of reception. */
  readonly receivedOn: string;
}

/** A step towards the caisse that counts as a first complaint, and the words that tell it. */
export interface Step {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly date: string | null;
  /** The caisse is named as the one addressed; otherwise it is presumed. */
  readonly named: boolean;
  /** A reminder of an earlier letter: its date counts only where no other does. */
  readonly reminder: boolean;
}

export function passageOf(region: Region, receivedOn: string): Passage {
  const { text } = region.folded;
  return { region, text, words: wordsOf(text), bodies: bodiesOf(text), dates: findDates(text, receivedOn), receivedOn };
}

/** What follows a place in its sentence, at most `reach` characters. */
export function following({ text }: Passage, position: number, reach: number): string {
  return text.slice(position, Math.min(sentenceAround(text, position).end, position + reach));
}

/** What precedes a place in its sentence, at most `reach` characters. */
export function preceding({ text }: Passage, position: number, reach: number): string {
  return text.slice(Math.max(sentenceAround(text, position).start, position - reach), position);
}

/** The sentence after the one that a place stands in, at most `reach` characters. */
export function nextSentence({ text }: Passage, position: number, reach: number): string {
  const { end } = sentenceAround(text, position);
  return (
    text
      .slice(end, end + reach)
      .trimStart()
      .split('\n', 1)[0] ?? ''
  );
}

/** The dates that begin between two places, in order. */
export function datesBetween(passage: Passage, from: number, to: number): readonly FoundDate[] {
  const { dates } = passage;
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: FoundDate[] = [];
  for (let index = low; index < dates.length; index++) {
    const date = dates[index];
    if (date === undefined || date.start >= to) break;
    found.push(date);
  }
  return found;
}
