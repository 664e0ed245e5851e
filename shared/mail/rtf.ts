/** RTF to text: rich text from Outlook, and the HTML that Outlook hides in RTF (MS-OXRTFEX). One pass, no recursion. */
import { decodeBytes } from './charset.ts';
import { htmlToText } from './html-text.ts';

/** Groups whose content no reader sees. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'headerl',
  'headerr',
  'footerl',
  'footerr',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'themedata',
  'datastore',
  'xmlnstbl',
  'fldinst',
]);
const SYMBOLS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: ' | ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};
/** Deeper groups are read as if they stood at this depth: a million braces cost no memory. */
const MAX_GROUPS = 1_000;

interface Group {
  silent: boolean;
  /** Within `{\*\htmltag …}`: text that is HTML itself. */
  html: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: RTF for readers that know no HTML. */
  rtfOnly: boolean;
  unicodeSkip: number;
}

const TOKEN = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|([^\\{}]+)/g;

/** The text of an RTF document given as one character a byte. Never throws. */
export function rtfToText(rtf: string): string {
  const codepage = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 2_000))?.[1];
  const charset = codepage === undefined ? null : codepage === '65001' ? 'utf-8' : `windows-${codepage}`;
  const fromHtml = /\\fromhtml1/.test(rtf.slice(0, 2_000));
  const out: string[] = [];
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) out.push(decodeBytes(Uint8Array.from(bytes), charset));
    bytes = [];
  };
  const groups: Group[] = [];
  let group: Group = { silent: false, html: false, rtfOnly: false, unicodeSkip: 1 };
  let starred = false;
  let skip = 0;
  const shows = (): boolean => !group.silent && !(fromHtml && group.rtfOnly);
  const put = (text: string): void => {
    if (!shows()) return;
    flush();
    out.push(text);
  };
  for (const [, word, parameter, hex, symbol, brace, run] of rtf.matchAll(TOKEN)) {
    if (brace === '{') {
      if (groups.length < MAX_GROUPS) groups.push({ ...group });
      starred = false;
    } else if (brace === '}') {
      group = groups.pop() ?? group;
      starred = false;
      skip = 0;
    } else if (word !== undefined) {
      if (word === 'u' && parameter !== undefined) {
        const code = Number(parameter);
        put(String.fromCharCode(code < 0 ? code + 65_536 : code));
        skip = group.unicodeSkip;
      } else if (word === 'uc') group.unicodeSkip = Math.min(Number(parameter ?? 1), 10);
      else if (word === 'htmlrtf') group.rtfOnly = parameter !== '0';
      else if (word === 'htmltag') group = { ...group, html: true, silent: false };
      else if (SILENT.has(word) || (starred && !group.html)) group.silent = true;
      else if (word in SYMBOLS && Object.hasOwn(SYMBOLS, word))
        put(fromHtml && !group.html ? '\n' : (SYMBOLS[word] ?? ''));
      starred = false;
    } else if (hex !== undefined) {
      if (skip > 0) skip--;
      else if (shows()) bytes.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '*') starred = true;
      else if (symbol === '~') put(' ');
      else if (symbol === '{' || symbol === '}' || symbol === '\\') put(symbol);
    } else if (run !== undefined) {
      const text = run.replace(/[\r\n]+/g, '');
      if (shows()) {
        flush();
        out.push(decodeBytes(Buffer.from(text.slice(skip), 'latin1'), charset));
      }
      skip = Math.max(0, skip - text.length);
    }
  }
  flush();
  const text = out.join('');
  return fromHtml ? htmlToText(text) : text.replace(/ \| \n/g, '\n');
}

/** What RTF compression begins with (MS-OXRTFCP § 2.1.2.1). */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
/** Compression makes at most 17 characters of 17 bits: real bodies stay far below. */
const MAX_RTF_BYTES = 16 * 1024 * 1024;

/** Undoes RTF compression (MS-OXRTFCP); null when the bytes are none. */
export function decompressRtf(bytes: Uint8Array): string | null {
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (input.length < 16) return null;
  const magic = input.readUInt32LE(8);
  if (magic === UNCOMPRESSED) return input.subarray(16).toString('latin1');
  if (magic !== COMPRESSED) return null;
  const window = Buffer.alloc(4_096, 0x20);
  window.write(DICTIONARY, 'latin1');
  let write = DICTIONARY.length;
  const out: number[] = [];
  const put = (byte: number): void => {
    out.push(byte);
    window[write] = byte;
    write = (write + 1) % 4_096;
  };
  let at = 16;
  while (at < input.length && out.length < MAX_RTF_BYTES) {
    const control = input[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < input.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(input[at++] ?? 0);
        continue;
      }
      const reference = ((input[at] ?? 0) << 8) | (input[at + 1] ?? 0);
      at += 2;
      const offset = reference >> 4;
      if (offset === write) return Buffer.from(out).toString('latin1');
      for (let index = 0; index < (reference & 15) + 2; index++) put(window[(offset + index) % 4_096] ?? 0);
    }
  }
  return Buffer.from(out).toString('latin1');
}
