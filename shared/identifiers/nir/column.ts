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

/** A line that rules off a table. */
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
    this.#rows = Array.from(rowsOf(lower));
  }

  /** The column that the number at `at` stands in; null when its line is no row of a table, or the head says nothing of numbers. */
  at(at: number): Column | null {
    const row = this.#rowOf(at);
    if (row === undefined || row.head === null) return null;
    // Stryker disable next-line EqualityOperator: a number and the end of a cell never stand in the same place
    const column = row.ends.filter((end) => end < at).length;
    const [from, to] = [row.head.ends[column - 1] ?? row.head.start, row.head.ends[column] ?? row.head.end];
    const words = wordsBefore(this.#lower, to, from);
    const label = labelBefore(words, { start: to, compact: true });
    return label.kind === 'none' ? null : { label, owner: ownerBefore(words), rowStart: row.start };
  }

  /** The row of `at`, or the next one, which has no head if a line of no table is above it. By halves: rows may be many. */
  #rowOf(at: number): Row | undefined {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      // Stryker disable next-line EqualityOperator,OptionalChaining: a row is there, and a number never stands where one ends
      if ((this.#rows[middle]?.end ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return this.#rows[low];
  }
}

/** The rows of all tables, each with the head of its table: the nearest row above, as many cells wide, that has no number. */
function* rowsOf(lower: string): Generator<Row> {
  let head: Row | null = null;
  let end = -1;
  for (const line of lower.split('\n')) {
    const start = end + 1;
    end = start + line.length;
    if (RULE.test(line)) continue;
    if (line.length > WIDEST_ROW || !/[\t|]/.test(line)) {
      head = null;
      continue;
    }
    const ends = [...Array.from(line.matchAll(/[\t|]/g), (cell) => start + cell.index), end];
    if (head?.ends.length !== ends.length) head = null;
    const row: Row = { start, end, ends, head };
    if (!NUMBER.test(line)) head = row;
    yield row;
  }
}
