/**
 * What must hold of a world that came to rest, whatever went wrong on the way. Judged from what the table, Scheduler and
 * SES hold, never by asking the code under test. Each breach is one sentence.
 */
import type { Item } from '../../shared/adapters/aws/case-file/table.ts';
import type { MailRecord, OutboxRow } from '../../shared/ports.ts';
import type { Case, TimelineEntry } from '../../shared/reclamation/case.ts';
import { nirDigits } from './mails.ts';
import type { World } from './world.ts';

export interface Judged {
  readonly records: readonly MailRecord[];
  readonly cases: readonly Case[];
  readonly breaches: readonly string[];
}

type Row = Pick<OutboxRow, 'kind' | 'reference' | 'premise' | 'createdAt'> & {
  readonly pk: string;
  readonly sk: string;
  readonly state: string;
};

export async function judge(world: World): Promise<Judged> {
  const items = await world.items();
  const records = items.filter((item) => sk(item).startsWith('MAILBOX#')).map((item) => as<MailRecord>(item['record']));
  const cases = items.filter((item) => sk(item) === 'CASE').map((item) => as<Case>(item['file']));
  const rows = items.filter((item) => sk(item).startsWith('OUT#')).map(rowOf);
  const breaches = [
    ...outcomes(world, records, cases),
    ...acknowledgements(world, cases, rows),
    ...nothingTwice(world),
    ...afterClosing(world, rows),
    ...milestones(world, cases),
    ...cases.flatMap((file) => explained(file, timelineOf(items, file.reference))),
    ...cases.flatMap((file) => notedOnce(world, file, timelineOf(items, file.reference))),
    ...rows.filter((row) => row.state === 'undone').map((row) => `The row ${row.pk} ${row.sk} is undone.`),
    ...world.queues.dead.map(({ queue, body }) => `A message of ${queue} is dead: ${body.slice(0, 200)}`),
    ...nirInClear(world, items),
  ];
  return { records, cases, breaches };
}

/** One outcome for each office that a mail reached; no case twice for one mail or its copy. */
function outcomes(world: World, records: readonly MailRecord[], cases: readonly Case[]): string[] {
  const breaches: string[] = [];
  for (const { inboundId, draft, unheard } of world.accepted) {
    const mailboxes = new Set(draft.to.map((to) => to.toLowerCase().replace(/\+[^@]*@/, '@')));
    for (const mailbox of mailboxes) {
      const mine = records.filter((one) => one.inboundId === inboundId && one.mailbox === mailbox);
      if (mine.length !== 1 && !unheard) breaches.push(`Mail ${inboundId} has ${mine.length} outcomes at ${mailbox}.`);
      for (const { outcome, reason } of mine)
        if ((outcome === 'filed') !== (reason === ''))
          breaches.push(`Mail ${inboundId} is ${outcome} for "${reason}".`);
    }
  }
  const byMail = Map.groupBy(cases, (file) => `${file.inboundId} at ${file.office}`);
  for (const [mail, files] of byMail)
    if (files.length > 1) breaches.push(`${files.length} cases were opened by mail ${mail}.`);
  for (const { reference, inboundId, office } of cases)
    if (!records.some((one) => one.inboundId === inboundId && one.mailbox === office && one.outcome === 'filed'))
      breaches.push(`${reference} was opened by mail ${inboundId}, which is not filed at ${office}.`);
  const filed = records.filter((one) => one.outcome === 'filed' && one.messageId !== null);
  for (const [id, copies] of Map.groupBy(filed, (one) => `${one.messageId} at ${one.mailbox}`))
    if (copies.length > 1) breaches.push(`The mail ${id} was filed ${copies.length} times.`);
  return breaches;
}

