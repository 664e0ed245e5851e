/** The mail inside an opaque S/MIME signature (`smime.p7m`, CMS SignedData, RFC 5652 § 5). The signature is not checked. */

/** Tag, where the content begins and ends, and where the next element begins. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const SEQUENCE = 0x30;
const OBJECT_ID = 0x06;
const OCTETS = 0x04;
const CONSTRUCTED_OCTETS = 0x24;
const CONTEXT_0 = 0xa0;
const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex');
/** Indefinite lengths nest; real signatures reach about six. */
const MAX_NESTING = 12;

/** The signed bytes, a MIME entity; null when they are encrypted, detached or damaged. */
export function signedContent(bytes: Uint8Array): Uint8Array | null {
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const info = element(input, 0, input.length, 0);
  const type = info?.tag === SEQUENCE ? element(input, info.start, info.end, 0) : null;
  if (info == null || type?.tag !== OBJECT_ID || !input.subarray(type.start, type.end).equals(SIGNED_DATA)) return null;
  const wrapper = element(input, type.next, info.end, 0);
  const signed = wrapper?.tag === CONTEXT_0 ? element(input, wrapper.start, wrapper.end, 0) : null;
  if (signed?.tag !== SEQUENCE) return null;
  // version, digestAlgorithms, encapContentInfo
  let at: Element | null = element(input, signed.start, signed.end, 0);
  for (let index = 0; index < 2 && at !== null; index++) at = element(input, at.next, signed.end, 0);
  if (at?.tag !== SEQUENCE) return null;
  const contentType = element(input, at.start, at.end, 0);
  const content = contentType === null ? null : element(input, contentType.next, at.end, 0);
  const octets = content?.tag === CONTEXT_0 ? element(input, content.start, content.end, 0) : null;
  if (octets === null) return null;
  const pieces: Buffer[] = [];
  return collect(input, octets, pieces, 0) ? Buffer.concat(pieces) : null;
}

/** The octets of a string, in one piece or in many. */
function collect(input: Buffer, one: Element, pieces: Buffer[], depth: number): boolean {
  if (one.tag === OCTETS) {
    pieces.push(input.subarray(one.start, one.end));
    return true;
  }
  if (one.tag !== CONSTRUCTED_OCTETS || depth >= MAX_NESTING) return false;
  for (let at = one.start; at < one.end; ) {
    const piece = element(input, at, one.end, 0);
    if (piece === null || !collect(input, piece, pieces, depth + 1)) return false;
    at = piece.next;
  }
  return true;
}

/** The element at `start` (X.690 § 8.1): definite length, or indefinite, which ends with two zeros. */
function element(input: Buffer, start: number, limit: number, depth: number): Element | null {
  if (start + 2 > limit || depth > MAX_NESTING) return null;
  const tag = input[start] ?? 0;
  const first = input[start + 1] ?? 0;
  if (first < 0x80) return within(tag, start + 2, first, limit);
  if (first > 0x84) return null;
  const content = start + 2 + (first & 0x7f);
  if (first > 0x80) {
    if (content > limit) return null;
    return within(tag, content, input.readUIntBE(start + 2, first & 0x7f), limit);
  }
  let at = start + 2;
  while (at + 2 <= limit) {
    if (input[at] === 0 && input[at + 1] === 0) return { tag, start: start + 2, end: at, next: at + 2 };
    const inner = element(input, at, limit, depth + 1);
    if (inner === null) return null;
    at = inner.next;
  }
  return null;
}

function within(tag: number, start: number, length: number, limit: number): Element | null {
  return start + length > limit ? null : { tag, start, end: start + length, next: start + length };
}
