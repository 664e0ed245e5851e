/**
 * Whether the caisse was asked before, when, and whether it answered (domain.md § 11). The words that tell of a step
 * towards the caisse are found first, then what became of it; a few rules, in order, make one reading of them.
 */
import type { ForwardedHead } from '../../../mail/message.ts';
import type { Evidence, PriorComplaint } from '../../reading.ts';
import { anyOf, type Hit, hits, quote } from '../evidence.ts';
import { sentenceAround } from '../folded.ts';
import type { Region } from '../regions.ts';
import { actsIn } from './acts.ts';
import { dayOf, headLine, wentToCaisse } from './forwarded.ts';
import { namedIn } from './named.ts';
import { datesBetween, type Passage, passageOf, type Step } from './passage.ts';
import { type Replies, repliesIn, unsatisfiedBy } from './replies.ts';

export interface PriorContext {
  /** Civil date of reception. */
  readonly receivedOn: string;
  /** The procedure takes a telephone call alone for a first complaint. */
  readonly byTelephone: boolean;
  readonly forwardedHeads: readonly ForwardedHead[];
}

export interface PriorComplaintReading extends PriorComplaint {
  readonly evidence: readonly Evidence[];
}

/** Reads the first complaint from the author's words, what they forward and attach. */
export function priorComplaintOf(regions: readonly Region[], context: PriorContext): PriorComplaintReading {
  const told = regions.filter((region) => region.source !== 'quoted' && region.source !== 'signature');
  const passages = told.map((region) => passageOf(region, context.receivedOn));
  const steps = sure(
    passages.flatMap((passage) => [...actsIn(passage, context), ...namedIn(passage, context)]),
    told,
  );
  const forwarded = context.forwardedHeads.find(wentToCaisse);
  const replies = repliesIn(told);
  const mentioned = steps.length > 0 || forwarded !== undefined || unsatisfiedBy(replies.answered) !== undefined;
  if (!mentioned) return { mentioned: false, date: null, answered: null, evidence: [] };

  const outcome = outcomeOf(replies, steps);
  const forwardedOn = forwarded?.date ? dayOf(forwarded.date) : null;
  const date = earliest(steps, forwardedOn) ?? silentSince(passages, replies.unanswered);

  const evidence: Evidence[] = toldBy(steps).map(({ region, start, end }) =>
    quote('prior-complaint', region, start, end),
  );
  const head = forwarded === undefined ? null : headLine(told, forwarded);
  if (head !== null) evidence.push(head);
  if (outcome !== null) {
    const { answered, hit } = outcome;
    evidence.push(quote(answered ? 'answered' : 'unanswered', hit.region, hit.start, hit.end));
  }
  return { mentioned, date, answered: outcome?.answered ?? null, evidence };
}

/** The first two stretches that tell of steps; one act and its letter are told by the same words. */
function toldBy(
  steps: readonly Step[],
): readonly { readonly region: Region; readonly start: number; readonly end: number }[] {
  const stretches = steps.map(({ passage: { region, text }, start, end }) => ({
    region,
    start,
    end: Math.min(sentenceAround(text, start).end, end + 90),
  }));
  return stretches
    .filter(
      (one, at) =>
        !stretches
          .slice(0, at)
          .some((other) => other.region === one.region && one.start < other.end && other.start < one.end),
    )
    .slice(0, 2);
}

/** « Je n'ai rien demandé à la caisse », said outright. */
const NEVER_ASKED = anyOf([
  "(?:je|nous) n'ai (?:donc )?(?:encore )?(?:fait|entrepris|engage) aucune (?:demarche|reclamation)",
  "(?:a|avec|cote) (?:la |votre )?(?:caisse|cpam|cnmss|secu)(?: elle-meme)?,? (?:je|nous) n'(?:ai|avons) (?:encore )?(?:rien|pas|jamais|fait aucune)",
  "n'(?:ai|avons) (?:donc )?(?:pas|jamais) (?:encore )?(?:saisi|contacte|ecrit a|reclame a|sollicite|interroge) (?:la |ma |votre )?(?:caisse|cpam|cnmss|secu)",
  '(?:ma|notre) seule demarche|sans (?:etre passee?|passer|avoir saisi|avoir contacte|avoir ecrit) (?:par |a )?(?:la |ma )?(?:caisse|cpam|cnmss)',
]);

/** Rule 1: who says that the caisse was never asked is believed over steps whose addressee is only presumed. */
function sure(steps: readonly Step[], regions: readonly Region[]): readonly Step[] {
  return hits(regions, NEVER_ASKED).length === 0 ? steps : steps.filter((step) => step.named);
}

/** Rule 2: the earliest date counts; a reminder's only where no letter is dated. */
function earliest(steps: readonly Step[], forwardedOn: string | null): string | null {
  const dated = steps.filter((step) => step.date !== null);
  const first = dated.filter((step) => !step.reminder);
  const dates = (first.length > 0 ? first : dated).map((step) => step.date ?? '');
  if (forwardedOn !== null) dates.push(forwardedOn);
  return dates.sort()[0] ?? null;
}

/**
 * Rule 3: an answer that came counts over a silence, but one told before the step was told answers something else
 * where a silence is told after it (« on m'a répondu le 8. Ma réclamation, elle, … : pas de réponse »).
 */
function outcomeOf(replies: Replies, steps: readonly Step[]): { readonly answered: boolean; readonly hit: Hit } | null {
  const [none] = replies.unanswered;
  const firstStep = new Map<Region, number>();
  for (const { passage, start } of steps) {
    firstStep.set(passage.region, Math.min(start, firstStep.get(passage.region) ?? start));
  }
  const silentAfter = replies.unanswered.some(
    (hit) => hit.start >= (firstStep.get(hit.region) ?? Number.POSITIVE_INFINITY),
  );
  const answer = replies.answered.find((hit) => !(silentAfter && hit.end <= (firstStep.get(hit.region) ?? 0)));
  if (answer !== undefined) return { answered: true, hit: answer };
  return none === undefined ? null : { answered: false, hit: none };
}

/** Rule 4: `sans réponse depuis trois semaines`: the silence tells the date where nothing else does. */
function silentSince(passages: readonly Passage[], unanswered: readonly Hit[]): string | null {
  for (const hit of unanswered) {
    const passage = passages.find((one) => one.region === hit.region);
    if (passage === undefined) continue;
    const { end } = sentenceAround(passage.text, hit.start);
    const since = datesBetween(passage, hit.start, Math.min(end, hit.end + 45)).find((date) =>
      /depuis/.test(passage.text.slice(Math.max(hit.start, date.start - 12), date.end)),
    );
    if (since) return since.date;
  }
  return null;
}
