/**
 * Complaint, or one of the three things that a complaint is not (information, clarification, confirmation).
 * In doubt a complaint: the citizen loses nothing by an acknowledgement too many (domain.md § 11).
 */
import type { Evidence, Kind } from '../reading.ts';
import { type Hit, hits, quote } from './evidence.ts';
import {
  BAIT,
  DISCLAIMED,
  FIRST_PERSON,
  INFORMATION,
  NAMES_OF_OFFICES,
  REFERENCE_BACK,
  ROUTINE,
  STRONG,
  WEAK,
} from './markers.ts';
import { among, type Region } from './regions.ts';

export interface KindReading {
  readonly kind: Extract<Kind, 'complaint' | 'information-request' | 'empty'>;
  readonly evidence: readonly Evidence[];
}

/**
 * The kind of a mail that a person wrote. The author's own words decide; what they pass on or attach decides only
 * where their own words tell nothing; what they quote, last.
 */
export function kindOf(regions: readonly Region[]): KindReading {
  const own = among(regions, 'subject', 'body');
  const layers = [own, among(regions, 'forwarded'), among(regions, 'attachment'), among(regions, 'quoted')];
  if (among(regions, 'subject', 'body', 'forwarded', 'attachment', 'quoted').length === 0) {
    return { kind: 'empty', evidence: [] };
  }
  for (const layer of layers) {
    const verdict = judge(layer);
    if (verdict !== null) return verdict;
  }
  return { kind: 'complaint', evidence: [] };
}

function judge(regions: readonly Region[]): KindReading | null {
  const bait = hits(regions, BAIT);
  if (bait.length > 0 && hits(regions, FIRST_PERSON).length === 0) return informed(bait);
  const disclaimed = hits(regions, DISCLAIMED);
  const offices = hits(regions, NAMES_OF_OFFICES);
  const questions = hits(regions, INFORMATION);
  const routine = hits(regions, ROUTINE);
  const back = hits(regions, REFERENCE_BACK);

  const covered = [
    ...disclaimed,
    ...offices,
    ...questions.filter((hit) => /reclamation|recours|plainte|saisir|conciliat|mediat/.test(hit.match[0])),
  ];
  const strong = hits(regions, STRONG).filter((hit) => !inside(hit, covered));
  const backOnly = strong.length > 0 && strong.every((hit) => inside(hit, back));
  // « le problème est réglé » holds the word, and no trouble.
  const weak = hits(regions, WEAK).filter((hit) => !inside(hit, [...covered, ...routine]));

  if (disclaimed.length > 0 && strong.every((hit) => hit.region.source === 'subject')) {
    return informed([...disclaimed, ...questions]);
  }
  if (backOnly && routine.length > 0) return informed(routine);
  if (strong.length > 0) return complained(strong);
  if (questions.length > 0 || disclaimed.length > 0) {
    return weak.length >= questions.length + 2 * disclaimed.length + 2
      ? complained(weak)
      : informed([...disclaimed, ...questions]);
  }
  if (routine.length > 0 && weak.length === 0) return informed(routine);
  if (weak.length > 0) return complained(weak);
  return null;
}

function complained(found: readonly Hit[]): KindReading {
  return { kind: 'complaint', evidence: best(found) };
}

function informed(found: readonly Hit[]): KindReading {
  return { kind: 'information-request', evidence: best(found) };
}

function best(found: readonly Hit[]): Evidence[] {
  return found.slice(0, 3).map((hit) => quote('kind', hit.region, hit.start, hit.end));
}

function inside(hit: Hit, covers: readonly Hit[]): boolean {
  return covers.some((cover) => cover.region === hit.region && hit.start < cover.end && cover.start < hit.end);
}
