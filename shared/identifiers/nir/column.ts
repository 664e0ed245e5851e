/**
 * The head of the column of a table as text: `Nom | N° sécu | N° contrat` above `Dupont | 1 85 … | 12`. Without it the last
 * head of the line above would speak for the first cell of the line below.
 */
import { type Label, labelBefore } from './label.ts';
import { type Owner, ownerBefore } from './owner.ts';
import { wordsBefore } from './words.ts';

export interface Column {
  /** What the head says that the column holds, and whose. */
  readonly label: Label;
  readonly owner: Owner;
  /** Where the row begins: words before it belong to another row. */
  readonly rowStart: number;
}

interface Row {
  readonly start: number;
  readonly end: number;
  /** Where its cells end: its tabs and bars, then its own end. */
  readonly ends: readonly number[];
  readonly head: Row | null;
}

/** A line with cells, or one that rules off a table. */
const ROW = /^(?:.*[\t|].*|[ +=-]+)$/gm;
const RULE = /^[ \t|+:=-]+$/;
/** A row with a number in it is no head. */
const NUMBER = /[0-9]{3}/;
/** A longer line is no row of a table, whatever it holds. */
const WIDEST_ROW = 1000;

/** Finds the columns of one text. */
export class Columns {
  readonly #lower: string;
  readonly #rows: readonly Row[];

  constructor(lower: string) {
    this.#lower = lower;
    this.#rows = rowsOf(lower);
  }

  /** The column that `at` stands in; null when its line is no row of a table, or the head says nothing of numbers. */
  at(at: number): Column | null {
    const row = this.#rowOf(at);
    if (row === undefined || row.head === null) return null;
    const column = row.ends.findIndex((end) => end >= at);
    const [from, to] = [row.head.ends[column - 1] ?? row.head.start, row.head.ends[column] ?? row.head.end];
    const words = wordsBefore(this.#lower, to, from);
    const label = labelBefore(words, { start: to, compact: true });
    return label.kind === 'none' ? null : { label, owner: ownerBefore(words), rowStart: row.start };
  }

  /** By halves, for a text may have as many rows as numbers. */
  #rowOf(at: number): Row | undefined {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle]?.end ?? at) < at) low = middle + 1;
      else high = middle;
    }
    const row = this.#rows[low];
    return row !== undefined && row.start <= at ? row : undefined;
  }
}

/** The rows of all tables, each with the head of its table: the nearest row above, as many cells wide, that has no number. */
function rowsOf(lower: string): Row[] {
  const rows: Row[] = [];
  let head: Row | null = null;
  let next = 0;
  for (const { 0: line, index: start } of lower.matchAll(ROW)) {
    if (line.length > WIDEST_ROW) continue;
    const end = start + line.length;
    if (start !== next) head = null;
    next = end + 1;
    if (RULE.test(line)) continue;
    const ends = [...Array.from(line.matchAll(/[\t|]/g), (cell) => start + cell.index), end];
    if (head?.ends.length !== ends.length) head = null;
    const row: Row = { start, end, ends, head };
    if (!NUMBER.test(line)) head = row;
    rows.push(row);
  }
  return rows;
}
