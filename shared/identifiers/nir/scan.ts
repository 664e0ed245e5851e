/** Every number of one text that is a NIR, was meant as one, or only looks like one (domain.md § 2.3 to 2.7). */
import { hideMasks, hideTokens } from './blank.ts';
import type { PlainText } from './plain-text.ts';
import { repair } from './repair.ts';
import { RunReader } from './run-reader.ts';
import { eachRun } from './runs.ts';
import type { Sighting } from './sighting.ts';
import { closedEnd } from './windows.ts';

/** A run with fewer digits is a small number, which labels may speak of in passing: « dossier n° 123, NIR … ». */
const LONG = 9;

/** The numbers of one text, in order, none overlapping. Never throws; time grows in line with the length of the text. */
export function scan(plain: PlainText): Sighting[] {
  const shown = hideTokens(hideMasks(plain.text), hideMasks(plain.lower));
  const text = repair(shown.text);
  const reader = new RunReader(shown.text, text, shown.lower);
  const sightings: Sighting[] = [];
  eachRun(text, shown.lower, LONG, (run) => {
    for (const seen of reader.read(run)) {
      const end = closedEnd(text, seen.start, seen.end);
      sightings.push({ ...seen, start: plain.startOf(seen.start), end: plain.endOf(end - 1) });
    }
  });
  return sightings;
}
