import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openQueue, recoverInFlight } from '../../../../shared/adapters/embedded/queue.ts';
import { openState } from '../../../../shared/adapters/embedded/state.ts';
import { handClock, openedState, sealKey, temporaryDirectory } from './opened-state.ts';

const start = '2026-11-23T15:00:00.000Z';
const settings = { name: 'post', maxReceives: 3, backoffSeconds: 1 };

function opened() {
  const clock = handClock(start);
  const state = openedState();
  return { clock, state, queue: openQueue(state, clock, sealKey, settings) };
}

const bodies = (messages: readonly { body: string }[]) => messages.map(({ body }) => body);

test('messages are received oldest first, at most as many as asked, and are hidden while in flight', () => {
  const { queue } = opened();
  for (const body of ['a', 'b', 'c']) queue.send(body);
  expect(bodies(queue.receive(2, 60))).toEqual(['a', 'b']);
  expect(bodies(queue.receive(10, 60))).toEqual(['c']);
  expect(queue.receive(10, 60)).toEqual([]);
});

test('a message that is not removed comes again when its visibility ends, with a higher receive count', () => {
  const { queue, clock } = opened();
  queue.send('a');
  expect(queue.receive(1, 60)[0]?.receives).toBe(1);
  clock.pass(59);
  expect(queue.receive(1, 60)).toEqual([]);
  clock.pass(1);
  expect(queue.receive(1, 60)[0]).toMatchObject({ body: 'a', receives: 2, firstReceivedAt: start, sentAt: start });
});

test('a removed message is gone, and an old receipt removes nothing', () => {
  const { queue, clock } = opened();
  queue.send('a');
  const old = queue.receive(1, 1)[0]?.receipt ?? '';
  clock.pass(2);
  const [again] = queue.receive(1, 60);
  queue.remove(old);
  expect(queue.fail(again?.receipt ?? '')).toBe('again');
  clock.pass(10);
  expect(bodies(queue.receive(1, 60))).toEqual(['a']);
});

test('failures wait twice as long each time, and the last allowed one ends in the dead-letter queue', () => {
  const { queue, clock } = opened();
  queue.send('a');
  const failOnce = () => queue.fail(queue.receive(1, 60)[0]?.receipt ?? '');
  expect(failOnce()).toBe('again');
  expect(queue.nextDue()).toBe('2026-11-23T15:00:01.000Z');
  clock.pass(1);
  expect(failOnce()).toBe('again');
  expect(queue.nextDue()).toBe('2026-11-23T15:00:03.000Z');
  clock.pass(2);
  expect(failOnce()).toBe('dead-lettered');
  expect(queue.nextDue()).toBeNull();
  expect(queue.deadLetters()).toBe(1);
});

test('a postponed message keeps its own time when its receive fails', () => {
  const { queue } = opened();
  queue.send('a');
  const receipt = queue.receive(1, 60)[0]?.receipt ?? '';
  queue.postpone(receipt, 600);
  expect(queue.fail(receipt)).toBe('again');
  expect(queue.nextDue()).toBe('2026-11-23T15:10:00.000Z');
});

test('a postponed receive does not count as a failure, however often it happens', () => {
  const { queue, clock } = opened();
  queue.send('a');
  for (let time = 0; time < 10; time++) {
    const receipt = queue.receive(1, 60)[0]?.receipt ?? '';
    queue.postpone(receipt, 10);
    expect(queue.fail(receipt)).toBe('again');
    clock.pass(10);
  }
  expect(queue.receive(1, 60)[0]?.receives).toBe(1);
  expect(queue.deadLetters()).toBe(0);
});

test('a delayed message is not visible before its time', () => {
  const { queue, clock } = opened();
  queue.send('later', 900);
  expect(queue.receive(1, 60)).toEqual([]);
  expect(queue.nextDue()).toBe('2026-11-23T15:15:00.000Z');
  clock.pass(900);
  expect(bodies(queue.receive(1, 60))).toEqual(['later']);
});

test('what was in flight when the process died is visible at the next start, and such a receive does not count', () => {
  const directory = temporaryDirectory();
  const clock = handClock(start);
  const dying = openState(join(directory, 'state.db'));
  const queue = openQueue(dying, clock, sealKey, settings);
  queue.send('a');
  queue.receive(1, 3_600);
  dying.close();

  const state = openedState(directory);
  recoverInFlight(state, clock);
  const [again] = openQueue(state, clock, sealKey, settings).receive(1, 60);
  expect(again).toMatchObject({ body: 'a', receives: 1 });
});

test('a message over which the process dies again and again is dead-lettered at its next failure', () => {
  const { queue, state, clock } = opened();
  queue.send('a');
  for (let death = 0; death < 20; death++) {
    queue.receive(1, 60);
    recoverInFlight(state, clock);
  }
  expect(queue.fail(queue.receive(1, 60)[0]?.receipt ?? '')).toBe('dead-lettered');
});

test('a send that is part of a failed transaction never was', () => {
  const { queue, state } = opened();
  expect(() =>
    state.transaction(() => {
      queue.send('a');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(queue.receive(1, 60)).toEqual([]);
});

test('bodies do not lie on the disk in clear', () => {
  const directory = temporaryDirectory();
  const state = openState(join(directory, 'state.db'));
  openQueue(state, handClock(start), sealKey, settings).send('objet : dossier 1 85 05 78');
  state.close();
  expect(readFileSync(join(directory, 'state.db')).includes('1 85 05 78')).toBe(false);
});
