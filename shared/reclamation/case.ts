/**
 * The case (dossier): its head as stored, and the words for its states (design.md § 5, § 6a). Types only.
 * Instants are ISO 8601 in UTC, civil dates are Europe/Paris.
 */
import type { Duty, Period } from '../office/procedure.ts';
import type { Category } from './category.ts';
import type {
  Access,
  Admissibility,
  Coordinates,
  Evidence,
  MissingPiece,
  NirStatus,
  PriorComplaint,
} from './reading.ts';

export type Status = 'open' | 'waiting' | 'answered' | 'closed';

/** A complaint runs on the clocks of its procedure; an information request has none. */
export type Nature = 'complaint' | 'information-request';

export interface Deadline {
  readonly kind: string;
  readonly duty: Duty;
  readonly label: string;
  /** The civil date it counts from; the day itself is not counted (CPC 641). */
  readonly start: string;
  readonly period: Period;
  /** Last civil day. */
  readonly due: string;
  readonly rule: string;
  readonly source: string;
  /**
   * `running`; `met` in time; `missed`: passed unmet (a late `metAt` may follow); `paused` while the citizen owes a
   * piece; `informative`: shown, drives nothing.
   */
  readonly state: 'running' | 'met' | 'missed' | 'paused' | 'informative';
  readonly metAt: string | null;
  /** Why the due date is no longer the rule's own: each extension or pause, oldest first. */
  readonly changes: readonly { readonly at: string; readonly from: string; readonly reason: string }[];
}

/** What falls due next on a case. One is booked at a time. */
export type MilestoneKind =
  | 'reminder'
  | 'escalation'
  /** The promised date is over: the citizen learns where to go next. */
  | 'recourse-notice'
  | 'acknowledgement-alarm'
  /** 60 days without a word: alert when waiting, closure when answered. */
  | 'dormant';

export interface Milestone {
  /** Names the rung for ever: `reminder-7@2027-02-28`; kept in `milestonesDone` once fired. */
  readonly id: string;
  readonly kind: MilestoneKind;
  readonly at: string;
}

export interface Acknowledgement {
  /** `not-owed`: information requests. `withheld`: owed, held back for a person to release. */
  readonly state: 'not-owed' | 'owed' | 'sent' | 'delivered' | 'bounced' | 'withheld';
  /** When it was sent (or withheld, or bounced). */
  readonly at: string | null;
  /** Why it was withheld or bounced, a kebab-case code. */
  readonly reason: string | null;
}

export interface SealedNir {
  readonly status: NirStatus;
  /** `1 85 05 ** *** *** **`; null when none was read. */
  readonly masked: string | null;
  /** Encrypted with the reference as context; opens only through the Vault port. */
  readonly sealed: string | null;
}

export interface Case {
  readonly reference: string;
  /** The office's complaint address. */
  readonly office: string;
  readonly procedure: string;
  /** Counts each committed change; the condition of every write. */
  readonly version: number;
  readonly status: Status;
  readonly nature: Nature;
  /** First receipt: every deadline runs from here, also for a mail released from quarantine. */
  readonly receivedAt: string;
  readonly inboundId: string;
  readonly citizen: { readonly name: string; readonly address: string };
  /** Others who wrote on it with the case's own token: told nothing of the past. */
  readonly otherParties: readonly string[];
  /** False when the sender failed authentication: shown to staff, acknowledgement withheld. */
  readonly senderVerified: boolean;
  readonly objet: string;
  readonly category: Category;
  readonly secondaryCategories: readonly Category[];
  readonly admissibility: Admissibility;
  readonly access: Access | null;
  readonly courtSeized: boolean;
  readonly craSeized: boolean;
  readonly priorComplaint: PriorComplaint;
  /** References of earlier caisse cases that prove the prior complaint (looked up, not believed). */
  readonly provenBy: readonly {
    readonly reference: string;
    readonly receivedAt: string;
    readonly answeredAt: string | null;
  }[];
  readonly seizableFrom: string | null;
  readonly missing: readonly MissingPiece[];
  /** Until when the missing pieces are asked for; null when nothing is missing. */
  readonly missingBy: string | null;
  readonly coordinates: Coordinates;
  readonly evidence: readonly Evidence[];
  readonly nir: SealedNir;
  readonly deadlines: readonly Deadline[];
  readonly acknowledgement: Acknowledgement;
  readonly waitingSince: string | null;
  readonly waitingFor: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  readonly closedReason: string | null;
  readonly lastWordAt: string;
  readonly milestone: Milestone | null;
  /** Counts bookings: the schedule's name is reference + this. */
  readonly milestoneVersion: number;
  readonly milestonesDone: readonly string[];
  /** Message-IDs of the conversation with the citizen, oldest first, bounded: what our letters refer to. */
  readonly thread: readonly string[];
  readonly linked: readonly string[];
  readonly mergedInto: string | null;
}

export type TimelineType =
  | 'received'
  | 'read'
  | 'opened'
  | 'acknowledged'
  | 'acknowledgement-withheld'
  | 'notified'
  | 'reminded'
  | 'escalated'
  | 'answered'
  | 'noted'
  | 'waiting'
  | 'resumed'
  | 'extended'
  | 'closed'
  | 'reopened'
  | 'linked'
  | 'merged'
  | 'transmitted'
  | 'requalified'
  | 'nir-supplied'
  | 'citizen-replied'
  | 'automatic-mail'
  | 'delivered'
  | 'bounced'
  | 'spam-complaint'
  | 'alerted'
  | 'notice-sent'
  | 'refused'
  | 'superseded';

export interface TimelineEntry {
  readonly at: string;
  readonly type: TimelineType;
  /** One French sentence for people: what happened and why. No NIR, no health detail beyond the category. */
  readonly summary: string;
}
