import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDuration,
  canonicalInstant,
  civilDate,
  compareInstants,
  instantOf,
  isBefore,
  parisTime,
  withOffset,
} from '../../../shared/calendar/paris-time.ts';

describe('an instant has one civil date and one hour in Paris', () => {
  test.each([
    // Sunday 23:58 in Paris, and half past midnight while it is still Sunday in UTC.
    ['2026-11-22T22:58:00.000Z', '2026-11-22', '23:58'],
    ['2026-11-22T22:59:59.999Z', '2026-11-22', '23:59'],
    ['2026-11-22T23:00:00.000Z', '2026-11-23', '00:00'],
    ['2026-11-22T23:30:00.000Z', '2026-11-23', '00:30'],
    ['2026-07-14T21:59:59Z', '2026-07-14', '23:59'],
    ['2026-07-14T22:00:00Z', '2026-07-15', '00:00'],
    // New year and the leap day.
    ['2026-12-31T22:59:00Z', '2026-12-31', '23:59'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00'],
    ['2028-02-28T23:00:00Z', '2028-02-29', '00:00'],
    ['2028-02-29T23:00:00Z', '2028-03-01', '00:00'],
    ['2027-02-28T23:00:00Z', '2027-03-01', '00:00'],
    // 28 March 2027, 01:00 UTC: 02:00 becomes 03:00.
    ['2027-03-27T23:00:00Z', '2027-03-28', '00:00'],
    ['2027-03-28T00:59:59Z', '2027-03-28', '01:59'],
    ['2027-03-28T01:00:00Z', '2027-03-28', '03:00'],
    ['2027-03-28T21:59:00Z', '2027-03-28', '23:59'],
    ['2027-03-28T22:00:00Z', '2027-03-29', '00:00'],
    // 25 October 2026, 01:00 UTC: 03:00 becomes 02:00.
    ['2026-10-24T21:59:00Z', '2026-10-24', '23:59'],
    ['2026-10-24T22:00:00Z', '2026-10-25', '00:00'],
    ['2026-10-25T00:30:00Z', '2026-10-25', '02:30'],
    ['2026-10-25T01:30:00Z', '2026-10-25', '02:30'],
    ['2026-10-25T02:00:00Z', '2026-10-25', '03:00'],
    ['2026-10-25T22:30:00Z', '2026-10-25', '23:30'],
    ['2026-10-25T23:00:00Z', '2026-10-26', '00:00'],
    // Written with another offset it is the same instant.
    ['2026-11-22T19:30:00-04:00', '2026-11-23', '00:30'],
    ['2026-11-23T03:30:00+04:00', '2026-11-23', '00:30'],
  ])('%s is %s, %s', (instant, date, time) => {
    expect(civilDate(instant)).toBe(date);
    expect(parisTime(instant)).toBe(time);
  });
});

describe('the clock on the wall gives the instant', () => {
  test.each([
    ['2026-11-23', '09:00', '2026-11-23T08:00:00.000Z'],
    ['2026-07-14', '09:00', '2026-07-14T07:00:00.000Z'],
    ['2026-11-22', '23:58', '2026-11-22T22:58:00.000Z'],
    ['2027-01-01', '00:00', '2026-12-31T23:00:00.000Z'],
    ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => {
    expect(instantOf(date, time)).toBe(instant);
  });

  test('an hour that is skipped in March goes on as if the clock had not moved', () => {
    expect(instantOf('2027-03-28', '02:00')).toBe('2027-03-28T01:00:00.000Z');
    expect(instantOf('2027-03-28', '02:30')).toBe('2027-03-28T01:30:00.000Z');
  });

  test('an hour that comes twice in October is the first of the two', () => {
    expect(instantOf('2026-10-25', '02:00')).toBe('2026-10-25T00:00:00.000Z');
    expect(instantOf('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  test.each([
    ['2026-11-23', '24:00'],
    ['2026-11-23', '9:00'],
    ['2026-11-23', '09:60'],
    ['2026-11-31', '09:00'],
    ['23/11/2026', '09:00'],
  ])('%s %s does not exist', (date, time) => {
    expect(() => instantOf(date, time)).toThrow(RangeError);
  });
});

describe('an instant is written', () => {
  test.each([
    ['2026-11-23T15:00:00.000Z', '2026-11-23T16:00:00+01:00'],
    ['2026-07-14T07:00:00.999Z', '2026-07-14T09:00:00+02:00'],
    ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
    ['2026-12-31T23:00:00Z', '2027-01-01T00:00:00+01:00'],
  ])('%s with the offset of Paris: %s', (instant, written) => {
    expect(withOffset(instant)).toBe(written);
  });

  test.each([
    ['2026-11-23T16:00:00+01:00', '2026-11-23T15:00:00.000Z'],
    ['2026-11-23T15:00Z', '2026-11-23T15:00:00.000Z'],
    ['2026-11-23T15:00:00.1234567Z', '2026-11-23T15:00:00.123Z'],
    ['2026-11-23T11:30:00-03:30', '2026-11-23T15:00:00.000Z'],
  ])('%s canonically: %s', (text, instant) => {
    expect(canonicalInstant(text)).toBe(instant);
  });

  test.each([
    '',
    '2026-11-23',
    '2026-11-23T15:00:00',
    '2026-11-23 15:00:00Z',
    '2026-02-30T15:00:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23T15:00:00Z[Europe/Paris]',
    '1764000000000',
    'Mon, 23 Nov 2026 15:00:00 +0000',
  ])('never as %o', (text) => {
    expect(() => canonicalInstant(text)).toThrow(/Not an instant.*offset/);
  });
});

describe('a duration is added', () => {
  test.each([
    ['2026-11-23T15:00:00Z', 'PT1H', '2026-11-23T16:00:00.000Z'],
    ['2026-11-23T15:00:00Z', 'P21D', '2026-12-14T15:00:00.000Z'],
    ['2026-11-23T15:00:00Z', 'P2M', '2027-01-23T15:00:00.000Z'],
    ['2026-12-31T15:00:00Z', 'P2M', '2027-02-28T15:00:00.000Z'],
    ['2026-11-23T15:00:00Z', '-P1D', '2026-11-22T15:00:00.000Z'],
    ['2026-11-23T15:00:00Z', 'P1DT30M', '2026-11-24T15:30:00.000Z'],
    ['2026-11-23T15:00:00Z', 'PT0S', '2026-11-23T15:00:00.000Z'],
    ['2028-02-28T15:00:00Z', 'P1W', '2028-03-06T15:00:00.000Z'],
    // Noon stays noon over the change of hour: 25 hours in October, 23 in March.
    ['2026-10-24T10:00:00Z', 'P1D', '2026-10-25T11:00:00.000Z'],
    ['2026-10-24T10:00:00Z', 'PT24H', '2026-10-25T10:00:00.000Z'],
    ['2027-03-27T11:00:00Z', 'P1D', '2027-03-28T10:00:00.000Z'],
    ['2027-03-27T11:00:00Z', 'PT24H', '2027-03-28T11:00:00.000Z'],
  ])('%s + %s is %s', (instant, duration, later) => {
    expect(addDuration(instant, duration)).toBe(later);
  });

  test.each(['', '21 days', 'P', 'P1.5D', '21', 'P1D2'])('and %o is none', (duration) => {
    expect(() => addDuration('2026-11-23T15:00:00Z', duration)).toThrow(/Not a duration.*P21D/);
  });
});

describe('two instants compare by time, not by writing', () => {
  test.each([
    ['2026-11-23T15:00:00Z', '2026-11-23T16:00:00+01:00', 0],
    ['2026-11-23T15:00:00Z', '2026-11-23T15:00:00.001Z', -1],
    ['2026-11-23T16:00:00+02:00', '2026-11-23T14:30:00Z', -1],
    ['2026-11-23T15:00:00.500Z', '2026-11-23T15:00:00Z', 1],
  ] as const)('%s, %s: %i', (a, b, order) => {
    expect(compareInstants(a, b)).toBe(order);
    expect(isBefore(a, b)).toBe(order === -1);
  });
});

describe('for any instant from 2000 to 2099', () => {
  const anyInstant = fc
    .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString());

  test("date and hour are those of the platform's own time zone tables", () => {
    // Intl rests on ICU's copy of the tz database, asked in another way than the code asks it.
    const paris = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(`${civilDate(instant)}, ${parisTime(instant)}`).toBe(paris.format(new Date(instant)));
      }),
    );
  });

  test('the writing with an offset is the same instant', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const whole = instant.replace(/\.\d+Z$/, '.000Z');
        expect(new Date(withOffset(instant)).toISOString()).toBe(whole);
        expect(canonicalInstant(withOffset(instant))).toBe(whole);
      }),
    );
  });

  test('the wall clock leads back to it, save for the second of the two hours in October', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const minute = instant.replace(/:\d\d\.\d+Z$/, ':00.000Z');
        const back = instantOf(civilDate(instant), parisTime(instant));
        expect([minute, addDuration(minute, '-PT1H')]).toContain(back);
        expect(parisTime(back)).toBe(parisTime(instant));
      }),
    );
  });

  test('a day more is the same hour of the next date, where that hour exists once', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const hour = Number(parisTime(instant).slice(0, 2));
        fc.pre(hour !== 2);
        expect(parisTime(addDuration(instant, 'P1D'))).toBe(parisTime(instant));
      }),
    );
  });
});
