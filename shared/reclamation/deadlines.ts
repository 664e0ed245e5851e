/**
 * The deadlines of a case: counted from the first receipt by the procedure's rules, each able to explain itself
 * (« 2 mois à compter de la réception (31 décembre 2026), règle CPMS »). Pure; civil dates are Europe/Paris.
 */
import { addDays, daysBetween } from '../calendar/civil-date.ts';
import { echeance } from '../calendar/echeance.ts';
import { frenchDate, frenchPeriod } from '../calendar/en-francais.ts';
import { previousOuvre } from '../calendar/jour-ouvre.ts';
import type { Region } from '../calendar/jours-feries.ts';
import { civilDate } from '../calendar/paris-time.ts';
import type { Office as FullOffice } from '../office/office.ts';
import type { DeadlineRule, Period, Procedure } from '../office/procedure.ts';
import type { Case, Deadline } from './case.ts';

/** What the deadlines need of an office: whose holidays, and what it aims at where its procedure promises nothing. */
type Office = Pick<FullOffice, 'region' | 'answerTarget'>;

/** The kind of the office's own target, where the procedure promises no date. */
export const ANSWER_TARGET = 'answer-target-office';
/** The kind of the target for a new question on an answered case (design.md § 6a). */
export const FOLLOW_UP_TARGET = 'follow-up-target';

/** Every deadline a complaint received at that instant sets running. */
export function openDeadlines(procedure: Procedure, office: Office, receivedAt: string): readonly Deadline[] {
  const start = civilDate(receivedAt);
  const promised = procedure.deadlines.map((rule) => deadline(rule, start, office, procedure));
  if (promised.some((one) => one.duty === 'answer')) return promised;
  return [...promised, target(ANSWER_TARGET, 'objectif de réponse', office.answerTarget, start, office)];
}

/** The target that a citizen's new question on an answered case sets running. */
export function followUpTarget(procedure: Procedure, office: Office, askedAt: string): Deadline {
  return target(
    FOLLOW_UP_TARGET,
    'réponse à la nouvelle question',
    procedure.followUpTarget,
    civilDate(askedAt),
    office,
  );
}

function deadline(rule: DeadlineRule, start: string, office: Office, procedure: Procedure): Deadline {
  return {
    kind: rule.kind,
    duty: rule.duty,
    label: rule.label,
    start,
    period: rule.period,
    due: dueOf(rule, start, office, procedure),
    rule: rule.rule,
    source: rule.source.reference,
    state: rule.duty === 'silence' || rule.duty === 'safe-target' ? 'informative' : 'running',
    metAt: null,
    changes: [],
  };
}

/** A safe target is the last working day up to the answer's due date; all other duties end where they end. */
function dueOf(rule: DeadlineRule, start: string, office: Office, procedure: Procedure): string {
  if (rule.duty !== 'safe-target') return echeance(start, rule.period, office.region);
  const answer = procedure.deadlines.find((other) => other.duty === 'answer') ?? rule;
  return previousOuvre(echeance(start, answer.period, office.region), office.region);
}

function target(kind: string, label: string, period: Period, start: string, office: Office): Deadline {
  return {
    kind,
    duty: 'answer',
    label,
    start,
    period,
    due: echeance(start, period, office.region),
    rule: 'objectif fixé par le service',
    source: 'office',
    state: 'running',
    metAt: null,
    changes: [],
  };
}

/** The answer the office owes next: the latest one set running. Null when no complaint clock runs. */
export function answerDeadline(deadlines: readonly Deadline[]): Deadline | null {
  return deadlines.findLast((one) => one.duty === 'answer') ?? null;
}

/** The alarm for the acknowledgement: the first of its rules; further ones are shown only. */
export function acknowledgementDeadline(deadlines: readonly Deadline[]): Deadline | null {
  return deadlines.find((one) => one.duty === 'acknowledgement') ?? null;
}

/** Why it is due then, in French, for people to check: the rule, its start, and each change since. */
export function basis(deadline: Deadline): string {
  const start =
    deadline.kind === FOLLOW_UP_TARGET ? 'à compter de la réouverture du dossier' : 'à compter de la réception';
  const rule =
    deadline.duty === 'safe-target'
      ? `dernier jour ouvré jusqu’à l’échéance de la réponse, ${deadline.rule}`
      : `${frenchPeriod(deadline.period)} ${start} (${frenchDate(deadline.start)}), ${deadline.rule}`;
  return [rule, ...deadline.changes.map((change) => change.reason)].join(' ; ');
}

/** `missed` once the last day is over, as of a civil date; otherwise the stored state. */
export function stateOn(deadline: Deadline, today: string): Deadline['state'] {
  return deadline.state === 'running' && deadline.due < today ? 'missed' : deadline.state;
}

