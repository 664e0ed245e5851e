/**
 * What the use cases need from outside, each with its failure modes. Types only. A method that fails for a reason
 * not named here throws, and the caller's message is retried and in the end dead-lettered with an alarm.
 */
import type { ReplyKeys } from './identifiers/reply-address.ts';
import type { Verdicts } from './mail/verdicts.ts';
import type { Office } from './office/office.ts';
import type { Case, TimelineEntry } from './reclamation/case.ts';
import type { LetterFacts, LetterKind } from './reclamation/letter.ts';
import type { CaseChange, Outcome, Premise } from './reclamation/plan.ts';

export type { CaseChange, Outcome, Premise };

export interface Clock {
  /** The present, ISO 8601 in UTC with milliseconds. */
  now(): string;
}

/** Unpredictable bytes: references come from them. */
export type RandomBytes = (count: number) => Uint8Array;

/** Raw mails (written by SES, read-only), reading objects and the archive of what was sent. Keys never hold a NIR. */
export interface Objects {
  /** The bytes under a key; null when there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** Writes or overwrites; durable when it resolves. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Removes the object and all its versions; silent when absent. */
  erase(key: string): Promise<void>;
}

/** One mail as one mailbox received it; its key is what makes a redelivery harmless. */
export interface MailRecord {
  readonly inboundId: string;
  /** The complaint address without +tag. */
  readonly mailbox: string;
  readonly receivedAt: string;
  readonly envelopeFrom: string;
  /** The recipient addresses of that mailbox as the envelope gave them, +tags kept. */
  readonly recipients: readonly string[];
  readonly from: string;
  /** Masked: a citizen's Subject may hold a NIR. */
  readonly subject: string;
  readonly messageId: string | null;
  readonly rawKey: string;
  /** As SES gave them: a release decides on them again. */
  readonly verdicts: Verdicts;
  readonly outcome: Outcome;
  /** Kebab-case; '' only for `filed`. */
  readonly reason: string;
  /** The case it was filed on, or the handle under which a quarantined mail can be released. */
  readonly reference: string | null;
  /** Set while a person must look: quarantine. */
  readonly needsPersonSince: string | null;
}

export interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

export type RowState = 'undone' | 'done' | 'superseded' | 'failed';

/** Everything that leaves the system leaves by such a row (design.md § 3). */
export interface OutboxRow {
  readonly key: RowKey;
  readonly office: string;
  readonly reference: string | null;
  readonly kind: LetterKind | 'schedule';
  /** Only of `schedule`: the booking that it was written for. */
  readonly milestoneVersion?: number;
  /** Null for `schedule`: make the booked schedule equal to the case. */
  readonly facts: LetterFacts | null;
  readonly to: readonly string[];
  /** Message-IDs the letter answers, newest last; [] for a letter that begins a thread. */
  readonly thread: readonly string[];
  readonly premise: Premise;
  readonly createdAt: string;
  readonly state: RowState;
  readonly attempts: number;
}

/** Claimed: nobody else delivers it until the lease ends. */
export interface ClaimedRow extends OutboxRow {
  readonly claimedUntil: string;
}

export type ClaimResult =
  | { readonly claimed: ClaimedRow }
  /** `settled`: nothing to do. `busy`: another worker's lease runs until then. */
  | { readonly refused: 'settled' | 'absent' }
  | { readonly refused: 'busy'; readonly until: string };

/** A row reaching its end, with the claim that entitles to it. */
export interface Settlement {
  readonly key: RowKey;
  readonly state: Exclude<RowState, 'undone'>;
  readonly at: string;
  /** The wire Message-ID that SES gave; null when nothing was sent. */
  readonly sentMessageId: string | null;
  readonly reason: string | null;
}

export interface Alias {
  readonly messageId: string;
  readonly mailbox: string;
  readonly reference: string;
}

export interface PersonEntry {
  /** Keyed hash of the NIR, from the Vault. */
  readonly personKey: string;
  readonly reference: string;
  readonly procedure: string;
  readonly office: string;
  readonly receivedAt: string;
}

/** One transaction. What is absent is not touched. */
export interface Commit {
  /** `expects: 'absent'` for a new mail, `'quarantined'` for a release. */
  readonly mail?: { readonly record: MailRecord; readonly expects: 'absent' | 'quarantined' };
  /** Refuses a second copy of the same mail until it expires. */
  readonly content?: { readonly key: string; readonly inboundId: string; readonly expiresAt: string };
  readonly cases?: readonly CaseChange[];
  readonly rows?: readonly OutboxRow[];
  readonly settles?: Settlement;
  readonly aliases?: readonly Alias[];
  readonly person?: PersonEntry;
}

export type CommitResult =
  | { readonly committed: true }
  /** Business conflicts, in this order of precedence. All else throws. */
  | { readonly committed: false; readonly because: 'mail-recorded' | 'content-known' | 'case-changed' | 'row-settled' };

