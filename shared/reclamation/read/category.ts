/**
 * What the complaint is about. Each category's terms count where they stand: Subject, first lines, rest, quoted text
 * (domain.md § 10). The Subject names the matter, and of several the first; a cause goes before its consequences; care
 * (dentaire, optique…) qualifies the benefit that is claimed for it.
 */
import type { DirectCase } from '../../office/procedure.ts';
import type { Category } from '../category.ts';
import type { Evidence } from '../reading.ts';
import { CATEGORY_TERMS, LEADS, type Rank } from './category-terms.ts';
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
  /** Where the first term stands in the Subject; Infinity when none does. */
  readonly inSubject: number;
  readonly evidence: Evidence;
}

const RANK_WEIGHT: Readonly<Record<Rank, number>> = { cause: 1.15, benefit: 1, care: 0.55, service: 0.75 };
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

/** @param direct the direct-access cases read: who is refused care by a doctor complains of that, whatever else is named. */
export function categoryOf(regions: readonly Region[], direct: readonly DirectCase[]): CategoryReading {
  const scores = PATTERNS.map((entry) => score(entry, regions)).filter((one) => one !== null);
  if (scores.length === 0) return { category: 'autre', secondary: [], evidence: [] };

  const scored = scores.map((one) =>
    one.category === 'refus-de-soins' && direct.includes('refus-de-soins') ? { ...one, points: one.points + 2 } : one,
  );
  const benefit = scores.some((one) => one.rank === 'benefit' && one.points >= 1);
  const firstNamed = Math.min(...scores.map((one) => one.inSubject));
  const weighed = scored.map((one) => ({
    ...one,
    // Care alone, with no benefit named, is the matter itself.
    total:
      one.points * (one.rank === 'care' && !benefit ? 0.9 : RANK_WEIGHT[one.rank]) +
      (one.inSubject === firstNamed && Number.isFinite(firstNamed) ? 1.5 : 0),
  }));
  weighed.sort((a, b) => b.total - a.total);
  let primary = weighed[0];
  if (primary === undefined) return { category: 'autre', secondary: [], evidence: [] };
  const benefits = weighed.filter((one) => one.rank === 'benefit' && one.points >= 2);
  if (primary.rank === 'care' && benefits[0]) primary = benefits[0];
  if (primary.category === 'delai-traitement') {
    // A wait is a wait for something.
    primary = weighed.find((one) => one.rank !== 'service' && one.points >= 2) ?? primary;
  }
  for (const [cause, consequence] of LEADS) {
    const lead = weighed.find((one) => one.category === cause);
    if (lead && primary.category === consequence && lead.total >= 0.45 * primary.total) primary = lead;
  }
  const chosen = primary;
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
        if (region.source === 'subject') inSubject = Math.min(inSubject, match.index);
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
