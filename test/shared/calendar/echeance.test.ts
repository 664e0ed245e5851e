import { describe, expect, test } from 'vitest';
import { alertInstant, echeance, type Period, periodSchema, prolongee } from '../../../shared/calendar/echeance.ts';
import type { Region } from '../../../shared/calendar/jours-feries.ts';

// Every due date below was counted by hand from the rule of domain.md § 4 and the holidays of the Code du travail.
const jours = (count: number): Period => ({ count, unit: 'jours' });
const ouvres = (count: number): Period => ({ count, unit: 'jours-ouvres' });
const ouvrables = (count: number): Period => ({ count, unit: 'jours-ouvrables' });
const semaines = (count: number): Period => ({ count, unit: 'semaines' });
const mois = (count: number): Period => ({ count, unit: 'mois' });

type Row = [start: string, period: Period, due: string, region?: Region];

const tables: Record<string, readonly Row[]> = {
  'the worked examples of domain.md § 4': [
    ['2026-12-31', mois(2), '2027-02-28'],
    ['2027-12-31', mois(2), '2028-02-29'],
    ['2026-11-22', ouvres(1), '2026-11-23'],
    ['2026-11-22', ouvres(10), '2026-12-04'],
    ['2026-11-23', ouvres(1), '2026-11-24'],
    ['2026-11-23', ouvres(10), '2026-12-07'],
    ['2026-11-10', jours(10), '2026-11-20'],
    ['2026-11-10', ouvrables(10), '2026-11-23'],
    ['2026-11-10', ouvres(10), '2026-11-25'],
    ['2026-12-31', jours(10), '2027-01-10'],
    ['2026-12-31', ouvrables(10), '2027-01-13'],
    ['2026-12-31', ouvres(10), '2027-01-15'],
    ['2026-12-05', semaines(3), '2026-12-26'],
    ['2027-03-25', ouvres(1), '2027-03-26'],
    ['2027-03-25', ouvres(1), '2027-03-30', 'alsace-moselle'],
    ['2026-12-24', ouvrables(1), '2026-12-26'],
    ['2026-12-24', ouvrables(1), '2026-12-28', 'alsace-moselle'],
    ['2027-05-26', ouvres(1), '2027-05-27'],
    ['2027-05-26', ouvres(1), '2027-05-28', 'guadeloupe'],
  ],
  'months end on the same day number, or on the last day of the month': [
    ['2026-11-23', mois(2), '2027-01-23'],
    ['2027-01-31', mois(1), '2027-02-28'],
    ['2028-01-31', mois(1), '2028-02-29'],
    ['2027-01-30', mois(1), '2027-02-28'],
    ['2027-01-29', mois(1), '2027-02-28'],
    ['2028-01-29', mois(1), '2028-02-29'],
    ['2027-01-28', mois(1), '2027-02-28'],
    ['2027-03-31', mois(1), '2027-04-30'],
    ['2027-05-31', mois(1), '2027-06-30'],
    ['2027-08-31', mois(1), '2027-09-30'],
    ['2027-10-31', mois(1), '2027-11-30'],
    ['2027-03-31', mois(2), '2027-05-31'],
    ['2027-07-31', mois(2), '2027-09-30'],
    ['2027-07-31', mois(1), '2027-08-31'],
    ['2026-12-29', mois(2), '2027-02-28'],
    ['2026-12-30', mois(2), '2027-02-28'],
    ['2026-12-28', mois(2), '2027-02-28'],
    ['2026-12-27', mois(2), '2027-02-27'],
    ['2027-12-30', mois(2), '2028-02-29'],
    ['2027-12-29', mois(2), '2028-02-29'],
    ['2027-12-28', mois(2), '2028-02-28'],
    // The end of February is a day number like any other: 28, not "the last day".
    ['2027-02-28', mois(1), '2027-03-28'],
    ['2028-02-29', mois(1), '2028-03-29'],
    ['2028-02-29', mois(12), '2029-02-28'],
    ['2028-02-28', mois(12), '2029-02-28'],
    ['2027-02-28', mois(12), '2028-02-28'],
    ['2026-11-30', mois(3), '2027-02-28'],
    ['2027-11-30', mois(3), '2028-02-29'],
    ['2026-09-30', mois(2), '2026-11-30'],
    ['2026-04-30', mois(2), '2026-06-30'],
    // 2100 is no leap year, 2000 was one.
    ['2099-12-31', mois(2), '2100-02-28'],
    ['1999-12-31', mois(2), '2000-02-29'],
    // Due on a Sunday, on a holiday: the office's duty is not extended.
    ['2027-06-15', mois(2), '2027-08-15'],
    ['2026-10-25', mois(2), '2026-12-25'],
    ['2026-11-01', mois(2), '2027-01-01'],
    ['2027-03-01', mois(2), '2027-05-01'],
    // Through a change of hour nothing moves.
    ['2027-02-28', mois(2), '2027-04-28'],
    ['2026-09-25', mois(2), '2026-11-25'],
  ],
  'weeks end on the same day of the week, holidays or not': [
    ['2026-11-23', semaines(3), '2026-12-14'],
    ['2026-11-27', semaines(3), '2026-12-18'],
    ['2026-12-04', semaines(3), '2026-12-25'],
    ['2026-12-11', semaines(3), '2027-01-01'],
    ['2027-03-08', semaines(3), '2027-03-29'],
    ['2027-03-07', semaines(3), '2027-03-28'],
    ['2028-02-08', semaines(3), '2028-02-29'],
    ['2027-02-08', semaines(3), '2027-03-01'],
    ['2027-06-23', semaines(3), '2027-07-14'],
    ['2026-10-04', semaines(3), '2026-10-25'],
    ['2027-12-31', semaines(1), '2028-01-07'],
  ],
  'calendar days count every day': [
    ['2026-11-23', jours(10), '2026-12-03'],
    ['2026-12-15', jours(10), '2026-12-25'],
    ['2026-12-22', jours(10), '2027-01-01'],
    ['2028-02-19', jours(10), '2028-02-29'],
    ['2027-02-19', jours(10), '2027-03-01'],
    ['2028-02-28', jours(1), '2028-02-29'],
    ['2027-02-28', jours(1), '2027-03-01'],
    ['2027-03-27', jours(1), '2027-03-28'],
    ['2027-03-28', jours(1), '2027-03-29'],
    ['2026-10-24', jours(1), '2026-10-25'],
    ['2026-10-25', jours(1), '2026-10-26'],
    ['2026-12-31', jours(60), '2027-03-01'],
    ['2027-12-31', jours(60), '2028-02-29'],
  ],
  'Christmas week and the new year': [
    ['2026-12-18', ouvres(10), '2027-01-05'],
    ['2026-12-21', ouvres(10), '2027-01-06'],
    ['2026-12-23', ouvres(1), '2026-12-24'],
    ['2026-12-24', ouvres(1), '2026-12-28'],
    ['2026-12-25', ouvres(1), '2026-12-28'],
    ['2026-12-26', ouvres(1), '2026-12-28'],
    ['2026-12-27', ouvres(1), '2026-12-28'],
    ['2026-12-31', ouvres(1), '2027-01-04'],
    ['2026-12-31', ouvrables(1), '2027-01-02'],
    ['2026-12-24', ouvres(10), '2027-01-11'],
    // 25 December 2027 and 1 January 2028 are Saturdays: they cost jours ouvrables, no jours ouvrés.
    ['2027-12-24', ouvres(1), '2027-12-27'],
    ['2027-12-24', ouvrables(1), '2027-12-27'],
    ['2027-12-31', ouvres(1), '2028-01-03'],
    ['2027-12-20', ouvres(10), '2028-01-03'],
    ['2027-12-20', ouvrables(10), '2028-01-03'],
    ['2028-12-22', ouvres(10), '2029-01-09'],
  ],
  'Easter, Ascension, Whitsun and May': [
    ['2027-03-26', ouvres(1), '2027-03-30'],
    ['2027-03-27', ouvres(1), '2027-03-30'],
    ['2027-03-28', ouvres(1), '2027-03-30'],
    ['2027-03-26', ouvrables(1), '2027-03-27'],
    ['2027-03-27', ouvrables(1), '2027-03-30'],
    ['2027-03-18', ouvres(10), '2027-04-02'],
    ['2027-05-05', ouvres(1), '2027-05-07'],
    ['2027-05-07', ouvrables(1), '2027-05-10'],
    ['2027-05-14', ouvres(1), '2027-05-18'],
    ['2027-04-30', ouvres(10), '2027-05-18'],
    ['2027-04-30', ouvrables(1), '2027-05-03'],
    ['2026-04-30', ouvres(1), '2026-05-04'],
    // Friday 8 May 2026; Ascension Thursday 14 May; Whit Monday 25 May.
    ['2026-05-07', ouvres(1), '2026-05-11'],
    ['2026-05-07', ouvres(10), '2026-05-26'],
    ['2026-05-13', ouvrables(10), '2026-05-27'],
    // Easter Monday 17 April 2028, 1 and 8 May Mondays, Ascension 25 May, Whit Monday 5 June.
    ['2028-04-14', ouvres(1), '2028-04-18'],
    ['2028-04-14', ouvres(10), '2028-05-02'],
    ['2028-04-28', ouvres(10), '2028-05-16'],
    ['2028-05-24', ouvres(8), '2028-06-07'],
    // In 2008 Ascension fell on 1 May: one day off, not two.
    ['2008-04-30', ouvres(1), '2008-05-02'],
  ],
  'summer and autumn holidays': [
    ['2027-07-13', ouvres(1), '2027-07-15'],
    ['2027-07-13', ouvrables(1), '2027-07-15'],
    ['2027-07-01', ouvres(10), '2027-07-16'],
    ['2028-07-13', ouvres(1), '2028-07-17'],
    ['2028-07-13', ouvrables(1), '2028-07-15'],
    ['2027-08-13', ouvres(1), '2027-08-16'],
    ['2026-08-14', ouvres(1), '2026-08-17'],
    ['2028-08-14', ouvres(1), '2028-08-16'],
    ['2027-10-29', ouvres(1), '2027-11-02'],
    ['2026-10-30', ouvres(1), '2026-11-02'],
    ['2026-11-10', ouvres(1), '2026-11-12'],
    ['2027-10-28', ouvres(10), '2027-11-15'],
    ['2028-10-31', ouvres(1), '2028-11-02'],
  ],
  'Strasbourg, Metz and Colmar': [
    ['2027-03-25', ouvrables(1), '2027-03-27', 'alsace-moselle'],
    ['2026-04-02', ouvres(1), '2026-04-07', 'alsace-moselle'],
    ['2028-12-24', ouvres(1), '2028-12-27', 'alsace-moselle'],
    ['2028-12-24', ouvres(1), '2028-12-26'],
    ['2026-12-24', ouvres(1), '2026-12-28', 'alsace-moselle'],
    ['2029-12-24', ouvres(1), '2029-12-27', 'alsace-moselle'],
    ['2027-03-18', ouvres(10), '2027-04-05', 'alsace-moselle'],
  ],
  'overseas, the day of the abolition of slavery': [
    ['2027-04-26', ouvres(1), '2027-04-28', 'mayotte'],
    ['2026-05-21', ouvres(1), '2026-05-26', 'martinique'],
    ['2026-05-21', ouvres(1), '2026-05-22', 'guadeloupe'],
    ['2026-05-27', ouvres(1), '2026-05-29', 'saint-martin'],
    ['2026-05-26', ouvres(1), '2026-05-27', 'saint-martin'],
    ['2027-06-09', ouvres(1), '2027-06-11', 'guyane'],
    ['2026-10-08', ouvres(1), '2026-10-12', 'saint-barthelemy'],
    ['2027-12-17', ouvres(1), '2027-12-21', 'la-reunion'],
    ['2026-12-18', ouvrables(1), '2026-12-19', 'la-reunion'],
    ['2026-12-18', ouvres(1), '2026-12-21', 'la-reunion'],
    ['2028-12-19', ouvres(1), '2028-12-21', 'la-reunion'],
    ['2028-12-19', ouvres(10), '2029-01-05', 'la-reunion'],
    ['2028-12-19', ouvres(10), '2029-01-04'],
    // Saint Stephen's day and Good Friday are Alsace-Moselle's alone.
    ['2027-03-25', ouvres(1), '2027-03-26', 'martinique'],
    ['2028-12-25', ouvres(1), '2028-12-26', 'la-reunion'],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s + %o is due on %s', (start, period, due, region = 'metropole') => {
    expect(echeance(start, period, region)).toBe(due);
  });
});