/** Owed and given, once for each time that it was ordered; marked as given when it was. */
function acknowledgements(world: World, cases: readonly Case[], rows: readonly Row[]): string[] {
  return cases.flatMap((file) => {
    const sent = world.model.taken.filter(
      (mail) => mail.kind === 'acknowledgement' && mail.reference === file.reference,
    );
    const { state } = file.acknowledgement;
    const settled = rows.filter((row) => row.kind === 'acknowledgement' && row.reference === file.reference);
    // Held back because the case was closed, and the case was opened again: staff are alerted by its own deadline.
    const alarm = [...file.milestonesDone, file.milestone?.id ?? ''].some((id) =>
      id.startsWith('acknowledgement-alarm'),
    );
    const closedOnce = settled.some((row) => row.state === 'superseded') && (alarm || file.status !== 'open');
    if (state === 'owed' && file.status !== 'closed' && !closedOnce)
      return [`The acknowledgement of ${file.reference} is owed still.`];
    if (['sent', 'delivered'].includes(state) && sent.length === 0)
      return [`The acknowledgement of ${file.reference} is ${state}, and never was sent.`];
    if (state === 'owed' && sent.length > 0)
      return [`The acknowledgement of ${file.reference} was sent and is not marked.`];
    if (sent.length > Math.max(1, settled.length))
      return doubleAllowed(world) ? [] : [`${file.reference} was acknowledged ${sent.length} times.`];
    return [];
  });
}

/** A letter goes once, unless SES's answer and its word of it were both lost. */
function nothingTwice(world: World): string[] {
  const byRow = Map.groupBy(world.model.taken, (mail) => `${mail.row.pk} ${mail.row.sk}`);
  return [...byRow]
    .filter(([, mails]) => mails.length > 1 && !doubleAllowed(world))
    .map(([row, mails]) => `The row ${row} was sent ${mails.length} times (${mails[0]?.kind}).`);
}

/** Two faults: one between SES's acceptance and the mark, one that kept SES's word of it away. */
function doubleAllowed(world: World): boolean {
  const inDelivery = world.struck.some(({ during, step }) => during.includes('outbox') && step !== 'ses.event');
  const inWord = world.struck.some(({ during }) => during.includes('feedback'));
  return inDelivery && inWord;
}

/** What the machine says on its own is not said of a closed case; what a person ordered with the closing is. */
function afterClosing(world: World, rows: readonly Row[]): string[] {
  const bySk = new Map(rows.map((row) => [`${row.pk} ${row.sk}`, row]));
  return world.model.taken.flatMap((mail, n) => {
    if (world.statusAtSending[n] !== 'closed') return [];
    const row = bySk.get(`${mail.row.pk} ${mail.row.sk}`);
    if (!['acknowledgement', 'citizen-notice', 'reminder', 'escalation'].includes(mail.kind)) return [];
    if (row?.premise.type === 'none') return [];
    return [`A letter (${mail.kind}) left for ${mail.reference} after it was closed.`];
  });
}

/** Each open case has its next milestone, and the booked schedules are these and no others. */
function milestones(world: World, cases: readonly Case[]): string[] {
  const booked = new Set(world.model.schedules.keys());
  const breaches: string[] = [];
  for (const { reference, status, milestone, milestoneVersion } of cases) {
    const name = `${reference}-${milestoneVersion}`;
    if (status === 'closed') continue;
    if (milestone === null) breaches.push(`${reference} is ${status} and has no milestone.`);
    else if (!booked.delete(name))
      breaches.push(`${reference} waits for ${milestone.id}, and nothing is booked as ${name}.`);
    else {
      const at = world.model.schedules.get(name)?.at ?? '';
      if (at !== milestone.at && milestone.at > world.now())
        breaches.push(`${name} is booked at ${at}, and due at ${milestone.at}.`);
    }
  }
  for (const name of booked) breaches.push(`The schedule ${name} is booked, and no case waits for it.`);
  return breaches;
}

interface Line extends TimelineEntry {
  readonly version: number;
}

