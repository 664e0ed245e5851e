/**
 * SMTP in, on loopback: what SES does at the door. 250 is said only once the raw mail and its notification are on the
 * disk; until then the sender is the one who keeps it.
 */
import type { Server } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { StackClock } from '../../../shared/adapters/embedded/stack-clock.ts';
import { mailboxOf } from '../../../shared/identifiers/reply-address.ts';
import type { Log } from '../../../shared/ports.ts';
import { type Envelope, newInboundId, type RawMails } from './raw-mail.ts';
import type { StoredMail } from './receipt-notification.ts';

/** SES's own limit (aws.md § 2.2). */
export const largestMail = 41_943_040;
const mostRecipients = 100;
const mostClients = 200;

export interface SmtpOptions {
  readonly port: number;
  readonly clock: StackClock;
  readonly log: Log;
  readonly rawMails: RawMails;
  /** Addresses mail is taken for, in lower case; with any +tag. */
  readonly mailboxes: ReadonlySet<string>;
  /** Makes the mail known: list and queues, in one transaction. */
  readonly takeIn: (mail: StoredMail) => void;
}

export interface RunningSmtp {
  readonly port: number;
  /** Waits for the mails under way, two seconds at most. */
  stop(): Promise<void>;
}

/** Listens when it resolves. Rejects with the system's error when the port cannot be had. */
export async function startSmtp(options: SmtpOptions): Promise<RunningSmtp> {
  const server = new SMTPServer({
    name: 'doleance.localhost',
    banner: 'Doleance embedded stack',
    size: largestMail,
    rejectOversized: true,
    maxRecipients: mostRecipients,
    maxClients: mostClients,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 2_000,
    onRcptTo({ address }, _session, callback) {
      if (options.mailboxes.has(mailboxOf(address))) callback();
      else callback(refusal(550, 'No such complaint address here'));
    },
    onData(stream, session, callback) {
      receive(stream, session, options).then(
        (reply) => callback(reply instanceof Error ? reply : null, reply instanceof Error ? undefined : reply),
        (error: Error) => {
          options.log.error('mail-not-stored', {
            error: error.name,
            code: (error as NodeJS.ErrnoException).code ?? '',
          });
          callback(refusal(451, 'Could not be stored, try again later'));
        },
      );
    },
  });
  // A client that goes away is no event of ours.
  server.on('error', () => {});
  const listening = await listen(server, options.port);
  return {
    port: (listening.address() as { port: number }).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const CLIENT_GONE: ReadonlySet<string> = new Set(['ECONNECTION', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { clock, rawMails, takeIn, log }: SmtpOptions,
): Promise<string | Error> {
  const id = newInboundId();
  const { mailFrom, rcptTo } = session.envelope;
  const envelope: Envelope = {
    id,
    at: clock.now(),
    envelopeFrom: mailFrom === false ? '' : mailFrom.address,
    recipients: rcptTo.map(({ address }) => address),
    helo: session.hostNameAppearsAs.replace(/[^A-Za-z0-9.:_[\]-]/g, '') || 'unknown',
    clientAddress: session.remoteAddress,
  };
  let mail: StoredMail;
  try {
    mail = await rawMails.write(upTo(largestMail, stream), envelope);
  } catch (error) {
    // The client went away in the middle: it still has the mail, and nothing failed here.
    if (CLIENT_GONE.has((error as NodeJS.ErrnoException).code ?? '')) return refusal(451, 'Connection closed');
    throw error;
  }
  if (stream.sizeExceeded) {
    await rawMails.drop(id);
    // The server answers 552 whatever is said here.
    return refusal(552, `Larger than ${largestMail} bytes`);
  }
  takeIn(mail);
  log.info('mail-taken-in', { inboundId: id, size: mail.size });
  return `OK ${id}`;
}

/** The first so many bytes; the rest is read and dropped, so that the client gets its answer. */
async function* upTo(limit: number, stream: SMTPServerDataStream): AsyncIterable<Buffer> {
  let left = limit;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (left > 0) yield chunk.subarray(0, left);
    left -= chunk.length;
  }
}

function listen(server: SMTPServer, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const listening = server.listen(port, '127.0.0.1', () => resolve(listening));
    server.once('error', reject);
  });
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
