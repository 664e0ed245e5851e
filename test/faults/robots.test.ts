/** Two machines that answer each other: ours stops after a handful, whatever the other one does (mail.md § 1.1). */
import { expect, test } from 'vitest';
import type { TakenMail } from '../../shared/adapters/model/ports.ts';
import { judge } from './invariants.ts';
import { complaint, offices } from './mails.ts';
import { answer, staff } from './people.ts';
import { officesInUse } from './scenarios.ts';
import { newWorld, type World } from './world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const robot = 'robot@courriel.example';
const toRobot = (one: World) => one.model.taken.filter((mail) => mail.to.includes(robot));

/** A machine that answers every mail it gets, and that no header gives away. */
function startRobot(
  one: World,
  how: (mail: TakenMail, n: number) => Parameters<World['accept']>[0],
  afterSeconds = 1,
): void {
  let answers = 0;
  one.onTaken((mail) => {
    if (!mail.to.includes(robot)) return;
    answers += 1;
    const reply = how(mail, answers);
    one.later(afterSeconds, () => void one.accept(reply));
  });
}

test('a robot that answers in the thread gets the acknowledgement, and nothing more', async () => {
  const one = newWorld({ offices: officesInUse });
  startRobot(one, (mail, n) => answer(mail, `Votre message ${n} a bien ete recu, nous le lirons.`));
  one.accept(complaint(robot, [offices.cpms], 1));
  await one.wait(30 * day);
  expect(toRobot(one).map((mail) => mail.kind)).toEqual(['acknowledgement']);
  expect((await judge(one)).cases).toHaveLength(1);
});

test('a robot that writes a new complaint for each of our mails gets five in an hour, and the office is told of the sixth', async () => {
  const one = newWorld({ offices: officesInUse });
  startRobot(one, (_, n) => complaint(robot, [offices.cpms], 100 + n));
  one.accept(complaint(robot, [offices.cpms], 1));
  await one.wait(10 * day);
  expect(toRobot(one)).toHaveLength(5);
  const { cases, breaches } = await judge(one);
  expect(cases).toHaveLength(6);
  const held = cases.filter((file) => file.acknowledgement.state === 'withheld');
  expect(held.map((file) => file.acknowledgement.reason)).toEqual(['too-many-automatic-mails']);
  const alerts = one.model.taken.filter((mail) => mail.kind === 'alert' && mail.reference === held[0]?.reference);
  expect(alerts.map((mail) => mail.to)).toContainEqual([staff.cpms]);
  expect(breaches).toEqual([]);
});

test('a robot that takes its time gets twenty in a day, and no more', async () => {
  const one = newWorld({ offices: officesInUse });
  startRobot(one, (_, n) => complaint(robot, [offices.cpms], 100 + n), 20 * 60);
  one.accept(complaint(robot, [offices.cpms], 1));
  await one.wait(10 * day);
  expect(toRobot(one)).toHaveLength(20);
});

test('an answered case is reopened by the robot’s answer once, and stays as it is until a person answers again', async () => {
  const one = newWorld({ offices: officesInUse });
  startRobot(one, (mail, n) => answer(mail, `Votre message ${n} a bien ete recu, nous le lirons.`));
  one.accept(complaint(robot, [offices.cpms], 1));
  await one.wait(day);
  const notified = one.model.taken.find((mail) => mail.kind === 'staff-notification');
  if (notified === undefined) throw new Error('Staff were not notified.');
  one.accept(answer(notified, 'Bonjour, votre remboursement est fait.'));
  await one.wait(10 * day);
  expect(toRobot(one).map((mail) => mail.kind)).toEqual(['acknowledgement', 'answer']);
  const [file] = (await judge(one)).cases;
  const timeline = await one.caseFile.timeline(file?.reference ?? '');
  expect(timeline.filter((line) => line.type === 'reopened')).toHaveLength(1);
});

test('a robot for a citizen and one for the agents, neither with a header, stop after a handful', async () => {
  const one = newWorld({ offices: officesInUse });
  startRobot(one, (mail, n) => answer(mail, `Votre message ${n} a bien ete recu, nous le lirons.`));
  let answers = 0;
  one.onTaken((mail) => {
    if (!mail.to.includes(staff.cpms)) return;
    answers += 1;
    const reply = answer(mail, `Je suis absent cette semaine (${answers}).`);
    one.later(1, () => void one.accept(reply));
  });
  one.accept(complaint(robot, [offices.cpms], 1));
  await one.wait(5 * day);
  expect(toRobot(one).map((mail) => mail.kind)).toEqual(['acknowledgement', ...Array(5).fill('answer')]);
  const [file] = (await judge(one)).cases;
  expect(file?.status).toBe('open');
  const alerts = one.model.taken.filter((mail) => mail.kind === 'alert' && mail.reference === file?.reference);
  // The notification of the complaint and that of the first answer were answered both: two answers were under way.
  expect(alerts).toHaveLength(2);
});
