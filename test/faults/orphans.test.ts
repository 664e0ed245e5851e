/** Each kind of orphan that a lost message or a dead worker can leave is planted, and found by the witness, the sweep or the daily round. */
import { describe, expect, test } from 'vitest';
import type { Commit, MailRecord } from '../../shared/ports.ts';
import type { Case } from '../../shared/reclamation/case.ts';
import { judge } from './invariants.ts';
import { complaint, offices } from './mails.ts';
import { answer, staff } from './people.ts';
import { letter, officesInUse } from './scenarios.ts';
import { newWorld, type World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const citizen = 'camille@courriel.example';

const world = (): World => newWorld({ offices: officesInUse });

async function withCase(): Promise<{ world: World; file: Case }> {
  const one = world();
  one.accept(complaint(citizen, [offices.cpms], 1));
  await one.wait(20 * minute);
  return { world: one, file: await onlyCase(one) };
}

async function onlyCase(one: World): Promise<Case> {
  const { cases } = await judge(one);
  const [file] = cases;
  if (file === undefined || cases.length !== 1) throw new Error(`One case expected, not ${cases.length}.`);
  return file;
}

const kinds = (one: World) => one.model.taken.map((mail) => mail.kind);
const raised = (one: World) =>
  one
    .lines()
    .filter((line) => line.level === 'error' || line.level === 'warn')
    .map((line) => line.event);
const counted = (one: World, metric: string) =>
  one
    .lines()
    .filter((line) => line.level === 'count' && line.event === metric)
    .reduce((sum, line) => sum + Number(line.facts['value']), 0);

async function atRest(one: World): Promise<readonly string[]> {
  expect(await one.rest()).toBe(true);
  return (await judge(one)).breaches;
}

describe('an orphan is mended or raised', () => {
  test('a raw mail without a record is taken in by the second witness a quarter of an hour later, and ops are told', async () => {
    const one = world();
    one.arm((step) => (step === 'sns.receipt' ? 'lost' : null));
    one.accept(complaint(citizen, [offices.cpms], 1));
    await one.wait(14 * minute);
    expect((await judge(one)).records).toEqual([]);
    await one.wait(2 * minute);
    expect((await judge(one)).records).toMatchObject([{ outcome: 'filed', mailbox: offices.cpms }]);
    expect(kinds(one)).toEqual(['acknowledgement', 'staff-notification']);
    expect(raised(one)).toContain('mail-without-record');
    expect(counted(one, 'MailWithoutRecord')).toBe(1);
    expect(await atRest(one)).toEqual([]);
  });

  test('a raw mail to two offices without a record reaches both of them by the second witness', async () => {
    const one = world();
    one.arm((step) => (step === 'sns.receipt' ? 'lost' : null));
    one.accept(complaint(citizen, [offices.cpms, offices.cnmss], 1));
    await one.wait(20 * minute);
    expect((await judge(one)).records.map(({ mailbox, outcome }) => `${mailbox} ${outcome}`).sort()).toEqual([
      `${offices.cnmss} filed`,
      `${offices.cpms} filed`,
    ]);
    expect(await atRest(one)).toEqual([]);
  });

  test('a record whose rows were never enqueued has its letters sent by the sweep', async () => {
    const one = world();
    one.arm((step) => (step === 'outboxQueue.enqueue' ? 'crash before' : null));
    one.accept(complaint(citizen, [offices.cpms], 1));
    await one.wait(minute);
    expect((await judge(one)).records).toHaveLength(1);
    // Nobody will handle the notification again.
    for (const { id } of one.queues.all()) one.queues.remove(id);
    one.arm(() => null);
    expect(kinds(one)).toEqual([]);
    await one.wait(11 * minute);
    expect(kinds(one).sort()).toEqual(['acknowledgement', 'staff-notification']);
    expect(counted(one, 'OutboxSwept')).toBeGreaterThan(0);
    expect(await atRest(one)).toEqual([]);
  });

  test('a row whose message got lost is put back by the sweep', async () => {
    const { world: one } = await withCase();
    one.accept(answer(letter(one, 'staff-notification'), 'Bonjour, voici la reponse.', { from: staff.cpms }));
    one.arm((step) => (step === 'caseFile.claim' ? 'fails before' : null));
    await one.wait(minute);
    for (const { id } of one.queues.all()) one.queues.remove(id);
    one.arm(() => null);
    expect(kinds(one)).not.toContain('answer');
    await one.wait(11 * minute);
    expect(kinds(one)).toContain('answer');
    expect(await atRest(one)).toEqual([]);
  });

  test('a row that stays undone is counted as late from half an hour on, at every sweep until it is done', async () => {
    const { world: one } = await withCase();
    one.accept(answer(letter(one, 'staff-notification'), 'Bonjour, voici la reponse.', { from: staff.cpms }));
    one.arm((step) => (step === 'caseFile.claim' ? 'fails before' : null));
    await one.wait(28 * minute);
    expect(counted(one, 'OutboxLate')).toBe(0);
    await one.wait(60 * minute);
    const sweeps = one.lines().filter(({ event, facts }) => event === 'OutboxLate' && facts['value'] !== 0);
    expect(sweeps.length).toBeGreaterThanOrEqual(10);
    one.arm(() => null);
    expect(await atRest(one)).toEqual([]);
    const before = counted(one, 'OutboxLate');
    await one.wait(30 * minute);
    expect(counted(one, 'OutboxLate')).toBe(before);
  });

  test('a row whose worker died with the claim is delivered once the lease has ended', async () => {
    const one = world();
    let died = 0;
    one.arm((step) => {
      if (step !== 'caseFile.claim' || died === 3) return null;
      died += 1;
      return 'crash after';
    });
    one.accept(complaint(citizen, [offices.cpms], 1));
    await one.wait(minute);
    for (const { id } of one.queues.all()) one.queues.remove(id);
    one.arm(() => null);
    expect(died).toBe(3);
    expect(kinds(one)).toEqual([]);
    await one.wait(11 * minute);
    expect(kinds(one).sort()).toEqual(['acknowledgement', 'staff-notification']);
    expect(await atRest(one)).toEqual([]);
  });

  test('an open case without a milestone gets one from the daily round, on its timeline, and is raised as an error', async () => {
    const { world: one, file } = await withCase();
    await plant(one, {
      cases: [
        {
          file: { ...file, version: file.version + 1, milestone: null },
          expects: file.version,
          timeline: [],
          rebook: false,
        },
      ],
    });
    for (const name of one.model.schedules.keys()) one.model.schedules.delete(name);
    await one.wait(day);
    const mended = await onlyCase(one);
    expect(mended.milestone).toEqual(file.milestone);
    expect([...one.model.schedules.values()]).toMatchObject([
      { reference: file.reference, milestoneVersion: mended.milestoneVersion },
    ]);
    expect(raised(one)).toContain('case-without-milestone');
    expect(counted(one, 'CaseWithoutMilestone')).toBe(1);
    expect((await one.caseFile.timeline(file.reference)).map((line) => line.summary)).toContain(
      'Échéance remise au calendrier par le contrôle quotidien.',
    );
  });

  test('a milestone whose schedule was lost is done by the first daily round after its date, and is raised', async () => {
    const { world: one, file } = await withCase();
    one.model.schedules.clear();
    const due = Date.parse(file.milestone?.at ?? '');
    await one.wait(due - Date.parse(one.now()) + 2 * hour);
    expect(kinds(one)).not.toContain('reminder');
    await one.wait(day);
    expect(kinds(one).filter((kind) => kind === 'reminder')).toHaveLength(1);
    expect(raised(one)).toContain('milestone-missed');
    expect(await atRest(one)).toEqual([]);
  });

  test('a schedule of a closed case fires into nothing, and is gone', async () => {
    const { world: one, file } = await withCase();
    const [booked] = [...one.model.schedules.values()];
    one.accept(answer(letter(one, 'staff-notification'), '#clore sans suite', { from: staff.cpms }));
    await one.wait(minute);
    expect(one.model.schedules.size).toBe(0);
    if (booked !== undefined) one.model.schedules.set(booked.name, booked);
    const before = kinds(one).length;
    await one.wait(60 * day);
    expect(kinds(one)).toHaveLength(before);
    expect(one.model.schedules.size).toBe(0);
    expect((await one.caseFile.load(file.reference))?.status).toBe('closed');
  });

  test('a row whose message lies with the dead letters is still delivered by the sweep once the cause is gone', async () => {
    const one = world();
    one.arm((step) => (step === 'objects.put' && one.steps.includes('caseFile.claim') ? 'fails before' : null));
    one.accept(complaint(citizen, [offices.cpms], 1));
    await one.wait(4 * hour);
    expect(one.queues.dead.some(({ queue }) => queue === 'outbox')).toBe(true);
    expect(kinds(one)).toEqual([]);
    one.arm(() => null);
    await one.wait(7 * hour);
    expect(kinds(one).sort()).toEqual(['acknowledgement', 'staff-notification']);
    one.queues.redrive(Date.parse(one.now()));
    expect(await atRest(one)).toEqual([]);
  });

  test('a case that cannot be worked on keeps no other from its milestone, and the round fails so that ops see it', async () => {
    const one = world();
    for (const who of ['camille', 'dominique'])
      one.accept(complaint(`${who}@courriel.example`, [offices.cpms], who.length));
    await one.wait(20 * minute);
    const { cases } = await judge(one);
    const [poisoned] = cases;
    one.model.schedules.clear();
    const due = Date.parse(cases[0]?.milestone?.at ?? '');
    await one.wait(due - Date.parse(one.now()) + 2 * hour);
    const roundsBefore = counted(one, 'DailyRound');
    const { caseFile } = one.ports;
    const load = caseFile.load;
    caseFile.load = async (reference) => {
      if (reference === poisoned?.reference) throw new Error('unreadable');
      return load(reference);
    };
    await one.wait(day);
    expect(one.model.taken.filter((mail) => mail.kind === 'reminder').map((mail) => mail.reference)).toEqual(
      cases.slice(1).map((file) => file.reference),
    );
    expect(counted(one, 'DailyRound')).toBe(roundsBefore);
  });
});

/** Past the code that would never write it. */
async function plant(one: World, commit: Commit): Promise<void> {
  expect(await one.caseFile.commit(commit)).toEqual({ committed: true });
}

describe('reconciliation', () => {
  test('asks for what it knows by name: the ports have no way to list objects or to scan the table', () => {
    const { objects, caseFile } = world().ports;
    expect(Object.keys(objects).sort()).toEqual(['erase', 'get', 'put']);
    expect(Object.keys(caseFile).filter((method) => /scan|list|all/i.test(method))).toEqual([]);
  });

  test('of a mail that has its record asks once, and reads nothing more', async () => {
    const { world: one } = await withCase();
    one.arm(() => null);
    const records: readonly MailRecord[] = (await judge(one)).records;
    const body = JSON.stringify({ Records: [{ s3: { object: { key: records[0]?.rawKey } } }] });
    one.queues.send('witness', body, Date.parse(one.now()));
    await one.wait(minute);
    expect(one.steps).toEqual(['caseFile.mailsOf', 'sqs.delete']);
  });
});