test('the table holds at least 150 dates', () => {
  expect(Object.values(tables).flat().length).toBeGreaterThanOrEqual(150);
});

describe("the citizen's own limits are carried on to a working day", () => {
  test.each<[string, string, Region?]>([
    ['2027-02-26', '2027-02-26'],
    ['2027-02-27', '2027-03-01'],
    ['2027-02-28', '2027-03-01'],
    ['2027-03-26', '2027-03-26'],
    ['2027-03-26', '2027-03-30', 'alsace-moselle'],
    ['2027-03-27', '2027-03-30'],
    ['2027-03-29', '2027-03-30'],
    ['2026-12-24', '2026-12-24'],
    ['2026-12-25', '2026-12-28'],
    ['2026-12-26', '2026-12-28'],
    ['2027-01-01', '2027-01-04'],
    ['2027-07-14', '2027-07-15'],
    ['2027-08-15', '2027-08-16'],
    ['2026-05-14', '2026-05-15'],
    ['2027-05-15', '2027-05-18'],
    ['2026-11-11', '2026-11-12'],
    ['2026-12-20', '2026-12-21', 'la-reunion'],
    ['2027-12-18', '2027-12-21', 'la-reunion'],
    ['2028-05-01', '2028-05-02'],
  ])('%s becomes %s (%s)', (date, carried, region = 'metropole') => {
    expect(prolongee(date, region)).toBe(carried);
  });
});

