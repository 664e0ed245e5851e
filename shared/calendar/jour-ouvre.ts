/**
 * Working days. Jour ouvré: Monday to Friday, no holiday. Jour ouvrable: Monday to Saturday, no holiday
 * (service-public.fr F35697; domain.md § 4). All functions take civil dates and throw a RangeError for anything else.
 */
import { addDays, dayOfWeek } from './civil-date.ts';
import { isHoliday, type Region } from './jours-feries.ts';

const saturday = 6;
const sunday = 7;

/** Monday to Friday and no holiday there. */
export function isOuvre(date: string, region: Region): boolean {
  return dayOfWeek(date) < saturday && !isHoliday(date, region);
}

/** Monday to Saturday and no holiday there. */
export function isOuvrable(date: string, region: Region): boolean {
  return dayOfWeek(date) < sunday && !isHoliday(date, region);
}

/** The first jour ouvré on or after the date: the date itself when it is one. */
export function nextOuvre(date: string, region: Region): string {
  let day = date;
  while (!isOuvre(day, region)) day = addDays(day, 1);
  return day;
}

/** The last jour ouvré on or before the date: the date itself when it is one. */
export function previousOuvre(date: string, region: Region): string {
  let day = date;
  while (!isOuvre(day, region)) day = addDays(day, -1);
  return day;
}

/**
 * The nth jour ouvré after the date, which itself is never counted (CPC 641 al. 1); the date itself for 0.
 * Throws a RangeError when `count` is no whole number from 0 up.
 */
export function addOuvres(date: string, count: number, region: Region): string {
  return step(date, count, 1, (day) => isOuvre(day, region));
}

/** The nth jour ouvré before the date, which itself is never counted: for reminders ahead of a due date. */
export function subtractOuvres(date: string, count: number, region: Region): string {
  return step(date, count, -1, (day) => isOuvre(day, region));
}

/** The nth jour ouvrable after the date, which itself is never counted (CPC 641 al. 1). */
export function addOuvrables(date: string, count: number, region: Region): string {
  return step(date, count, 1, (day) => isOuvrable(day, region));
}

function step(date: string, count: number, direction: 1 | -1, counts: (day: string) => boolean): string {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`Not a number of days: ${count}. Give a whole number from 0 up.`);
  }
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, direction);
    if (counts(day)) left -= 1;
  }
  return day;
}
