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
  return [...answerRungs(file, office, procedure), ...acknowledgementAlarm(file, office), ...dormant(file, office)]
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
  const reminders = office.remindersBefore
    .map((days) => ({ days, date: subtractOuvres(answer.due, days, office.region) }))
    // A rung on or before the day the clock began would remind of what has just been told.
    .filter(({ date }) => date > answer.start)
    .map(({ days, date }) => ({
      id: `reminder-${days}@${answer.due}`,
      kind: 'reminder' as const,
      at: instantOf(date, hour),
    }));
  const week = escalationsDone(file, answer.due);
  const escalation = {
    id: `escalation-${week}@${answer.due}`,
    kind: 'escalation' as const,
    at: alertInstant(addDays(answer.due, 7 * week), hour, office.region),
  };
  return [...reminders, escalation, ...recourseNotice(answer.due, office, procedure)];
}

/** Once the promised date is over, the citizen is told where to go next, if the procedure has a next recourse. */
function recourseNotice(due: string, office: Office, procedure: Procedure): Milestone[] {
  if (!procedure.recourses.some((one) => one.when === 'after-answer')) return [];
  const day = nextOuvre(addDays(due, 1), office.region);
  return [{ id: `recourse-notice@${due}`, kind: 'recourse-notice', at: instantOf(day, office.officeHours.from) }];
}

/** How many escalations fired for that due date: the number of the next one, a week apart. */
export function escalationsDone(file: Pick<Case, 'milestonesDone'>, due: string): number {
  return file.milestonesDone.filter((id) => id.startsWith('escalation-') && id.endsWith(`@${due}`)).length;
}

/** An acknowledgement not sent, withheld or bounced: staff are told while it can still be given in time. */
function acknowledgementAlarm(file: Case, office: Office): Milestone[] {
  const deadline = acknowledgementDeadline(file.deadlines);
  if (deadline === null || !['owed', 'withheld', 'bounced'].includes(file.acknowledgement.state)) return [];
  return [
    {
      id: `acknowledgement-alarm@${deadline.due}`,
      kind: 'acknowledgement-alarm',
      at: alertInstant(deadline.due, office.officeHours.from, office.region),
    },
  ];
}

/** The backstop of every case without an answer clock: waiting, answered, or an information request. */
function dormant(file: Case, office: Office): Milestone[] {
  if (file.status === 'open' && file.nature === 'complaint') return [];
  const since = civilDate(file.lastWordAt);
  const rung = `@${file.status}@${since}`;
  const before = file.milestonesDone.filter((id) => id.startsWith('dormant-') && id.endsWith(rung)).length;
  const day = nextOuvre(addDays(since, DORMANT_DAYS * (before + 1)), office.region);
  return [{ id: `dormant-${before}${rung}`, kind: 'dormant', at: instantOf(day, office.officeHours.from) }];
}
