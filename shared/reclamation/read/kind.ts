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
  const words = among(regions, 'body');
  // The Subject of an answer is the earlier mail's.
  const headed = among(regions, 'subject').filter((region) => !/^re ?:/.test(region.folded.text));
  const courteous = words.length > 0 && words.every((region) => isCourtesy(region.folded.text));
  if (courteous && judge(headed)?.kind !== 'complaint') {
    return { kind: 'information-request', evidence: words.map((region) => quote('kind', region, 0, 60)) };
  }
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

/** Words of thanks and receipt; a mail of nothing else asks for nothing. */
const COURTESY = new Set(
  `ok okay merci mille bien recu recue note notee d'accord daccord entendu parfait super c'est cest ca va beaucoup encore a
vous et bonjour bonsoir madame monsieur cordialement bonne bon journee soiree week-end reception pour de votre vos reponse
retour message mail aide tres sinceres salutations respectueusement remercie remercions je nous pris prends note acte
excellente`
    .trim()
    .split(/\s+/),
);

const THANKS = /\b(?:merci|remerci[a-z]+|recue?|notee?|entendu|parfait|okay|ok|d'accord)\b/;

/** `Ok merci, bien reçu. Paul Essai`: words of courtesy, and a name under them. */
function isCourtesy(folded: string): boolean {
  if (folded.length > 200) return false;
  const words = folded.match(/[a-z0-9'’-]+/g) ?? [];
  const last = words.findLastIndex((word) => COURTESY.has(word));
  return (
    THANKS.test(folded) &&
    last !== -1 &&
    words.length - 1 - last <= 3 &&
    words.slice(0, last + 1).every((word) => COURTESY.has(word))
  );
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
