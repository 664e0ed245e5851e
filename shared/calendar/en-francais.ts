/**
 * Dates and periods in French words, as letters and mails write them. Months and days in lower case, the first of a
 * month as `1er`, hours as `16 h 05` (Lexique des règles typographiques de l'Imprimerie nationale). Plain spaces.
 */
import { dayOfWeek } from './civil-date.ts';
import type { Period, PeriodUnit } from './echeance.ts';
import { civilDate, parisTime } from './paris-time.ts';

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const units: Record<PeriodUnit, readonly [one: string, many: string]> = {
  jours: ['jour', 'jours'],
  'jours-ouvres': ['jour ouvré', 'jours ouvrés'],
  'jours-ouvrables': ['jour ouvrable', 'jours ouvrables'],
  semaines: ['semaine', 'semaines'],
  mois: ['mois', 'mois'],
};

/** `2027-02-28` as `28 février 2027`, `2027-03-01` as `1er mars 2027`. Throws a RangeError for no civil date. */
export function frenchDate(date: string): string {
  return frenchDay(date).replace(/^\S+ /, '');
}

/** The date with its day of the week: `lundi 23 novembre 2026`. Throws a RangeError when it is no civil date. */
export function frenchDay(date: string): string {
  const weekday = days[dayOfWeek(date) - 1];
  const [year, month, day] = date.split('-').map(Number);
  return `${weekday} ${day === 1 ? '1er' : day} ${months[Number(month) - 1]} ${year}`;
}

/** The instant on the clock of Paris: `lundi 23 novembre 2026 à 16 h 05`. Throws a RangeError for no instant. */
export function frenchDateTime(instant: string): string {
  const [hour, minute] = parisTime(instant).split(':');
  return `${frenchDay(civilDate(instant))} à ${Number(hour)} h ${minute}`;
}

/** `2 mois`, `10 jours ouvrés`, `1 semaine`. */
export function frenchPeriod(period: Period): string {
  const [one, many] = units[period.unit];
  return `${period.count} ${period.count === 1 ? one : many}`;
}
