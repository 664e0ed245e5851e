/**
 * The head of the column of a table as text: `Nom | N° sécu | N° contrat` above `Dupont | 1 85 … | 12`. Without it the last
 * head of the line above would speak for the first cell of the line below.
 */
import { type Label, labelBefore } from './label.ts';
import { wordsBefore } from './words.ts';

const WIDEST_ROW = 400;
const MOST_ROWS = 12;

export interface Column {
  /** What the head says that the column holds. */
  readonly label: Label;
  /** Where the row begins: words before it belong to another row. */
  readonly rowStart: number;
}

/** The column that `start` stands in; null when its line is no row of a table, or the head says nothing of numbers. */
export function columnAt(lower: string, start: number): Column | null {
  const rowStart = lineStart(lower, start);
  if (rowStart === null) return null;
  const rowEnd = lower.slice(rowStart, rowStart + WIDEST_ROW).search(/\n|$/) + rowStart;
  const cells = cellEnds(lower.slice(rowStart, rowEnd)).length;
  if (cells === 0) return null;
  const column = cellEnds(lower.slice(rowStart, start)).length;
  let end = rowStart - 1;
  for (let row = 0; row < MOST_ROWS && end > 0; row++) {
    const from = lineStart(lower, end);
    if (from === null) return null;
    const ends = cellEnds(lower.slice(from, end));
    if (ends.length !== cells) return null;
    if (!/[0-9]{3}/.test(lower.slice(from, end))) {
      const label = headLabel(lower.slice(from, end), ends, column);
      return label.kind === 'none' ? null : { label, rowStart };
    }
    end = from - 1;
  }
  return null;
}

function headLabel(row: string, ends: readonly number[], column: number): Label {
  const from = column === 0 ? 0 : (ends[column - 1] ?? 0);
  const to = ends[column] ?? row.length;
  return labelBefore(wordsBefore(row, to, from), { start: to, compact: true });
}

/** Where the line of `at` begins; null when that is farther than a row is wide. */
function lineStart(lower: string, at: number): number | null {
  const from = Math.max(0, at - WIDEST_ROW);
  const found = lower.slice(from, at).lastIndexOf('\n');
  if (found === -1 && from > 0) return null;
  return from + found + 1;
}

/** Where cells end: at tabs and bars. */
function cellEnds(row: string): number[] {
  const ends: number[] = [];
  for (let i = 0; i < row.length; i++) if (row[i] === '\t' || row[i] === '|') ends.push(i);
  return ends;
}
