/**
 * The whole product on one machine: `npm start`, and the same for tests. SMTP in, the table's engine, queues, clock and
 * console around the handlers that run on Lambda.
 */
import { randomBytes } from 'node:crypto';
import { join, relative } from 'node:path';
import { caseFileOn } from '../../shared/adapters/aws/case-file/case-file.ts';
import { dynamoTable } from '../../shared/adapters/aws/case-file/dynamo-table.ts';
import { fileObjects } from '../../shared/adapters/embedded/file-objects.ts';
import { loadLocalKeys } from '../../shared/adapters/embedded/local-keys.ts';
import { fileLog } from '../../shared/adapters/embedded/log.ts';
import { openOutbox } from '../../shared/adapters/embedded/outbox.ts';
import { localOutboxQueue } from '../../shared/adapters/embedded/outbox-queue.ts';
import { openQueue, recoverInFlight } from '../../shared/adapters/embedded/queue.ts';
import { localSchedules } from '../../shared/adapters/embedded/schedules.ts';
import { snsEnvelope } from '../../shared/adapters/embedded/sns-envelope.ts';
import { startClock } from '../../shared/adapters/embedded/stack-clock.ts';
import { openState, type State } from '../../shared/adapters/embedded/state.ts';
import { localVault } from '../../shared/adapters/embedded/vault.ts';
import { intakeAddress, type Office } from '../../shared/office/office.ts';
import { offices as deployedOffices } from '../../shared/office/offices.ts';
import type { Ports } from '../../shared/ports.ts';
import { takeDataDirectory } from './data-directory.ts';
import { type Handlers, productHandlers } from './handlers.ts';
import { startHttp } from './http/server.ts';
import { relayHandler, relayQueueSettings } from './relay.ts';
import type { Settings } from './settings.ts';
import { openInboundList } from './smtp/inbound-list.ts';
import { openRawMails } from './smtp/raw-mail.ts';
import { objectCreated, receiptNotification, receiptSubject, type StoredMail } from './smtp/receipt-notification.ts';
import { startSmtp } from './smtp/server.ts';
import { region } from './smtp/ses-headers.ts';
import { StartFailure } from './start-failure.ts';
import { startTableEngine } from './table/engine.ts';
import { openTable, tableName } from './table/table.ts';
import { startTimekeeper } from './timekeeper.ts';
import { type SqsHandler, startWorker } from './worker.ts';

export interface StackOptions extends Settings {
  /** @default the offices of the deployment */
  readonly offices?: readonly Office[];
  /** @default the product's */
  readonly handlers?: (ports: Ports) => Handlers;
  /** Told what is being done, one short line each. @default nobody */
  readonly progress?: (line: string) => void;
  /** Gets each error as one line without personal data. @default nobody */
  readonly alarm?: (line: string) => void;
}

export interface Stack {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly ports: Ports;
  /** Ends everything, within five seconds; what was not finished goes on at the next start. */
  stop(): Promise<void>;
}

/** The product's queues. Five failures, waiting 1, 2, 4 and 8 seconds between, then the dead-letter queue. */
const queueSettings = (name: string) => ({ name, maxReceives: 5, backoffSeconds: 1 });
/** When the second witness asks whether a stored mail has a record (design.md § 3). */
const witnessDelaySeconds = 15 * 60;
/** Longer than a delivery takes on one machine; short, because after a crash each row in hand waits for it. */
const leaseSeconds = 10;
const handlerTimeoutSeconds = 60;

