/** The reading for people: findings first, then the mail's text with the evidence underlined. */
import type { Evidence } from '../../../shared/reclamation/reading.ts';
import type { MailRead } from './read-mail.ts';

const UNDERLINE = '\u001b[4m';
const BOLD = '\u001b[1m';
const RESET = '\u001b[0m';
/** A mail of a megabyte is not read on a screen. */
const LONGEST = 20_000;

/** @param color whether terminal codes may be used; without them the evidence stands between » and «. */
export function pretty(file: string, found: MailRead, color: boolean): string {
  const { reading, message } = found;
  const { priorComplaint, coordinates, nir } = reading;
  const title = color ? `${BOLD}${file}${RESET}` : file;
  const prior = priorComplaint.mentioned
    ? `yes, ${priorComplaint.date ?? 'undated'}, ${priorComplaint.answered === null ? 'answer not told' : priorComplaint.answered ? 'answered' : 'unanswered'}`
    : 'not told';
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['procedure', found.procedure?.id ?? 'unknown'],
    ['received', found.receivedOn],
    ['kind', reading.kind],
    ['from', `${reading.from.name} <${reading.from.address}>`.trim()],
    ['objet', reading.objet],
    ['nir', `${nir.value ?? '–'} (${nir.status}${nir.source === null ? '' : `, ${nir.source}`})`],
    ['category', [reading.category, ...reading.secondaryCategories].join(', ')],
    [
      'admissibility',
      `${reading.admissibility}${reading.access === null ? '' : `, ${reading.access}`}${reading.seizableFrom === null ? '' : `, from ${reading.seizableFrom}`}`,
    ],
    ['first complaint', prior],
    ['court', reading.courtSeized ? 'seized' : 'not told'],
    ['commission', reading.craSeized ? 'seized' : 'not told'],
    ['missing', reading.missing.join(', ') || 'nothing'],
    ['name', coordinates.name ?? '–'],
    ['address', coordinates.postalAddress ?? '–'],
    ['telephone', coordinates.telephone ?? '–'],
    ['employer', coordinates.employer ?? '–'],
    ['for', coordinates.onBehalfOf ?? '–'],
    ...Object.entries(found.deadlines ?? {}),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
  const told = reading.evidence
    .map((one) => `  ${one.about.padEnd(width)}  « ${one.quote} » (${one.source})`)
    .join('\n');
  const words = `${message.subject}\n\n${message.text.slice(0, LONGEST)}`;
  const text = underlined(words, reading.evidence, color).replace(/^/gm, '  | ');
  return `${title}\n${table}\n\n${told}\n\n${text}\n\n`;
}

/** A NIR as evidence shows it: sex, year and month, the rest hidden. */
const MASKED = /(\d \d\d \d\d) \*\* \*{3} \*{3} \*\*/g;

/** A word of a quote as a pattern; `17709*` is a number that begins so, in any grouping. */
function patternOf(word: string): string {
  if (/^\d{5}\*$/.test(word)) return `${[...word.slice(0, 5)].join('[\\s./-]{0,3}')}[0-9ABab\\s()./-]{7,21}[0-9)]`;
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Marks each quote where it stands in the text; quotes are on one line, the text may be wrapped. */
function underlined(text: string, evidence: readonly Evidence[], color: boolean): string {
  const spans: { start: number; end: number }[] = [];
  for (const { quote } of evidence) {
    const words = quote
      .replace(MASKED, (_, shown: string) => `${shown.replaceAll(' ', '')}*`)
      .replace(/…$/, '')
      .trim()
      .split(' ')
      .filter((word) => word !== '');
    if (words.length === 0) continue;
    const pattern = new RegExp(words.map(patternOf).join('\\s{1,20}(?:>\\s{0,3})?'));
    const match = pattern.exec(text);
    if (match) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  let marked = '';
  let from = 0;
  for (const { start, end } of merged(spans)) {
    const words = text.slice(start, end);
    marked +=
      text.slice(from, start) +
      (color ? words.replace(/[^\n]+/g, (line) => `${UNDERLINE}${line}${RESET}`) : `»${words}«`);
    from = end;
  }
  return marked + text.slice(from);
}

function merged(spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}
