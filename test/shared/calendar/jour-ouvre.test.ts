import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, dayOfWeek, daysBetween, isCivilDate } from '../../../shared/calendar/civil-date.ts';
import { echeance, type PeriodUnit, periodUnits, prolongee } from '../../../shared/calendar/echeance.ts';
import {
  addOuvrables,
  addOuvres,
  isOuvrable,
  isOuvre,
  nextOuvre,
  previousOuvre,
  subtractOuvres,
} from '../../../shared/calendar/jour-ouvre.ts';
import { isHoliday, type Region, regions } from '../../../shared/calendar/jours-feries.ts';

describe('a day is ouvré, ouvrable, or neither', () => {
  test.each<[string, boolean, boolean, Region?]>([
    ['2026-11-23', true, true], // Monday
    ['2026-11-27', true, true], // Friday
    ['2026-11-28', false, true], // Saturday
    ['2026-11-29', false, false], // Sunday
    ['2026-11-11', false, false], // Wednesday, Armistice
    ['2026-08-15', false, false], // Saturday, Assumption
    ['2026-12-26', false, true], // Saturday
    ['2026-12-26', false, false, 'alsace-moselle'],
    ['2027-03-26', true, true], // Good Friday
    ['2027-03-26', false, false, 'alsace-moselle'],
    ['2027-05-28', true, true, 'guadeloupe'],
    ['2027-05-28', false, false, 'saint-martin'],
    ['2026-10-09', false, false, 'saint-barthelemy'],
    ['2028-02-29', true, true], // a Tuesday that is there once in four years
  ])('%s: %s, %s (%s)', (date, ouvre, ouvrable, region = 'metropole') => {
    expect(isOuvre(date, region)).toBe(ouvre);
    expect(isOuvrable(date, region)).toBe(ouvrable);
  });
});

describe('the working day at or before, at or after', () => {
  test.each<[string, string, string, Region?]>([
    ['2026-11-23', '2026-11-23', '2026-11-23'],
    ['2027-02-28', '2027-02-26', '2027-03-01'],
    ['2026-12-26', '2026-12-24', '2026-12-28'],
    ['2026-12-25', '2026-12-24', '2026-12-28'],
    ['2027-01-01', '2026-12-31', '2027-01-04'],
    ['2027-03-28', '2027-03-26', '2027-03-30'],
    ['2027-03-28', '2027-03-25', '2027-03-30', 'alsace-moselle'],
    ['2026-05-24', '2026-05-22', '2026-05-26'],
    ['2026-05-24', '2026-05-21', '2026-05-26', 'martinique'],
    ['2027-05-08', '2027-05-07', '2027-05-10'],
    ['2027-12-19', '2027-12-17', '2027-12-21', 'la-reunion'],
  ])('%s: %s, %s (%s)', (date, before, after, region = 'metropole') => {
    expect(previousOuvre(date, region)).toBe(before);
    expect(nextOuvre(date, region)).toBe(after);
  });
});