/** The duty was done at that instant: in time, or late and marked so. What was met or is informative stays. */
export function meet(deadlines: readonly Deadline[], duty: Deadline['duty'], at: string): readonly Deadline[] {
  return deadlines.map((one) => {
    if (one.duty !== duty || one.metAt !== null || one.state === 'informative') return one;
    return { ...one, metAt: at, state: civilDate(at) <= one.due ? 'met' : 'missed' } as const;
  });
}

/**
 * A duty thought done was not: the letter bounced. Its clock goes on where it stood. One letter may have met several
 * rules at once (CPMS's ten days and the ACPR's, a first answer and a new question): all of them are open again.
 */
export function unmeet(deadlines: readonly Deadline[], duty: Deadline['duty']): readonly Deadline[] {
  const last = deadlines.findLast((one) => one.duty === duty && one.metAt !== null)?.metAt ?? null;
  if (last === null) return deadlines;
  return deadlines.map((one) =>
    one.duty === duty && one.metAt === last ? { ...one, metAt: null, state: 'running' } : one,
  );
}

/** Stops the answer's clock while the citizen owes a piece. */
export function pause(deadlines: readonly Deadline[]): readonly Deadline[] {
  const answer = answerDeadline(deadlines);
  return deadlines.map((one) => (one === answer && one.state === 'running' ? { ...one, state: 'paused' } : one));
}

/**
 * Lets it run on, later by the days it stood still; the pause stays on the record. What was over before the pause is not
 * made good by it: a late answer stays late. The clock of silence stands still too (CRPA L. 114-5, R. 112-11-4).
 */
export function resume(
  deadlines: readonly Deadline[],
  pausedAt: string,
  at: string,
  region: Region,
): readonly Deadline[] {
  const from = civilDate(pausedAt);
  const to = civilDate(at);
  const days = daysBetween(from, to);
  if (!deadlines.some((one) => one.state === 'paused')) return deadlines;
  const later = deadlines.map((one): Deadline => {
    const stood = one.state === 'paused' || one.duty === 'silence';
    if (!stood) return one;
    const state = one.state === 'paused' ? 'running' : one.state;
    if (one.due < from || days < 1) return { ...one, state };
    const reason = `suspendue du ${frenchDate(from)} au ${frenchDate(to)} (${frenchPeriod({ count: days, unit: 'jours' })})`;
    return moveTo({ ...one, state }, addDays(one.due, days), reason, at);
  });
  return withSafeTarget(later, region);
}

/** Moves the answer's due date by a period, with its reason. The caller checks that there is an answer to extend. */
export function extend(
  file: Pick<Case, 'deadlines'>,
  period: Period,
  reason: string,
  at: string,
  office: Office,
): readonly Deadline[] {
  const answer = answerDeadline(file.deadlines);
  const words = `prolongée de ${frenchPeriod(period)} le ${frenchDate(civilDate(at))} : ${reason}`;
  const deadlines = file.deadlines.map((one) =>
    one === answer ? moveTo(one, echeance(one.due, period, office.region), words, at) : one,
  );
  return withSafeTarget(deadlines, office.region);
}

/**
 * Staff open a case again. An answer that was given is followed by a new target; one that was never given goes on, as
 * an extension when its date is too near or over. Either way the reason is on the record (design.md § 6a).
 */
export function reopenDeadlines(
  deadlines: readonly Deadline[],
  procedure: Procedure,
  office: Office,
  at: string,
): readonly Deadline[] {
  const reason = `réouverture du dossier le ${frenchDate(civilDate(at))}`;
  const target = followUpTarget(procedure, office, at);
  const answer = answerDeadline(deadlines);
  if (answer === null || answer.metAt !== null) {
    return [...deadlines, moveTo(target, target.due, reason, at, answer?.due ?? target.due)];
  }
  const due = answer.due > target.due ? answer.due : target.due;
  return withSafeTarget(
    deadlines.map((one) => (one === answer ? moveTo(one, due, reason, at) : one)),
    office.region,
  );
}

function moveTo(deadline: Deadline, due: string, reason: string, at: string, from = deadline.due): Deadline {
  return { ...deadline, due, changes: [...deadline.changes, { at, from, reason }] };
}

/** The safe target goes with the answer that it keeps safe. */
function withSafeTarget(deadlines: readonly Deadline[], region: Region): readonly Deadline[] {
  const promised = deadlines.find((one) => one.duty === 'answer');
  if (promised === undefined) return deadlines;
  return deadlines.map((one) =>
    one.duty === 'safe-target' ? { ...one, due: previousOuvre(promised.due, region) } : one,
  );
}