/** The table (design.md § 5). Reads by key are strongly consistent, index reads are not. */
export interface CaseFile {
  commit(commit: Commit): Promise<CommitResult>;
  mail(inboundId: string, mailbox: string): Promise<MailRecord | null>;
  /** Every record of one mail, one a mailbox: what the second witness asks. */
  mailsOf(inboundId: string): Promise<readonly MailRecord[]>;
  /** The quarantined mail behind a handle. */
  quarantined(reference: string): Promise<MailRecord | null>;
  /** The mail that was given this handle, whatever became of it since. */
  behindHandle(reference: string): Promise<MailRecord | null>;
  contentHolder(key: string): Promise<string | null>;
  load(reference: string): Promise<Case | null>;
  timeline(reference: string): Promise<readonly TimelineEntry[]>;
  /** References on which these Message-IDs were seen in that mailbox, in the order of the ids given. */
  byMessageIds(messageIds: readonly string[], mailbox: string): Promise<readonly string[]>;
  casesOfPerson(personKey: string): Promise<readonly PersonEntry[]>;
  row(key: RowKey): Promise<OutboxRow | null>;
  /** Undone rows of a mail or a case, for re-enqueueing. */
  undoneRowsOf(pk: string): Promise<readonly RowKey[]>;
  claim(key: RowKey, now: string, leaseSeconds: number): Promise<ClaimResult>;
  /** Gives a claim back before its time, so that the next attempt need not wait for the lease. */
  unclaim(row: ClaimedRow): Promise<void>;
  /** Undone rows created before an instant (and, if given, not before `since`), at most `limit`, oldest first. */
  undoneBefore(instant: string, limit: number, since?: string): Promise<readonly RowKey[]>;
  /** Cases with a date that drives something, due before an instant. */
  dueBefore(office: string, instant: string): Promise<readonly string[]>;
  /** Open cases of an office that have no milestone booked. */
  withoutMilestone(office: string): Promise<readonly string[]>;
  /** Quarantined mails, withheld acknowledgements, undeliverable letters: references that need a person. */
  needingPerson(
    office: string,
  ): Promise<readonly { readonly reference: string; readonly since: string; readonly what: 'quarantine' | 'case' }[]>;
  /** All cases of an office received in a month (`2026-11`), oldest first. */
  receivedIn(office: string, month: string): Promise<readonly Case[]>;
  /** Counts one automatic mail to an address; false when it would pass the limits. Counting the same row twice counts once. */
  countAutomaticMail(
    address: string,
    row: RowKey,
    at: string,
    limits: { perHour: number; perDay: number },
  ): Promise<boolean>;
  /** Stops automatic mail to an address that reported ours as spam. */
  stopAutomaticMail(address: string, at: string): Promise<void>;
}

export interface OutgoingMail {
  /** Envelope sender: the office's intake address never receives its own bounces (RFC 3834). */
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Uint8Array;
  /** Comes back in SES events: which row this was. */
  readonly row: RowKey;
  readonly kind: LetterKind;
  readonly reference: string | null;
}

export type SendResult =
  /** `messageId` in its wire form with angle brackets, as the recipient sees it. */
  | { readonly sent: true; readonly messageId: string }
  /** `throttled`, `paused`: try later. `rejected`: never will go; a task for people. */
  | { readonly sent: false; readonly because: 'throttled' | 'paused' | 'rejected'; readonly detail: string };

export interface MailSender {
  send(mail: OutgoingMail): Promise<SendResult>;
  /** The Message-ID on the wire for the bare id that events carry, with angle brackets. */
  wireMessageId(id: string): string;
}

export interface BookedSchedule {
  readonly name: string;
  readonly at: string;
  readonly reference: string;
  readonly milestoneVersion: number;
  readonly kind: string;
}

export interface Schedules {
  /** Books it; the same name again is the same booking and succeeds. */
  book(schedule: BookedSchedule): Promise<void>;
  /** Cancels by name; succeeds when it is gone already. */
  cancel(name: string): Promise<void>;
}

/** Keys that never leave it. `context` binds a sealed value to its case. */
export interface Vault {
  seal(value: string, context: string): Promise<string>;
  /** Throws when the context is not the one it was sealed with. */
  open(sealed: string, context: string): Promise<string>;
  /** Keyed hash for look-up, with the key's version in front. */
  personKey(nir: string): Promise<string>;
  replyKeys(): Promise<ReplyKeys>;
}

export interface OutboxQueue {
  enqueue(keys: readonly RowKey[]): Promise<void>;
  /** Shows a message that is being handled again only after so many seconds (0-43,200): a row's own back-off. */
  postpone(receiptHandle: string, seconds: number): Promise<void>;
}

/** Structured lines without personal data: references, ids, codes and counts only. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** One metric value (EMF on AWS). */
  count(metric: string, value?: number): void;
}

export interface Ports {
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly objects: Objects;
  readonly caseFile: CaseFile;
  readonly sender: MailSender;
  readonly schedules: Schedules;
  readonly vault: Vault;
  readonly outboxQueue: OutboxQueue;
  readonly offices: readonly Office[];
  readonly log: Log;
  /** Longer than a delivery may take, so that two never send the same row. */
  readonly leaseSeconds: number;
}
