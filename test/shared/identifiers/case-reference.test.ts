import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compact,
  compose,
  find,
  format,
  referenceLength,
  validate,
} from '../../../shared/identifiers/case-reference.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Valid references, their check characters computed by another program in another way: with tables of logarithms of
 * the field with x⁵ + x² + 1 instead of Horner's scheme.
 */
const references = [
  'CPMS-7K3Q9FA',
  'CNMSS-200000W',
  'CPAM-9ZZZZZ9',
  'AA-200000D',
  'RECLAM-4T8W1XN',
  'CPMS-5A0B1C1',
  'CPMS-2AAAAAE',
  'CPMS-3456786',
  'CPMS-7K0Q1FT',
];

describe('a reference is composed from random bytes', () => {
  test.each([
    ['CPMS', '00000000', 'CPMS-200000V'],
    ['CPAM', 'ffffffff', 'CPAM-9ZZZZZ9'],
    ['CNMSS', '12345678', 'CNMSS-48T5CYN'],
    ['CPMS', 'deadbeef0001', 'CPMS-5TPVXVS'],
  ])('%s from %s is %s', (prefix, hex, reference) => {
    expect(compose(prefix, Buffer.from(hex, 'hex'))).toBe(reference);
    expect(referenceLength(prefix)).toBe(reference.length);
  });

  test.each(['', 'C', 'CAISSES', 'cpms', 'CP1', 'CP-M', 'ÉTAT'])('not with the prefix %o', (prefix) => {
    expect(() => compose(prefix, new Uint8Array(4))).toThrow(/two to six capital letters/);
  });

  test('not from fewer than four bytes', () => {
    expect(() => compose('CPMS', new Uint8Array(3))).toThrow(/at least 4/);
  });

  test('using 28 bits of them: changing any one of these makes another reference', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.integer({ min: 2, max: 29 }), (bytes, bit) => {
        const other = Uint8Array.from(bytes);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
        expect(compose('CPMS', other)).not.toBe(compose('CPMS', bytes));
      }),
    );
  });
});

describe('a reference is valid however a person writes it', () => {
  test.each(references)('%s', (reference) => {
    expect(validate(reference)).toEqual({ valid: true, reference });
    expect(format(reference.toLowerCase())).toBe(reference);
  });

  test.each([
    'cpms-7k0q1ft',
    'CPMS-7kOqlft',
    'CPMS-7KoQIFT',
    ' CPMS - 7K0Q1FT ',
    'CPMS-7K0 Q1F T',
    'CPMS‑7K0Q1FT',
    'CPMS–7K0Q1FT',
    'CPMS−7K0Q1FT',
    'CPMS\u00a0-\u00a07K0Q1FT',
  ])('%s', (text) => {
    expect(compact(text)).toBe('CPMS-7K0Q1FT');
    expect(validate(text)).toEqual({ valid: true, reference: 'CPMS-7K0Q1FT' });
  });

  test.each([
    '',
    'CPMS',
    'CPMS-',
    '-7K3Q9FA',
    'CPMS-7K3Q9F',
    'CPMS-7K3Q9FAA',
    'C-7K3Q9FA',
    'CPMS7K3Q9FA',
    'CPMS-7K3U9FA',
    'CPMS-AK3Q9FA',
    'CPMS-7K3Q9FÀ',
    'CP1S-7K3Q9FA',
  ])('%o is malformed', (text) => {
    expect(validate(text)).toEqual({ valid: false, reason: 'malformed' });
    expect(() => format(text)).toThrow(/malformed.*CPMS-7K3Q9FA/);
  });

  test('a mistyped one is told from a malformed one', () => {
    expect(validate('CPMS-7K3Q9FB')).toEqual({ valid: false, reason: 'wrong-check-character' });
  });
});

function replaced(text: string, position: number, character: string): string {
  return text.slice(0, position) + character + text.slice(position + 1);
}

describe('the check character finds mistakes, every one tried', () => {
  test('every single wrong character in the body or the check, at every place', () => {
    let tried = 0;
    for (const reference of references) {
      for (let position = reference.indexOf('-') + 1; position < reference.length; position++) {
        for (const character of alphabet) {
          if (character === reference[position]) continue;
          expect(validate(replaced(reference, position, character)).valid).toBe(false);
          tried++;
        }
      }
    }
    expect(tried).toBe(9 * 7 * 31);
  });

  test('every single wrong letter in the prefix', () => {
    for (const reference of references) {
      for (let position = 0; position < reference.indexOf('-'); position++) {
        for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
          if (letter === reference[position]) continue;
          expect(validate(replaced(reference, position, letter)).valid).toBe(false);
        }
      }
    }
  });

  test('every swap of two neighbours, for every pair of characters at every place', () => {
    let tried = 0;
    for (let place = 0; place < 5; place++) {
      for (const a of alphabet) {
        for (const b of alphabet) {
          // The lead is a digit from 2 to 9; elsewhere anything goes.
          if (a === b || (place === 0 && !(/[2-9]/.test(a) && /[2-9]/.test(b)))) continue;
          const body = replaced(replaced('7K3Q9F', place, a), place + 1, b);
          const check = [...alphabet].filter((character) => validate(`CPMS-${body}${character}`).valid);
          expect(check).toHaveLength(1);
          const swapped = replaced(replaced(body, place, b), place + 1, a);
          expect(validate(`CPMS-${swapped}${check[0]}`).valid).toBe(false);
          tried++;
        }
      }
    }
    expect(tried).toBe(8 * 7 + 4 * 32 * 31);
  });

  test('every swap of two characters on one side of the hyphen, neighbours or not, the check character included', () => {
    const swap = (text: string, i: number, j: number) => replaced(replaced(text, i, text[j] ?? ''), j, text[i] ?? '');
    for (const reference of references) {
      const hyphen = reference.indexOf('-');
      for (let i = 0; i < reference.length; i++) {
        for (let j = i + 1; j < reference.length; j++) {
          if (i === hyphen || j === hyphen || reference[i] === reference[j] || i < hyphen !== j < hyphen) continue;
          expect(validate(swap(reference, i, j)).valid).toBe(false);
        }
      }
    }
  });

  test('the prefix of another office, or this one with two letters swapped or one lost', () => {
    expect(validate('CPAM-7K3Q9FA').valid).toBe(false);
    expect(validate('PCMS-7K3Q9FA').valid).toBe(false);
    expect(validate('PMS-7K3Q9FA').valid).toBe(false);
  });
});

