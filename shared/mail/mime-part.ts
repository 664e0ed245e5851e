/** One entity of a mail (RFC 2045), read but not yet understood. `parse.ts` makes the tree. */
import { decodeBytes } from './charset.ts';
import { decodeHeader, unfold } from './encoded-word.ts';

export interface MimePart {
  /** Lower case, without parameters; `text/plain` when absent. */
  readonly contentType: string;
  /** Fields as they stand, one character a byte: lower-case name and value, top to bottom. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly charset: string | null;
  readonly flowed: boolean;
  readonly deleteSpace: boolean;
  /** `attachment`, `inline` …, lower case; '' when absent. */
  readonly disposition: string;
  /** Decoded but not made safe; '' when absent. */
  readonly fileName: string;
  /** Freed of its transfer encoding; empty for a multipart. */
  readonly bytes: Uint8Array;
  readonly children: readonly MimePart[];
}

/** The first value of a part's field, as bytes in a string, unfolded; '' when absent. */
export function partField(part: Pick<MimePart, 'fields'>, name: string): string {
  const field = part.fields.find(([key]) => key === name);
  return field === undefined ? '' : unfold(field[1]).trim();
}

/** The text of a text part: transfer-encoding lies mended, character set found. */
export function partText(part: MimePart): string {
  const bytes = mendTransferEncoding(part);
  const label = part.charset ?? (part.contentType === 'text/html' ? charsetOfHtml(bytes) : null);
  return decodeBytes(bytes, label);
}

/** `<meta charset=…>` and `<meta … content="text/html; charset=…">`. */
function charsetOfHtml(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2_048)).toString('latin1');
  return /<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}["']?([\w.:-]{2,40})/i.exec(head)?.[1] ?? null;
}

/**
 * Some gateways lose or garble Content-Transfer-Encoding: the body then shows `r=E9clamation=` or lines of base64.
 * Only bodies that cannot be anything else are decoded again.
 */
function mendTransferEncoding(part: MimePart): Uint8Array {
  const declared = partField(part, 'content-transfer-encoding').toLowerCase();
  if (declared === 'quoted-printable' || declared === 'base64') return part.bytes;
  const sample = Buffer.from(part.bytes.buffer, part.bytes.byteOffset, Math.min(part.bytes.length, 65_536)).toString(
    'latin1',
  );
  if (declared.includes('quoted') || looksQuotedPrintable(sample)) return decodeQuotedPrintable(part.bytes);
  if (declared.includes('base64') || looksBase64(sample)) {
    return Buffer.from(Buffer.from(part.bytes).toString('latin1'), 'base64');
  }
  return part.bytes;
}

/** At least two encoded non-ASCII bytes or soft breaks, and no raw non-ASCII byte, which quoted-printable excludes. */
function looksQuotedPrintable(sample: string): boolean {
  if (/[\u0080-\u00ff]/.test(sample)) return false;
  const encoded = sample.match(/=(?:[89A-F][0-9A-F]|3D|20|\r?\n)/g)?.length ?? 0;
  const highs = sample.match(/=[89A-F][0-9A-F]/g)?.length ?? 0;
  return highs >= 1 && encoded >= 2;
}

/** Lines of one length of base64 digits and nothing else. */
function looksBase64(sample: string): boolean {
  const lines = sample.trim().split(/\r?\n/);
  const first = lines[0]?.length ?? 0;
  return (
    lines.length >= 2 &&
    first >= 60 &&
    first % 4 === 0 &&
    lines.slice(0, -1).every((line) => line.length === first) &&
    lines.every((line) => /^[A-Za-z0-9+/]+={0,2}$/.test(line))
  );
}

function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const decoded = text.replace(/=(?:([0-9A-Fa-f]{2})|[ \t]{0,5}\r?\n)/g, (_, hex: string | undefined) =>
    hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}

/** A file name as declared: encoded words and raw bytes decoded. */
export function decodeFileName(raw: string): string {
  return /^[\u0000-\u00ff]*$/.test(raw) ? decodeHeader(raw) : raw;
}
