/**
 * Hides every number of a text that is or could be a NIR, before it is stored or sent (C. pén. 226-16-1).
 * It hides more than `find` accepts: what is refused there for its label is hidden here for its shape.
 */
import { readStructure } from './anatomy.ts';
import { hideMasks } from './blank.ts';
import { mask } from './format.ts';
import { hasRightKey } from './key.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { eachRun, type Run } from './runs.ts';
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
  const masked = maskOnce(text);
  // What stands beside a number may only look like one once that number is gone: `NIR 18505759300414 185057593004143`.
  return masked === text ? text : maskAll(masked);
}

function maskOnce(text: string): string {
  const plain = plainText(text);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, value } of [...scan(plain), ...shaped(plain)]) {
    if (start < from) continue;
    parts.push(text.slice(from, start), mask(value));
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

/** Numbers by their shape alone, labels and neighbours left aside. */
function shaped(plain: PlainText): Place[] {
  const { startOf, endOf } = plain;
  const text = hideMasks(plain.text);
  const places: Place[] = [];
  eachRun(text, plain.lower, 13, (run) => {
    for (const [first, offset] of run.offsets.entries()) {
      const window = shapedAt(run, first, offset);
      if (window === null) continue;
      const { start, end, value } = window;
      places.push({ start: startOf(start), end: endOf(closedEnd(text, start, end) - 1), value });
    }
  });
  return places;
}

function shapedAt(run: Run, first: number, offset: number): Window | null {
  const long = hasRightKey(run.characters, offset) ? windowAt(run, first, 15) : null;
  if (long !== null && readStructure(long.value).ok) return long;
  const short = windowAt(run, first, 13);
  return short !== null && isCanonical(short.writing) && readStructure(short.value).ok ? short : null;
}
