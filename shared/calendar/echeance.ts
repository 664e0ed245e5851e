/**
 * Time limits: on which civil date they end, and when to alert of it (domain.md § 4).
 * The office's own duties end where they end, also on a Sunday: silence is not extended, and a promise of three weeks
 * is three weeks. Only a citizen's procedural limit is carried on to a working day (CPC 642).
 */
import * as z from 'zod';
import { addDays, addMonths } from './civil-date.ts';
import { addOuvrables, addOuvres, nextOuvre, previousOuvre } from './jour-ouvre.ts';
import type { Region } from './jours-feries.ts';
import { instantOf } from './paris-time.ts';

/** The units in which the procedures and the law count; `jours` are calendar days. */
export const periodUnits = ['jours', 'jours-ouvres', 'jours-ouvrables', 'semaines', 'mois'] as const;

export type PeriodUnit = (typeof periodUnits)[number];

/** A period in an office's data; more than 366 of any unit is a slip of the pen. */
export const periodSchema = z.strictObject({
  count: z.int().min(1).max(366),
  unit: z.enum(periodUnits),
});

/** How long: `{ count: 2, unit: 'mois' }`. */
export type Period = Readonly<z.infer<typeof periodSchema>>;

/**
 * The last civil date of a period that `start` sets running. The day of the event does not count (CPC 641 al. 1);
 * months end on the same day number, or on the last day of the month where there is none (al. 2); weeks on the same
 * day of the week (règlement 1182/71 art. 3). Never extended past a week-end or a holiday: see `prolongee`.
 * Throws a RangeError when `start` is no civil date.
 */
export function echeance(start: string, period: Period, region: Region): string {
  const { count, unit } = period;
  switch (unit) {
    case 'jours':
      return addDays(start, count);
    case 'jours-ouvres':
      return addOuvres(start, count, region);
    case 'jours-ouvrables':
      return addOuvrables(start, count, region);
    case 'semaines':
      return addDays(start, 7 * count);
    case 'mois':
      return addMonths(start, count);
  }
}

/**
 * Where a citizen's own procedural limit ends that would end on that date: a Saturday, a Sunday or a holiday carries it
 * to the first working day after (CPC 642). Never for a duty of the office. Throws a RangeError for no civil date.
 */
export function prolongee(date: string, region: Region): string {
  return nextOuvre(date, region);
}

/**
 * The instant to alert staff of something due on that date: at the office hour `time` (`HH:MM`, Paris) of that day,
 * or of the last working day before it, so that somebody is there and there is still time (domain.md § 4 a).
 * Throws a RangeError for a date or a time that does not exist.
 */
export function alertInstant(date: string, time: string, region: Region): string {
  return instantOf(previousOuvre(date, region), time);
}
