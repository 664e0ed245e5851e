/**
 * The head of the column of a table as text: `Nom | N° sécu | N° contrat` above `Dupont | 1 85 … | 12`. Without it the last
 * head of the line above would speak for the first cell of the line below.
 */
import { type Label, labelBefore } from './label.ts';
import { wordsBefore } from './words.ts';

const WIDEST_ROW = 400;
/** How far up the head may be; rows read one after another pass it on farther. */
const MOST_ROWS = 12;

export interface Column {
  /** What the head says that the column holds. */
  readonly label: Label;
  /** Where the row begins: words before it belong to another row. */
  readonly rowStart: number;
}

interface Row {
  readonly start: number;
  /** Where its cells end: its tabs and bars. */
  readonly ends: readonly number[];
}

/** Finds the columns of one text; asked in reading order, it looks at each row once. */
export class Columns {
  readonly #lower: string;
  readonly #isTabular: boolean;
  /** The last place asked about, and where its line begins. */
  #asked = 0;
  #lineStart = 0;
  #row: Row | null = null;
  #head: Row | null = null;

  constructor(lower: string) {
    this.#lower = lower;
    this.#isTabular = lower.includes('\t') || lower.includes('|');
  }

  /** The column that `at` stands in; null when its line is no row of a table, or the head says nothing of numbers. */
  at(at: number): Column | null {
    if (!this.#isTabular) return null;
    const rowStart = this.#lineStartOf(at);
    if (at - rowStart > WIDEST_ROW) return null;
    if (this.#row?.start !== rowStart) this.#enter(rowStart);
    const head = this.#head;
    if (this.#row === null || head === null) return null;
    const column = this.#row.ends.findIndex((end) => end >= at);
    const label = this.#labelOf(head, column === -1 ? head.ends.length : column);
    return label.kind === 'none' ? null : { label, rowStart };
  }

  /** Walks back to the last place asked about at most, else a row's width at most: a line may be megabytes long. */
  #lineStartOf(at: number): number {
    const onward = at >= this.#asked;
    const floor = onward ? this.#asked : Math.max(0, at - WIDEST_ROW - 1);
    let i = at;
    while (i > floor && this.#lower.charCodeAt(i - 1) !== 0x0a) i--;
    if (i > floor || !onward) this.#lineStart = i;
    this.#asked = at;
    return this.#lineStart;
  }

  #enter(rowStart: number): void {
    const above = this.#row;
    const headAbove = this.#head;
    const row = rowAt(this.#lower, rowStart);
    this.#row = row;
    this.#head = null;
    if (row.ends.length === 0) return;
    let end = rowStart - 1;
    for (let rows = 0; rows < MOST_ROWS && end > 0; rows++) {
      const start = lineStart(this.#lower, end);
      if (start === null) return;
      const candidate = above?.start === start ? above : rowAt(this.#lower, start);
      if (candidate.ends.length !== row.ends.length) return;
      if (!/[0-9]{3}/.test(this.#lower.slice(start, end))) {
        this.#head = candidate;
        return;
      }
      if (candidate === above) {
        this.#head = headAbove;
        return;
      }
      end = start - 1;
    }
  }

  #labelOf(head: Row, column: number): Label {
    const from = column === 0 ? head.start : (head.ends[column - 1] ?? head.start);
    const to = head.ends[column] ?? lineEnd(this.#lower, from);
    return labelBefore(wordsBefore(this.#lower, to, from), { start: to, compact: true });
  }
}

function rowAt(lower: string, start: number): Row {
  const end = lineEnd(lower, start);
  const ends: number[] = [];
  for (let i = start; i < end; i++) {
    const code = lower.charCodeAt(i);
    if (code === 0x09 || code === 0x7c) ends.push(i);
  }
  return { start, ends };
}

/** Where the line of `at` begins; null when that is farther than a row is wide. */
function lineStart(lower: string, at: number): number | null {
  for (let i = at; i >= at - WIDEST_ROW; i--) if (i === 0 || lower.charCodeAt(i - 1) === 0x0a) return i;
  return null;
}

function lineEnd(lower: string, from: number): number {
  let i = from;
  while (i < lower.length && i - from < 2 * WIDEST_ROW && lower.charCodeAt(i) !== 0x0a) i++;
  return i;
}
