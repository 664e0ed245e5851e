import DateHolidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/calendar/civil-date.ts';
import { holidays, isHoliday, paques, type Region, regions } from '../../../shared/calendar/jours-feries.ts';

// As published in calendars and almanacs, not computed.
const easters = `
  1818-03-22 1886-04-25 1913-03-23 1940-03-24 1943-04-25 1954-04-18 1961-04-02 1962-04-22 1981-04-19
  1990-04-15 1991-03-31 1992-04-19 1993-04-11 1994-04-03 1995-04-16 1996-04-07 1997-03-30 1998-04-12 1999-04-04
  2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08 2008-03-23 2009-04-12
  2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21
  2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01
  2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10
  2040-04-01 2041-04-21 2042-04-06 2049-04-18 2076-04-19 2285-03-22
`
  .trim()
  .split(/\s+/);

describe('Easter Sunday', () => {
  test.each(easters)('%s', (date) => {
    expect(paques(Number(date.slice(0, 4)))).toBe(date);
  });

  test.each([1582, 2026.5, Number.NaN, 10000])('there is none to compute in the year %s', (year) => {
    expect(() => paques(year)).toThrow(RangeError);
  });
});

describe('the holidays of a year', () => {
  test('2027 in metropolitan France, in order, with their French names', () => {
    expect(holidays(2027, 'metropole')).toEqual([
      { date: '2027-01-01', name: 'Jour de l’An' },
      { date: '2027-03-29', name: 'Lundi de Pâques' },
      { date: '2027-05-01', name: 'Fête du Travail' },
      { date: '2027-05-06', name: 'Ascension' },
      { date: '2027-05-08', name: 'Victoire de 1945' },
      { date: '2027-05-17', name: 'Lundi de Pentecôte' },
      { date: '2027-07-14', name: 'Fête nationale' },
      { date: '2027-08-15', name: 'Assomption' },
      { date: '2027-11-01', name: 'Toussaint' },
      { date: '2027-11-11', name: 'Armistice de 1918' },
      { date: '2027-12-25', name: 'Noël' },
    ]);
  });

  test.each<[Region, string[]]>([
    ['alsace-moselle', ['2027-03-26 Vendredi saint', '2027-12-26 Saint-Étienne']],
    ['mayotte', ['2027-04-27 Abolition de l’esclavage']],
    ['martinique', ['2027-05-22 Abolition de l’esclavage']],
    ['guadeloupe', ['2027-05-27 Abolition de l’esclavage']],
    ['saint-martin', ['2027-05-28 Abolition de l’esclavage']],
    ['guyane', ['2027-06-10 Abolition de l’esclavage']],
    ['saint-barthelemy', ['2027-10-09 Abolition de l’esclavage']],
    ['la-reunion', ['2027-12-20 Abolition de l’esclavage']],
  ])('%s has besides: %s', (region, own) => {
    const national = new Set(holidays(2027, 'metropole').map((holiday) => holiday.date));
    const all = holidays(2027, region);
    expect(all.filter(({ date }) => !national.has(date)).map(({ date, name }) => `${date} ${name}`)).toEqual(own);
    expect(all).toHaveLength(11 + own.length);
  });

  test('two of them may fall on one day: 1 May 2008', () => {
    const names = holidays(2008, 'metropole').filter(({ date }) => date === '2008-05-01');
    expect(names.map(({ name }) => name).sort()).toEqual(['Ascension', 'Fête du Travail']);
  });
});

describe('a holiday or not', () => {
  test.each<[string, boolean, Region?]>([
    ['2026-12-25', true],
    ['2026-12-26', false],
    ['2026-12-26', true, 'alsace-moselle'],
    ['2026-04-03', false],
    ['2026-04-03', true, 'alsace-moselle'],
    ['2026-04-03', false, 'guadeloupe'],
    ['2026-04-05', false],
    ['2026-04-06', true],
    ['2026-05-14', true],
    ['2026-05-24', false],
    ['2026-05-25', true],
    ['2026-11-22', false],
    ['2026-07-21', false, 'martinique'],
    ['2026-12-20', true, 'la-reunion'],
    ['2026-12-20', false, 'mayotte'],
    ['2028-05-25', true],
    ['2028-06-05', true],
  ])('%s: %s (%s)', (date, expected, region = 'metropole') => {
    expect(isHoliday(date, region)).toBe(expected);
  });
});

/**
 * The same years from `date-holidays`, an independent library with data of its own. It knows Alsace-Moselle by
 * department and each overseas territory by its ISO 3166-2 code.
 */
describe('2020 to 2040 agree with an independent library', () => {
  const codes: Record<Region, readonly string[]> = {
    metropole: [],
    'alsace-moselle': ['57', '67', '68'],
    guadeloupe: ['GP'],
    martinique: ['MQ'],
    guyane: ['GF'],
    'la-reunion': ['RE'],
    mayotte: ['YT'],
    'saint-martin': ['MF'],
    'saint-barthelemy': ['BL'],
  };

  /** Where it differs from the law, with the reason; each difference is as wanted, and no other is allowed. */
  const differences: Partial<Record<Region, (year: number, dates: Set<string>) => void>> = {
    // It takes the customary Good Friday of the Antilles for a public holiday; Code du travail L. 3422-2 does not.
    guadeloupe: (year, dates) => expect(dates.delete(addDays(publishedEaster(year), -2))).toBe(true),
    martinique: (year, dates) => expect(dates.delete(addDays(publishedEaster(year), -2))).toBe(true),
    // It still has the 27 May of the décret of 2012; the island has kept 28 May since the circulaire of 4 May 2018.
    'saint-martin': (year, dates) => {
      expect(dates.delete(`${year}-05-27`)).toBe(true);
      dates.add(`${year}-05-28`);
    },
  };

  function publishedEaster(year: number): string {
    return easters.find((date) => date.startsWith(`${year}-`)) ?? '';
  }

  const cases = regions.flatMap((region) =>
    codes[region].length === 0 ? [[region, ''] as const] : codes[region].map((code) => [region, code] as const),
  );

  test.each(cases)('%s (FR %s)', (region, code) => {
    const library = code === '' ? new DateHolidays('FR') : new DateHolidays('FR', code);
    for (let year = 2020; year <= 2040; year++) {
      const theirs = new Set(
        library
          .getHolidays(year)
          .filter(({ type }) => type === 'public')
          .map(({ date }) => date.slice(0, 10)),
      );
      differences[region]?.(year, theirs);
      expect(new Set(holidays(year, region).map(({ date }) => date))).toEqual(theirs);
    }
  });
});
