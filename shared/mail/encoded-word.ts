/** Header text (RFC 2047): encoded words, whole or broken, and raw 8-bit bytes. */
import { decodeBytes, repairMojibake } from './charset.ts';
import { normaliseText } from './plain-text.ts';

/** One encoded word. Spaces inside a Q text are forbidden and yet common. The classes keep the search linear. */
const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=/g;

/**
 * Decodes the value of a header field, given as one character a byte (`latin1`), unfolded or not.
 * Never throws: a broken word stays as it was written.
 */
export function decodeHeader(raw: string): string {
  const value = unfold(raw);
  if (!value.includes('=?')) return decodeRaw(value);
  const pieces: string[] = [];
  let pending: { charset: string; bytes: Uint8Array[] } | null = null;
  const flush = (): void => {
    if (pending !== null) pieces.push(decodeBytes(Buffer.concat(pending.bytes), pending.charset));
    pending = null;
  };
  let end = 0;
  for (const match of value.matchAll(ENCODED_WORD)) {
    const between = value.slice(end, match.index);
    const charset = (match[1] ?? '').toLowerCase().replace(/\*.*$/, '');
    const bytes = match[2]?.toLowerCase() === 'b' ? decodeBase64(match[3] ?? '') : decodeQ(match[3] ?? '');
    // White space between two encoded words is not text. Words of one set are joined as bytes before they are
    // decoded: senders cut in the middle of a character.
    const adjacent = end > 0 && between.trim() === '';
    const current: { charset: string; bytes: Uint8Array[] } | null = pending;
    if (adjacent && current !== null && (current as { charset: string }).charset === charset) {
      (current as { bytes: Uint8Array[] }).bytes.push(bytes);
    } else {
      flush();
      if (!adjacent) pieces.push(decodeRaw(between));
      pending = { charset, bytes: [bytes] };
    }
    end = match.index + match[0].length;
  }
  flush();
  pieces.push(decodeRaw(value.slice(end)));
  return repairMojibake(pieces.join(''));
}

/** The value of a Subject field (one character a byte) as text on one line, free of control and invisible characters. */
export function readSubject(raw: string): string {
  return normaliseText(decodeHeader(raw)).replace(/\s+/g, ' ').trim();
}

/** Joins folded lines (RFC 5322 § 2.2.3): the line end goes, the white space after it stays. */
export function unfold(value: string): string {
  return value.replace(/\r\n|\n|\r/g, '');
}

/** Header bytes without encoding: UTF-8 (RFC 6532) or, where that fails, windows-1252. */
export function decodeRaw(value: string): string {
  return /[\u0080-\u00ff]/.test(value) ? decodeBytes(Buffer.from(value, 'latin1'), null) : value;
}

function decodeBase64(text: string): Uint8Array {
  return Buffer.from(text.replace(/[^A-Za-z0-9+/]/g, ''), 'base64');
}

function decodeQ(text: string): Uint8Array {
  const decoded = text
    .replace(/_/g, ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}
