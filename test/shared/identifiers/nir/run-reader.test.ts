import { describe, expect, test } from 'vitest';
import { find } from '../../../../shared/identifiers/nir.ts';
import { keyByBigInt } from './generator.ts';

/** Invented people (communes 9xx); the keys come from big integers, not from the code under test. */
const A = '185057593004143';
const A13 = A.slice(0, 13);
const A_SPACED = '1 85 05 75 930 041 43';
const A_WRONG = '185057593004110';
const B = '285067593104275';
const B13 = B.slice(0, 13);

const inBody = (text: string) => find([{ source: 'body', text }]);
const keyed = (thirteen: string) => thirteen + keyByBigInt(thirteen);
const spaced = (nir: string) => nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');

describe('values that hardly any genuine number has', () => {
  test.each([
    ['an odd month', keyed('1851375930041')],
    ['no département', keyed('1850500930041')],
    ['no commune', keyed('1850575000041')],
    ['no order', keyed('1850575930000')],
  ])('with %s a bare unbroken number is only a suggestion', (_, nir) => {
    expect(inBody(nir)).toMatchObject({ status: 'absent', suggestions: [expect.stringMatching(/^1 85 /)] });
    expect(inBody(spaced(nir))).toMatchObject({ value: nir, status: 'valid' });
    expect(inBody(`NIR ${nir}`)).toMatchObject({ value: nir, status: 'valid' });
  });

  test('a fictitious month is none of them', () => {
    expect(inBody(keyed('1853075930041'))).toMatchObject({ status: 'valid' });
  });
});

describe('other digits in the same run', () => {
  test.each([
    [`dossier 12345678 - ${A}`],
    [`dossier 2026 / ${A}`],
    [`dossier 2026 ${A}`],
    [`Nom\tDossier\tContrat\nEssai\t4417\t${A}`],
    [`Dossier\tContrat\n${A}\t${B}`],
  ])('%j: the label before them speaks of the number too', (text) => {
    expect(inBody(text)).toMatchObject({ value: null, status: 'absent' });
  });

  test.each([
    [`dossier 123456789 - ${A}`],
    [`dossier 12\t3 - ${A}`],
    [`dossier 12\n${A}`],
    [`dossier 0639981234 - ${A_SPACED}`],
    [`dossier 2026 - ${A_SPACED}`],
    [`Essai_${A_SPACED}`],
    [`NIR : 12 ${A_SPACED}`],
    [`NIR 12 ${A_SPACED} 06`],
  ])('%j: it is a number of its own', (text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'valid' });
    expect(inBody(text).candidates).toHaveLength(1);
  });

  test('one number does not begin inside another', () => {
    const overlapping = '1 85 05 75 930 066 18 5057593004143';
    expect(inBody(`NIR ${overlapping}`).candidates.map(({ value }) => value)).toEqual(['185057593006618']);
    const other = keyed('1430575930041').replace(/...(?!$)/g, '$& ');
    expect(inBody(`NIR 185 057 593 004 - ${other}`).candidates.map(({ value }) => value)).toEqual([A]);
    expect(inBody(other).candidates.map(({ value }) => value)).toEqual([keyed('1430575930041')]);
  });

  test('several are told in reading order', () => {
    expect(inBody(`NIR\tNIR\n${A13}\t${B}`).candidates.map(({ value }) => value)).toEqual([A, B]);
    expect(inBody(`NIR ${A}\t${B}`).candidates.map(({ value }) => value)).toEqual([A, B]);
  });
});

describe('a wrong key', () => {
  test('after a label with a name between, when it is a number of fifteen digits', () => {
    expect(inBody(`NIR Jean Dupont : ${A_WRONG}`)).toMatchObject({ status: 'invalid-key' });
    expect(inBody('NIR Jean Dupont : 385057593004110')).toMatchObject({ status: 'absent' });
    expect(inBody('NIR Jean Dupont : 185157593004110')).toMatchObject({ status: 'absent' });
    expect(inBody('NIR Jean Dupont : 18505759300411')).toMatchObject({ status: 'absent' });
    expect(inBody('NIR Jean Dupont : 185O575930041')).toMatchObject({ status: 'absent' });
  });

  test('carries no flag', () => {
    expect(inBody(`NIR ${A_WRONG}`).candidates).toMatchObject([{ flags: [], value: A_WRONG, label: 'nir' }]);
    expect(inBody('Bonjour 2 85 06 75 931 042 10').candidates).toMatchObject([{ flags: [], value: `${B13}10` }]);
  });

  test('in the canonical grouping', () => {
    // Not what follows other digits on its line: without a head nothing says that it was meant.
    expect(inBody('Jean 0639981234\t1 85 05 75 930 041 10')).toMatchObject({ status: 'absent' });
    expect(inBody('Téléphone\tNIR\n0639981234\t1 85 05 75 930 041 10')).toMatchObject({ status: 'invalid-key' });
    expect(inBody('x-1 85 05 75 930 041 10')).toMatchObject({ status: 'absent' });
    expect(inBody('1 85 O5 75 930 041 10')).toMatchObject({ status: 'absent' });
    expect(inBody('2-1 85 05 75 930 041 10')).toMatchObject({ status: 'absent' });
    expect(inBody("n° d'adhérent 1 85 05 75 930 041 10")).toMatchObject({ status: 'absent' });
  });

  test('is told of the first of a list, and of the next', () => {
    expect(inBody(`NIR ${A13} et 28506759310427`).candidates).toMatchObject([
      { value: A, status: 'key-not-supplied' },
      { value: '28506759310427', status: 'invalid-key' },
    ]);
  });
});

describe('a list', () => {
  test('whose first number is refused goes on refused', () => {
    expect(inBody(`commande Amazon 2026110012345, ${A}`)).toMatchObject({ status: 'absent' });
    expect(inBody(`CMD-${B}, ${A}`)).toMatchObject({ status: 'absent' });
    expect(inBody(`dossier ${B}, ${A}`)).toMatchObject({
      status: 'absent',
      suggestions: [expect.any(String), expect.any(String)],
    });
  });

  test('of labelled numbers ends where another label, another cell or other digits come', () => {
    expect(inBody(`NIR ${A13} et ${B13} (n° de dossier)`)).toMatchObject({ value: A, others: [] });
    expect(inBody(`NIR ${A13}, 4417\t${B13}`)).toMatchObject({ value: A, others: [] });
    expect(inBody(`NIR ${A13}, 4417, ${B13}`)).toMatchObject({ value: A, others: [] });
    expect(inBody(`NIR ${A13} ${'zut '.repeat(40)} ${B13}`)).toMatchObject({ value: A, others: [] });
    expect(inBody(`NIR ${A13} ${'et '.repeat(60)} ${B13}`)).toMatchObject({ value: A, others: [] });
  });

  test('does not begin with digits that are no NIR', () => {
    expect(inBody(`NIR : 06 39 98 12 34, ${A13}`)).toMatchObject({ value: null, status: 'absent' });
  });

  test('of labelled numbers begins after any text', () => {
    expect(inBody(`Bonjour,\n\nJe vous écris. NIR ${A13} et ${B13}`)).toMatchObject({
      status: 'ambiguous',
      others: [A, B],
    });
  });
});

test('letters typed for digits are repaired in the number they stand in alone', () => {
  expect(inBody(`lot O1, NIR ${A}`)).toMatchObject({ value: A, status: 'valid' });
  expect(inBody(`NIR ${A.replaceAll('0', 'O')}`)).toMatchObject({ value: A, status: 'corrected' });
  expect(inBody(A.replaceAll('0', 'O'))).toMatchObject({ status: 'absent' });
});
