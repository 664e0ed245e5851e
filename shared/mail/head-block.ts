/** The head that a client writes above a mail it repeats: `De : / Envoyé : / À : / Objet :` and its kin. */
import { parseAddresses } from './addresses.ts';
import type { ForwardedHead, Mailbox } from './message.ts';
import { safeDisplayName } from './safe-name.ts';
import { parseWrittenDate } from './written-date.ts';

export type HeadField = 'from' | 'to' | 'cc' | 'date' | 'subject' | 'other';

export interface HeadBlock {
  /** Index of the first line after the block. */
  readonly end: number;
  readonly fields: ReadonlyMap<HeadField, string>;
  /** True with `Envoyé`/`Sent` or an address in the sender's line: people do not write these by hand. */
  readonly mechanical: boolean;
}

/** The labels of the clients, compared in lower case without accents. */
const LABELS: Readonly<Record<string, HeadField>> = {
  de: 'from',
  from: 'from',
  expediteur: 'from',
  von: 'from',
  a: 'to',
  to: 'to',
  pour: 'to',
  destinataire: 'to',
  destinataires: 'to',
  an: 'to',
  cc: 'cc',
  cci: 'cc',
  bcc: 'cc',
  copie: 'cc',
  'copie a': 'cc',
  envoye: 'date',
  'envoye le': 'date',
  date: 'date',
  "date d'envoi": 'date',
  sent: 'date',
  gesendet: 'date',
  datum: 'date',
  objet: 'subject',
  sujet: 'subject',
  subject: 'subject',
  betreff: 'subject',
  'repondre a': 'other',
  'reply-to': 'other',
  importance: 'other',
  'pieces jointes': 'other',
  'piece jointe': 'other',
  attachments: 'other',
  organisation: 'other',
  'adresse de retour': 'other',
  'envoye par': 'other',
  'return-path': 'other',
  'resent-from': 'other',
  priorite: 'other',
  priority: 'other',
};

