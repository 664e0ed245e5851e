/** A folded text as words, and whether a clause ends before each of them. */

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A sentence, a line, or a part set off by `;`, `:`, `(` ends before this word. */
  readonly opens: boolean;
}

/** Every word of a folded text, in order; a number or a date is a word too. Linear. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(/[a-z0-9']+/g)) {
    const opens = words.length === 0 || /[;:!?\n()|]|\.(?:\s|\.)/.test(text.slice(end, match.index).slice(0, 8));
    end = match.index + match[0].length;
    words.push({ text: match[0], start: match.index, end, opens });
  }
  return words;
}

/** A set from words written in lines. */
export function wordSet(lines: string): ReadonlySet<string> {
  return new Set(lines.trim().split(/\s+/));
}

/** The index of the first word that starts at or after a position. */
export function wordAt(words: readonly Word[], position: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
