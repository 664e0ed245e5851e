/**
 * One text as the mail clients send it: plain, flowed, encoded, wrongly labelled, as HTML only. Each shape gives the MIME
 * entity, head and body, or null where the shape cannot carry the text (a charset without the character).
 */
import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';

export interface Shape {
  readonly name: string;
  readonly write: (text: string) => Buffer | null;
  /** A form, not a letter: it has no quotes and passes nothing on. */
  readonly isForm?: boolean;
}

/** A MIME entity: its fields, an empty line, its body. */
export function entity(fields: readonly string[], body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`, 'latin1'), body, Buffer.from('\r\n')]);
}

export function multipart(type: string, parts: readonly Buffer[]): Buffer {
  const content = createHash('sha256');
  for (const part of parts) content.update(part);
  const boundary = `=_${content.digest('hex').slice(0, 8)}_1795312345678`;
  return entity(
    [`Content-Type: multipart/${type}; boundary="${boundary}"`],
    Buffer.concat([
      ...parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part]),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  );
}

/** Base64 in lines of 76. */
export function base64(data: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(data).toString('base64').replace(/.{76}/g, '$&\r\n'));
}

/** Quoted-printable (RFC 2045 § 6.7), with a soft break at 70: numbers are cut too. */
export function quotedPrintable(data: Uint8Array): Buffer {
  const lines: string[] = [];
  for (const line of Buffer.from(data).toString('latin1').split('\r\n')) {
    let out = '';
    for (const [i, character] of Array.from(line).entries()) {
      const code = character.charCodeAt(0);
      const bare = (code > 32 && code < 127 && code !== 61) || (code === 32 && i < line.length - 1);
      const written = bare ? character : `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
      if (out.length + written.length > 70) {
        lines.push(`${out}=`);
        out = '';
      }
      out += written;
    }
    lines.push(out);
  }
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

const crlf = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');

/** The text in that charset; null when a character is not in it. */
function encoded(text: string, charset: string): Buffer | null {
  const bytes = iconv.encode(crlf(text), charset);
  return iconv.decode(bytes, charset) === crlf(text) ? bytes : null;
}

type Transfer = '8bit' | 'quoted-printable' | 'base64';

function part(type: string, bytes: Buffer | null, transfer: Transfer, parameters: string): Buffer | null {
  if (bytes === null) return null;
  const body = transfer === 'base64' ? base64(bytes) : transfer === 'quoted-printable' ? quotedPrintable(bytes) : bytes;
  return entity([`Content-Type: ${type}${parameters}`, `Content-Transfer-Encoding: ${transfer}`], body);
}

const plain =
  (charset: string, transfer: Transfer, label: string | null = charset) =>
  (text: string): Buffer | null =>
    part('text/plain', encoded(text, charset), transfer, label === null ? '' : `; charset=${label}`);

/** RFC 3676: long lines go on after a space at their end. */
function flowed(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('>') || line === '-- ') return line;
      return line
        .trimEnd()
        .replace(/(.{40,66}) (?=[^ ])/g, '$1 \n')
        .replace(/^(?=[ ]|From )/gm, ' ');
    })
    .join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/ {2}/g, ' &nbsp;')
    .replaceAll('\u00a0', '&nbsp;');
}