/** Takes mail when it resolves. Throws a StartFailure that says what to mend; nothing is left running then. */
export async function start(options: StackOptions): Promise<Stack> {
  const closing: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return await open(options, closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(options: StackOptions, closing: (() => unknown)[], close: () => Promise<void>): Promise<Stack> {
  const { dataDirectory, offices = deployedOffices, progress = () => {} } = options;
  closing.push(takeDataDirectory(dataDirectory));
  const state = openStateOf(dataDirectory);
  closing.push(() => state.close());
  const clock = startClock(state, options.now);
  closing.push(() => clock.stop());
  const log = fileLog(join(dataDirectory, 'log.jsonl'), clock, options.alarm ?? (() => {}));
  const keys = await loadLocalKeys(join(dataDirectory, 'keys.json')).catch((error: Error) => {
    throw new StartFailure(error.message);
  });
  progress(`data in ${shortest(dataDirectory)}, clock at ${clock.now()}`);

  let endpoint = options.dynamodbEndpoint;
  if (endpoint === null) {
    const engine = await startTableEngine(dataDirectory, log);
    closing.push(() => engine.stop());
    endpoint = engine.endpoint;
  }
  const client = await openTable(endpoint);
  closing.push(() => client.destroy());
  progress(`table at ${endpoint}`);

  recoverInFlight(state, clock);
  const queue = (name: string) => openQueue(state, clock, keys.seal, queueSettings(name));
  const queues = {
    received: queue('received'),
    witness: queue('witness'),
    outbox: queue('outbox'),
    deadlines: queue('deadlines'),
    feedback: queue('feedback'),
    relay: openQueue(state, clock, keys.seal, relayQueueSettings),
  };
  const schedules = localSchedules(state, queues.deadlines);
  const outbox = openOutbox({
    state,
    clock,
    sealKey: keys.seal,
    region,
    feedbackQueue: queues.feedback,
    relayQueue: options.relay === null ? null : queues.relay,
  });
  const ports: Ports = {
    clock,
    randomBytes,
    objects: fileObjects(dataDirectory, keys.seal),
    caseFile: caseFileOn(dynamoTable(client, tableName)),
    sender: outbox,
    schedules,
    vault: localVault(keys),
    outboxQueue: localOutboxQueue(queues.outbox, state),
    offices,
    log,
    leaseSeconds,
  };
  const handlers = (options.handlers ?? productHandlers)(ports);
  const work = (source: typeof queues.received, handler: SqsHandler, concurrency: number, batchSize = 10) => ({
    queue: source,
    worker: startWorker({
      queue: source,
      handler,
      log,
      concurrency,
      batchSize,
      timeoutSeconds: handlerTimeoutSeconds,
    }),
  });
  const workers = [
    work(queues.received, handlers.receiveMail, 2, 5),
    work(queues.witness, handlers.witnessReceipt, 1),
    work(queues.outbox, handlers.deliverOutbox, 4, 5),
    work(queues.deadlines, handlers.followDeadline, 1),
    work(queues.feedback, handlers.recordFeedback, 1),
    ...(options.relay === null ? [] : [work(queues.relay, relayHandler(options.relay, outbox, log), 1)]),
  ];
  closing.push(() => Promise.all(workers.map(({ worker }) => worker.stop(1_500))));

  const rawMails = await openRawMails(dataDirectory);
  const inbound = openInboundList(state, keys.seal, offices);
  await rawMails.recover(inbound.has);
  const timekeeper = startTimekeeper({
    clock,
    state,
    schedules,
    workers,
    sweep: handlers.sweep,
    dailyRound: handlers.dailyRound,
    log,
  });
  closing.push(() => timekeeper.stop());

  const http = await startHttp({
    port: options.httpPort,
    ports,
    timekeeper,
    inbound,
    outbox,
    schedules,
    releaseMail: handlers.releaseMail,
  }).catch(portProblem('DOLEANCE_HTTP_PORT', options.httpPort));
  closing.push(() => http.stop());
  const smtp = await startSmtp({
    port: options.smtpPort,
    clock,
    log,
    rawMails,
    mailboxes: new Set(offices.map((office) => intakeAddress(office).toLowerCase())),
    takeIn(mail: StoredMail) {
      state.transaction(() => {
        inbound.add(mail);
        queues.received.send(snsEnvelope('doleance-received', receiptSubject, receiptNotification(mail), mail.at));
        queues.witness.send(JSON.stringify(objectCreated(mail)), witnessDelaySeconds);
        clock.reserve();
      });
      // In the same turn of the event loop: no worker can look for the mail before it is there.
      rawMails.accept(mail.id);
    },
  }).catch(portProblem('DOLEANCE_SMTP_PORT', options.smtpPort));
  closing.push(() => smtp.stop());
  for (const { worker } of workers) worker.pump();
  return { smtpPort: smtp.port, httpPort: http.port, ports, stop: close };
}

function openStateOf(directory: string): State {
  const file = join(directory, 'state.db');
  try {
    return openState(file);
  } catch (error) {
    throw new StartFailure(`${file} cannot be opened (${(error as Error).message}): is it whole, and writable?`);
  }
}

function portProblem(variable: string, port: number): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const reason =
      error.code === 'EADDRINUSE' ? 'is in use' : error.code === 'EACCES' ? 'may not be used' : `fails (${error.code})`;
    throw new StartFailure(`Port ${port} ${reason}: set ${variable} to another one, or to 0 for any free port.`);
  };
}

/** Relative to where the command was given, when it lies below. */
function shortest(directory: string): string {
  const path = relative(process.cwd(), directory);
  return path === '' || path.startsWith('..') ? directory : path;
}
