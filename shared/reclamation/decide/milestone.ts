/**
 * A booked milestone fires: what is due now, decided on the case as it stands (design.md § 6a, "a due date"). A stale
 * firing finds nothing due and changes nothing. Each rung is marked done once, so that it can never fire twice.
 */
import { daysBetween } from '../../calendar/civil-date.ts';
import { frenchDate } from '../../calendar/en-francais.ts';
import { addOuvres } from '../../calendar/jour-ouvre.ts';
import type { Region } from '../../calendar/jours-feries.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import type { Case, Milestone, TimelineEntry } from '../case.ts';
import { acknowledgementDeadline, answerDeadline } from '../deadlines.ts';
import type { LetterFacts } from '../letter.ts';
import { dormantId, escalationWeek, pendingMilestones } from '../milestones.ts';
import { change, type Desk, entry, type LetterOrder, type Plan, type Premise, toCitizen, toStaff } from '../plan.ts';

/** What falls due at that instant; null when nothing does (fired early, twice, or overtaken by events). */
export function decideMilestone(file: Case, at: string, desk: Desk): Plan | null {
  const due = pendingMilestones(file, desk.office, desk.procedure).filter((one) => one.at <= at);
  const first = due[0];
  if (first === undefined) return null;
  // Reminders that came due together, after a stop or for an old receipt, are one reminder.
  const fired = first.kind === 'reminder' ? due.filter((one) => one.kind === 'reminder') : [first];
  const effect = effectOf(file, first, at, desk);
  const ids = effect.id === undefined ? fired.map((one) => one.id) : [effect.id];
  const draft: Case = { ...effect.file, milestonesDone: [...file.milestonesDone, ...ids] };
  const changed = change(file, draft, [effect.line], desk);
  return { outcome: 'filed', reason: '', changes: [changed], letters: effect.letters };
}

interface Effect {
  readonly file: Case;
  /** The rung to mark done, when it is a later one than the first that was due. */
  readonly id?: string;
  readonly line: TimelineEntry;
  readonly letters: readonly LetterOrder[];
}

function effectOf(file: Case, milestone: Milestone, at: string, desk: Desk): Effect {
  switch (milestone.kind) {
    case 'reminder':
      return remind(file, at, desk);
    case 'escalation':
      return escalate(file, at, desk);
    case 'acknowledgement-alarm':
      return alarm(file, at, desk);
    case 'recourse-notice':
      return tellRecourse(file, at);
    case 'dormant':
      return dormant(file, at, desk);
  }
}

function remind(file: Case, at: string, desk: Desk): Effect {
  const due = dueOf(file);
  const workingDaysLeft = ouvresUntil(civilDate(at), due, desk.office.region);
  const facts: LetterFacts = { kind: 'reminder', due, workingDaysLeft };
  return {
    file,
    line: entry(at, 'reminded', `Rappel au service : réponse due le ${frenchDate(due)}.`),
    letters: [toStaff(file, desk.office, facts, unanswered(due))],
  };
}

/** To the supervisor, in the thread of the case. */
function escalate(file: Case, at: string, desk: Desk): Effect {
  const due = dueOf(file);
  const week = escalationWeek(file, due, at, desk.office);
  const facts: LetterFacts = { kind: 'escalation', due, week };
  const letter = { ...toStaff(file, desk.office, facts, unanswered(due)), to: [desk.office.supervisor] };
  const which = week === 0 ? 'Alerte au responsable' : `Alerte au responsable, semaine ${week} de retard`;
  return {
    file,
    id: `escalation-${week}@${due}`,
    line: entry(at, 'escalated', `${which} : réponse due le ${frenchDate(due)}.`),
    letters: [letter],
  };
}

function alarm(file: Case, at: string, desk: Desk): Effect {
  const due = acknowledgementDeadline(file.deadlines)?.due ?? civilDate(at);
  const { state } = file.acknowledgement;
  const facts: LetterFacts = { kind: 'alert', about: { type: 'acknowledgement-overdue', due, state } };
  return {
    file,
    line: entry(
      at,
      'alerted',
      `Accusé de réception non parvenu (${state}), dû le ${frenchDate(due)} : le service est alerté.`,
    ),
    letters: [toStaff(file, desk.office, facts)],
  };
}

function tellRecourse(file: Case, at: string): Effect {
  const line = entry(at, 'notice-sent', 'Délai dépassé : le citoyen est informé du recours suivant.');
  // To a forged sender nothing goes by itself.
  if (!file.senderVerified)
    return {
      file,
      line: entry(at, 'noted', 'Délai dépassé : recours suivant non notifié, expéditeur non authentifié.'),
      letters: [],
    };
  return {
    file,
    line,
    letters: [toCitizen(file, { kind: 'citizen-notice', about: { type: 'next-recourse' } }, unanswered(dueOf(file)))],
  };
}

/** Sixty days without a word: an answered case closes; a waiting or unclocked one is shown to staff, then again. */
function dormant(file: Case, at: string, desk: Desk): Effect {
  const since = civilDate(file.lastWordAt);
  const id = dormantId(file, at, desk.office);
  if (file.status === 'answered') {
    const closed: Case = { ...file, status: 'closed', closedAt: at, closedReason: 'sans nouvelle depuis la réponse' };
    return {
      file: closed,
      id,
      line: entry(at, 'closed', `Clos : sans nouvelle depuis le ${frenchDate(since)}.`),
      letters: [],
    };
  }
  const days = daysBetween(since, civilDate(at));
  const facts: LetterFacts = { kind: 'alert', about: { type: 'dormant', since } };
  return {
    file,
    id,
    line: entry(at, 'alerted', `Sans nouvelle depuis ${days} jours : le service est alerté.`),
    letters: [toStaff(file, desk.office, facts)],
  };
}

/** Pending answer rungs exist only while an answer is due. */
function dueOf(file: Case): string {
  const answer = answerDeadline(file.deadlines);
  if (answer === null) throw new Error(`Case ${file.reference} has an answer milestone and no answer deadline.`);
  return answer.due;
}

function unanswered(due: string): Premise {
  return { type: 'unanswered', due };
}

/** Working days from a civil date to a later one; 0 when it is here or past. */
function ouvresUntil(from: string, to: string, region: Region): number {
  let days = 0;
  while (addOuvres(from, days + 1, region) <= to) days += 1;
  return days;
}
