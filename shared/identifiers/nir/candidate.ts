/** One number of a mail, wherever and however often it is written: text and HTML, body and quote make one candidate. */
import type { NirFlag } from './anatomy.ts';
import type { LabelKind } from './label.ts';
import type { Owner } from './owner.ts';
import { plainText } from './plain-text.ts';
import { scan } from './scan.ts';
import type { Sighting, SightingStatus } from './sighting.ts';
import type { NirSource } from './source.ts';

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

/** Best first. */
const STATUSES: readonly SightingStatus[] = [
  'valid',
  'key-not-supplied',
  'provisional',
  'corrected',
  'invalid-key',
  'contradicted',
];
const LABELS: readonly LabelKind[] = ['nir', 'ambiguous', 'none', 'contrary'];
const OWNERS: readonly Owner[] = ['insured', 'self', 'other', 'apart', 'unsaid'];

/** The distinct numbers of the regions, in reading order. `sources` ranks the sources, best first. */
export function merge(
  regions: readonly { readonly source: NirSource; readonly text: string }[],
  sources: readonly NirSource[],
): NirCandidate[] {
  const found = new Map<string, NirCandidate & { readonly occurrences: NirOccurrence[] }>();
  for (const [region, { source, text }] of regions.entries()) {
    for (const sighting of scan(plainText(text))) {
      const { start, end } = sighting;
      const occurrence = { region, source, start, end, given: text.slice(start, end) };
      const known = found.get(sighting.value);
      found.set(
        sighting.value,
        known === undefined
          ? { ...pick(sighting), source, occurrences: [occurrence] }
          : join(known, sighting, occurrence, sources),
      );
    }
  }
  return [...found.values()];
}

function pick({ value, status, label, owner, flags }: Sighting) {
  return { value, status, label, owner, flags };
}

function join(
  known: NirCandidate & { readonly occurrences: NirOccurrence[] },
  seen: Sighting,
  occurrence: NirOccurrence,
  sources: readonly NirSource[],
): NirCandidate & { readonly occurrences: NirOccurrence[] } {
  known.occurrences.push(occurrence);
  const status = best(STATUSES, known.status, seen.status);
  const source =
    known.status === seen.status
      ? best(sources, known.source, occurrence.source)
      : status === known.status
        ? known.source
        : occurrence.source;
  const label = best(LABELS, known.label, seen.label);
  const owner = best(OWNERS, known.owner, seen.owner);
  const same = status === known.status && source === known.source && label === known.label && owner === known.owner;
  return same ? known : { ...known, status, label, owner, source };
}

/** The one that comes first in the order. */
function best<T>(order: readonly T[], a: T, b: T): T {
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
}
