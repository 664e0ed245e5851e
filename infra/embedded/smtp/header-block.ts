/** Splits a mail that comes in pieces into its top header block and the rest, holding no more than the block in memory. */

/** Beyond this a block is no header: what was read so far is taken for it, up to the last line end. */
const longestHeader = 1_048_576;

export class HeaderBlock {
  #held: Buffer[] = [];
  #length = 0;
  #scanned = 0;

  /** Null while the block goes on; then the block (its empty line not included) and what was read of the rest. */
  take(chunk: Buffer): { readonly header: Buffer; readonly rest: Buffer } | null {
    this.#held.push(chunk);
    this.#length += chunk.length;
    const all = Buffer.concat(this.#held);
    this.#held = [all];
    const end = this.#endIn(all);
    return end === null ? null : { header: all.subarray(0, end), rest: all.subarray(end) };
  }

  /** The mail ended within its header. */
  end(): Buffer {
    return Buffer.concat(this.#held);
  }

  #endIn(all: Buffer): number | null {
    let line = this.#scanned;
    for (;;) {
      const newline = all.indexOf(0x0a, line);
      if (newline < 0) break;
      if (newline === line || (newline === line + 1 && all[line] === 0x0d)) return line;
      line = newline + 1;
    }
    // The next piece is looked at from the line that is not whole yet.
    this.#scanned = line;
    return this.#length <= longestHeader ? null : line === 0 ? all.length : line;
  }
}
