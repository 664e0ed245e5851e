/** One number of a mail, wherever and however often it is written: text and HTML, body and quote make one candidate. */
import type { NirFlag } from './anatomy.ts';
import type { LabelKind } from './label.ts';
import type { Owner } from './owner.ts';
import { plainText } from './plain-text.ts';
import { scan } from './scan.ts';
import type { SightingStatus } from './sighting.ts';
import { type NirSource, SOURCE_RANK } from './source.ts';

export interface NirOccurrence {
  /** Index of its region in the list given to `find`. */
  readonly region: number;
  readonly source: NirSource;
  /** UTF-16 places in the text of its region, `end` just after. */
  readonly start: number;
  readonly end: number;
  /** As written there. */
  readonly given: string;
}

export interface NirCandidate {
  /** Compact, upper case; with the computed key when none was given. As given, of any length, for `invalid-key`. */
  readonly value: string;
  /** The best that any of its occurrences says. */
  readonly status: SightingStatus;
  readonly label: LabelKind;
  readonly owner: Owner;
  /** The best source among the occurrences of that status. */
  readonly source: NirSource;
  readonly flags: readonly NirFlag[];
  readonly occurrences: readonly NirOccurrence[];
}

/** The least is the best. */
export const STATUS_RANK: Readonly<Record<SightingStatus, number>> = {
  valid: 0,
  'key-not-supplied': 1,
  provisional: 2,
  corrected: 3,
  'invalid-key': 4,
  contradicted: 5,
};
const LABEL_RANK: Readonly<Record<LabelKind, number>> = { nir: 0, ambiguous: 1, none: 2, contrary: 3 };
const OWNER_RANK: Readonly<Record<Owner, number>> = { insured: 0, self: 1, other: 2, apart: 3, unsaid: 4 };

type Growing = NirCandidate & { readonly occurrences: NirOccurrence[] };

/** The distinct numbers of the regions, in reading order. */
export function merge(regions: readonly { readonly source: NirSource; readonly text: string }[]): NirCandidate[] {
  const found = new Map<string, Growing>();
  for (const [region, { source, text }] of regions.entries()) {
    for (const { start, end, ...seen } of scan(plainText(text))) {
      const known = found.get(seen.value) ?? { ...seen, source, occurrences: [] };
      known.occurrences.push({ region, source, start, end, given: text.slice(start, end) });
      found.set(seen.value, join(known, { ...seen, source }));
    }
  }
  return [...found.values()];
}

function join(known: Growing, seen: Omit<NirCandidate, 'occurrences'>): Growing {
  const better = STATUS_RANK[seen.status] - STATUS_RANK[known.status];
  const bestSource = better === 0 ? best(SOURCE_RANK, known.source, seen.source) : known.source;
  return {
    ...known,
    status: best(STATUS_RANK, known.status, seen.status),
    source: better < 0 ? seen.source : bestSource,
    label: best(LABEL_RANK, known.label, seen.label),
    owner: best(OWNER_RANK, known.owner, seen.owner),
  };
}

function best<T extends string>(ranks: Readonly<Record<T, number>>, a: T, b: T): T {
  // Stryker disable next-line EqualityOperator: no two have the same rank
  return ranks[b] < ranks[a] ? b : a;
}
