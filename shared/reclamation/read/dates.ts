/**
 * The civil dates that a text names, in any French form: `12 octobre 2026`, `12/10/26`, `le 3 sept.`, `1er septembre`,
 * `début septembre`, `il y a un mois et demi`, `depuis 3 semaines`, `la semaine dernière`, `lundi dernier`.
 * A date without a year is the latest such date that is not after the mail. Works on folded text.
 */
import { addDays, addMonths, dayOfWeek, isCivilDate } from '../../calendar/civil-date.ts';

export interface FoundDate {
  readonly start: number;
  readonly end: number;
  /** Civil date, `2026-10-12`. */
  readonly date: string;
  /** `exact`: a day was named; `month`: the start, middle or end of a month; `ago`: counted back from the mail. */
  readonly precision: 'exact' | 'month' | 'ago';
}

const MONTHS: ReadonlyArray<readonly [string, number]> = [
  ['janvier|janv|jan', 1],
  ['fevrier|fevr|fev', 2],
  ['mars', 3],
  ['avril|avr', 4],
  ['mai', 5],
  ['juin', 6],
  ['juillet|juil', 7],
  ['aout', 8],
  ['septembre|sept', 9],
  ['octobre|oct', 10],
  ['novembre|nov', 11],
  ['decembre|dec', 12],
];
const MONTH = MONTHS.map(([names]) => names).join('|');

const NUMBERS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  premier: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  'dix-sept': 17,
  'dix-huit': 18,
  'dix-neuf': 19,
  vingt: 20,
  'vingt et un': 21,
  'vingt-et-un': 21,
  'vingt-deux': 22,
  'vingt-trois': 23,
  'vingt-quatre': 24,
  'vingt-cinq': 25,
  'vingt-six': 26,
  'vingt-sept': 27,
  'vingt-huit': 28,
  'vingt-neuf': 29,
  trente: 30,
  'trente et un': 31,
  'trente-et-un': 31,
  quarante: 40,
  soixante: 60,
};
const NUMBER_WORD = Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')
  .replaceAll('-', '[- ]');
const ROUGH: Readonly<Record<string, number>> = {
  huitaine: 8,
  dizaine: 10,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
};

const DAY_MONTH = new RegExp(
  `(?<![\\d/])\\b(\\d{1,2}|${NUMBER_WORD}) ?(?:er|ere)? ?(?:de |d')?(${MONTH})\\b\\.?(?: ?(?:de l'annee )?(\\d{4})\\b| ?'?(\\d{2})\\b(?! ?(?:h|e|€|eur|jours|ans|mois|semaines|min|:|%|[./]?\\d)))?`,
  'g',
);
/** `du 10 et du 24 novembre`: the month stands with the last day only. */
const DAY_LISTED = new RegExp(
  `(?<![\\d/])\\b(\\d{1,2})(?:er)?(?:,| et| puis) (?:(?:le|du|au) )?(?=(?:\\d{1,2}(?:er)?(?:,| et| puis) (?:(?:le|du|au) )?){0,4}\\d{1,2}(?:er)? (${MONTH})\\b(?: (\\d{4})\\b)?)`,
  'g',
);
const NUMERIC = /(?<![\d./-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/-]|\.\d)/g;
const NUMERIC_SHORT = /\b(?:le|du|au|depuis|en date du|date du) (\d{1,2})[/.](\d{1,2})(?![\d/.-]*\d)/g;
const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g;
const MONTH_ONLY = new RegExp(
  `\\b(debut|mi|fin|courant|en|au mois de|au mois d'|au cours du mois de|depuis|de|d'|du mois de|des|au) ?-?(?:du mois de |d'|de |le mois de |le mois d'|)(${MONTH})\\b(?! (?:jours?|mois|semaines?|ans|heures?|fois)\\b)\\.?(?: (\\d{4})\\b)?`,
  'g',
);
const AGO = new RegExp(
  `\\b(?:il y a|y a|ya|voici|voila|depuis|cela fait|ca fait|sa fait|fait|datant d'il y a|(?<=^|[\\n.,;:!] ?)(?=[a-z0-9][a-z0-9 ]{3,30} que? ?j'))(?: (?:maintenant|deja|plus|exactement|precisement|pile|juste|tout|tres|de|d'|environ|a peu|pres|presque|bientot|bien|quasi|quasiment|quasi-|au|moins|desormais|largement|peut-etre|un peu))* ?(?:(\\d{1,3})|(${NUMBER_WORD})|une (${Object.keys(ROUGH).join('|')}) de)(?: (?:bon|bons|bonne|bonnes|petit|petite|long|longs|longue|longues|grosse|grosses))? (jours?|semaines?|mois|ans?|annees?)( et demie?)?\\b`,
  'g',
);
const BACK =
  /\b(?:(avant[- ]hier)|(hier)|(ce matin)|(la semaine (?:derniere|passee))|(le mois (?:dernier|passe))|(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:dernier|passe))\b/g;
/** `le 7 courant`, `le 12 de ce mois`, `le 3 du mois dernier`. */
const OF_A_MONTH = /\b(\d{1,2})(?:er)? (courant|de ce mois|du mois (?:en cours|courant|dernier|passe))\b/g;
const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/**
 * Every date of the folded text that is not after `on`, in order, without overlaps.
 * @param on civil date of reception: years left out and relative dates count from it.
 */
