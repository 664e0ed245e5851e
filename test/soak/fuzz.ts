/**
 * Whatever reads what strangers wrote, given what nobody would write: fast-check over the mail parser and the readers of
 * reply addresses, case references, headers, notifications, feedback, commands and containers, and over what is made of
 * a mail: reading, masks, letters. The same seed gives the same inputs.
 */
import fc from 'fast-check';
import { compose as composeReference, find, validate } from '../../shared/identifiers/case-reference.ts';
import { compose, type ReplyKeys, read } from '../../shared/identifiers/reply-address.ts';
import { automaticKind, suppressAcknowledgement } from '../../shared/mail/automatic.ts';
import { readFeedback } from '../../shared/mail/feedback.ts';
import { MailRefused } from '../../shared/mail/limits.ts';
import type { Message } from '../../shared/mail/message.ts';
import { readNotification } from '../../shared/mail/notification.ts';
import { parseMessage } from '../../shared/mail/parse.ts';
import { threadKeys } from '../../shared/mail/thread-keys.ts';
import { COMMAND_HELP, readOrder } from '../../shared/reclamation/command.ts';
import { containers } from './fuzz-containers.ts';
import { type FuzzMail, header, randomMail, woundedMail } from './fuzz-mails.ts';
import { readings } from './fuzz-readings.ts';
import { hold, type Reader, type Tally, timed } from './fuzz-tally.ts';

export interface FuzzOptions {
  /** Inputs in all, shared among the readers by their weights. */
  readonly runs: number;
  /** @default 1 */
  readonly seed?: number;
  readonly progress: (line: string) => void;
}

export interface FuzzReport {
  readonly seed: number;
  readonly inputs: number;
  readonly seconds: number;
  readonly unhandledRejections: number;
  readonly readers: Readonly<Record<string, { readonly inputs: number; readonly refused: number; slowestMs: number }>>;
  /** One text a failure: reader, seed, path, input, error. Empty when all held. */
  readonly failures: readonly string[];
}

const keys: ReplyKeys = { current: { id: 'fuzz', secret: new Uint8Array(32).fill(7) }, previous: null };
const intake = 'reclamations@cpms.example';
const reference = composeReference('CPMS', new Uint8Array([1, 2, 3, 4]));
const own = { addresses: [intake], messageIdDomains: ['doleance.example'] };

const readers: Readonly<Record<string, Reader>> = {
  woundedMails: { weight: 2, property: (tally) => mails(woundedMail, tally) },
  randomMails: { weight: 1, property: (tally) => mails(randomMail, tally) },
  headers: {
    weight: 1,
    property: (tally) =>
      fc.asyncProperty(header, fc.string({ maxLength: 30 }), async (head, from) => {
        const message = await parsed(Buffer.from(`${head}\r\nBonjour`, 'utf8'), tally);
        if (message === null) return;
        automaticKind(message, { from }, own);
        suppressAcknowledgement(message, { from }, own);
        hold(threadKeys(message).length <= 60, 'thread keys are bounded');
      }),
  },
  replyAddresses: {
    weight: 1,
    property: (tally) => fc.property(replyAddress, (address) => timed(tally, () => readAddress(address, tally))),
  },
  references: {
    weight: 1,
    property: (tally) =>
      fc.property(
        words(['CPMS-', 'cpms ', reference, '7K3Q9FA', '-', '–', 'Réf. ', 'nº', '2345678', 'O', 'l', ' ', 'ı', 'K']),
        (text) =>
          timed(tally, () => {
            for (const found of find(text)) hold(validate(found).valid, `${found} is valid`);
            validate(text);
          }),
      ),
  },
  commands: {
    weight: 1,
    property: (tally) =>
      fc.property(
        words([...COMMAND_HELP.map(({ form }) => form), '#', '\n', '# ', ' : ', '15 jours', 'a@b.example', reference]),
        (text) =>
          timed(tally, () => {
            const order = readOrder(text);
            hold(order.commands.length <= 10, 'at most ten commands');
            hold(order.refused === null || order.text === '', 'a refused order has no words for anybody');
            if (order.refused !== null) tally.refused += 1;
          }),
      ),
  },
  notifications: { weight: 1, property: (tally) => queueMessages(receiptNotification, readNotification, tally) },
  feedback: { weight: 1, property: (tally) => queueMessages(feedbackEvent, readFeedback, tally) },
  ...containers,
  ...readings,
};

/** Inputs between two lines of progress. */
const portion = 1_000;

