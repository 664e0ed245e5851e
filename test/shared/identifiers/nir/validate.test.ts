import { describe, expect, test } from 'vitest';
import { isSpecimen } from '../../../../shared/identifiers/nir/specimens.ts';
import { compact, format, mask, validate } from '../../../../shared/identifiers/nir.ts';

/** Numbers published by INSEE, Wikipedia, CNAM, ITOU, betagouv and python-stdnum, with their published keys (domain.md § 2.10). */
const PUBLISHED = [
  '2 69 05 49 588 157 80',
  '2 55 08 14 168 025 38',
  '2 94 03 75 120 005 91',
  '1 53 12 45 007 231 60',
  '2 95 10 99 126 111 93',
  '2 53 07 2A 073 004 43',
  '2 53 07 2B 073 004 70',
  '1 86 02 2A 215 325 23',
  '1 41 06 2A 782 005 55',
  '1 41 20 80 782 005 87',
];

describe('validate', () => {
  test.each(PUBLISHED)('%s is valid, and flagged as a specimen', (nir) => {
    expect(validate(nir)).toMatchObject({ ok: true, status: 'valid', value: nir.replaceAll(' ', '') });
    expect(validate(nir)).toMatchObject({ flags: expect.arrayContaining(['specimen']) });
  });

  test.each([
    ['3 41 06 80 782 005 54', '341068078200554', 'nia'],
    ['7 18 61 00 188 264 48', '718610018826448', 'nnp'],
    ['8 18 61 00 173 573 42', '818610017357342', 'nnp'],
  ])('%s, of a person being registered, is provisional', (nir, value, kind) => {
    expect(validate(nir)).toMatchObject({ ok: true, status: 'provisional', value, anatomy: { kind } });
    expect(isSpecimen(value.slice(0, 13))).toBe(true);
  });

  test('the INSEE page gives 2 78 11 2B 050 002 without its key, 86', () => {
    expect(validate('2 78 11 2B 050 002')).toMatchObject({
      ok: true,
      status: 'key-not-supplied',
      value: '278112B05000286',
      flags: ['specimen'],
    });
  });

  test.each([
    '2 84 05 88 321 025 30',
    '198012312345690',
    '255129912345780',
    '210012110100373',
    '190017501012097',
    '175039720123594',
  ])('%s, published as valid, has a wrong key', (nir) => {
    expect(validate(nir)).toMatchObject({ ok: false, fault: 'key', position: 14 });
  });

  test.each([
    ['284058832102532'],
    ['198012312345697'],
    ['255129912345783'],
    ['210012110100394'],
    ['190017501012095'],
    ['175039720123549'],
  ])('%s, the same with its true key, is valid', (nir) => {
    expect(validate(nir)).toMatchObject({ ok: true, status: 'valid', flags: expect.arrayContaining(['specimen']) });
  });

  test.each([
    ['', 'empty', null],
    [' . ', 'empty', null],
    ['185057591304', 'length', null],
    ['18505759130411', 'length', null],
    ['1850575913041570', 'length', null],
    ['0850575913041', 'sex', 1],
    ['9850575913041', 'sex', 1],
    ['5350575913041', 'sex', 2],
    ['6050575913041', 'sex', 2],
    ['1850075913041', 'month', 4],
    ['1851475913041', 'month', 4],
    ['1851975913041', 'month', 4],
    ['7851575913041', 'month', 4],
    ['X850575913041', 'character', 1],
    ['18505A5913041', 'character', 6],
    ['1850572C13041', 'character', 8],
    ['185057A913041', 'character', 7],
    ['185052C913041', 'character', 7],
    ['18505759130A1', 'character', 12],
    ['2A50575913041', 'character', 2],
    ['185052A2A3041', 'character', 9],
  ])('%j is refused for its %s', (text, fault, position) => {
    expect(validate(text)).toMatchObject({ ok: false, fault, position });
  });

  test('a refusal says what is wrong in a sentence, without the number', () => {
    expect(validate('')).toMatchObject({ message: 'The NIR is empty: 13 characters and a key of 2 are expected.' });
    expect(validate('12')).toMatchObject({
      message: 'The NIR has 2 characters: 13, or 15 with the key, are expected.',
      value: '12',
    });
    expect(validate('0850575913041')).toMatchObject({
      message:
        'The NIR does not begin as any number of the Sécurité sociale does: 1 or 2, or 3 to 8 while provisional (position 1).',
    });
    expect(validate('1851475913041')).toMatchObject({
      message: 'The NIR has a month other than 01-13 or 20-99 (position 4).',
    });
    expect(validate('X850575913041')).toMatchObject({
      message: 'The NIR has a character that is neither a digit nor the letter of 2A or 2B at position 7 (position 1).',
    });
    expect(validate('284058832102530')).toMatchObject({
      message: 'The NIR has a key that does not match its 13 first characters.',
    });
  });

  test.each([
    ['00', 'month'],
    ['98', 'key'],
    ['99', 'key'],
  ])('a key of %s is never right', (key) => {
    expect(validate(`1850575913041${key}`)).toMatchObject({ ok: false, fault: 'key' });
  });

  test.each([
    ['1851375913041', ['unusual-month']],
    ['1852075913041', ['fictitious-month']],
    ['1852175913041', ['unusual-month']],
    ['1852975913041', ['unusual-month']],
    ['1853075913041', ['fictitious-month']],
    ['1854275913041', ['fictitious-month']],
    ['1854375913041', ['unusual-month']],
    ['1854975913041', ['unusual-month']],
    ['1855075913041', ['fictitious-month']],
    ['1859975913041', ['fictitious-month']],
    ['1850500913041', ['departement-00']],
    ['1850575000041', ['commune-000']],
    ['1850597100041', ['commune-000']],
    ['1850575913000', ['order-000']],
    ['1850175913041', []],
    ['1851275913041', []],
  ])('%s is accepted, with the flags %j', (thirteen, flags) => {
    expect(validate(thirteen)).toMatchObject({ ok: true, flags });
  });

  test.each([
    [
      '1850575913041',
      { sex: 'male', year: '85', month: '05', departement: '75', commune: '913', order: '041', caisse: null },
    ],
    ['285052A913041', { sex: 'female', departement: '2A', commune: '913', order: '041' }],
    ['1850597191041', { departement: '971', commune: '91', order: '041' }],
    ['1850598891041', { departement: '988', commune: '91' }],
    ['1850599913041', { departement: '99', commune: '913' }],
    ['4850575913041', { kind: 'nia', sex: 'female' }],
    [
      '7107512345678',
      {
        kind: 'nnp',
        sex: 'male',
        year: null,
        month: null,
        departement: null,
        commune: null,
        caisse: '075',
        order: '12345678',
      },
    ],
    ['8000012345678', { kind: 'nnp', sex: 'female', caisse: '000' }],
    ['5107512345678', { kind: 'mig', caisse: '075', order: '12345678', sex: 'male' }],
    ['6207512345678', { kind: 'mig', caisse: '075', sex: 'female' }],
  ])('%s is read into its parts', (thirteen, anatomy) => {
    expect(validate(thirteen)).toMatchObject({ ok: true, anatomy });
  });

  test('a provisional number without its key stays as given', () => {
    expect(validate('7 1 075 12345678')).toMatchObject({
      ok: true,
      status: 'provisional',
      value: '7107512345678',
      flags: [],
    });
  });

  /** domain.md § 2.11: what other libraries refuse or let through. */
  test.each([
    ['hyphens', '1-86-02-2A-215-325-23'],
    ['/key', '1 86 02 2A 215 325/23'],
    ['(key)', '1 86 02 2A 215 325 (23)'],
    ['[clé key]', '1 86 02 2A 215 325 [clé 23]'],
    ['no-break spaces', '1\u00a086\u00a002\u00a02A\u00a0215\u00a0325\u00a023'],
    ['narrow no-break spaces', '1\u202f86\u202f02\u202f2A\u202f215\u202f325\u202f23'],
    ['a tab and a line end', '186022A215325\t23\n'],
    ['zero-width spaces', '1\u200b86022A215325\u200b23'],
    ['full-width digits', '１８６０２２Ａ２１５３２５２３'],
    ['lower case', '1 86 02 2a 215 325 23'],
  ])('written with %s it is still valid', (_, text) => {
    expect(validate(text)).toMatchObject({ ok: true, status: 'valid', value: '186022A21532523' });
  });

  test('an overseas number of 14 or 16 characters is refused, however its commune is written', () => {
    expect(validate('1 85 05 971 913 041')).toMatchObject({ ok: false, fault: 'length' });
    expect(validate('1 85 05 971 913 041 06')).toMatchObject({ ok: false, fault: 'length' });
  });
});