export function findDates(text: string, on: string): readonly FoundDate[] {
  const found: FoundDate[] = [];
  const taken = new Uint8Array(text.length);
  const add = (
    match: readonly string[] & { readonly index: number },
    date: string | null,
    precision: FoundDate['precision'],
  ): void => {
    if (date === null || date > on) return;
    const start = match.index;
    const end = start + (match[0] ?? '').length;
    // A dated place is taken once; marks keep this linear where dates abound.
    for (let at = start; at < end; at++) if (taken[at] === 1) return;
    taken.fill(1, start, end);
    found.push({ start, end, date, precision });
  };
  for (const match of text.matchAll(ISO))
    add(match, civil(Number(match[1]), Number(match[2]), Number(match[3])), 'exact');
  for (const match of text.matchAll(DAY_MONTH)) {
    add(match, dated(number(match[1]), monthNumber(match[2]), match[3] ?? match[4], on), 'exact');
  }
  for (const match of text.matchAll(DAY_LISTED)) {
    add(match, dated(number(match[1]), monthNumber(match[2]), match[3], on), 'exact');
  }
  for (const match of text.matchAll(NUMERIC)) {
    add(match, dated(Number(match[1]), Number(match[2]), match[3], on), 'exact');
  }
  for (const match of text.matchAll(NUMERIC_SHORT)) {
    // The date begins at its digits: the `le` or `du` before it tells whose date it is.
    const lead = match[0].lastIndexOf(' ') + 1;
    const digits = Object.assign([match[0].slice(lead)], { index: match.index + lead });
    add(digits, dated(Number(match[1]), Number(match[2]), undefined, on), 'exact');
  }
  for (const match of text.matchAll(OF_A_MONTH)) add(match, ofAMonth(Number(match[1]), match[2] ?? '', on), 'exact');
  for (const match of text.matchAll(AGO)) add(match, ago(match, on), 'ago');
  for (const match of text.matchAll(BACK)) add(match, back(match, on), 'ago');
  for (const match of text.matchAll(MONTH_ONLY)) {
    // `de mai`, `des mars`: without a preposition of time they are months of something else.
    add(match, monthOnly(match[1] ?? '', monthNumber(match[2]), match[3], on), 'month');
  }
  return found.sort((a, b) => a.start - b.start);
}

function monthNumber(name: string | undefined): number {
  for (const [names, month] of MONTHS) if (names.split('|').includes(name ?? '')) return month;
  return 0;
}

function number(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d/.test(text)) return Number(text);
  return NUMBERS[text] ?? NUMBERS[text.replaceAll(' ', '-')] ?? 0;
}

function civil(year: number, month: number, day: number): string | null {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}

/** A day and month with the year given, in two digits, or left out: then the latest one up to `on`. */
function dated(day: number, month: number, year: string | undefined, on: string): string | null {
  if (year?.length === 4) return civil(Number(year), month, day);
  const current = Number(on.slice(0, 4));
  if (year?.length === 2) {
    const century = current - (current % 100);
    const full = century + Number(year);
    return civil(full > current ? full - 100 : full, month, day);
  }
  for (const candidate of [current, current - 1, current - 2, current - 3, current - 4]) {
    const date = civil(candidate, month, day);
    if (date !== null && date <= on) return date;
  }
  return null;
}

/** `début` the 1st, `mi` the 15th, `fin` the last; a bare month counts from its first day, which favours the citizen. */
function monthOnly(lead: string, month: number, year: string | undefined, on: string): string | null {
  const first = dated(1, month, year, on);
  if (first === null) return null;
  const date = lead === 'mi' ? addDays(first, 14) : lead === 'fin' ? addDays(addMonths(first, 1), -1) : first;
  return date <= on ? date : on;
}

function ofAMonth(day: number, month: string, on: string): string | null {
  const reference = /(?:dernier|passe)$/.test(month) ? addMonths(on, -1) : on;
  return civil(Number(reference.slice(0, 4)), Number(reference.slice(5, 7)), day);
}

function ago(match: RegExpExecArray, on: string): string | null {
  const count = match[1] ? Number(match[1]) : match[2] ? number(match[2]) : (ROUGH[match[3] ?? ''] ?? 0);
  const unit = match[4] ?? '';
  const half = match[5] !== undefined;
  if (unit.startsWith('jour')) return addDays(on, -count);
  if (unit.startsWith('semaine')) return addDays(on, -7 * count - (half ? 3 : 0));
  if (unit === 'mois') return addDays(addMonths(on, -count), half ? -15 : 0);
  return addMonths(on, -12 * count - (half ? 6 : 0));
}

function back(match: RegExpExecArray, on: string): string | null {
  if (match[1]) return addDays(on, -2);
  if (match[2]) return addDays(on, -1);
  if (match[3]) return on;
  if (match[4]) return addDays(on, -7);
  if (match[5]) return addMonths(on, -1);
  const wanted = WEEKDAYS.indexOf(match[6] ?? '') + 1;
  const since = (dayOfWeek(on) - wanted + 7) % 7;
  return addDays(on, -(since === 0 ? 7 : since));
}