describe('working days back from a due date, for the reminders', () => {
  test.each<[string, number, string, Region?]>([
    ['2027-02-28', 2, '2027-02-25'],
    ['2027-02-28', 7, '2027-02-18'],
    ['2026-12-14', 2, '2026-12-10'],
    ['2026-12-14', 7, '2026-12-03'],
    ['2026-12-29', 2, '2026-12-24'],
    ['2027-01-05', 7, '2026-12-23'],
    ['2027-03-31', 2, '2027-03-26'],
    ['2027-03-31', 2, '2027-03-25', 'alsace-moselle'],
    ['2027-05-18', 1, '2027-05-14'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('%s − %i is %s (%s)', (date, count, earlier, region = 'metropole') => {
    expect(subtractOuvres(date, count, region)).toBe(earlier);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%s is no number of days', (count) => {
    expect(() => addOuvres('2026-11-23', count, 'metropole')).toThrow(RangeError);
    expect(() => subtractOuvres('2026-11-23', count, 'metropole')).toThrow(RangeError);
  });
});

describe('a civil date', () => {
  test.each([
    ['2026-11-23', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2100-02-29', false],
    ['2000-02-29', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-11-31', false],
    ['2026-1-1', false],
    ['20261123', false],
    ['2026-11-23T10:00', false],
    ['2026-11-23[u-ca=hebrew]', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isCivilDate(text)).toBe(expected);
  });

  test.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-10-12', '2026-11-02', 21],
    ['2026-12-31', '2027-03-01', 60],
    ['2027-12-31', '2028-03-01', 61],
    ['2027-03-29', '2027-03-28', -1],
    ['2026-01-01', '2027-01-01', 365],
  ])('from %s to %s are %i days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});

describe('for any date from 1990 to 2099, in any region', () => {
  const anyDate = fc
    .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const anyRegion = fc.constantFrom<Region[]>(...regions);
  const anyCount = fc.integer({ min: 1, max: 60 });
  /** The weekday by JavaScript's own calendar, Sunday 0: nothing of the code under test. */
  const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
  /** The date so many days on, by plain arithmetic in UTC, where no day is longer than another. */
  const shift = (date: string, days: number) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

  test('days and weekdays are those of the proleptic Gregorian calendar', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        expect(addDays(date, days)).toBe(shift(date, days));
        expect(daysBetween(date, shift(date, days))).toBe(days);
        expect(dayOfWeek(date) % 7).toBe(weekday(date));
      }),
    );
  });

  test('every jour ouvré is ouvrable, and no Sunday or holiday is either', () => {
    fc.assert(
      fc.property(anyDate, anyRegion, (date, region) => {
        if (isOuvre(date, region)) expect(isOuvrable(date, region)).toBe(true);
        if (weekday(date) === 0 || isHoliday(date, region)) expect(isOuvrable(date, region)).toBe(false);
        if (weekday(date) === 6) expect(isOuvre(date, region)).toBe(false);
      }),
    );
  });

  test('the nth working day has exactly n working days up to it', () => {
    fc.assert(
      fc.property(anyDate, anyCount, anyRegion, (date, count, region) => {
        const due = addOuvres(date, count, region);
        const between = Array.from({ length: daysBetween(date, due) }, (_, index) => shift(date, index + 1));
        expect(between.filter((day) => isOuvre(day, region))).toHaveLength(count);
        expect(isOuvre(due, region)).toBe(true);
      }),
    );
  });

  test('counting back undoes counting forward from a working day', () => {
    fc.assert(
      fc.property(anyDate, anyCount, anyRegion, (date, count, region) => {
        const start = nextOuvre(date, region);
        expect(subtractOuvres(addOuvres(start, count, region), count, region)).toBe(start);
      }),
    );
  });

  test('jours ouvrables are never later than jours ouvrés, calendar days never later than either', () => {
    fc.assert(
      fc.property(anyDate, anyCount, anyRegion, (date, count, region) => {
        expect(addDays(date, count) <= addOuvrables(date, count, region)).toBe(true);
        expect(addOuvrables(date, count, region) <= addOuvres(date, count, region)).toBe(true);
      }),
    );
  });

  test('a working day around a date is at most five days away, with nothing but days off between', () => {
    fc.assert(
      fc.property(anyDate, anyRegion, (date, region) => {
        const before = previousOuvre(date, region);
        const after = nextOuvre(date, region);
        expect(before <= date && date <= after).toBe(true);
        expect(daysBetween(before, after)).toBeLessThanOrEqual(6);
        for (let day = shift(before, 1); day < after; day = shift(day, 1)) expect(isOuvre(day, region)).toBe(false);
      }),
    );
  });

  test('a month later is the same day number, or the last day of a shorter month', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 24 }), (date, months) => {
        const due = addMonths(date, months);
        const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
        // Day 0 of the month after is the last day of the month.
        const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
        expect(due.slice(0, 7)).toBe(last.toISOString().slice(0, 7));
        expect(Number(due.slice(8))).toBe(Math.min(day, last.getUTCDate()));
      }),
    );
  });

  test('a time limit never ends on or before its start, and a later start never ends earlier', () => {
    const anyUnit = fc.constantFrom<PeriodUnit[]>(...periodUnits);
    fc.assert(
      fc.property(anyDate, anyCount, anyUnit, anyRegion, (date, count, unit, region) => {
        const due = echeance(date, { count, unit }, region);
        expect(due > date).toBe(true);
        expect(echeance(shift(date, 1), { count, unit }, region) >= due).toBe(true);
        const carried = prolongee(due, region);
        expect(carried >= due && isOuvre(carried, region)).toBe(true);
      }),
    );
  });
});
