/**
 * Hides every number of a text that is or could be a NIR, before it is stored or sent (C. pén. 226-16-1).
 * It hides more than `find` accepts: what is refused there for its label is hidden here for its shape.
 */
import { readStructure } from './anatomy.ts';
import { hideMasks } from './blank.ts';
import { mask } from './format.ts';
import { hasRightKey } from './key.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { eachRun } from './runs.ts';
import { scan } from './scan.ts';
import { closedEnd, isCanonical, type Window, windowAt } from './windows.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/**
 * The text with each such number replaced by its mask (`1 85 05 ** *** *** **`), the rest untouched: numbers that `find`
 * reports, whatever it makes of them; any fifteen characters with a right structure and key, in a URL too; thirteen in the
 * canonical grouping. Masking twice changes nothing more.
 */
export function maskAll(text: string): string {
  let masked = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = masked;
    masked = maskOnce(before);
    if (masked === before) break;
  }
  return masked;
}

/** What stands beside a number may only look like one once that number is gone: `NIR 18505759300414 185057593004143`. */
const MOST_PASSES = 5;

function maskOnce(text: string): string {
  const plain = plainText(text);
  const places = [...scan(plain), ...shaped(plain)].sort((a, b) => a.start - b.start || b.end - a.end);
  if (places.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, value } of places) {
    if (start < from) continue;
    parts.push(text.slice(from, start), mask(value));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Numbers by their shape alone, labels and neighbours left aside. */
function shaped(plain: PlainText): Place[] {
  const { startOf, endOf } = plain;
  const text = hideMasks(plain.text);
  const places: Place[] = [];
  eachRun(text, plain.lower, 13, (run) => {
    for (let first = 0; first < run.groups.length; first++) {
      const window = shapedAt(run, first);
      if (window === null) continue;
      const { start, end, value } = window;
      places.push({ start: startOf(start), end: endOf(closedEnd(text, start, end) - 1), value });
      first = window.last;
    }
  });
  return places;
}

function shapedAt(run: Parameters<typeof windowAt>[0], first: number): Window | null {
  const long = hasRightKey(run.characters, run.offsets[first] ?? 0) ? windowAt(run, first, 15) : null;
  if (long !== null && readStructure(long.value).ok) return long;
  const short = windowAt(run, first, 13);
  return short !== null && isCanonical(short.writing) && readStructure(short.value).ok ? short : null;
}
