import { expect, test } from 'vitest';
import { startClock } from '../../../../shared/adapters/embedded/stack-clock.ts';
import { openedState } from './opened-state.ts';

function machine(start: string) {
  let time = Date.parse(start);
  return Object.assign(() => time, {
    pass(seconds: number) {
      time += seconds * 1_000;
    },
  });
}

test('the clock starts where it is told and runs on with the machine', () => {
  const real = machine('2026-11-23T10:00:00Z');
  const clock = startClock(openedState(), '2027-02-01T09:00:00+01:00', real);
  expect(clock.now()).toBe('2027-02-01T08:00:00.000Z');
  real.pass(90);
  expect(clock.now()).toBe('2027-02-01T08:01:30.000Z');
});

test('without an instant it shows the time of the machine', () => {
  expect(startClock(openedState(), null, machine('2026-11-23T10:00:00Z')).now()).toBe('2026-11-23T10:00:00.000Z');
});

test('it stands still, and does not go back, while the machine is behind', () => {
  const real = machine('2026-11-23T10:00:00Z');
  const clock = startClock(openedState(), null, real);
  real.pass(-3_600);
  expect(clock.now()).toBe('2026-11-23T10:00:00.000Z');
});

test('it moves forward when set, and an instant that has passed leaves it alone', () => {
  const real = machine('2026-11-23T10:00:00Z');
  const clock = startClock(openedState(), null, real);
  clock.advanceTo('2026-12-01T00:00:00.000Z');
  clock.advanceTo('2026-11-30T00:00:00.000Z');
  real.pass(1);
  expect(clock.now()).toBe('2026-12-01T00:00:01.000Z');
});

test('after a clean stop it resumes exactly where it stood, or later where it is told so', () => {
  const state = openedState();
  const real = machine('2026-11-23T10:00:00Z');
  const first = startClock(state, '2027-01-01T00:00:00Z', real);
  real.pass(5);
  first.stop();
  real.pass(3_600);
  expect(startClock(state, '2026-12-01T00:00:00Z', real).now()).toBe('2027-01-01T00:00:05.000Z');
  expect(startClock(state, '2027-03-01T00:00:00Z', real).now()).toBe('2027-03-01T00:00:00.000Z');
});

test('after a kill it resumes after everything it has shown, and within two seconds of it', () => {
  const state = openedState();
  const real = machine('2026-11-23T10:00:00Z');
  const killed = startClock(state, null, real);
  let shown = '';
  for (let tick = 0; tick < 20; tick++) {
    real.pass(0.7);
    shown = killed.now();
  }
  const resumed = startClock(state, '2026-11-01T00:00:00Z', real).now();
  expect(Date.parse(resumed) - Date.parse(shown)).toBeGreaterThanOrEqual(0);
  expect(Date.parse(resumed) - Date.parse(shown)).toBeLessThanOrEqual(2_000);
});
