/**
 * What the complaint is about. Each category's terms count where they stand: Subject, first lines, rest, quoted text
 * (domain.md § 10). The Subject names the matter, and of several the first; a cause goes before its consequences; care
 * (dentaire, optique…) qualifies the benefit that is claimed for it.
 */
import type { Category } from '../category.ts';
import type { Evidence } from '../reading.ts';
import { CATEGORY_TERMS, LEADS, type Rank } from './category-terms.ts';
import type { DirectAccessReading } from './direct-access.ts';
import { anyOf, quote } from './evidence.ts';
import type { Region } from './regions.ts';

export interface CategoryReading {
  readonly category: Category;
  readonly secondary: readonly Category[];
  readonly evidence: readonly Evidence[];
}

interface Score {
  readonly category: Category;
  readonly rank: Rank;
  readonly points: number;
  /** Where the first term stands in the Subject, not one named in passing; Infinity when none does. */
  readonly inSubject: number;
  readonly evidence: Evidence;
}

const RANK_WEIGHT: Readonly<Record<Rank, number>> = { cause: 1.15, benefit: 1, care: 0.55, service: 0.75 };
const CARE_ALONE = 0.9;
/** The Subject names the matter, and of several the first. */
const FIRST_IN_SUBJECT = 1.5;
/** First lines of a mail: about ten lines of eighty characters. */
const OPENING = 800;
/** Terms of one category beyond this many add nothing: insisting is no other matter. */
const MOST_TERMS = 4;

const PATTERNS = CATEGORY_TERMS.map((entry) => ({
  ...entry,
  patterns: [
    ...entry.terms.map((term) => ({ pattern: anyOf([term]), factor: 1 })),
    ...(entry.passing ?? []).map((term) => ({ pattern: anyOf([term]), factor: 0.5 })),
  ],
}));
/** Denied or asked about in passing: `ce n'est pas un problème de remboursement`. */
const DENIED_BEFORE =
  /(?:(?:n'est|c'est) pas (?:une?|le|la) |ne s'agit pas (?:d'|de |du )|ne concerne pas |rien a voir avec )(?:une? |le |la |les |ma |mon )?(?:probleme |question |demande |histoire )?(?:de |d'|du )?$/;

/** @param direct the direct-access cases read: who lacks a doctor complains of that, in whatever words. */
export function categoryOf(regions: readonly Region[], direct: DirectAccessReading): CategoryReading {
  const scores = PATTERNS.map((entry) => score(entry, regions)).filter((one) => one !== null);
  const weighed = weigh(withDirectCases(scores, direct));
  const chosen = leading(weighed);
  if (chosen === null) return { category: 'autre', secondary: [], evidence: [] };
  const claimed = weighed.filter((one) => one.rank === 'benefit' || one === chosen);
  const secondary = weighed.filter((one) => {
    if (one === chosen || one.points < 1) return false;
    if (one.rank === 'care') return claimed.some((other) => other.rank === 'benefit');
    // Told in the opening is told on purpose; further down it must weigh something.
    return one.points >= 2 || one.total >= 0.25 * chosen.total;
  });
  return {
    category: chosen.category,
    secondary: secondary.slice(0, 3).map((one) => one.category),
    evidence: [chosen.evidence],
  };
}

/** A direct-access case is its category's term, also where none of the category's own words stands. */
function withDirectCases(scores: readonly Score[], direct: DirectAccessReading): readonly Score[] {
  const found = new Map<Category, Score>(scores.map((one) => [one.category, one]));
  for (const [index, category] of direct.cases.entries()) {
    const evidence = direct.evidence[index];
    if (category === 'relations-medecin' || evidence === undefined) continue;
    const known = found.get(category);
    if (known === undefined) {
      found.set(category, { category, rank: 'cause', points: 2, inSubject: Number.POSITIVE_INFINITY, evidence });
    } else if (category === 'refus-de-soins') {
      // Who is refused care complains of that, and not of the appointment that was not given.
      found.set(category, { ...known, points: known.points + 2 });
    }
  }
  return [...found.values()];
}

type Weighed = Score & { readonly total: number };

/** Best first. */
function weigh(scores: readonly Score[]): readonly Weighed[] {
  const benefit = scores.some((one) => one.rank === 'benefit' && one.points >= 1);
  const firstNamed = Math.min(...scores.map((one) => one.inSubject));
  return scores
    .map((one) => {
      // Care alone, with no benefit named, is the matter itself.
      const weight = one.rank === 'care' && !benefit ? CARE_ALONE : RANK_WEIGHT[one.rank];
      const first = one.inSubject === firstNamed && Number.isFinite(firstNamed);
      return { ...one, total: one.points * weight + (first ? FIRST_IN_SUBJECT : 0) };
    })
    .sort((a, b) => b.total - a.total);
}

function leading(weighed: readonly Weighed[]): Weighed | null {
  let [primary] = weighed;
  if (primary === undefined) return null;
  if (primary.rank === 'care') {
    primary = weighed.find((one) => one.rank === 'benefit' && one.points >= 2) ?? primary;
  }
  if (primary.category === 'delai-traitement') {
    // A wait is a wait for something.
    primary = weighed.find((one) => one.rank !== 'service' && one.points >= 2) ?? primary;
  }
  for (const [cause, consequence] of LEADS) {
    const lead = weighed.find((one) => one.category === cause);
    if (lead && primary.category === consequence && lead.total >= 0.45 * primary.total) primary = lead;
  }
  return primary;
}

function score(entry: (typeof PATTERNS)[number], regions: readonly Region[]): Score | null {
  let points = 0;
  let terms = 0;
  let inSubject = Number.POSITIVE_INFINITY;
  let best: { weight: number; evidence: Evidence } | null = null;
  for (const { pattern, factor } of entry.patterns) {
    let weight = 0;
    for (const region of regions) {
      for (const match of region.folded.text.matchAll(pattern)) {
        if (DENIED_BEFORE.test(region.folded.text.slice(Math.max(0, match.index - 50), match.index))) continue;
        const here = factor * weightAt(region, match.index);
        if (region.source === 'subject' && factor === 1) inSubject = Math.min(inSubject, match.index);
        if (here > weight) weight = here;
        if (best === null || here > best.weight) {
          best = { weight: here, evidence: quote('category', region, match.index, match.index + match[0].length) };
        }
      }
    }
    if (weight > 0 && terms < MOST_TERMS) {
      terms += 1;
      // Each further term of the same category says the same thing again.
      points += terms === 1 ? weight : weight / 2;
    }
  }
  return best === null
    ? null
    : { category: entry.category, rank: entry.rank, points, inSubject, evidence: best.evidence };
}

function weightAt(region: Region, index: number): number {
  switch (region.source) {
    case 'subject':
      return 3;
    case 'body':
    case 'forwarded':
      return index < OPENING ? 2 : 1;
    case 'attachment':
      return 0.5;
    case 'signature':
    case 'quoted':
      return 0.3;
  }
}