function timelineOf(items: readonly Item[], reference: string): Line[] {
  return items
    .filter((item) => item['pk'] === `CASE#${reference}` && sk(item).startsWith('AT#'))
    .sort((a, b) => (sk(a) < sk(b) ? -1 : 1))
    .map((item) => ({ ...as<TimelineEntry>(item['entry']), version: Number(sk(item).slice(3, 9)) }));
}

/** Every version has its lines, and the states follow from them. */
function explained(file: Case, timeline: readonly Line[]): string[] {
  const versions = new Set(timeline.map((line) => line.version));
  for (let version = 1; version <= file.version; version += 1)
    if (!versions.has(version)) return [`Nothing says what version ${version} of ${file.reference} was.`];
  if (versions.size > file.version) return [`${file.reference} has lines of versions that it never had.`];
  let status = '';
  let acknowledgement = '';
  for (const { type, summary } of timeline) {
    if (type === 'opened' || type === 'reopened' || type === 'resumed') status = 'open';
    else if (type === 'waiting') status = 'waiting';
    else if (type === 'answered' && status !== 'closed') status = 'answered';
    else if (type === 'closed' || (type === 'merged' && summary.startsWith('Fusionné'))) status = 'closed';
    // The older case of a merge takes over what was open on the younger one.
    else if (type === 'merged') status = file.status;
    if (type === 'acknowledged') acknowledgement = 'sent';
    else if (type === 'acknowledgement-withheld') acknowledgement = 'withheld';
    else if (type === 'bounced' && /^L’accusé.*non remis/.test(summary)) acknowledgement = 'bounced';
  }
  const breaches =
    status === file.status ? [] : [`The timeline of ${file.reference} ends ${status}, it is ${file.status}.`];
  const stands = file.acknowledgement.state === 'delivered' ? 'sent' : file.acknowledgement.state;
  if (
    ['sent', 'bounced'].includes(stands) &&
    acknowledgement !== stands &&
    !timeline.some(({ type }) => type === 'merged')
  )
    breaches.push(`The timeline of ${file.reference} has its acknowledgement ${acknowledgement}, it is ${stands}.`);
  return breaches;
}

/** What was sent once is on the timeline once, also when both the sender and SES's event tell of it. */
function notedOnce(world: World, { reference }: Case, timeline: readonly Line[]): string[] {
  const noted = [
    ['acknowledged', 'acknowledgement'],
    ['notified', 'staff-notification'],
  ] as const;
  return noted.flatMap(([type, kind]) => {
    const lines = timeline.filter((line) => line.type === type).length;
    const letters = world.model.taken.filter((mail) => mail.kind === kind && mail.reference === reference).length;
    return lines > letters ? [`${reference} has ${lines} lines « ${type} » for ${letters} letters.`] : [];
  });
}

/** In no item, queue, schedule, log line or reading object, and in no letter to a citizen. */
function nirInClear(world: World, items: readonly Item[]): string[] {
  const messages = world.queues.all().filter(({ queue }) => queue !== 'receipts');
  const held: [string, string][] = [
    ...items.map((item): [string, string] => [`item ${item['pk']} ${item['sk']}`, JSON.stringify(item)]),
    ...messages.map(({ queue, body }): [string, string] => [`message of ${queue}`, body]),
    ['schedules', JSON.stringify([...world.model.schedules.values()])],
    ['log', JSON.stringify(world.lines())],
    ...[...world.model.objects]
      .filter(([key]) => key.startsWith('reading/'))
      .map(([key, bytes]): [string, string] => [key, Buffer.from(bytes).toString('utf8')]),
  ];
  return held
    .filter(([, text]) => text.replace(/[\s.\- ]/g, '').includes(nirDigits))
    .map(([where]) => `A NIR stands in clear in ${where}.`);
}

function rowOf(item: Item): Row {
  const row = as<OutboxRow>(item['row']);
  return { ...row, pk: String(item['pk']), sk: sk(item), state: String(item['state']) };
}

function sk(item: Item): string {
  return String(item['sk']);
}

function as<T>(value: unknown): T {
  return value as T;
}
