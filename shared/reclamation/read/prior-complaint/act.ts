/** What the parts of this folder tell each other. */
import type { ForwardedHead } from '../../../mail/message.ts';
import type { Hit } from '../evidence.ts';

export interface PriorContext {
  /** Civil date of reception. */
  readonly receivedOn: string;
  /** The procedure takes a telephone call alone for a first complaint. */
  readonly byTelephone: boolean;
  readonly forwardedHeads: readonly ForwardedHead[];
}

/** One place that tells of a complaint made before. */
export interface Act {
  readonly hit: Hit;
  /** Its civil date; null when not told. */
  readonly date: string | null;
}
