/**
 * What SES does to a message it sends (aws.md § 3): Message-ID and Date are its own, Bcc and Return-Path are not passed
 * on; all else stays as it was written.
 */
export interface SentMessage {
  readonly mime: Uint8Array;
  /** The header fields as sent, unfolded, in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

const replaced = new Set(['message-id', 'date', 'bcc', 'return-path']);

/** `id` is SES's bare message id, `at` the instant of sending. */
export function asSent(raw: Uint8Array, id: string, at: string, region: string): SentMessage {
  const { fields, bodyStart } = splitHeader(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  const own = [`Message-ID: <${id}@${region}.amazonses.com>\r\n`, `Date: ${mailDate(at)}\r\n`];
  const kept = fields.filter((field) => !replaced.has(fieldName(field)));
  const header = Buffer.from([...own, ...kept].join(''), 'latin1');
  return {
    mime: Buffer.concat([header, raw.subarray(bodyStart)]),
    headers: [...own, ...kept].map((field) => {
      const colon = field.indexOf(':');
      return {
        name: field.slice(0, colon),
        value: field
          .slice(colon + 1)
          .replace(/\r?\n/g, '')
          .trim(),
      };
    }),
  };
}

/** RFC 5322 § 3.3, in UTC as SES writes it: `Mon, 23 Nov 2026 15:00:00 +0000`. */
export function mailDate(at: string): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

/** The fields of the top header block, each with its folded lines and line ends, one character a byte; and where the rest begins. */
export function splitHeader(raw: Buffer): { readonly fields: readonly string[]; readonly bodyStart: number } {
  const fields: string[] = [];
  let position = 0;
  while (position < raw.length) {
    const newline = raw.indexOf(0x0a, position);
    const end = newline < 0 ? raw.length : newline + 1;
    const line = raw.toString('latin1', position, end);
    if (line === '\r\n' || line === '\n') break;
    const last = fields.length - 1;
    if (/^[ \t]/.test(line) && last >= 0) fields[last] += line;
    else fields.push(line);
    position = end;
  }
  return { fields, bodyStart: position };
}

/** Lower-case name of a field; '' for a line that is none. */
export function fieldName(field: string): string {
  const colon = field.indexOf(':');
  return colon < 0 ? '' : field.slice(0, colon).trimEnd().toLowerCase();
}