test('compact keeps what is no separator, for validate to name', () => {
  expect(compact(' 1.85-05_75/116·042 (clé 18) ')).toBe('185057511604218');
  expect(compact('1\u00ad85\u200b05')).toBe('18505');
  expect(compact('18O5x')).toBe('18O5X');
  expect(compact('')).toBe('');
});

test.each([
  ['185057591304157', '1 85 05 75 913 041 57'],
  ['1850575913041', '1 85 05 75 913 041'],
  ['185059719104106', '1 85 05 971 91 041 06'],
  ['185059889104106', '1 85 05 988 91 041 06'],
  ['185052a91304157', '1 85 05 2A 913 041 57'],
  ['', ''],
])('format groups %s as « %s »', (nir, shown) => {
  expect(format(nir)).toBe(shown);
});

test.each([
  ['1 85 05 75 913 041 57', '1 85 05 ** *** *** **'],
  ['185057591304157', '1 85 05 ** *** *** **'],
  ['1850575913041', '1 85 05 ** *** *** **'],
  ['185059719104106', '1 85 05 ** *** *** **'],
  ['7107512345678', '7 10 75 ** *** *** **'],
  ['18', '1 8* ** ** *** *** **'],
])('mask shows sex, year and month of %s alone', (nir, shown) => {
  expect(mask(nir)).toBe(shown);
});
