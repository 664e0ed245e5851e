/** A mail of staff, and a case on its way through the commands of it. */
import type { StaffPurpose } from '../../identifiers/reply-address.ts';
import type { Case, SealedNir, TimelineEntry } from '../case.ts';
import type { Order } from '../command.ts';
import type { ReadingPointer } from '../letter.ts';
import type { CaseChange, Desk, LetterOrder } from '../plan.ts';
import { resumed } from './citizen-mail.ts';

export interface StaffMail {
  readonly mail: ReadingPointer;
  readonly at: string;
  /** The agent, who gets confirmations. */
  readonly from: string;
  readonly messageId: string | null;
  readonly purpose: StaffPurpose;
  readonly order: Order;
  readonly attachments: number;
  /** For `#nir`: the number read from its argument, sealed under this case; null when its key is wrong. */
  readonly nir: SealedNir | null;
  /** For `#transmettre`: addresses that are offices of ours, where the mail opens a case by itself. */
  readonly handedOver: readonly string[];
  /** For `#fusionner`: the other case, when it exists. */
  readonly other: Case | null;
}

/** A case on its way through the commands of one mail. */
export interface Progress {
  readonly file: Case;
  readonly timeline: readonly TimelineEntry[];
  readonly letters: readonly LetterOrder[];
  /** What the agent must be told, French sentences. */
  readonly remarks: readonly string[];
  /** Changes of the other case of a merge. */
  readonly others: readonly CaseChange[];
}

/** A command that cannot be obeyed: nothing of the mail takes effect, and the agent is told why. */
export class CommandRefused extends Error {
  readonly line: string;
  constructor(line: string, reason: string) {
    super(reason);
    this.line = line;
  }
}

/** One command done: the case after it, what is put on record, what is sent. */
export function step(
  progress: Progress,
  file: Case,
  line: TimelineEntry,
  letters: readonly LetterOrder[] = [],
): Progress {
  return { ...progress, file, timeline: [...progress.timeline, line], letters: [...progress.letters, ...letters] };
}

/** A case that ends while it waits ends its pause: the days it stood are counted, and nothing stays paused. */
export function settled(file: Case, mail: StaffMail, desk: Desk): Case {
  return file.status === 'waiting' ? resumed(file, mail.at, desk) : file;
}
