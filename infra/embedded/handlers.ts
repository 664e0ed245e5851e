/** The functions of the product on the stack's ports: the same handlers as on Lambda. */
import { dailyRoundHandler } from '../../functions/daily-round/handler.ts';
import { deliverOutboxHandler } from '../../functions/deliver-outbox/handler.ts';
import { followDeadlineHandler } from '../../functions/follow-deadline/handler.ts';
import { receiveMailHandler } from '../../functions/receive-mail/handler.ts';
import { recordFeedbackHandler } from '../../functions/record-feedback/handler.ts';
import { sweepHandler } from '../../functions/sweep/handler.ts';
import { witnessReceiptHandler } from '../../functions/witness-receipt/handler.ts';
import type { MailRecord, Ports } from '../../shared/ports.ts';
import { releaseMail } from '../../shared/usecases/release-mail.ts';
import type { SqsHandler } from './worker.ts';

export interface Handlers {
  readonly receiveMail: SqsHandler;
  readonly witnessReceipt: SqsHandler;
  readonly deliverOutbox: SqsHandler;
  readonly followDeadline: SqsHandler;
  readonly recordFeedback: SqsHandler;
  readonly sweep: () => Promise<unknown>;
  readonly dailyRound: () => Promise<unknown>;
  /** A person's command, not a function: files a quarantined mail as if it had passed. */
  readonly releaseMail: (inboundId: string, mailbox: string) => Promise<MailRecord>;
}

export function productHandlers(ports: Ports): Handlers {
  return {
    receiveMail: receiveMailHandler(ports),
    witnessReceipt: witnessReceiptHandler(ports),
    deliverOutbox: deliverOutboxHandler(ports),
    followDeadline: followDeadlineHandler(ports),
    recordFeedback: recordFeedbackHandler(ports),
    sweep: sweepHandler(ports),
    dailyRound: dailyRoundHandler(ports),
    releaseMail: (inboundId, mailbox) => releaseMail(inboundId, mailbox, ports),
  };
}
