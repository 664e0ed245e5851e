/** Whether a PDF may be given to the PDF reader, which decompresses each stream into memory whatever its size. */
import { inflateSync } from 'node:zlib';

/** A page of text has some KB; a scan at 300 dpi, uncompressed, 26 MB. */
const MAX_STREAM_BYTES = 40 * 1024 * 1024;
/** All streams together: the scanned pages of a long letter. */
const MAX_TOTAL_BYTES = 400 * 1024 * 1024;
/** Filters may be stacked; each layer of zeros shrinks by a thousand. */
const MAX_LAYERS = 4;
/** More objects than any letter has. */
const MAX_STREAMS = 5_000;

/** What makes a PDF unfit, in French, for people; null when nothing does. Time is bounded by the limits. */
export function pdfHazard(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  let streams = 0;
  for (let at = buffer.indexOf('stream'); at !== -1; at = buffer.indexOf('stream', at + 6)) {
    if (buffer.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    if (++streams > MAX_STREAMS) return 'trop d’objets';
    let start = at + 6;
    if (buffer[start] === 0x0d) start++;
    if (buffer[start] === 0x0a) start++;
    const size = inflatedSize(buffer.subarray(start));
    if (size === null) return 'contenu décompressé démesuré';
    total += size;
    if (total > MAX_TOTAL_BYTES) return 'contenu décompressé démesuré';
  }
  return null;
}

/** Bytes behind the compression, layers included; 0 when it is no compressed stream; null beyond the limit. */
function inflatedSize(stream: Buffer): number | null {
  let data: Buffer = stream;
  let size = 0;
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    if (((data[0] ?? 0) & 0x0f) !== 8 || (((data[0] ?? 0) << 8) | (data[1] ?? 0)) % 31 !== 0) return size;
    try {
      data = inflateSync(data, { maxOutputLength: MAX_STREAM_BYTES });
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? null : size;
    }
    size += data.length;
  }
  return null;
}
