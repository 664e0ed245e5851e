/** Passes each mail sent on to the mail server of `DOLEANCE_RELAY`, byte for byte and with its envelope. */
import { createTransport } from 'nodemailer';
import type { Outbox } from '../../shared/adapters/embedded/outbox.ts';
import { isSimulator } from '../../shared/adapters/embedded/ses-events.ts';
import type { Log } from '../../shared/ports.ts';
import { describe, type SqsHandler } from './worker.ts';

/** A server that is away for some hours gets everything in the end. */
export const relayQueueSettings = { name: 'relay', maxReceives: 12, backoffSeconds: 5 };

const patienceMilliseconds = 10_000;

/** Handles the queue of ids; a mail that the server refuses or that it cannot be given is tried again. */
export function relayHandler(server: string, outbox: Outbox, log: Log): SqsHandler {
  const transport = createTransport({
    url: server,
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
  });
  return async (event) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      const { id } = JSON.parse(record.body) as { id: string };
      const mail = outbox.mail(id);
      if (mail === null) continue;
      const to = mail.row.to.filter((address) => !isSimulator(address));
      try {
        await transport.sendMail({ envelope: { from: mail.row.from, to }, raw: Buffer.from(mail.mime) });
      } catch (error) {
        log.warn('not-relayed', { id, ...describe(error as Error) });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
}
