import { describe, expect, test } from 'vitest';
import type { Period } from '../../../shared/calendar/echeance.ts';
import { frenchDate, frenchDateTime, frenchDay, frenchPeriod } from '../../../shared/calendar/en-francais.ts';

describe('a date in words', () => {
  test.each([
    ['2027-02-28', '28 février 2027'],
    ['2027-03-01', '1er mars 2027'],
    ['2026-11-02', '2 novembre 2026'],
    ['2026-08-21', '21 août 2026'],
    ['2026-12-11', '11 décembre 2026'],
    ['2028-02-29', '29 février 2028'],
  ])('%s is %s', (date, words) => {
    expect(frenchDate(date)).toBe(words);
  });

  test.each([
    ['2026-11-23', 'lundi 23 novembre 2026'],
    ['2027-06-01', 'mardi 1er juin 2027'],
    ['2027-07-14', 'mercredi 14 juillet 2027'],
    ['2026-12-31', 'jeudi 31 décembre 2026'],
    ['2027-01-01', 'vendredi 1er janvier 2027'],
    ['2026-10-24', 'samedi 24 octobre 2026'],
    ['2027-09-05', 'dimanche 5 septembre 2027'],
    ['2027-04-12', 'lundi 12 avril 2027'],
    ['2027-05-06', 'jeudi 6 mai 2027'],
  ])('%s with its day is %s', (date, words) => {
    expect(frenchDay(date)).toBe(words);
  });

  test('no date, no words', () => {
    expect(() => frenchDate('2027-02-29')).toThrow(RangeError);
    expect(() => frenchDateTime('2027-02-28')).toThrow(RangeError);
  });
});

describe('an instant in words, on the clock of Paris', () => {
  test.each([
    ['2026-11-23T15:05:00.000Z', 'lundi 23 novembre 2026 à 16 h 05'],
    ['2026-11-22T22:58:00.000Z', 'dimanche 22 novembre 2026 à 23 h 58'],
    ['2026-11-22T23:30:00.000Z', 'lundi 23 novembre 2026 à 0 h 30'],
    ['2027-06-01T07:00:00.000Z', 'mardi 1er juin 2027 à 9 h 00'],
    ['2027-03-28T01:00:00.000Z', 'dimanche 28 mars 2027 à 3 h 00'],
  ])('%s is %s', (instant, words) => {
    expect(frenchDateTime(instant)).toBe(words);
  });
});

describe('a period in words', () => {
  test.each<[Period, string]>([
    [{ count: 2, unit: 'mois' }, '2 mois'],
    [{ count: 1, unit: 'mois' }, '1 mois'],
    [{ count: 10, unit: 'jours-ouvres' }, '10 jours ouvrés'],
    [{ count: 1, unit: 'jours-ouvres' }, '1 jour ouvré'],
    [{ count: 10, unit: 'jours-ouvrables' }, '10 jours ouvrables'],
    [{ count: 1, unit: 'jours-ouvrables' }, '1 jour ouvrable'],
    [{ count: 3, unit: 'semaines' }, '3 semaines'],
    [{ count: 1, unit: 'semaines' }, '1 semaine'],
    [{ count: 10, unit: 'jours' }, '10 jours'],
    [{ count: 1, unit: 'jours' }, '1 jour'],
  ])('%o is %s', (period, words) => {
    expect(frenchPeriod(period)).toBe(words);
  });
});
