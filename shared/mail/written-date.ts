/** Dates as mail clients write them into a body, French and English. */

const MONTH_STEMS: readonly (readonly string[])[] = [
  ['janv', 'jan'],
  ['févr', 'fevr', 'fév', 'fev', 'feb'],
  ['mars', 'mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['août', 'aout', 'aug'],
  ['sept', 'sep'],
  ['oct'],
  ['nov'],
  ['déc', 'dec'],
];

const DAY_MONTH =
  /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?[\s.-]{1,3}(?:of\s)?(\p{L}{3,9})\.?,?[\s-]{1,3}(\d{4}|\d{2})(?!\d)/u;
const MONTH_DAY = /(?<!\p{L})(\p{L}{3,9})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,\s{0,3}(\d{4})(?!\d)/u;
const NUMERIC = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;
const ISO = /(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/;
const TIME = /(?<![\d:])(\d{1,2})\s?[:hH]\s?(\d{2})(?::\d{2})?(?:\s{0,2}([AaPp])\.?[Mm]\.?)?(?![\d])/;

/**
 * The local date and time that a written date names: `2026-10-05T11:22`, or `2026-10-05` without a time; null when
 * there is none. A zone in it is not applied: what counts is the day that the writer saw.
 * A date in figures is day first, as in France, unless the clock is English (AM, PM) or the month impossible.
 */
export function parseWrittenDate(text: string): string | null {
  const written = text.slice(0, 300).replace(/[\s\u00a0\u202f]+/g, ' ');
  const time = readTime(written);
  const date = readDate(written, time?.english === true);
  if (date === null) return null;
  return time === null ? date : `${date}T${time.clock}`;
}

function readDate(text: string, english: boolean): string | null {
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null) {
    const date = civil(dayMonth[3], monthOf(dayMonth[2]), Number(dayMonth[1]));
    if (date !== null) return date;
  }
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay !== null) {
    const date = civil(monthDay[3], monthOf(monthDay[1]), Number(monthDay[2]));
    if (date !== null) return date;
  }
  const iso = ISO.exec(text);
  if (iso !== null) return civil(iso[1], Number(iso[2]), Number(iso[3]));
  const numeric = NUMERIC.exec(text);
  if (numeric === null) return null;
  const [first, second] = [Number(numeric[1]), Number(numeric[2])];
  const monthFirst = (english && first <= 12) || second > 12;
  return monthFirst ? civil(numeric[3], first, second) : civil(numeric[3], second, first);
}

function readTime(text: string): { readonly clock: string; readonly english: boolean } | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const half = match[3]?.toLowerCase();
  const written = Number(match[1]);
  const hour = half === 'p' && written < 12 ? written + 12 : half === 'a' && written === 12 ? 0 : written;
  if (hour > 23 || Number(match[2]) > 59) return null;
  return { clock: `${String(hour).padStart(2, '0')}:${match[2]}`, english: half !== undefined };
}

function monthOf(name: string | undefined): number {
  const lower = (name ?? '').normalize('NFC').toLowerCase();
  return MONTH_STEMS.findIndex((stems) => stems.some((stem) => lower.startsWith(stem))) + 1;
}

function civil(year: string | undefined, month: number, day: number): string | null {
  const full = (year ?? '').length === 2 ? 2000 + Number(year) : Number(year);
  if (month < 1 || month > 12 || full < 1990 || full > 2100) return null;
  const date = new Date(Date.UTC(full, month - 1, day));
  return date.getUTCDate() === day && day > 0 ? date.toISOString().slice(0, 10) : null;
}
