/** Where a pattern stands in the mail, and the words it rests on. */
import type { Evidence } from '../reading.ts';
import type { Region } from './regions.ts';

export interface Hit {
  readonly region: Region;
  readonly start: number;
  readonly end: number;
  readonly match: RegExpMatchArray;
}

/** Every match of a global pattern in the folded text of the regions, in the regions' order. */
export function hits(regions: readonly Region[], pattern: RegExp): Hit[] {
  return regions.flatMap((region) =>
    [...region.folded.text.matchAll(pattern)].map((match) => ({
      region,
      start: match.index,
      end: match.index + match[0].length,
      match,
    })),
  );
}

/** The first match of a global pattern, or null. */
export function firstHit(regions: readonly Region[], pattern: RegExp): Hit | null {
  for (const region of regions) {
    for (const match of region.folded.text.matchAll(pattern)) {
      return { region, start: match.index, end: match.index + match[0].length, match };
    }
  }
  return null;
}

/** The citizen's own words at a place, as evidence for staff. */
export function quote(about: Evidence['about'], region: Region, start: number, end: number): Evidence {
  return { about, quote: region.folded.verbatim(start, end), source: region.source };
}

/** One alternation of patterns written one a line; global, on folded text, between word boundaries. */
export function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${patterns.join('|')})(?![a-z0-9])`, 'g');
}
