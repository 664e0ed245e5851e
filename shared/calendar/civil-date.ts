/**
 * Civil dates: days of the calendar, written `YYYY-MM-DD` (ISO 8601), with no hour and no time zone.
 * Two of them compare as strings. Which civil date an instant falls on is `paris-time.ts`'s business.
 */
import { Temporal } from 'temporal-polyfill';

const written = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a civil date that exists: `2028-02-29` is one, `2027-02-29` and `2027-2-1` are not. */
export function isCivilDate(text: string): boolean {
  return parse(text) !== null;
}

/** The date so many days later (earlier when negative). Throws a RangeError when `date` is no civil date. */
export function addDays(date: string, days: number): string {
  return plain(date).add({ days }).toString();
}

/**
 * The same day number so many months later, or the last day of that month where it has no such day (CPC 641 al. 2):
 * 31 December + 2 months = 28 February. Throws a RangeError when `date` is no civil date.
 */
export function addMonths(date: string, months: number): string {
  return plain(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** The day of the week, 1 = Monday to 7 = Sunday (ISO 8601). Throws a RangeError when `date` is no civil date. */
export function dayOfWeek(date: string): number {
  return plain(date).dayOfWeek;
}

/** How many days lie from one date to the other; negative when `to` is earlier. Throws a RangeError for no civil date. */
export function daysBetween(from: string, to: string): number {
  return plain(from).until(plain(to), { largestUnit: 'day' }).days;
}

function plain(date: string): Temporal.PlainDate {
  const parsed = parse(date);
  if (parsed !== null) return parsed;
  throw new RangeError(`Not a civil date: ${JSON.stringify(date)}. Write a day that exists as YYYY-MM-DD: 2026-11-23.`);
}

/** Null for a day that does not exist, and for any other writing. */
function parse(text: string): Temporal.PlainDate | null {
  if (!written.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
