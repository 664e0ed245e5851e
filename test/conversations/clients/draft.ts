/** What a person writes, and the encodings that clients put it into. */
import type { Letter } from '../letter.ts';

export interface Person {
  readonly name: string;
  readonly address: string;
}

/** A mail as repeated below an answer or in a forward. */
export interface Repeated {
  readonly fromName: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly subject: string;
  readonly text: string;
}

export interface Draft {
  readonly from: Person;
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  /** Without the client's own prefix. */
  readonly subject: string;
  readonly text: string;
  /** When it is written. */
  readonly at: string;
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly answered?: Repeated;
  readonly forwarded?: Repeated;
  readonly attachments?: readonly Piece[];
  /** Further header lines, such as `X-Local-Verdicts: dmarc=FAIL`. */
  readonly headers?: readonly string[];
}

export interface Piece {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

export type Client = (draft: Draft) => string;

export function repeated(letter: Letter): Repeated {
  return {
    fromName: letter.fromName,
    from: letter.from,
    to: letter.to,
    at: letter.at,
    subject: letter.subject,
    text: letter.text.trim(),
  };
}

/** RFC 2047 B words in UTF-8, folded; ASCII as it is. */
export function encoded(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

export function mailbox({ name, address }: Person): string {
  return name === ''
    ? address
    : /^[\x20-\x7e]*$/.test(name)
      ? `"${name}" <${address}>`
      : `${encoded(name)} <${address}>`;
}

/** RFC 2045 § 6.7, of bytes in a charset given one character a byte. */
export function quotedPrintable(bytes: Buffer): string {
  const lines: string[] = [];
  for (const source of bytes.toString('latin1').split('\n')) {
    let line = '';
    const characters = [...source];
    characters.forEach((character, index) => {
      const last = index === characters.length - 1;
      const plain = /[\x21-\x3c\x3e-\x7e]/.test(character) || ((character === ' ' || character === '\t') && !last);
      const code = plain ? character : `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
      if (line.length + code.length > 75) {
        lines.push(`${line}=`);
        line = '';
      }
      line += code;
    });
    lines.push(line);
  }
  return lines.join('\r\n');
}

export function base64(bytes: Buffer): string {
  return (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function quotedLines(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** The parts of an instant on the clock of Paris, as clients write them. */
export function parisParts(at: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', ...options }).format(new Date(at));
  return {
    weekday: format({ weekday: 'long' }),
    weekdayShort: format({ weekday: 'short' }),
    day: format({ day: 'numeric' }),
    month: format({ month: 'long' }),
    monthShort: format({ month: 'short' }),
    year: format({ year: 'numeric' }),
    time: format({ hour: '2-digit', minute: '2-digit' }),
    numeric: format({ day: '2-digit', month: '2-digit', year: 'numeric' }),
  };
}

/** RFC 5322 § 3.3. */
export function dateField(at: string): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

/** Joins header lines and body with CRLF, whatever line ends they had. */
export function assembled(headers: readonly (string | null)[], body: string): string {
  const head = headers.filter((line) => line !== null).join('\n');
  return `${head}\n\n${body}\n`.replace(/\r?\n/g, '\r\n');
}

export interface Part {
  readonly headers: readonly string[];
  readonly body: string;
}

export function multipart(boundary: string, parts: readonly Part[]): string {
  return [
    ...parts.map(({ headers, body }) => `--${boundary}\n${headers.join('\n')}\n\n${body}`),
    `--${boundary}--`,
  ].join('\n');
}

export function attachmentPart(piece: Piece, disposition = 'attachment'): Part {
  const name = /^[\x20-\x7e]*$/.test(piece.name)
    ? `"${piece.name}"`
    : `"${encoded(piece.name).replace(/\r\n /g, ' ')}"`;
  return {
    headers: [
      `Content-Type: ${piece.type}; name=${name}`,
      `Content-Disposition: ${disposition}; filename=${name}`,
      'Content-Transfer-Encoding: base64',
    ],
    body: base64(piece.content),
  };
}
