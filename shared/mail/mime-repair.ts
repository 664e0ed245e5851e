/** Raw mails bent back into shape before, or after, the MIME reader stumbles over them. Bytes in, bytes out. */

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

/** Without what may precede the header: a byte order mark, blank lines. CR-only line ends become LF. */
export function straighten(raw: Buffer): Buffer {
  let start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (
    start < raw.length &&
    (raw[start] === CR || raw[start] === LF || raw[start] === 0x20 || raw[start] === 0x09) &&
    blankUntilLineEnd(raw, start)
  ) {
    start = raw.indexOf(raw.indexOf(LF, start) === -1 ? CR : LF, start) + 1;
    if (start === 0) return Buffer.alloc(0);
  }
  const body = start === 0 ? raw : raw.subarray(start);
  const head = body.subarray(0, 65_536);
  if (head.includes(LF) || !head.includes(CR)) return body;
  const mended = Buffer.from(body);
  for (let index = mended.indexOf(CR); index !== -1; index = mended.indexOf(CR, index + 1)) mended[index] = LF;
  return mended;
}

function blankUntilLineEnd(raw: Buffer, start: number): boolean {
  for (let index = start; index < Math.min(raw.length, start + 100); index++) {
    if (raw[index] === CR || raw[index] === LF) return true;
    if (raw[index] !== 0x20 && raw[index] !== 0x09) return false;
  }
  return false;
}

/**
 * A multipart whose boundary is missing, or written with spaces at the line's end (allowed by RFC 2046 § 5.1.1, not
 * known to the reader): the same mail with the boundary found in its body and a new Content-Type on top; without any
 * boundary line, as plain text.
 */
export function rebound(raw: Buffer): Buffer {
  const bodyStart = endOfHeader(raw);
  const header = withoutContentType(raw.subarray(0, bodyStart).toString('latin1'));
  const body = raw.subarray(bodyStart);
  const boundary = firstBoundary(body);
  const type = boundary === null ? 'text/plain' : `multipart/mixed; boundary="${boundary}"`;
  const top = Buffer.from(`Content-Type: ${type}\r\n${header}\r\n\r\n`, 'latin1');
  return Buffer.concat([top, boundary === null ? body : trimBoundaryLines(body, boundary)]);
}

function endOfHeader(raw: Buffer): number {
  const unix = raw.indexOf('\n\n');
  const dos = raw.indexOf('\n\r\n');
  if (unix === -1 && dos === -1) return raw.length;
  return dos === -1 || (unix !== -1 && unix < dos) ? unix + 2 : dos + 3;
}

function withoutContentType(header: string): string {
  const kept: string[] = [];
  let dropping = false;
  for (const line of header.trimEnd().split(/\r?\n/)) {
    if (!/^[ \t]/.test(line)) dropping = /^content-type\s{0,5}:/i.test(line);
    if (!dropping) kept.push(line);
  }
  return kept.join('\r\n');
}

/** The first line `--something` whose something can be a boundary (RFC 2046: at most 70 characters). */
function firstBoundary(body: Buffer): string | null {
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(LF, start);
    const line = body.subarray(start, Math.min(end === -1 ? body.length : end, start + 200));
    if (line[0] === DASH && line[1] === DASH) {
      const boundary = line.subarray(2).toString('latin1').trimEnd();
      if (
        /^[0-9A-Za-z'()+_,./:=?-][0-9A-Za-z'()+_,./:=? -]{0,120}$/.test(boundary) &&
        boundary.replace(/-/g, '') !== ''
      )
        return boundary;
    }
    if (end === -1) return null;
    start = end + 1;
  }
  return null;
}

function trimBoundaryLines(body: Buffer, boundary: string): Buffer {
  const pieces: Buffer[] = [];
  let done = 0;
  const mark = `--${boundary}`;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== LF) continue;
    let text = at + mark.length;
    if (body[text] === DASH && body[text + 1] === DASH) text += 2;
    let end = text;
    while (body[end] === 0x20 || body[end] === 0x09) end++;
    if (end === text || (body[end] !== CR && body[end] !== LF && end < body.length)) continue;
    pieces.push(body.subarray(done, text));
    done = end;
  }
  pieces.push(body.subarray(done));
  return Buffer.concat(pieces);
}
