/**
 * The deployment in memory, on a virtual clock: what SES, S3, SNS, SQS, Lambda and EventBridge do between the handlers
 * of the product, which are the real ones, on the real use cases. Everything is drawn from a seed, and can go wrong at
 * any step; time stands still while work is done, and moves from one thing that is due to the next.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { productHandlers } from '../../infra/embedded/handlers.ts';
import { caseFileOn } from '../../shared/adapters/aws/case-file/case-file.ts';
import type { Item, Table } from '../../shared/adapters/aws/case-file/table.ts';
import { type LoggedLine, modelPorts, type TakenMail } from '../../shared/adapters/model/ports.ts';
import { modelTable } from '../../shared/adapters/model/table.ts';
import { modelVault } from '../../shared/adapters/model/vault.ts';
import { addDays } from '../../shared/calendar/civil-date.ts';
import { civilDate, instantOf } from '../../shared/calendar/paris-time.ts';
import type { Office } from '../../shared/office/office.ts';
import type { BookedSchedule, CaseFile, OutboxQueue, Ports } from '../../shared/ports.ts';
import { entry } from '../../shared/reclamation/plan.ts';
import { rowTag } from '../../shared/usecases/row-tag.ts';
import { type Fault, faultsOf } from './fault.ts';
import { injected } from './inject.ts';
import { type Lane, newLanes, type Task } from './lanes.ts';
import { type Draft, notification, stored } from './mails.ts';
import { type Message, newQueues, type QueueName, type Queues } from './queues.ts';

/** Says what goes wrong with the n-th step since `arm`. */
export type Plan = (step: string, n: number) => Fault | null;

export interface Struck {
  readonly step: string;
  readonly fault: Fault;
  /** Not planned for this step: all of the port was out. */
  readonly outage: boolean;
  /** The queue, or the timer, that the task worked for; all that ran when a crash took them. */
  readonly during: readonly string[];
}

export interface Accepted {
  readonly inboundId: string;
  readonly draft: Draft;
  /** Neither its notification nor S3's event arrived: nobody can know of it but by listing the bucket. */
  unheard: boolean;
}

export interface WorldOptions {
  readonly offices: readonly Office[];
  /** @default a model table; `items` shows what is in another one */
  readonly table?: { readonly table: Table; readonly items: () => Promise<readonly Item[]> };
  /** Tasks at once. @default 1 */
  readonly lanes?: number;
  /** Null: messages are taken in the order of their sending. @default null */
  readonly seed?: number | null;
  /** Seconds by which the clock of a task may be wrong, either way. @default 0 */
  readonly skew?: number;
  readonly from?: Snapshot;
}

export interface Snapshot {
  readonly now: number;
  readonly items: readonly Item[];
  readonly objects: ReadonlyMap<string, Uint8Array>;
  readonly schedules: ReadonlyMap<string, BookedSchedule>;
  readonly taken: readonly TakenMail[];
  readonly queues: Queues;
  readonly accepted: readonly Accepted[];
  readonly round: number;
}

export type World = ReturnType<typeof newWorld>;

export const monday = '2026-11-23T15:00:00.000Z';
const secret = 'world';
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