/** A label with its colon, bold in Markdown or not; quote marks and cell bars around it. */
const LABEL_LINE = /^[>|\s]{0,40}\*{0,2}([\p{L}' -]{1,20}?)\s{0,3}\*{0,2}\s{0,2}[:：]\*{0,2}[\s|]{0,20}(.*)$/u;

/** Lines a block may have; lists of recipients wrap. */
const MAX_BLOCK_LINES = 40;

/** The field that a line begins, with its value; null when the line is no label. */
export function readLabel(
  line: string,
): { readonly field: HeadField; readonly value: string; readonly label: string } | null {
  // The colon stands near the front, or the line is no label: most lines end here.
  const colon = line.length > 2_000 ? -1 : line.slice(0, 90).search(/[:：]/);
  if (colon === -1) return null;
  const match = LABEL_LINE.exec(line);
  if (match === null) return null;
  const label = (match[1] ?? '')
    .trim()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const field = LABELS[label];
  return field === undefined || !Object.hasOwn(LABELS, label)
    ? null
    : { field, value: (match[2] ?? '').replace(/\*{1,2}$/, '').trim(), label };
}

/**
 * Reads the head block that begins at `lines[start]`. It must name the sender and two more fields (one more under an
 * explicit mark such as `-----Message d'origine-----`); else null.
 */
export function readHeadBlock(lines: readonly string[], start: number, marked: boolean): HeadBlock | null {
  const first = readLabel(lines[start] ?? '');
  if (first === null || first.field === 'other' || (!marked && !beginsHead(first))) return null;
  const flat = readFlatHead(lines[start] ?? '');
  if (flat !== null) return { end: start + 1, fields: flat, mechanical: true };
  const fields = new Map<HeadField, string>();
  let mechanical = false;
  let current: HeadField | null = null;
  let end = start;
  let index = start;
  for (; index < Math.min(lines.length, start + MAX_BLOCK_LINES); index++) {
    const line = lines[index] ?? '';
    const label = readLabel(line);
    if (label !== null && !fields.has(label.field)) {
      fields.set(label.field, label.value);
      if (isSentLabel(label.label) || (label.field === 'from' && label.value.includes('@'))) mechanical = true;
      current = label.field;
      end = index + 1;
      continue;
    }
    if (label !== null && label.field === 'other') {
      end = index + 1;
      current = null;
      continue;
    }
    // The same label again: the head of another mail, no value that goes on.
    if (label !== null) break;
    const content = unquoteLine(line).trim();
    if (content === '') {
      if (!labelFollows(lines, index + 1, fields)) break;
      continue;
    }
    // A value wrapped by the client goes on only where another label follows.
    if (current === null || !labelWithin(lines, index + 1, fields)) break;
    fields.set(current, `${fields.get(current) ?? ''} ${content}`.trim());
    end = index + 1;
  }
  if (!fields.has('from') || fields.size < (marked ? 2 : 3)) return null;
  return { end, fields, mechanical };
}

/** Whether a head can begin with this label without a mark above it: the sender, or `envoyé :` as Orange has it. */
export function beginsHead({ field, label }: { readonly field: HeadField; readonly label: string }): boolean {
  return field === 'from' || (field === 'date' && isSentLabel(label));
}

/** What clients write and people do not: by hand it would be `Date :`. */
function isSentLabel(label: string): boolean {
  return /^(?:envoye|sent|gesendet)/.test(label);
}

/** `De : X <x@y> Envoyé : … À : … Objet : …` on one line, where a converter lost the line breaks. */
function readFlatHead(line: string): ReadonlyMap<HeadField, string> | null {
  if (!/\s(?:objet|subject|sujet)\s?:/i.test(line)) return null;
  const fields = new Map<HeadField, string>();
  for (const piece of line.split(/\s(?=(?:envoyé(?: le)?|date|sent|à|to|cc|objet|subject|sujet)\s?:\s)/i)) {
    const label = readLabel(piece);
    if (label === null || fields.has(label.field)) return null;
    fields.set(label.field, label.value);
  }
  return fields.has('from') && fields.has('date') && fields.has('subject') ? fields : null;
}

/** A line without its quote marks. */
export function unquoteLine(line: string): string {
  return line.replace(/^(?:\s{0,3}>){1,30}\s?/, '');
}

function labelFollows(lines: readonly string[], index: number, fields: ReadonlyMap<HeadField, string>): boolean {
  const label = readLabel(lines[index] ?? '');
  return label !== null && !fields.has(label.field);
}

function labelWithin(lines: readonly string[], from: number, fields: ReadonlyMap<HeadField, string>): boolean {
  for (let index = from; index < from + 6; index++) {
    if (unquoteLine(lines[index] ?? '').trim() === '') return false;
    if (labelFollows(lines, index, fields)) return true;
  }
  return false;
}

/** The head as data. */
export function toForwardedHead(block: HeadBlock): ForwardedHead {
  return {
    from: readSender(block.fields.get('from') ?? ''),
    to: (block.fields.get('to') ?? '').slice(0, 500),
    subject: (block.fields.get('subject') ?? '').slice(0, 500),
    date: parseWrittenDate(block.fields.get('date') ?? ''),
  };
}

/** A sender as clients show it: `Nom <a@b>`, `Nom [mailto:a@b]`, `"Nom" a@b`, `a@b`, or a bare name (address ''). */
export function readSender(text: string): Mailbox | null {
  const plain = text
    .slice(0, 500)
    .replace(/\[\s?mailto:([^\]\s]{1,200})\s?\]/i, '<$1>')
    .replace(/<mailto:([^>\s]{1,200})>/gi, '<$1>')
    .replace(/\*{1,2}/g, '')
    .trim();
  const parsed = parseAddresses(Buffer.from(plain, 'utf8').toString('latin1'))[0];
  if (parsed !== undefined) return parsed;
  const name = safeDisplayName(plain);
  return name === '' ? null : { name, address: '' };
}
