/**
 * Bytes to text when the declared character set is wrong, unknown or missing, as it often is.
 *
 * The order follows what is certain: a byte order mark; then UTF-8 that is valid (no other encoding produces valid
 * multi-byte UTF-8 by chance); then the declared set; then windows-1252, the set of French mail without a label.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Labels that promise nothing: text under them is guessed. */
const VAGUE = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'utf-8',
  'utf8',
  'unknown-8bit',
  'x-unknown',
  'unknown',
  '8bit',
  '7bit',
  'binary',
  'default',
]);

/** UTF-16 by its names. Where the bytes are not wide, the label is a lie. */
const WIDE = /^(?:utf-?16|ucs-?2|unicode$|iso-10646-ucs-2)/;

/** What iconv knows besides character sets: by these the words would be shown as digits. */
const NO_CHARSET = /^(?:base64|hex|binary)$/;

const SINGLE_BYTE = /^(?:windows-|iso-8859-|koi8|macintosh|x-mac|ibm)/;

const WINDOWS_1252 = new TextDecoder('windows-1252');
const WINDOWS_CHARACTERS = [...WINDOWS_1252.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];

/** Decodes `bytes`, declared as `label` (null: not declared). Never throws; what no set explains is read as windows-1252. */
export function decodeBytes(bytes: Uint8Array, label: string | null): string {
  if (bytes.length === 0) return '';
  const marked = byteOrderMark(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const declared = (label ?? '')
    .slice(0, 60)
    .replace(/["'\s]/g, '')
    .toLowerCase();
  const wide = wideEncoding(bytes, declared);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  if (isAscii(bytes) && !/^(?:utf-?7|iso-2022|hz-gb)/.test(declared)) return WINDOWS_1252.decode(bytes);
  if (VAGUE.has(declared) || WIDE.test(declared)) return repairMojibake(decodeUtf8OrWindows(bytes));
  const encoding = knownEncoding(declared);
  if (encoding === null) {
    if (!NO_CHARSET.test(declared) && iconv.encodingExists(declared)) {
      const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), declared);
      return isUtf8(bytes) && !isAscii(bytes) ? decodeUtf8OrWindows(bytes) : text;
    }
    return repairMojibake(decodeUtf8OrWindows(bytes));
  }
  if (SINGLE_BYTE.test(encoding)) {
    if (isUtf8(bytes)) return repairMojibake(decodeUtf8OrWindows(bytes));
    return repairMojibake(repairControls(new TextDecoder(encoding).decode(bytes)));
  }
  const text = new TextDecoder(encoding).decode(bytes);
  // UTF-8, or a French single-byte text, under a far-eastern label.
  return text.includes('\uFFFD') ? decodeUtf8OrWindows(bytes) : text;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * UTF-16, with or without its label: western text has a zero in nearly every second byte. A UTF-16 label on bytes
 * without zeros is a lie, and ignored.
 */
function wideEncoding(bytes: Uint8Array, declared: string): string | null {
  const sample = bytes.subarray(0, 512);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const pairs = sample.length / 2;
  const named = WIDE.test(declared);
  const enough = named ? 0.1 : 0.7;
  if (odd > pairs * enough && odd > even * 4) return 'utf-16le';
  if (even > pairs * enough && even > odd * 4) return 'utf-16be';
  return null;
}

/** The WHATWG name of a label; null when the standard does not know it. UTF-16 was dealt with before. */
function knownEncoding(label: string): string | null {
  const aliases: Record<string, string> = {
    latin9: 'iso-8859-15',
    'latin-9': 'iso-8859-15',
    'latin-1': 'iso-8859-1',
    'iso8859-1': 'iso-8859-1',
    mac: 'macintosh',
    'x-mac-roman': 'macintosh',
  };
  try {
    const encoding = new TextDecoder(aliases[label] ?? label).encoding;
    return encoding.startsWith('utf-16') ? null : encoding;
  } catch {
    return null;
  }
}

/** UTF-8 where it is valid; each other byte as windows-1252. So a damaged or mixed text keeps all that it says. */
function decodeUtf8OrWindows(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let stray = 0;
  for (let index = 0; index < bytes.length; ) {
    const length = sequenceLength(bytes, index);
    if (length === 0) stray++;
    index += length || 1;
  }
  const mended = Buffer.allocUnsafe(bytes.length + 2 * stray);
  let end = 0;
  for (let index = 0; index < bytes.length; ) {
    const length = sequenceLength(bytes, index);
    if (length === 0) end += mended.write(WINDOWS_CHARACTERS[bytes[index] ?? 0] ?? '', end);
    for (let offset = 0; offset < length; offset++) mended[end++] = bytes[index + offset] ?? 0;
    index += length || 1;
  }
  return mended.toString('utf8', 0, end);
}

/** Length of the valid UTF-8 sequence at `index`; 0 when there is none (RFC 3629 § 4). */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || index + length > bytes.length) return 0;
  const second = bytes[index + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let offset = 2; offset < length; offset++) {
    const next = bytes[index + offset] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

/** C1 controls never stand in mail: they are windows-1252 punctuation under an ISO 8859 label. */
function repairControls(text: string): string {
  return text.replace(/[\u0080-\u009f]+/g, (run) => WINDOWS_1252.decode(Buffer.from(run, 'latin1')));
}

/** What windows-1252 makes of the bytes 0x80-0x9f, back to the byte. */
const WINDOWS_BYTES = new Map<string, number>(
  Array.from(
    { length: 32 },
    (_, offset) => [WINDOWS_1252.decode(Uint8Array.of(0x80 + offset)), 0x80 + offset] as const,
  ),
);

/**
 * Undoes one turn of UTF-8 read as windows-1252 (`rÃ©clamation`): each run of non-ASCII characters that is, byte for
 * byte, valid UTF-8 for a Latin letter or usual punctuation. Real French text has no such run.
 */
export function repairMojibake(text: string): string {
  if (!/[ÂÃÅâ]/.test(text)) return text;
  return text.replace(
    /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}/g,
    (run) => {
      const bytes = new Uint8Array(run.length);
      for (let index = 0; index < run.length; index++) {
        const character = run.charAt(index);
        const byte = WINDOWS_BYTES.get(character) ?? character.charCodeAt(0);
        if (byte > 0xff) return run;
        bytes[index] = byte;
      }
      if (!isUtf8(bytes)) return run;
      const repaired = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      return /^[\u00a0-\u017f\u02c6\u02dc\u2000-\u206f\u20ac\u2122\ufeff]+$/.test(repaired) ? repaired : run;
    },
  );
}
