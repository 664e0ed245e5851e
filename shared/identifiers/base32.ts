/**
 * Crockford's base 32 (https://www.crockford.com/base32.html): digits and letters without I, L, O and U, which a hand
 * or a voice takes for 1, 1, 0 and V. Reading is therefore forgiving: case, I and L for 1, O for 0.
 */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The first `length` characters of the bytes, 5 bits each, most significant first.
 * Throws a RangeError when there are fewer than 5 × `length` bits.
 */
export function encode(bytes: Uint8Array, length: number): string {
  if (bytes.length * 8 < length * 5) {
    throw new RangeError(
      `${bytes.length} bytes do not fill ${length} base-32 characters: give at least ${Math.ceil((length * 5) / 8)}.`,
    );
  }
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    held += 8;
    for (; held >= 5 && text.length < length; held -= 5) text += alphabet[(bits >> (held - 5)) & 31];
    if (text.length === length) break;
  }
  return text;
}

/** Characters as typed, in upper case and with look-alikes resolved; what belongs to no alphabet stays as it is. */
export function untyped(text: string): string {
  return text.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
}
