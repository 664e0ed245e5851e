/** A row was sent: it is marked, its wire Message-ID becomes a thread key, and the case learns of it, in one transaction. */
import type { OutboxRow, Ports } from '../ports.ts';
import { decideSent } from '../reclamation/decide/sent.ts';
import { changeCase } from './commit-plan.ts';
import { deskOfCase } from './desk.ts';

/** Called by the sender, and again by SES's Send event where the sender died before it could mark; the second finds it settled. */
export async function settleSent(
  row: OutboxRow,
  messageId: string,
  ports: Pick<Ports, 'caseFile' | 'outboxQueue' | 'clock' | 'offices'>,
): Promise<void> {
  const at = ports.clock.now();
  const { reference, kind } = row;
  const settles = { key: row.key, state: 'done', at, sentMessageId: messageId, reason: null } as const;
  if (reference === null || kind === 'schedule') return void (await ports.caseFile.commit({ settles }));
  const aliases = [{ messageId, mailbox: row.office, reference }];
  const result = await changeCase(
    reference,
    (file) => decideSent(file, kind, messageId, at, deskOfCase(file, ports.offices)),
    at,
    { settles, aliases },
    ports,
  );
  // The handle of a quarantined mail is no case.
  if (result === null) await ports.caseFile.commit({ settles });
}
