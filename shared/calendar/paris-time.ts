/**
 * Between instants and the clock on the wall in Europe/Paris.
 * An instant is an ISO 8601 string; on input with `Z` or any offset, on output in UTC to the millisecond
 * (`2026-11-23T15:00:00.000Z`). Every office counts in the legal time of metropolitan France (domain.md § 4 b),
 * also the overseas ones: one mail has one date of receipt, whoever reads it. Hours change by the tz database's rules
 * for Europe/Paris (directive 2000/84/CE), never by adding milliseconds.
 */
import { Temporal } from 'temporal-polyfill';
import { isCivilDate } from './civil-date.ts';

const zone = 'Europe/Paris';
const writtenInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const writtenTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * The instant in the product's own writing: `2026-11-23T16:00:00+01:00` becomes `2026-11-23T15:00:00.000Z`.
 * Fractions beyond the millisecond are cut off. Throws a RangeError when the text has no offset or is no instant.
 */
export function canonicalInstant(text: string): string {
  return canonical(parse(text));
}

/** The civil date in Paris on which the instant falls: `2026-11-22T23:30:00Z` is already `2026-11-23`. */
export function civilDate(instant: string): string {
  return inParis(instant).toPlainDate().toString();
}

/** The clock in Paris at that instant, to the minute: `16:05`. */
export function parisTime(instant: string): string {
  return inParis(instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant at which the clock in Paris shows `time` (`HH:MM`) on `date`. On the last Sunday of March 02:00–02:59
 * do not exist: taken as if the clock had not moved (02:30 is 03:30 summer time). On the last Sunday of October
 * 02:00–02:59 come twice: the first of the two. It is the rule of RFC 5545 § 3.3.5.
 * Throws a RangeError for a date or a time that does not exist.
 */
export function instantOf(date: string, time: string): string {
  if (!isCivilDate(date) || !writtenTime.test(time)) {
    throw new RangeError(
      `Not a date and a time: ${JSON.stringify(date)}, ${JSON.stringify(time)}. Write YYYY-MM-DD and 00:00 to 23:59.`,
    );
  }
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return canonical(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant());
}

/** The instant as written in Paris, to the second: `2026-11-23T16:00:00+01:00`. */
export function withOffset(instant: string): string {
  return inParis(instant).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/**
 * The instant after an ISO 8601 duration (`P21D`, `P2M`, `PT1H`, `-P1D` goes back). Days and longer are counted in the
 * calendar of Paris and keep the hour on the wall, also over a change of hour; hours and shorter are exact time
 * (RFC 5545 § 3.3.6). Months end as in CPC 641 al. 2. Throws a RangeError when the duration cannot be read.
 */
export function addDuration(instant: string, duration: string): string {
  return canonical(inParis(instant).add(parseDuration(duration), { overflow: 'constrain' }).toInstant());
}

/** -1, 0 or 1 as the first instant is earlier, the same or later. Offsets and precision may differ: compare no strings. */
export function compareInstants(a: string, b: string): -1 | 0 | 1 {
  return Temporal.Instant.compare(parse(a), parse(b)) as -1 | 0 | 1;
}

/** Whether the first instant is strictly earlier than the second. */
export function isBefore(a: string, b: string): boolean {
  return compareInstants(a, b) < 0;
}

function inParis(instant: string): Temporal.ZonedDateTime {
  return parse(instant).toZonedDateTimeISO(zone);
}

function canonical(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3, roundingMode: 'floor' });
}

function parse(text: string): Temporal.Instant {
  try {
    if (writtenInstant.test(text)) return Temporal.Instant.from(text);
  } catch {
    // A day or an hour that does not exist: the same answer as for any other text.
  }
  throw new RangeError(
    `Not an instant: ${JSON.stringify(text)}. Write ISO 8601 with its offset: 2026-11-23T15:00:00Z, …T16:00:00+01:00.`,
  );
}

function parseDuration(text: string): Temporal.Duration {
  try {
    return Temporal.Duration.from(text);
  } catch {
    throw new RangeError(`Not a duration: ${JSON.stringify(text)}. Write ISO 8601: P21D, P2M, PT1H, -P1D.`);
  }
}