describe('alerts come on a working day at or before the due date, in office hours of Paris', () => {
  test.each<[string, string, string, Region?]>([
    // Winter: Paris is an hour ahead of UTC.
    ['2027-02-28', '09:00', '2027-02-26T08:00:00.000Z'],
    ['2026-12-26', '09:00', '2026-12-24T08:00:00.000Z'],
    ['2026-12-14', '16:30', '2026-12-14T15:30:00.000Z'],
    ['2027-01-01', '09:00', '2026-12-31T08:00:00.000Z'],
    ['2027-03-28', '09:00', '2027-03-26T08:00:00.000Z'],
    ['2027-03-28', '09:00', '2027-03-25T08:00:00.000Z', 'alsace-moselle'],
    ['2027-03-29', '09:00', '2027-03-26T08:00:00.000Z'],
    ['2026-10-26', '09:00', '2026-10-26T08:00:00.000Z'],
    // Summer: two hours.
    ['2027-03-30', '09:00', '2027-03-30T07:00:00.000Z'],
    ['2027-07-14', '09:00', '2027-07-13T07:00:00.000Z'],
    ['2027-08-15', '09:00', '2027-08-13T07:00:00.000Z'],
    ['2026-10-25', '09:00', '2026-10-23T07:00:00.000Z'],
    ['2027-05-17', '08:30', '2027-05-14T06:30:00.000Z'],
    ['2027-05-27', '09:00', '2027-05-26T07:00:00.000Z', 'guadeloupe'],
    ['2027-12-20', '09:00', '2027-12-17T08:00:00.000Z', 'la-reunion'],
  ])('due %s at %s: %s (%s)', (due, time, instant, region = 'metropole') => {
    expect(alertInstant(due, time, region)).toBe(instant);
  });
});

describe('a period', () => {
  test('is a whole number of a known unit', () => {
    expect(periodSchema.parse({ count: 2, unit: 'mois' })).toEqual({ count: 2, unit: 'mois' });
  });

  test.each([
    { count: 0, unit: 'mois' },
    { count: -1, unit: 'jours' },
    { count: 1.5, unit: 'semaines' },
    { count: 1000, unit: 'jours' },
    { count: 2, unit: 'years' },
    { count: 2 },
    { count: 2, unit: 'mois', extra: true },
  ])('is not %o', (value) => {
    expect(periodSchema.safeParse(value).success).toBe(false);
  });
});

test('a date that does not exist is refused with the way to write one', () => {
  expect(() => echeance('2027-02-29', mois(2), 'metropole')).toThrow(/2027-02-29.*YYYY-MM-DD/);
});
