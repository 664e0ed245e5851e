/** The Date field (RFC 5322 § 3.3), with the forms that clients write instead of it. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322 § 4.3, hours before or after UTC; any other name means "unknown", which is read as UTC. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  MET: 1,
  CEST: 2,
  MEST: 2,
  WEST: 1,
  BST: 1,
  EET: 2,
  EEST: 3,
};

const DAY_FIRST =
  /^(?:[A-Za-zé]{2,9}\.?,?\s{1,5})?(\d{1,2})[\s-]{1,5}([A-Za-z]{3,9})\.?,?[\s-]{1,5}(\d{4}|\d{2})[\sT,]{1,5}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d{1,9})?\s{0,5}([+-]\d{2}:?\d{2}|[A-Za-z]{1,5})?/;
const ASCTIME =
  /^[A-Za-z]{3},?\s{1,5}([A-Za-z]{3})\s{1,5}(\d{1,2})\s{1,5}(\d{1,2}):(\d{2})(?::(\d{2}))?\s{1,5}(?:([A-Za-z]{2,5}|[+-]\d{4})\s{1,5})?(\d{4})/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})[T\s](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?/i;

/** Mail dates stand between the first MIME mails and the end of the century. */
const EARLIEST = '1990-01-01';
const LATEST = '2100-01-01';

/** A Date field as an instant (ISO 8601, UTC); null when it cannot be read or its fields are out of range. */
export function parseMailDate(value: string): string | null {
  const text = value
    .slice(0, 200)
    .replace(/\([^()]{0,80}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const first = DAY_FIRST.exec(text);
  if (first !== null) return instant(first[3], monthNumber(first[2]), first[1], first[4], first[5], first[6], first[7]);
  const asctime = ASCTIME.exec(text);
  if (asctime !== null)
    return instant(asctime[7], monthNumber(asctime[1]), asctime[2], asctime[3], asctime[4], asctime[5], asctime[6]);
  const iso = ISO.exec(text);
  if (iso !== null) return instant(iso[1], Number(iso[2]), iso[3], iso[4], iso[5], iso[6], iso[7]);
  return null;
}

/**
 * Whether a Date cannot be true for a mail that arrived at `arrivedAt` (both instants): more than two days after it
 * (clocks and zones are wrong by hours, not by days), or more than ten years before.
 */
export function isAbsurdDate(date: string, arrivedAt: string): boolean {
  const distance = Date.parse(date) - Date.parse(arrivedAt);
  const day = 86_400_000;
  return distance > 2 * day || distance < -3_653 * day;
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function instant(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  zone: string | undefined,
): string | null {
  const written = Number(year);
  const fullYear = (year ?? '').length === 2 ? written + (written < 50 ? 2000 : 1900) : written;
  const fields = { day: Number(day), hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) };
  if (month < 1 || fields.day < 1 || fields.hour > 23 || fields.minute > 59 || fields.second > 60) return null;
  if (new Date(Date.UTC(fullYear, month - 1, fields.day)).getUTCDate() !== fields.day) return null;
  const local = Date.UTC(fullYear, month - 1, fields.day, fields.hour, fields.minute, Math.min(fields.second, 59));
  const utc = new Date(local - zoneMinutes(zone) * 60_000).toISOString();
  return utc < EARLIEST || utc >= LATEST ? null : utc;
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const numeric = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (numeric === null) return (ZONES[zone.toUpperCase()] ?? 0) * 60;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  if (minutes > 14 * 60) return 0;
  return numeric[1] === '-' ? -minutes : minutes;
}
