/**
 * What falls due on a case, and when: reminders before the answer is due, the supervisor's escalation at the date and
 * each week after, the acknowledgement's own alarm, the notice of the next recourse, and sixty days of silence.
 * One is booked at a time; each rung fires once, named for ever by its id. Pure; instants are UTC.
 */
import { addDays } from '../calendar/civil-date.ts';
import { alertInstant } from '../calendar/echeance.ts';
import { nextOuvre, subtractOuvres } from '../calendar/jour-ouvre.ts';
import { civilDate, instantOf } from '../calendar/paris-time.ts';
import type { Office } from '../office/office.ts';
import type { Procedure } from '../office/procedure.ts';
import type { Case, Milestone } from './case.ts';
import { acknowledgementDeadline, answerDeadline } from './deadlines.ts';

/** Days without a word after which a waiting case is shown to staff and an answered one is closed (design.md § 6a). */
export const DORMANT_DAYS = 60;

/** Every rung not fired yet, in the order of their instants; empty for a closed case. */
export function pendingMilestones(file: Case, office: Office, procedure: Procedure): readonly Milestone[] {
  if (file.status === 'closed') return [];
  const rungs = answerRungs(file, office, procedure);
  // The backstop of every case without an answer clock: no case may wait for ever unseen.
  const backstop = rungs.length === 0 ? [dormant(file, office)] : [];
  return [...rungs, ...acknowledgementAlarm(file, office), ...backstop]
    .filter((one) => !file.milestonesDone.includes(one.id))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The one to book. */
export function nextMilestone(file: Case, office: Office, procedure: Procedure): Milestone | null {
  return pendingMilestones(file, office, procedure)[0] ?? null;
}

function answerRungs(file: Case, office: Office, procedure: Procedure): Milestone[] {
  const answer = answerDeadline(file.deadlines);
  if (file.status !== 'open' || answer === null || answer.metAt !== null) return [];
  const hour = office.officeHours.from;
  const told = [answer.start, ...answer.changes.map((one) => civilDate(one.at))].sort().at(-1) ?? answer.start;
  const reminders = office.remindersBefore
    .map((days) => ({ days, date: subtractOuvres(answer.due, days, office.region) }))
    // A rung on or before the day the date was set or moved would remind of what has just been told.
    .filter(({ date }) => date > told)
    .map(({ days, date }) => ({
      id: `reminder-${days}@${answer.due}`,
      kind: 'reminder' as const,
      at: instantOf(date, hour),
    }));
  const escalation = escalationRung(answer.due, nextEscalation(file, answer.due), office);
  return [...reminders, escalation, ...recourseNotice(answer.due, office, procedure)];
}

/** Once the promised date is over, the citizen is told where to go next, if the procedure has a next recourse. */
function recourseNotice(due: string, office: Office, procedure: Procedure): Milestone[] {
  if (!procedure.recourses.some((one) => one.when === 'after-answer')) return [];
  const day = nextOuvre(addDays(due, 1), office.region);
  return [{ id: `recourse-notice@${due}`, kind: 'recourse-notice', at: instantOf(day, office.officeHours.from) }];
}

/** The alert to the supervisor so many weeks after the due date, on a working day. */
function escalationRung(due: string, week: number, office: Office): Milestone {
  const at = alertInstant(addDays(due, 7 * week), office.officeHours.from, office.region);
  return { id: `escalation-${week}@${due}`, kind: 'escalation', at };
}

/** The week of the next escalation for that due date: 0, and after each that fired the one after it. */
function nextEscalation(file: Pick<Case, 'milestonesDone'>, due: string): number {
  const weeks = file.milestonesDone
    .filter((id) => id.startsWith('escalation-') && id.endsWith(`@${due}`))
    .map((id) => Number(/^escalation-(\d{1,6})@/.exec(id)?.[1] ?? -1));
  return Math.max(-1, ...weeks) + 1;
}

/**
 * The week of the escalation that is due at that instant: the latest whose time has come. After a stop, or for a
 * receipt of months ago, the weeks before it are passed over: one alert that says how late it is, not one for each.
 */
export function escalationWeek(file: Pick<Case, 'milestonesDone'>, due: string, at: string, office: Office): number {
  let week = nextEscalation(file, due);
  while (escalationRung(due, week + 1, office).at <= at) week += 1;
  return week;
}

/** An acknowledgement not sent, withheld or bounced: staff are told while it can still be given in time. */
function acknowledgementAlarm(file: Case, office: Office): Milestone[] {
  const deadline = acknowledgementDeadline(file.deadlines);
  // An answer says more than an acknowledgement: once it is given there is nothing left to alert of.
  if (file.status === 'answered') return [];
  if (deadline === null || !['owed', 'withheld', 'bounced'].includes(file.acknowledgement.state)) return [];
  return [
    {
      id: `acknowledgement-alarm@${deadline.due}`,
      kind: 'acknowledgement-alarm',
      at: alertInstant(deadline.due, office.officeHours.from, office.region),
    },
  ];
}

/** Sixty days without a word: waiting, answered, an information request. Again each sixty days while nobody moves. */
function dormant(file: Case, office: Office): Milestone {
  const rung = dormantRung(file);
  const done = file.milestonesDone
    .filter((id) => id.startsWith('dormant-') && id.endsWith(rung))
    .map((id) => Number(/^dormant-(\d{1,6})@/.exec(id)?.[1] ?? -1));
  return dormantMilestone(file, Math.max(-1, ...done) + 1, office);
}

/** The id of the silence to mark done at that instant: the latest whose time has come, as with escalations. */
export function dormantId(file: Case, at: string, office: Office): string {
  let next = dormant(file, office);
  for (let number = Number(/^dormant-(\d{1,6})@/.exec(next.id)?.[1] ?? 0) + 1; ; number += 1) {
    const later = dormantMilestone(file, number, office);
    if (later.at > at) return next.id;
    next = later;
  }
}

function dormantMilestone(file: Case, number: number, office: Office): Milestone {
  const day = nextOuvre(addDays(civilDate(file.lastWordAt), DORMANT_DAYS * (number + 1)), office.region);
  return { id: `dormant-${number}${dormantRung(file)}`, kind: 'dormant', at: instantOf(day, office.officeHours.from) };
}

/** A silence belongs to a state and to the last word before it. */
function dormantRung(file: Pick<Case, 'status' | 'lastWordAt'>): string {
  return `@${file.status}@${civilDate(file.lastWordAt)}`;
}
