import { describe, expect, test } from 'vitest';
import { encode, untyped } from '../../../shared/identifiers/base32.ts';

describe("Crockford's base 32", () => {
  // The bytes through Python's base64.b32encode, its alphabet exchanged for Crockford's.
  test.each([
    ['00ff10aa55', 8, '03ZH1AJN'],
    ['00010203040506070809', 16, '000G40R40M30E209'],
    ['ffffffff', 6, 'ZZZZZZ'],
    ['00', 1, '0'],
    ['08', 1, '1'],
    ['', 0, ''],
  ])('%s is written in %i characters as %s', (hex, length, text) => {
    expect(encode(Buffer.from(hex, 'hex'), length)).toBe(text);
  });

  test('too few bytes are refused with how many are needed', () => {
    expect(() => encode(new Uint8Array(3), 6)).toThrow(/3 bytes .* 4/);
  });

  test('is read in any case and with the look-alikes of one and zero', () => {
    expect(untyped('oOiIlL7k3q')).toBe('0011117K3Q');
  });
});
