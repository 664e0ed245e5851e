/**
 * What a letter is made from. An outbox row holds one `LetterFacts` (small, frozen); at delivery it is rendered with
 * the case head by `correspondence/`, a pure function. Types only.
 */
import type { Office } from '../office/office.ts';
import type { Procedure } from '../office/procedure.ts';
import type { Case } from './case.ts';

/** Kinds of the contract. */
export type LetterKind =
  | 'acknowledgement'
  | 'staff-notification'
  | 'answer'
  | 'reminder'
  | 'escalation'
  | 'citizen-notice'
  | 'alert'
  | 'digest';

/** Points into the reading object of one inbound mail (clean text, safe attachments). */
export interface ReadingPointer {
  readonly inboundId: string;
  readonly mailbox: string;
}

export type LetterFacts =
  | { readonly kind: 'acknowledgement' }
  | {
      readonly kind: 'staff-notification';
      /**
       * `new`: a case was opened; `citizen-wrote`: words or documents were added to it; `transmitted`: passed on to
       * another service by a person's command, without any right on the case.
       */
      readonly about: 'new' | 'citizen-wrote' | 'transmitted';
      readonly mail: ReadingPointer;
      /** What the agent must see first, French sentences: « expéditeur non authentifié », « écrit d'une autre adresse »… */
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'answer'; readonly mail: ReadingPointer }
  | { readonly kind: 'reminder'; readonly due: string; readonly workingDaysLeft: number }
  | {
      readonly kind: 'escalation';
      readonly due: string /** 0 at the date, then 1, 2… a week apart. */;
      readonly week: number;
    }
  | { readonly kind: 'citizen-notice'; readonly about: CitizenNotice }
  | { readonly kind: 'alert'; readonly about: Alert }
  | { readonly kind: 'digest'; readonly date: string; readonly lines: readonly DigestLine[] };

export type CitizenNotice =
  /** Short receipt of an information request: no complaint clock. */
  | { readonly type: 'information-received' }
  /** A piece was asked for by staff (`#attente pièce`); the clock pauses. */
  | {
      readonly type: 'piece-requested';
      readonly piece: string;
      readonly by: string;
      /** The agent's own words, sent with the request; null when there were none. */
      readonly mail: ReadingPointer | null;
    }
  | { readonly type: 'extended'; readonly due: string; readonly reason: string }
  /** The promised date passed: the next recourse is open. */
  | { readonly type: 'next-recourse' }
  | { readonly type: 'transmitted'; readonly to: string }
  | { readonly type: 'not-receivable'; readonly reason: string }
  | { readonly type: 'requalified-complaint' };

export type Alert =
  | { readonly type: 'acknowledgement-withheld'; readonly reason: string }
  /** The acknowledgement's own deadline came and it is still withheld, bounced or unsent. */
  | { readonly type: 'acknowledgement-overdue'; readonly due: string; readonly state: string }
  | { readonly type: 'letter-bounced'; readonly letter: LetterKind; readonly diagnostic: string }
  | { readonly type: 'spam-complaint' }
  | {
      readonly type: 'quarantined';
      readonly mail: ReadingPointer;
      readonly from: string;
      readonly subject: string;
      readonly reason: string;
    }
  | { readonly type: 'command-refused'; readonly line: string; readonly reason: string }
  /** Sent only when something was not as expected. */
  | { readonly type: 'command-done'; readonly summary: string }
  | { readonly type: 'dormant'; readonly since: string }
  | { readonly type: 'undeliverable'; readonly letter: LetterKind; readonly reason: string }
  | { readonly type: 'automatic-mail-held'; readonly to: string; readonly reason: string }
  | { readonly type: 'operations'; readonly summary: string };

export interface DigestLine {
  readonly reference: string;
  readonly objet: string;
  readonly status: string;
  readonly due: string | null;
  readonly note: string;
}

/** The citizen's or agent's words and pieces as staff or citizen get them: text only, NIRs masked. */
export interface Words {
  readonly from: string;
  readonly receivedAt: string;
  readonly subject: string;
  /** The author's own words; for `answer` already freed of commands and internal quotes. */
  readonly written: string;
  /** What was quoted or forwarded below; '' when nothing was. */
  readonly rest: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly size: number /** False when too large to send on. */;
    readonly attached: boolean;
  }[];
  readonly defects: readonly string[];
}

export interface LetterInput {
  readonly facts: LetterFacts;
  readonly office: Office;
  readonly procedure: Procedure;
  /** Null only for alerts and digests that belong to no case. */
  readonly file: Case | null;
  /** The mail a notification, answer or quarantine alert is about. */
  readonly words: Words | null;
  /** The instant of delivery. */
  readonly at: string;
}

export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