/** Numeric references for whatever is not ASCII, as many web clients write. */
function ascii(html: string): Buffer {
  return Buffer.from(html.replace(/[^\x00-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`));
}

/** Quoted lines as blockquotes, `-- ` as it is, the rest line by line. */
function blocks(text: string, line: (text: string) => string): string {
  const out: string[] = [];
  let quoted: string[] = [];
  const close = (): void => {
    if (quoted.length > 0) out.push(`<blockquote type="cite">${blocks(quoted.join('\n'), line)}</blockquote>`);
    quoted = [];
  };
  for (const one of crlf(text).split('\r\n')) {
    if (one.startsWith('>')) quoted.push(one.replace(/^> ?/, ''));
    else {
      close();
      out.push(line(one));
    }
  }
  close();
  return out.join('\r\n');
}

const divs = (text: string): string =>
  blocks(text, (line) => (line === '' ? '<div><br></div>' : `<div>${escaped(line)}</div>`));
const word = (text: string): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang="FR"><div class="WordSection1">${blocks(
    text,
    (line) => `<p class="MsoNormal">${line === '' ? '&nbsp;' : escaped(line)}<o:p></o:p></p>`,
  )}</div></body></html>`;

/** Rows of a form pasted from Word: what stands before a colon in one cell, the rest in the next. */
function table(text: string): string {
  const row = (line: string): string => {
    const at = /^[^\d:]{2,60}: \S/u.test(line) ? line.search(/\s?: (?=\S)/u) : -1;
    const cells = at === -1 ? [line] : [line.slice(0, at), line.slice(at).replace(/^\s?: /u, '')];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  };
  return `<html><body><table><tbody>${blocks(text, row)}</tbody></table></body></html>`;
}

/** Bold and coloured groups: an element boundary inside the number. */
const patched = (text: string): string =>
  divs(text)
    .replace(/\d \d\d /g, (pair) => `<b>${pair}</b>`)
    .replace(/(\d{3}) (?=\d)/g, '<span>$1</span> ');

const htmlOnly =
  (render: (text: string) => string, charset: string, transfer: Transfer, label = charset) =>
  (text: string): Buffer | null =>
    part('text/html', encoded(render(text), charset), transfer, `; charset=${label}`);

const both = (text: string, render: (text: string) => string): Buffer[] => [
  plain('utf-8', 'quoted-printable')(text) as Buffer,
  htmlOnly(render, 'utf-8', 'quoted-printable')(text) as Buffer,
];

const PIXEL = entity(
  [
    'Content-Type: image/png; name="image001.png"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: inline; filename="image001.png"',
    'Content-ID: <image001@01DB.178505>',
  ],
  base64(Buffer.from('89504e470d0a1a0a', 'hex')),
);

export const SHAPES: readonly Shape[] = [
  { name: 'plain, 8bit', write: plain('utf-8', '8bit') },
  { name: 'plain, quoted-printable', write: plain('utf-8', 'quoted-printable') },
  { name: 'plain, base64', write: plain('utf-8', 'base64') },
  {
    name: 'plain, flowed',
    write: (text) =>
      part('text/plain', encoded(flowed(text), 'utf-8'), 'quoted-printable', '; charset=utf-8; format=flowed'),
  },
  { name: 'windows-1252, quoted-printable', write: plain('windows-1252', 'quoted-printable') },
  { name: 'iso-8859-15, 8bit', write: plain('iso-8859-15', '8bit') },
  { name: 'windows-1252 as iso-8859-1', write: plain('windows-1252', '8bit', 'iso-8859-1') },
  { name: 'windows-1252 without charset', write: plain('windows-1252', '8bit', null) },
  { name: 'utf-8 as iso-8859-1', write: plain('utf-8', '8bit', 'iso-8859-1') },
  { name: 'utf-8 as us-ascii, base64', write: plain('utf-8', 'base64', 'us-ascii') },
  { name: 'Outlook, HTML only, windows-1252', write: htmlOnly(word, 'windows-1252', 'quoted-printable') },
  { name: 'Outlook table, HTML only', write: htmlOnly(table, 'utf-8', 'quoted-printable'), isForm: true },
  { name: 'webmail, HTML only, base64', write: htmlOnly(divs, 'utf-8', 'base64') },
  {
    name: 'webmail, HTML only, references',
    write: (text) => part('text/html', ascii(divs(text)), '8bit', '; charset=us-ascii'),
  },
  { name: 'HTML only, number in pieces', write: htmlOnly(patched, 'utf-8', 'quoted-printable') },
  { name: 'Gmail, alternative', write: (text) => multipart('alternative', both(text, divs)) },
  { name: 'Outlook, alternative', write: (text) => multipart('alternative', both(text, word)) },
  {
    name: 'Apple, HTML among files',
    write: (text) => multipart('mixed', [htmlOnly(divs, 'utf-8', 'quoted-printable')(text) as Buffer, PIXEL]),
  },
  {
    name: 'HTML in related in alternative',
    write: (text) =>
      multipart('alternative', [multipart('related', [htmlOnly(word, 'utf-8', 'base64')(text) as Buffer, PIXEL])]),
  },
];