describe('references are found in subjects and texts', () => {
  test.each([
    ['Re: [CPMS-7K3Q9FA] Votre réclamation', ['CPMS-7K3Q9FA']],
    ['RE : Réclamation cpms-7k3q9fa', ['CPMS-7K3Q9FA']],
    ['dossier n°CPMS-7K3Q9FA.', ['CPMS-7K3Q9FA']],
    ['dossier nºCPMS-7K3Q9FA.', ['CPMS-7K3Q9FA']],
    ['(réf. CPMS - 7K3Q9FA)', ['CPMS-7K3Q9FA']],
    ['réf. CPMS\u00a0–\u00a07K3Q9FA, merci', ['CPMS-7K3Q9FA']],
    ['réf. CPMS‑7K3Q9FA', ['CPMS-7K3Q9FA']],
    ['ma référence est CPMS 7K3Q9FA', ['CPMS-7K3Q9FA']],
    ['coupée en fin de ligne : CPMS-\n7K3Q9FA', ['CPMS-7K3Q9FA']],
    ['CPMS-7KOQlFT et cpms-7koqift', ['CPMS-7K0Q1FT']],
    ['CPMS-7K3Q9FA puis CNMSS-200000W puis encore cpms-7k3q9fa', ['CPMS-7K3Q9FA', 'CNMSS-200000W']],
    ['reclamations+cpms-7k3q9fa.52ragrygjn4v5g42@cpms.example', ['CPMS-7K3Q9FA']],
    ['CPMS-7K3Q9FA/CNMSS-200000W', ['CPMS-7K3Q9FA', 'CNMSS-200000W']],
    ['« CPMS-7K3Q9FA »', ['CPMS-7K3Q9FA']],
    ['-CPMS-7K3Q9FA', ['CPMS-7K3Q9FA']],
    ['CPAM CPMS-7K3Q9FA', ['CPMS-7K3Q9FA']],
  ])('%j', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test.each([
    '',
    'CPMS-7K3Q9FB',
    'XCPMS-7K3Q9FA and CPMS-7K3Q9FAX',
    'éCPMS-7K3Q9FA',
    'CPMS-7K3Q9FAé',
    'CPMS_7K3Q9FA',
    'ABC-CPMS-7K3Q9FA-01',
    'CPMS-7K3Q9FA-01',
    '1CPMS-7K3Q9FA',
    'CPMS--7K3Q9FA',
    'CPMS7K3Q9FA',
    // Without a hyphen, digits alone are some other number, whatever their check character.
    'CPMS 3456786',
    // The Kelvin sign is no K, the long s no s.
    'CPMS-7\u212a3Q9FA',
    'CPM\u017f-7K3Q9FA',
    // French words with a hyphen.
    'un contre-exemple, un sous-effectif, un après-midi, le vice-amiral, la demi-journée, un avant-propos',
    'COVID-19, ISO-8859-1, UTF-8, RFC-5322',
  ])('nothing in %j', (text) => {
    expect(find(text)).toEqual([]);
  });

  test('digits alone are a reference when they stand after a hyphen', () => {
    expect(find('CPMS-3456786')).toEqual(['CPMS-3456786']);
  });

  test('each composed reference, in any of the ways of writing it', () => {
    const anyPrefix = fc.stringMatching(/^[A-Z]{2,6}$/);
    const anyBytes = fc.uint8Array({ minLength: 4, maxLength: 16 });
    const separators = fc.constantFrom('-', ' - ', '- ', ' -', '‑', ' – ', '\u00a0-\u00a0');
    const surroundings = fc.constantFrom(
      ['', ''],
      ['Re: [', ']'],
      ['dossier n°', '.'],
      ['(', ')'],
      ['« ', ' »'],
      ['\n', '\n'],
    );
    fc.assert(
      fc.property(anyPrefix, anyBytes, separators, surroundings, (prefix, bytes, separator, [before, after]) => {
        const reference = compose(prefix, bytes);
        const [left = '', right = ''] = reference.split('-');
        const typed = right.replace(/0/g, 'o').replace(/1/g, 'l').toLowerCase();
        expect(find(`${before}${left.toLowerCase()}${separator}${typed}${after}`)).toEqual([reference]);
      }),
    );
  });

  test('only what is valid is ever found, in any text', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'CPMS-7K3Q9FA o0lI1 \u2011é_+.'), maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        for (const reference of find(text)) expect(validate(reference)).toEqual({ valid: true, reference });
      }),
    );
  });

  test.each([
    ['letters', 'a'],
    ['spaces', ' '],
    ['prefixes and spaces', 'CPMS   '],
    ['hyphens', 'CPMS-'],
    ['almost references', 'CPMS - 7K3Q9F'],
    ['wrong references', 'CPMS-7K3Q9FB '],
    ['digits', '2'],
  ])('in time that grows with the text, not faster: a megabyte of %s', (_, piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const start = performance.now();
    expect(find(text)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
