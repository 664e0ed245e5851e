/**
 * Whether the caisse was asked before, when, and whether it answered (domain.md § 11). The date wanted is that of the
 * complaint: not of the care, the prescription, the sick leave, the contested decision, nor of a claim or a termination.
 */
import type { Evidence, PriorComplaint } from '../../reading.ts';
import { type Hit, quote } from '../evidence.ts';
import { sentenceAround } from '../folded.ts';
import type { Region } from '../regions.ts';
import type { Act, PriorContext } from './act.ts';
import { sinceOf } from './act-date.ts';
import { acted } from './acted.ts';
import { answersIn, letterAfter } from './answer.ts';
import { dayOf, headLine, wentToCaisse } from './forwarded.ts';
import { named } from './named.ts';

export interface PriorComplaintReading extends PriorComplaint {
  readonly evidence: readonly Evidence[];
}

/** Reads the first complaint from the author's words, what they forward and attach. */
export function priorComplaintOf(regions: readonly Region[], context: PriorContext): PriorComplaintReading {
  const told = regions.filter((region) => region.source !== 'quoted' && region.source !== 'signature');
  const acts = [...acted(told, context), ...named(told, context)];
  const forwarded = context.forwardedHeads.find(wentToCaisse);
  const forwardedOn = forwarded?.date ? dayOf(forwarded.date) : null;

  const { positive, negative, unsatisfied } = answersIn(told);
  const mentioned = acts.length > 0 || forwarded !== undefined || unsatisfied;
  if (!mentioned) return { mentioned: false, date: null, answered: null, evidence: [] };

  const dates = [...acts.map((act) => act.date), forwardedOn].filter((date) => date !== null);
  const silentSince = dates.length === 0 ? sinceOf(negative, context.receivedOn) : null;
  const date = dates.length > 0 ? (dates.sort()[0] ?? null) : silentSince;
  const letter = date === null || positive.length > 0 ? null : letterAfter(told, date, context.receivedOn);
  const yes = toThis(positive, negative, acts) ?? letter;
  const answered = yes !== null ? true : negative.length > 0 ? false : null;

  const evidence: Evidence[] = [];
  for (const act of acts.slice(0, 2)) {
    const { start, end } = stretch(act.hit);
    evidence.push(quote('prior-complaint', act.hit.region, start, end));
  }
  const head = forwarded === undefined ? null : headLine(told, forwarded);
  if (head !== null) evidence.push(head);
  const answer = answered === false ? negative[0] : yes;
  if (answer) evidence.push(quote(answered ? 'answered' : 'unanswered', answer.region, answer.start, answer.end));
  return { mentioned, date, answered, evidence };
}

/**
 * The answer to the complaint. « On m'a répondu le 8 » before any complaint is told, and silence after it: that was the
 * answer to a question, or to somebody else.
 */
function toThis(positive: readonly Hit[], negative: readonly Hit[], acts: readonly Act[]): Hit | null {
  const [answer] = positive;
  if (answer === undefined) return null;
  const begun = Math.min(...acts.filter((act) => act.hit.region === answer.region).map((act) => act.hit.start));
  const before = positive.every(
    (hit) => hit.region === answer.region && hit.start < begun && REPLIED.test(hit.match[0]),
  );
  const silence = negative.some((hit) => hit.region === answer.region && hit.start > begun);
  return before && silence ? null : answer;
}

/** Told as an event of the story, not as the reason for writing (« votre réponse ne me satisfait pas »). */
const REPLIED = /\brepond/;

function stretch(hit: Hit): { start: number; end: number } {
  const { end } = sentenceAround(hit.region.folded.text, hit.start);
  return { start: hit.start, end: Math.min(end, hit.end + 90) };
}
