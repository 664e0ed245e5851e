/** `winmail.dat`: the body and the files that Outlook wraps in a format of its own (MS-OXTNEF). */
import { decodeBytes } from './charset.ts';
import { htmlToText } from './html-text.ts';
import { decompressRtf, rtfToText } from './rtf.ts';

export interface TnefFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface TnefContent {
  /** The body as text, '' when the container holds none. */
  readonly text: string;
  readonly files: readonly TnefFile[];
  /** Mails attached as Outlook items. */
  readonly messages: readonly TnefContent[];
}

const SIGNATURE = 0x223e9f78;
const ATT_BODY = 0x0002800c;
const ATT_OEM_CODEPAGE = 0x00069007;
const ATT_MESSAGE_PROPERTIES = 0x00069003;
const ATT_ATTACH_START = 0x00069002;
const ATT_ATTACH_DATA = 0x0006800f;
const ATT_ATTACH_TITLE = 0x00018010;
const ATT_ATTACH_PROPERTIES = 0x00069005;

const BODY = 0x1000;
const RTF_COMPRESSED = 0x1009;
const BODY_HTML = 0x1013;
const INTERNET_CODEPAGE = 0x3fde;
const ATTACH_DATA = 0x3701;
const ATTACH_FILE_NAME = 0x3704;
const ATTACH_LONG_FILE_NAME = 0x3707;
const ATTACH_MIME_TAG = 0x370e;

/** Outlook items within Outlook items; deeper ones stay unread. */
const MAX_ITEM_DEPTH = 3;
/** More than any mail has; stops containers of a million empty attachments or properties. */
const MAX_FILES = 200;
const MAX_PROPERTIES = 5_000;

/** Opens a TNEF container; null when the bytes are none. What is damaged ends the reading, what came before stays. */
export function readTnef(bytes: Uint8Array): TnefContent | null {
  return readContainer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
}

interface Draft {
  title: string;
  data: Uint8Array | null;
  properties: ReadonlyMap<number, Uint8Array>;
}

function readContainer(input: Buffer, depth: number): TnefContent | null {
  if (input.length < 6 || input.readUInt32LE(0) !== SIGNATURE) return null;
  let charset = 'windows-1252';
  let body: Uint8Array | null = null;
  let properties: ReadonlyMap<number, Uint8Array> = new Map();
  const drafts: Draft[] = [];
  for (let at = 6; at + 9 <= input.length; ) {
    const id = input.readUInt32LE(at + 1);
    const length = input.readUInt32LE(at + 5);
    const data = input.subarray(at + 9, at + 9 + length);
    at += 9 + length + 2;
    const draft = drafts.at(-1);
    if (id === ATT_OEM_CODEPAGE && data.length >= 4) charset = charsetOf(data.readUInt32LE(0));
    else if (id === ATT_BODY) body = data;
    else if (id === ATT_MESSAGE_PROPERTIES) properties = readProperties(data);
    else if (id === ATT_ATTACH_START) {
      if (drafts.length >= MAX_FILES) break;
      drafts.push({ title: '', data: null, properties: new Map() });
    } else if (id === ATT_ATTACH_TITLE && draft !== undefined) draft.title = text(data, charset);
    else if (id === ATT_ATTACH_DATA && draft !== undefined) draft.data = data;
    else if (id === ATT_ATTACH_PROPERTIES && draft !== undefined) draft.properties = readProperties(data);
  }
  const files: TnefFile[] = [];
  const messages: TnefContent[] = [];
  for (const draft of drafts) {
    const object = draft.properties.get(ATTACH_DATA);
    // An Outlook item is a container behind the 16 bytes of its interface id.
    const item =
      object === undefined || depth >= MAX_ITEM_DEPTH
        ? null
        : readContainer(Buffer.from(object.subarray(16)), depth + 1);
    if (item !== null) messages.push(item);
    else files.push(toFile(draft, charset));
  }
  return { text: bodyText(body, properties, charset), files, messages };
}

function toFile({ title, data, properties }: Draft, charset: string): TnefFile {
  const named = properties.get(ATTACH_LONG_FILE_NAME) ?? properties.get(ATTACH_FILE_NAME);
  const type = properties.get(ATTACH_MIME_TAG);
  const declared = type === undefined ? '' : text(type, charset).toLowerCase();
  return {
    name: named === undefined ? title : text(named, charset),
    contentType: /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(declared) ? declared : 'application/octet-stream',
    content: data ?? properties.get(ATTACH_DATA) ?? new Uint8Array(),
  };
}

function bodyText(body: Uint8Array | null, properties: ReadonlyMap<number, Uint8Array>, oem: string): string {
  const codepage = properties.get(INTERNET_CODEPAGE);
  const charset =
    codepage === undefined || codepage.length < 4 ? oem : charsetOf(Buffer.from(codepage).readUInt32LE(0));
  const plain = properties.get(BODY) ?? body;
  if (plain !== null && plain.length > 0) return text(plain, oem);
  const html = properties.get(BODY_HTML);
  if (html !== undefined) return htmlToText(text(html, charset));
  const rtf = properties.get(RTF_COMPRESSED);
  return rtf === undefined ? '' : rtfToText(decompressRtf(rtf) ?? '');
}

function charsetOf(codepage: number): string {
  if (codepage === 65001) return 'utf-8';
  if (codepage === 28591) return 'iso-8859-1';
  if (codepage === 28605) return 'iso-8859-15';
  return codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : `cp${codepage}`;
}

/** Text up to its NUL; UTF-16 shows by itself. */
function text(bytes: Uint8Array, charset: string): string {
  return decodeBytes(bytes, charset).replace(/\0+$/, '');
}

/** The first value of each property with a value of its own (strings, binaries, objects) or of four bytes. */
function readProperties(data: Buffer): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  if (data.length < 4) return found;
  const count = Math.min(data.readUInt32LE(0), MAX_PROPERTIES);
  let at = 4;
  const word = (): number => {
    const value = at + 4 <= data.length ? data.readUInt32LE(at) : 0;
    at += 4;
    return value;
  };
  const pad = (length: number): number => Math.ceil(length / 4) * 4;
  for (let index = 0; index < count && at + 4 <= data.length; index++) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) {
      at += 16;
      if (word() === 1) at += pad(word());
      else at += 4;
    }
    const base = type & 0x0fff;
    const size = fixedSize(base);
    if (size === null && ![0x1e, 0x1f, 0x102, 0x0d].includes(base)) return found;
    const values = size === null || (type & 0x1000) !== 0 ? word() : 1;
    for (let value = 0; value < values && at <= data.length; value++) {
      const length = size ?? word();
      if (!found.has(id) && at + length <= data.length) found.set(id, data.subarray(at, at + length));
      at += size === null ? pad(length) : Math.max(4, length);
    }
  }
  return found;
}

function fixedSize(type: number): number | null {
  if ([0x02, 0x03, 0x04, 0x0a, 0x0b].includes(type)) return 4;
  if ([0x05, 0x06, 0x07, 0x14, 0x40].includes(type)) return 8;
  return type === 0x48 ? 16 : null;
}