export function newWorld(options: WorldOptions) {
  const { offices, lanes: laneCount = 1, seed = null, skew = 0, from } = options;
  const draw = drawer(seed ?? 1);
  const table = modelTable(from?.items ?? []);
  const place = options.table ?? { table, items: async () => [...table.items()] };
  let now = from?.now ?? Date.parse(monday);
  const model = modelPorts({
    offices,
    now: iso(now),
    table: place.table,
    seed: from === undefined ? secret : `${secret}'`,
  });
  for (const [key, bytes] of from?.objects ?? []) model.objects.set(key, bytes);
  for (const [name, booked] of from?.schedules ?? []) model.schedules.set(name, booked);
  model.taken.push(...(from?.taken ?? []));
  const queues = from?.queues.copy() ?? newQueues();
  const accepted: Accepted[] = from?.accepted.map((one) => ({ ...one })) ?? [];
  const caseFile: CaseFile = caseFileOn(place.table);
  const lanes = newLanes(laneCount, draw);
  const timers: { at: number; run: () => unknown }[] = [];
  const struck: Struck[] = [];
  const steps: string[] = [];
  const outages: { port: string; until: number }[] = [];
  /** Case heads at the moment at which each letter was taken, in the order of `taken`. */
  const statusAtSending: (string | null)[] = model.taken.map(() => null);
  const listeners: ((mail: TakenMail) => void)[] = [];
  const firings = new Map<string, { at: number; times: number }>();
  let plan: Plan = () => null;
  let round = from?.round ?? nextRound(now);
  let nextSweep = now;
  let taken = 0;

  const setClock = (instant: number): void => {
    now = Math.max(now, instant);
    model.setClock(iso(now));
  };
  const later = (seconds: number, run: () => unknown): void => void timers.push({ at: now + seconds * second, run });

  /** Counts a step, and says what goes wrong with it. */
  const strike = (step: string, during: readonly string[]): Fault | null => {
    taken += 1;
    const n = steps.push(step) - 1;
    const [port] = step.split('.');
    const out = outages.find((one) => one.port === port && one.until > now);
    const planned = plan(step, n);
    if (planned !== null && !faultsOf(step).includes(planned)) throw new Error(`${step} cannot be ${planned}.`);
    const outage = out === undefined ? null : step === 'sender.send' ? 'paused' : 'fails before';
    const fault = planned ?? outage;
    if (fault === null) return null;
    struck.push({ step, fault, during, outage: planned === null });
    return fault;
  };

  /** Puts a message into a queue, unless what carries it fails. */
  const carry = (step: string, queue: QueueName, body: string, at = now): boolean => {
    const fault = strike(step, [queue]);
    if (fault === 'lost') return false;
    queues.send(queue, body, fault === 'delayed' ? at + 20 * minute : at);
    if (fault === 'twice') queues.send(queue, body, at + 40 * second);
    return true;
  };

  const outboxQueue: OutboxQueue = {
    async enqueue(keys) {
      for (const key of keys) queues.send('outbox', JSON.stringify(key), now);
    },
    async postpone(receiptHandle, seconds) {
      queues.postpone(Number(receiptHandle), now + seconds * second);
    },
  };

  const ports: Ports = {
    ...model.ports,
    vault: modelVault(secret),
    caseFile,
    outboxQueue,
    sender: {
      ...model.ports.sender,
      async send(mail) {
        const file = mail.reference === null ? null : await caseFile.load(mail.reference);
        const result = await model.ports.sender.send(mail);
        statusAtSending.push(file?.status ?? null);
        const taken = model.taken.at(-1);
        if (taken !== undefined) {
          publish(taken);
          for (const listener of listeners) listener(taken);
        }
        return result;
      },
    },
  };

  /** SES tells of the letter: a moment later, or while its sender is still at work. */
  const publish = (mail: TakenMail): void => {
    const wait = seed !== null && draw(2) === 0 ? 0 : second;
    const bounced = mail.to.some((address) => address.startsWith('rebond'));
    const complains = mail.to.some((address) => address.startsWith('plainte'));
    const about = {
      timestamp: iso(now),
      messageId: mail.id,
      destination: mail.to,
      tags: { row: [rowTag(mail.row)] },
    };
    const timestamp = iso(now + 2 * second);
    const recipients = mail.to.map((emailAddress) => ({ emailAddress }));
    const fate = bounced
      ? {
          eventType: 'Bounce',
          bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: recipients, timestamp },
        }
      : { eventType: 'Delivery', delivery: { timestamp, recipients: mail.to } };
    const report = { eventType: 'Complaint', complaint: { complainedRecipients: recipients, timestamp } };
    const events = [{ eventType: 'Send' }, fate, ...(complains ? [report] : [])];
    events.forEach((event, n) => {
      carry('ses.event', 'feedback', JSON.stringify({ ...event, mail: about }), now + (n + 1) * wait);
    });
  };

  /** A change of the case by somebody else, at the worst moment. */
  const race = async (reference: string): Promise<void> => {
    const file = await caseFile.load(reference);
    if (file === null) return;
    const changed = { ...file, version: file.version + 1 };
    const timeline = [entry(iso(now), 'noted', 'Changé entre-temps.')];
    await caseFile.commit({ cases: [{ file: changed, expects: file.version, timeline, rebook: false }] });
  };

  const portsOf = (lane: Lane): Ports => {
    const wrong = skew === 0 ? 0 : (draw(2 * skew + 1) - skew) * second;
    const mine = { ...ports, clock: { now: () => iso(now + wrong) } };
    return injected(mine, lane, {
      turn: (one) => lanes.turn(one),
      strike: (step, one) => strike(step, [one.name]),
      crash() {
        const gone = lanes.crash();
        const last = struck.pop();
        if (last !== undefined) struck.push({ ...last, during: gone.map(({ name }) => name) });
      },
      later: (effect) => later(65, effect),
      race,
    });
  };

  const handle = (message: Message) => async (lane: Lane) => {
    const handlers = productHandlers(portsOf(lane));
    const handler: Record<QueueName, (event: SQSEvent) => Promise<SQSBatchResponse | undefined>> = {
      receipts: handlers.receiveMail,
      witness: handlers.witnessReceipt,
      outbox: handlers.deliverOutbox,
      due: handlers.followDeadline,
      feedback: handlers.recordFeedback,
    };
    const response = await handler[message.queue](eventOf(message));
    if ((response?.batchItemFailures.length ?? 0) > 0) return;
    if (strike('sqs.delete', [message.queue]) !== 'lost') queues.remove(message.id);
  };

  /** Until nothing is visible. What a task enqueues may be taken by another lane before the task has ended. */
  const work = async (): Promise<void> => {
    await lanes.run(() => {
      for (;;) {
        const visible = queues.visible(now);
        const message = visible[seed === null || visible.length < 2 ? 0 : draw(visible.length)];
        if (message === undefined) return null;
        if (queues.receive(message, now)) return { name: message.queue, work: handle(message) };
      }
    });
  };

  /** A function called by the clock: Lambda tries it three times. */
  const timed = async (name: string, run: (ports: Ports) => Promise<unknown>, tries = 3): Promise<void> => {
    const tasks: Task[] = [{ name, work: async (lane) => void (await run(portsOf(lane))) }];
    const [how] = await lanes.run(() => tasks.shift() ?? null);
    if (how !== 'done' && tries > 1) later(60, () => timed(name, run, tries - 1));
  };

  /** Asked again only when a step was taken since: the world asks at every turn, and an engine takes its time. */
  let known = { after: -1, undone: false };
  const undone = async (): Promise<boolean> => {
    if (known.after !== taken) known = { after: taken, undone: (await caseFile.undoneBefore('9999', 1)).length > 0 };
    return known.undone;
  };

  const sweep = async (): Promise<void> => {
    nextSweep = now + 5 * minute;
    const fault = strike('clock.sweep', ['sweep']);
    if (fault === 'lost') return;
    await timed('sweep', (own) => productHandlers(own).sweep(), 1);
    if (fault === 'twice') await timed('sweep', (own) => productHandlers(own).sweep(), 1);
  };

  const dailyRound = async (): Promise<void> => {
    round = nextRound(now);
    const fault = strike('clock.round', ['round']);
    if (fault === 'lost') return;
    await timed('round', (own) => productHandlers(own).dailyRound());
    if (fault === 'twice') await timed('round', (own) => productHandlers(own).dailyRound());
  };

  /** When it really fires, and how often; null while it is not due within the minute. */
  const decided = ({ name, at: planned }: BookedSchedule): { at: number; times: number } | null => {
    const at = Math.max(Date.parse(planned), now);
    if (at - minute > now) return null;
    const fault = strike('scheduler.fire', ['scheduler']);
    const firing = {
      at: fault === 'early' ? now : fault === 'delayed' ? at + 2 * hour : at,
      times: fault === 'lost' ? 0 : fault === 'twice' ? 2 : 1,
    };
    firings.set(name, firing);
    return firing;
  };

  /** What is due at this instant; a schedule is looked at a minute before, as it may fire early. */
  const fireDue = async (): Promise<void> => {
    for (const timer of timers.splice(0)) {
      if (timer.at > now) timers.push(timer);
      else await timer.run();
    }
    for (const booked of [...model.schedules.values()]) {
      const firing = firings.get(booked.name) ?? decided(booked);
      if (firing === null || firing.at > now) continue;
      firings.delete(booked.name);
      model.schedules.delete(booked.name);
      const body = JSON.stringify({ reference: booked.reference, milestoneVersion: booked.milestoneVersion });
      for (let times = 0; times < firing.times; times += 1) queues.send('due', body, now + times * 30 * second);
    }
    if (round <= now) await dailyRound();
    if (nextSweep <= now && (await undone())) await sweep();
  };

  const nextDue = async (): Promise<number> => {
    const schedules = [...model.schedules.values()].map(
      ({ name, at }) => firings.get(name)?.at ?? Math.max(Date.parse(at) - minute, now),
    );
    const dues = [round, queues.nextVisible() ?? Infinity, ...schedules, ...timers.map(({ at }) => at)];
    if (await undone()) dues.push(Math.max(nextSweep, now));
    return Math.min(...dues);
  };

  const runUntil = async (target: number): Promise<void> => {
    for (;;) {
      await work();
      const next = await nextDue();
      if (next > target) return setClock(target);
      setClock(next);
      await fireDue();
    }
  };

  const quiet = async (): Promise<boolean> => queues.all().length === 0 && timers.length === 0 && !(await undone());

  return {
    accepted,
    caseFile,
    model,
    /** What goes to the handlers' ports, without faults. */
    ports,
    queues,
    struck,
    steps,
    statusAtSending,
    items: place.items,
    now: () => iso(now),
    onTaken: (listener: (mail: TakenMail) => void) => void listeners.push(listener),

    /** SES took the mail: it is stored, and told of. Answers its inbound id. */
    accept(draft: Draft): string {
      const inboundId = `m${String(accepted.length + 1).padStart(5, '0')}`;
      const objectKey = `in/${inboundId}`;
      const mail = { writtenAt: iso(now), ...draft };
      model.objects.set(objectKey, stored(mail, inboundId, iso(now)));
      const told = carry('sns.receipt', 'receipts', notification(mail, inboundId, objectKey, iso(now)));
      const event = JSON.stringify({ Records: [{ s3: { object: { key: objectKey } } }] });
      const seen = carry('s3.created', 'witness', event, now + 15 * minute);
      accepted.push({ inboundId, draft: mail, unheard: !told && !seen });
      return inboundId;
    },
    /** The same notification once more. */
    notifyAgain({ inboundId, draft }: Accepted): void {
      queues.send('receipts', notification(draft, inboundId, `in/${inboundId}`, iso(now)), now);
    },
    /** A person's command by console, `npm start`'s or the API's. */
    release: (inboundId: string, mailbox: string) =>
      timed('release', (own) => productHandlers(own).releaseMail(inboundId, mailbox), 1),
    arm(next: Plan): void {
      steps.length = 0;
      plan = next;
    },
    outage: (port: string, minutes: number) => void outages.push({ port, until: now + minutes * minute }),
    wait: (milliseconds: number) => runUntil(now + milliseconds),
    later,
    dailyRound,
    /** Until nothing is left to do but what is booked: past the witness, the sweeps and a daily round. False: it never was. */
    async rest(): Promise<boolean> {
      for (let days = 0; days < 10; days += 1) {
        await runUntil(now + 16 * minute);
        for (let hours = 0; hours < 24 && !(await quiet()); hours += 1) await runUntil(now + hour);
        await runUntil(round);
        if (await quiet()) return true;
      }
      return quiet();
    },
    async snapshot(): Promise<Snapshot> {
      return {
        now,
        items: await place.items(),
        objects: new Map(model.objects),
        schedules: new Map(model.schedules),
        taken: [...model.taken],
        queues: queues.copy(),
        accepted: accepted.map((one) => ({ ...one })),
        round,
      };
    },
    lines: (): readonly LoggedLine[] => model.lines,
  };
}

function eventOf({ id, body, receives }: Message): SQSEvent {
  return {
    Records: [
      {
        messageId: String(id),
        receiptHandle: String(id),
        body,
        attributes: {
          ApproximateReceiveCount: String(receives),
          SentTimestamp: '0',
          SenderId: 'AIDAEXAMPLE',
          ApproximateFirstReceiveTimestamp: '0',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:eu-west-3:000000000000:world',
        awsRegion: 'eu-west-3',
      },
    ],
  };
}

/** 07:30 in Paris. */
function nextRound(now: number): number {
  const today = civilDate(iso(now));
  const round = Date.parse(instantOf(today, '07:30'));
  return round > now ? round : Date.parse(instantOf(addDays(today, 1), '07:30'));
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Numbers that look drawn and follow from the seed (mulberry32). */
function drawer(seed: number): (count: number) => number {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
}
