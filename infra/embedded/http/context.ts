/** What the routes work on. */
import type { Outbox } from '../../../shared/adapters/embedded/outbox.ts';
import type { LocalSchedules } from '../../../shared/adapters/embedded/schedules.ts';
import type { MailRecord, Ports } from '../../../shared/ports.ts';
import type { InboundList } from '../smtp/inbound-list.ts';
import type { Timekeeper } from '../timekeeper.ts';

export interface Context {
  readonly ports: Ports;
  readonly timekeeper: Timekeeper;
  readonly inbound: InboundList;
  readonly outbox: Outbox;
  readonly schedules: LocalSchedules;
  readonly releaseMail: (inboundId: string, mailbox: string) => Promise<MailRecord>;
}
