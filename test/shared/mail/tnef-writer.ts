/** Writes TNEF containers for the tests, from the specification (MS-OXTNEF § 2.1). */

type Property = readonly [id: number, type: number, value: Buffer];

/** A string property; `wide` as UTF-16, else as windows-1252. */
export function stringProperty(id: number, value: string, wide: boolean): Property {
  return wide ? [id, 0x1f, Buffer.from(`${value}\0`, 'utf16le')] : [id, 0x1e, Buffer.from(`${value}\0`, 'latin1')];
}

export function properties(list: readonly Property[]): Buffer {
  const parts: Buffer[] = [u32(list.length)];
  for (const [id, type, value] of list) {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(type, 0);
    head.writeUInt16LE(id, 2);
    parts.push(head);
    if (id >= 0x8000) parts.push(Buffer.alloc(16, 7), u32(0), u32(0x8233));
    if ([0x1e, 0x1f, 0x102, 0x0d].includes(type))
      parts.push(u32(1), u32(value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4));
    else parts.push(value);
  }
  return Buffer.concat(parts);
}

/** A container of attributes: level 1 for the message, 2 for attachments. */
export function container(...attributes: readonly (readonly [level: 1 | 2, id: number, data: Buffer])[]): Buffer {
  const parts = [u32(0x223e9f78), Buffer.from([1, 0])];
  for (const [level, id, data] of attributes) {
    const sum = Buffer.alloc(2);
    sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0));
    parts.push(Buffer.from([level]), u32(id), u32(data.length), data, sum);
  }
  return Buffer.concat(parts);
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
