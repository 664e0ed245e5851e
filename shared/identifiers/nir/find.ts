/** The NIR of a mail among all those in it (domain.md § 2.9): whose is whose, or `ambiguous`. */
import type { NirFlag } from './anatomy.ts';
import { merge, type NirCandidate, STATUS_RANK } from './candidate.ts';
import { mask } from './format.ts';
import type { Owner } from './owner.ts';
import { type NirSource, SOURCE_RANK } from './source.ts';

export interface NirRegion {
  readonly source: NirSource;
  readonly text: string;
}

export type NirStatus =
  | 'valid'
  | 'key-not-supplied'
  | 'corrected'
  | 'invalid-key'
  | 'provisional'
  | 'ambiguous'
  | 'absent';

export interface NirFindings {
  /** 15 characters (13 or 15, as given, for provisional); null when unknown or not certain. */
  readonly value: string | null;
  readonly status: NirStatus;
  /** Where the number stands, `invalid-key` included; null for `ambiguous` and `absent`. */
  readonly source: NirSource | null;
  /** Other people's numbers; for `ambiguous` those that tie, and the rest. In reading order. */
  readonly others: readonly string[];
  /** Numbers that look right but whose label or place contradicts, masked: for staff, never accepted. */
  readonly suggestions: readonly string[];
  /** What a person should look at before trusting `value`: specimen, odd month… */
  readonly flags: readonly NirFlag[];
  /** Every number seen, refused ones too, with all its places. */
  readonly candidates: readonly NirCandidate[];
}

/** Reads the regions of one mail, in their order. Pure, never throws, linear in the length of the texts. */
export function find(regions: readonly NirRegion[]): NirFindings {
  const candidates = merge(regions);
  const accepted = candidates.filter((candidate) => isAccepted(candidate));
  const suggestions = unique(candidates.filter((c) => c.status === 'contradicted').map((c) => mask(c.value)));
  const wrong = candidates.filter((candidate) => candidate.status === 'invalid-key');
  const conclusion = conclude(accepted, wrong);
  const others = accepted.filter((candidate) => candidate !== conclusion.chosen).map((candidate) => candidate.value);
  return {
    value: conclusion.chosen?.value ?? null,
    status: conclusion.status,
    source: conclusion.source,
    others,
    suggestions,
    flags: conclusion.chosen?.flags ?? [],
    candidates,
  };
}

interface Conclusion {
  readonly chosen: NirCandidate | null;
  readonly status: NirStatus;
  readonly source: NirSource | null;
}

function conclude(accepted: readonly NirCandidate[], wrong: readonly NirCandidate[]): Conclusion {
  const ranked = [...accepted].sort((a, b) => compareRanks(rankOf(a), rankOf(b)));
  const [first, second] = ranked;
  // The writer's own number with a wrong key is asked for again rather than replaced by a child's or a spouse's.
  const mistaken = wrong.find((candidate) => !isApart(candidate)) ?? (first === undefined ? wrong[0] : undefined);
  if (mistaken !== undefined && (first === undefined || isApart(first))) {
    return { chosen: null, status: 'invalid-key', source: mistaken.source };
  }
  if (first === undefined) return { chosen: null, status: 'absent', source: null };
  if (second !== undefined && compareRanks(rankOf(first), rankOf(second)) === 0) {
    return { chosen: null, status: 'ambiguous', source: null };
  }
  return { chosen: first, status: first.status as NirStatus, source: first.source };
}

function isAccepted({ status }: NirCandidate): boolean {
  return status !== 'contradicted' && status !== 'invalid-key';
}

/** Somebody else's by its label, and not the insured person's. */
function isApart({ owner }: NirCandidate): boolean {
  return owner === 'other' || owner === 'apart';
}

/**
 * Smaller is better, compared from left to right: the label « de l'assuré » › a relation's number last; label and key › key ›
 * thirteen digits with a label › provisional › repaired; the writer's own; then the source.
 */
function rankOf({ owner, status, label, source }: NirCandidate): readonly number[] {
  return [
    PERSON_RANK[owner],
    STATUS_RANK[status],
    label === 'nir' ? 0 : 1,
    owner === 'self' ? 0 : 1,
    SOURCE_RANK[source],
  ];
}

const PERSON_RANK: Readonly<Record<Owner, number>> = { insured: 0, self: 1, unsaid: 1, other: 2, apart: 3 };

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, rank] of a.entries()) {
    const difference = rank - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
