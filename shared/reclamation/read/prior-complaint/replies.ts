/** What became of the complaint: the caisse answered, or nothing came. */
import { type Hit, hits } from '../evidence.ts';
import { sentenceAround } from '../folded.ts';
import type { Region } from '../regions.ts';
import { answersNamed } from './answer-named.ts';
import { ANSWERED } from './answered.ts';
import { bodiesOf } from './bodies.ts';
import { UNANSWERED } from './unanswered.ts';

export interface Replies {
  readonly answered: readonly Hit[];
  readonly unanswered: readonly Hit[];
}

/** A machine's receipt is no answer. */
const RECEIPT = /reponse automatique|accuses? (?:de )?reception|message automatique|recepisse/;

export function repliesIn(regions: readonly Region[]): Replies {
  const unanswered = hits(regions, UNANSWERED).filter(
    (hit) => !/reponse automatique/.test(hit.match[0]) && !besidePoint(hit) && !noResult(hit),
  );
  const answered = [...hits(regions, ANSWERED), ...answersNamed(regions)].filter(
    (hit) =>
      !RECEIPT.test(hit.match[0]) &&
      !receiptNext(hit) &&
      !negated(hit) &&
      !toSomethingElse(hit) &&
      // « pas eu de réponse de la CPAM »: the answer named is the one that did not come.
      !unanswered.some((none) => none.region === hit.region && none.start < hit.start && hit.start < none.end),
  );
  return { answered, unanswered };
}

/** « malgré mes courriers, rien »: no result, which an answer may have brought too. */
function noResult(hit: Hit): boolean {
  const { text } = hit.region.folded;
  return (
    /^(?:[a-z]+ )*rien$/.test(hit.match[0]) &&
    /\bmalgre\b/.test(text.slice(sentenceAround(text, hit.start).start, hit.start))
  );
}

/** « il n'a pas été répondu à ce que je demandais »: an answer came, beside the point. */
function besidePoint(hit: Hit): boolean {
  return /^ (?:a ce que|aux? (?:arguments?|moyens?)|a mes arguments)\b/.test(
    hit.region.folded.text.slice(hit.end, hit.end + 30),
  );
}

/** `on m'a répondu par un accusé de réception`. */
function receiptNext(hit: Hit): boolean {
  const { end } = sentenceAround(hit.region.folded.text, hit.start);
  return /^(?: (?!et\b)[a-z']+){0,3} (?:accuse de reception|accuse reception|message automatique|reponse automatique)/.test(
    hit.region.folded.text.slice(hit.end, end),
  );
}

function negated(hit: Hit): boolean {
  const before = hit.region.folded.text.slice(Math.max(0, hit.start - 24), hit.start);
  return /(?:\bn'|\bne |\baucune |\bjamais (?:de )?|\bpas (?:eu |recu )?(?:de )?|\bsans )$/.test(before);
}

/** An answer to a claim (`réponse négative à ma demande de cure`) is the contested decision. */
function toSomethingElse(hit: Hit): boolean {
  const { end } = sentenceAround(hit.region.folded.text, hit.start);
  return /^ (?:a|concernant|sur) (?:ma|notre|la) (?:demande|prise en charge|dossier)/.test(
    hit.region.folded.text.slice(hit.end, end),
  );
}

/** « La réponse de la caisse ne me satisfait pas » tells of a first step without naming it; a mutuelle's answer does not. */
export function unsatisfiedBy(answered: readonly Hit[]): Hit | undefined {
  return answered.find((hit) => {
    const { end } = sentenceAround(hit.region.folded.text, hit.start);
    const told = hit.region.folded.text.slice(hit.start, Math.min(end, hit.end + 40));
    const bodies = bodiesOf(told);
    return (
      /reponse/.test(hit.match[0]) &&
      /(?:satisf|convien|convain|ne (?:me |m'|nous )?(?:repond|regle|resout|explique|apporte))/.test(told) &&
      (bodies.length === 0 || bodies.some((body) => body.caisse))
    );
  });
}
