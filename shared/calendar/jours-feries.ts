/**
 * The public holidays of France by rule: no list of years to keep up to date.
 *
 * Sources: Code du travail L. 3133-1 (the eleven national ones), L. 3134-13 (Bas-Rhin, Haut-Rhin, Moselle),
 * L. 3422-2 and décret 83-1003 (abolition of slavery overseas). Saint-Martin keeps 28 May since 2018 (circulaires
 * of 4 May 2018 and 3 May 2019), although the consolidated texts lag behind with 27 May or a misprint.
 * Good Friday is by the letter a holiday only in communes with a Protestant church or a mixed one: taken for the whole
 * of Alsace-Moselle, where the caisses' towns have one. Customary days off (21 July or Good Friday in the Antilles,
 * local patron saints) are no holidays.
 * The rules are those in force in 2026; years long past may have had others.
 */
import { addDays } from './civil-date.ts';

/** The calendars of France, by where the office sits, not the citizen (domain.md § 4 d). */
export const regions = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'la-reunion',
  'mayotte',
  'saint-martin',
  'saint-barthelemy',
] as const;

export type Region = (typeof regions)[number];

export interface Holiday {
  /** Civil date. */
  readonly date: string;
  /** Its name in French, with a capital: `Lundi de Pâques`. */
  readonly name: string;
}

/** Code du travail L. 3422-2; month and day. */
const abolition: Partial<Record<Region, string>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  'saint-martin': '05-28',
  guyane: '06-10',
  'saint-barthelemy': '10-09',
  'la-reunion': '12-20',
};

/** What was computed once: the holidays of a year never change. */
const known = new Map<string, readonly Holiday[]>();

/**
 * The holidays of a year, in order of date, week-ends included. Two may share a date (Ascension on 1 May 2008).
 * Throws a RangeError for a year outside 1583–9999: before, there was no Gregorian Easter.
 */
export function holidays(year: number, region: Region): readonly Holiday[] {
  const key = `${year} ${region}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const computed = compute(year, region);
  known.set(key, computed);
  return computed;
}

/** Whether the civil date is a public holiday there; a plain Sunday is none. */
export function isHoliday(date: string, region: Region): boolean {
  return holidays(Number(date.slice(0, 4)), region).some((holiday) => holiday.date === date);
}

/**
 * Easter Sunday of the Gregorian calendar: the Sunday after the first ecclesiastical full moon on or after 21 March
 * (computus of Lilius and Clavius, in the steps of Knuth, The Art of Computer Programming 1.3.2, exercise 14).
 */
export function paques(year: number): string {
  if (!Number.isInteger(year) || year < 1583 || year > 9999) {
    throw new RangeError(`No Gregorian Easter in the year ${year}. Give a whole year from 1583 to 9999.`);
  }
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const leapDaysDropped = Math.floor((3 * century) / 4) - 12;
  const moonDrift = Math.floor((8 * century + 5) / 25) - 5;
  const epact = (11 * golden + 20 + moonDrift - leapDaysDropped) % 30;
  const corrected = epact === 24 || (epact === 25 && golden > 11) ? epact + 1 : epact;
  const moon = corrected > 23 ? 74 - corrected : 44 - corrected;
  const sunday = Math.floor((5 * year) / 4) - leapDaysDropped - 10;
  const dayOfMarch = moon + 7 - ((sunday + moon) % 7);
  return addDays(`${year}-03-01`, dayOfMarch - 1);
}

function compute(year: number, region: Region): readonly Holiday[] {
  const easter = paques(year);
  const days: Holiday[] = [
    { date: `${year}-01-01`, name: 'Jour de l’An' },
    { date: addDays(easter, 1), name: 'Lundi de Pâques' },
    { date: `${year}-05-01`, name: 'Fête du Travail' },
    { date: `${year}-05-08`, name: 'Victoire de 1945' },
    { date: addDays(easter, 39), name: 'Ascension' },
    { date: addDays(easter, 50), name: 'Lundi de Pentecôte' },
    { date: `${year}-07-14`, name: 'Fête nationale' },
    { date: `${year}-08-15`, name: 'Assomption' },
    { date: `${year}-11-01`, name: 'Toussaint' },
    { date: `${year}-11-11`, name: 'Armistice de 1918' },
    { date: `${year}-12-25`, name: 'Noël' },
  ];
  if (region === 'alsace-moselle') {
    days.push({ date: addDays(easter, -2), name: 'Vendredi saint' }, { date: `${year}-12-26`, name: 'Saint-Étienne' });
  }
  const commemoration = abolition[region];
  if (commemoration !== undefined) days.push({ date: `${year}-${commemoration}`, name: 'Abolition de l’esclavage' });
  return days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