export async function fuzz({ runs, seed = 1, progress }: FuzzOptions): Promise<FuzzReport> {
  const begun = performance.now();
  let unhandledRejections = 0;
  const count = (): void => {
    unhandledRejections += 1;
  };
  process.on('unhandledRejection', count);
  const report: Record<string, Tally> = {};
  const failures: string[] = [];
  const weights = Object.values(readers).reduce((sum, { weight }) => sum + weight, 0);
  for (const [name, { weight, property }] of Object.entries(readers)) {
    const tally: Tally = { inputs: 0, refused: 0, slowestMs: 0 };
    report[name] = tally;
    const wanted = Math.ceil((runs * weight) / weights);
    for (let done = 0; done < wanted; done += portion) {
      const numRuns = Math.min(portion, wanted - done);
      const outcome = await fc.check(property(tally), { numRuns, seed: seed + done });
      tally.inputs += outcome.numRuns;
      if (outcome.failed) {
        failures.push(`${name}: ${fc.defaultReportMessage(outcome) ?? 'failed'}\n${String(outcome.errorInstance)}`);
        break;
      }
    }
    progress(`${name}: ${tally.inputs} inputs, ${tally.refused} refused, slowest ${Math.round(tally.slowestMs)} ms`);
  }
  // A rejection is told at the end of the turn in which it stayed alone.
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', count);
  return {
    seed,
    inputs: Object.values(report).reduce((sum, { inputs }) => sum + inputs, 0),
    seconds: Math.round((performance.now() - begun) / 1_000),
    unhandledRejections,
    readers: report,
    failures,
  };
}

function mails(arbitrary: fc.Arbitrary<FuzzMail>, tally: Tally): fc.IRawProperty<unknown> {
  return fc.asyncProperty(arbitrary, async ({ raw }) => {
    const message = await parsed(raw, tally);
    if (message === null) return;
    const joined = message.fragments.map(({ text }) => text).join('\n');
    hold(joined.replace(/\s/g, '') === message.text.replace(/\s/g, ''), 'the fragments are the whole text');
    for (const name of [message.subject, message.from?.name ?? '', ...message.attachments.map((one) => one.name)])
      hold(!/[\r\n\0]/.test(name), 'no line break in a subject or a name');
  });
}

/** A Message, or null for a mail past a limit; anything else that is thrown is a failure. */
async function parsed(raw: Uint8Array, tally: Tally): Promise<Message | null> {
  const begun = performance.now();
  try {
    return await parseMessage(raw);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    tally.refused += 1;
    return null;
  } finally {
    tally.slowestMs = Math.max(tally.slowestMs, performance.now() - begun);
  }
}

function readAddress(address: string, tally: Tally): void {
  const token = read(address, keys);
  if ('refused' in token) {
    tally.refused += 1;
    hold(['no-tag', 'malformed', 'bad-signature'].includes(token.refused), 'a refusal has its reason');
  } else hold(token.reference === reference && token.role === 'citizen', 'no other right than the one signed');
}

const signed = compose(intake, reference, 'citizen', 'conversation', keys);
const replyAddress = fc.oneof(
  words([signed, reference, intake, 'reclamations', '+', '.', '@', 'cpms.example', '52ragrygjn4v5g42', 'É']),
  fc
    .array(fc.tuple(fc.nat({ max: signed.length }), fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 3 })
    .map((edits) => edits.reduce((text, [at, put]) => text.slice(0, at) + put + text.slice(at + 1), signed)),
);

function words(given: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.constantFrom(...given), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 25 })
    .map((parts) => parts.join(''));
}

const receiptNotification = {
  notificationType: 'Received',
  mail: { timestamp: '2026-11-23T15:00:00.000Z', source: 'a@b.example', messageId: 'm1' },
  receipt: {
    recipients: [intake],
    spamVerdict: { status: 'PASS' },
    dmarcPolicy: 'none',
    action: { type: 'S3', bucketName: 'b', objectKey: 'k' },
  },
};
const feedbackEvent = {
  eventType: 'Bounce',
  mail: { timestamp: '2026-11-23T15:00:00.000Z', messageId: 'm1', destination: ['a@b.example'], tags: { row: ['x'] } },
  bounce: {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    timestamp: '2026-11-23T15:00:00.000Z',
    bouncedRecipients: [{ emailAddress: 'a@b.example', status: '5.1.1' }],
  },
};

/** A good message with values of any kind put in some places, bare or in an envelope; and texts that are none. */
function queueMessages(good: object, reader: (body: string) => unknown, tally: Tally): fc.IRawProperty<unknown> {
  const put = fc.tuple(fc.nat({ max: 40 }), fc.jsonValue({ maxDepth: 2 }));
  const body = fc.oneof(
    fc.tuple(fc.array(put, { maxLength: 3 }), fc.boolean()).map(([puts, wrapped]) => {
      const text = JSON.stringify(puts.reduce((whole, [at, value]) => replaced(whole, at, value), good as unknown));
      return wrapped ? JSON.stringify({ Type: 'Notification', Message: text }) : text;
    }),
    fc.tuple(fc.nat({ max: 600 }), fc.string({ maxLength: 5 })).map(([at, text]) => {
      const whole = JSON.stringify(good);
      return whole.slice(0, at) + text + whole.slice(at + text.length);
    }),
    fc.json(),
    fc.string(),
  );
  return fc.property(body, (text) =>
    timed(tally, () => {
      try {
        reader(text);
      } catch (error) {
        // Refused in words; a TypeError would be a reader that looked into nothing.
        if (!(error instanceof Error) || error.constructor !== Error) throw error;
        tally.refused += 1;
      }
    }),
  );
}

/** The nth value of a tree, counted from the top, replaced. */
function replaced(whole: unknown, nth: number, value: unknown): unknown {
  let seen = -1;
  return JSON.parse(
    JSON.stringify(whole, (_key, old: unknown) => {
      seen += 1;
      return seen === nth ? value : old;
    }) ?? 'null',
  );
}
