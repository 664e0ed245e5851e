/**
 * What a decision is: pure data, no I/O. A use case turns it into one transaction and, from there, into mails and
 * schedules. Everything a decision may need is handed to it; it asks nothing and draws no lots.
 */
import type { Office } from '../office/office.ts';
import type { Procedure } from '../office/procedure.ts';
import type { Case, TimelineEntry, TimelineType } from './case.ts';
import type { LetterFacts } from './letter.ts';
import { nextMilestone } from './milestones.ts';

/** Each mail ends in exactly one, for each office that it reached. */
export type Outcome = 'filed' | 'ignored' | 'quarantined';

/** What must still hold of the case when a letter is delivered; else it ends as `superseded`. */
export type Premise =
  | { readonly type: 'acknowledgement-owed' }
  | { readonly type: 'unanswered'; readonly due: string }
  | { readonly type: 'not-closed' }
  | { readonly type: 'none' };

/** A letter to write: rendered at delivery, from the facts and the case as it stands then. */
export interface LetterOrder {
  readonly facts: LetterFacts;
  readonly to: readonly string[];
  /** Message-IDs it answers, the last one being In-Reply-To. */
  readonly thread: readonly string[];
  readonly premise: Premise;
}

export interface CaseChange {
  readonly file: Case;
  /** The version it was decided on; null: the reference must be free. */
  readonly expects: number | null;
  readonly timeline: readonly TimelineEntry[];
  /** The booked milestone is another than before, and the schedule must be made equal to the case. */
  readonly rebook: boolean;
}

export interface Plan {
  readonly outcome: Outcome;
  /** Kebab-case, never empty for `ignored` and `quarantined`; '' for `filed`. */
  readonly reason: string;
  readonly changes: readonly CaseChange[];
  readonly letters: readonly LetterOrder[];
}

/** The office whose case it is, with its procedure. */
export interface Desk {
  readonly office: Office;
  readonly procedure: Procedure;
}

/** The next version of a case: counted, and with its milestone brought up to date. */
export function advance(before: Case | null, draft: Case, desk: Desk): Case {
  const milestone = nextMilestone(draft, desk.office, desk.procedure);
  const same = before?.milestone?.id === milestone?.id && before?.milestone?.at === milestone?.at;
  const bookings = before?.milestoneVersion ?? 0;
  return {
    ...draft,
    version: (before?.version ?? 0) + 1,
    milestone,
    milestoneVersion: same ? bookings : bookings + 1,
  };
}

/** A change of a case as a plan holds it. */
export function change(before: Case | null, draft: Case, timeline: readonly TimelineEntry[], desk: Desk): CaseChange {
  const file = advance(before, draft, desk);
  return {
    file,
    expects: before?.version ?? null,
    timeline,
    rebook: file.milestoneVersion !== (before?.milestoneVersion ?? 0),
  };
}

/** One line of the timeline. */
export function entry(at: string, type: TimelineType, summary: string): TimelineEntry {
  return { at, type, summary };
}

/** The Message-ID under which all mails to staff about a case gather in their client. */
export function staffThread(file: Pick<Case, 'reference'>, office: Office): readonly string[] {
  const domain = office.address.slice(office.address.lastIndexOf('@') + 1);
  return [`<dossier.${file.reference.toLowerCase()}@${domain}>`];
}

/** A letter to the agents, threaded by case. */
export function toStaff(
  file: Case,
  office: Office,
  facts: LetterFacts,
  premise: Premise = { type: 'none' },
): LetterOrder {
  return { facts, to: [office.staffMailbox], thread: staffThread(file, office), premise };
}

/** A letter to the citizen, in the conversation as their client knows it. */
export function toCitizen(file: Case, facts: LetterFacts, premise: Premise): LetterOrder {
  return { facts, to: [file.citizen.address], thread: file.thread, premise };
}
