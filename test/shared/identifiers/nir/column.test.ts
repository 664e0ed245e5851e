import { describe, expect, test } from 'vitest';
import { find } from '../../../../shared/identifiers/nir.ts';

/** Invented people (communes 9xx); the keys come from a big-integer calculator, not from the code under test. */
const A = '185057593004143';
const A13 = A.slice(0, 13);
const B = '285067593104275';
const B13 = B.slice(0, 13);
const C = '115028393090814';

const inBody = (text: string) => find([{ source: 'body', text }]);

describe('a number of thirteen digits under the head of its column', () => {
  test.each([
    ['after a head without cells of its own', `Nom | NIR\nEssai | ${A13}`],
    ['in the first column', `NIR | Nom\n${A13} | Essai`],
    ['in the middle', `Nom\tNIR\tVille\nEssai\t${A13}\tToulon`],
    ['under a head that counts digits', `NIR (13) | Nom\n${A13} | Essai`],
    ['under a rule with bars', `| Nom | NIR |\n|-----|-----|\n| Essai | ${A13} |`],
    ['under a rule with colons', `| Nom | NIR |\n|:---:|:---:|\n| Essai | ${A13} |`],
    ['under a rule of hyphens', `Nom\tNIR\n---------\nEssai\t${A13}`],
    ['between rules of a grid', `+-----+-----+\n| Nom | NIR |\n+=====+=====+\n| Essai | ${A13} |\n+-----+-----+`],
    ['in a quoted table', `> Nom | NIR\n> Essai | ${A13}`],
    ['beside a long remark', `NIR | Remarque\n${A13} | ${'x'.repeat(1000 - 16)}`],
    ['whose row names it under another head', `Nom | Contrat\nEssai | NIR ${A13}`],
    ['after other tables', `Dossier | Date\n4417 | 2026\n\nNom | NIR\nEssai | ${A13}\n\nRemarque | Visa\nrien | non`],
    ['after a table whose head speaks of something else', `Dossier | Nom\n4417 | x\nfin\nNIR | Nom\n${A13} | Essai`],
  ])('%s', (_, text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'key-not-supplied' });
  });

  test('each row of a long table, not the row above, has it', () => {
    expect(inBody(`NIR\tNom\n${A13}\tEssai\n${B13}\tMartin`)).toMatchObject({ status: 'ambiguous', others: [A, B] });
    const rows = Array.from({ length: 40 }, (_, i) => `${4400 + i}\tEssai\t${i === 27 ? A13 : 'inconnu 000'}`);
    expect(inBody(`Dossier\tNom\tNIR\n${rows.join('\n')}`)).toMatchObject({ value: A, status: 'key-not-supplied' });
  });

  test('several in one row, each under its own', () => {
    expect(inBody(`NIR assuré\tNIR enfant\n${A13}\t${C.slice(0, 13)}`)).toMatchObject({ value: A, others: [C] });
    expect(inBody(`Dossier\tNIR\n${B13}\t${A13}`)).toMatchObject({ value: A, others: [] });
  });
});

describe('no head', () => {
  /** So long that NIR is too far from the line below to be its label otherwise. */
  const HEAD = 'NIR | Nom et prénom de la personne concernée, tels que portés sur sa pièce';

  test('(a head this long is one)', () => {
    expect(inBody(`${HEAD}\n${A13} | Essai`)).toMatchObject({ value: A, status: 'key-not-supplied' });
    expect(inBody(`${HEAD.replace('prénom', '12 prénoms')}\n${A13} | Essai`)).toMatchObject({
      value: A,
      status: 'key-not-supplied',
    });
    expect(inBody(`${HEAD}\n${A13} | ${'x'.repeat(1000 - 16)}`)).toMatchObject({
      value: A,
      status: 'key-not-supplied',
    });
  });

  test.each([
    ['above a sentence', `${HEAD}\nvoici :\n${A13} | Essai`],
    ['above a blank line', `${HEAD}\n\n${A13} | Essai`],
    ['over more cells', `${HEAD}\n${A13} | x | y`],
    ['over fewer cells', `${HEAD} | Ville\n${A13} | x`],
    ['for a line as long as a page', `${HEAD}\n${A13} | ${'x'.repeat(1001 - 16)}`],
    ['for what follows other digits in its cell', `x | ${HEAD}\ny | 123456 ${A13} | Essai`],
    ['of another column', `${HEAD}\nnon | ${A13}`],
    ['for what is no row', `${HEAD}\n${A13}`],
    ['that is a row with a number', `${HEAD} 120\n${A13} | Essai`],
  ])('%s', (_, text) => {
    expect(inBody(text)).toMatchObject({ value: null, status: 'absent' });
  });
});

test('a head that names another number refuses a right one', () => {
  expect(inBody(`Nom | N° de séance\nEssai | ${A}`)).toMatchObject({ status: 'absent' });
  expect(inBody(`Dossier | Nom\n${A} | Essai`)).toMatchObject({
    status: 'absent',
    suggestions: ['1 85 05 ** *** *** **'],
  });
  expect(inBody(`Dossier | Nom\n4417 | Essai\n\n${A} | Essai`)).toMatchObject({ value: A, status: 'valid' });
});

describe('whose number a row holds', () => {
  const [ROW_A, ROW_C] = ['Essai Jean | 1 85 05 75 930 041 43', 'Essai Lucas | 1 15 02 83 930 908 14'];
  test.each([
    ['the cell after it says', `Nom | NIR | Lien\n${ROW_A} | assuré\n${ROW_C} | enfant`],
    [
      'a cell after it says, others following',
      `Nom | NIR | Lien | Tél\n${ROW_A} | assuré | 0639981234\n${ROW_C} | fils | 0639981234`,
    ],
    ['the cell before it says', `Lien | NIR\nassuré | ${A}\nenfant | ${C}`],
    ['its head says', `NIR de l'assuré | NIR du bénéficiaire\n${A} | ${C}`],
    ['its head says, whatever the row says', `NIR assuré | Bénéficiaire | NIR enfant\n${A} | mon fils | ${C}`],
    ['the last cell says, without a head', `${ROW_A} | assuré\n${ROW_C} | enfant`],
    ['the last words of the line say', `Jean, ${A}, assuré\nLucas, ${C}, mon fils`],
    ['the last words of the line say in a bracket', `${A} (l'assuré)\n${C} (mon fils)`],
  ])('%s', (_, text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'valid', others: [C] });
  });
});
