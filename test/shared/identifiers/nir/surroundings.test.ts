import { describe, expect, test } from 'vitest';
import { find } from '../../../../shared/identifiers/nir.ts';

/** Invented people (communes 9xx); the keys come from a big-integer calculator, not from the code under test. */
const A = '185057593004143';
const A13 = A.slice(0, 13);
const A_SPACED = '1 85 05 75 930 041 43';
const B = '285067593104275';
const B13 = B.slice(0, 13);
const C = '115028393090814';
const C13 = C.slice(0, 13);
const C_SPACED = '1 15 02 83 930 908 14';

const inBody = (text: string) => find([{ source: 'body', text }]);

describe('a label before and another after', () => {
  test('the one before wins, unless it is ambiguous', () => {
    expect(inBody(`NIR ${A13} (n° de dossier)`)).toMatchObject({ value: A, status: 'key-not-supplied' });
    expect(inBody(`dossier ${A} (NIR)`)).toMatchObject({ value: null, status: 'absent' });
    expect(inBody(`n° d'adhérent ${A13} (NIR)`)).toMatchObject({ value: A, status: 'key-not-supplied' });
    expect(inBody(`n° d'adhérent ${A} (commande)`)).toMatchObject({ value: null, status: 'absent' });
    expect(inBody(`n° d'adhérent ${A} (le mien)`).candidates).toMatchObject([{ label: 'ambiguous', status: 'valid' }]);
  });
});

describe('whose it is', () => {
  test.each([
    ['what is in a bracket', `${C_SPACED} (mon fils) et ${A_SPACED} pour tous`, A, [C]],
    ['what is in a bracket after the key', `${C13} (clé 14) (mon fils) et ${A_SPACED} pour tous`, A, [C]],
    ['what is in a bracket, without its number', `mon mari (${B}) (mon mari), ${A_SPACED}`, A, [B]],
    ['what is in a bracket, stuck to it', `${C_SPACED}(mon fils) et ${A_SPACED} pour tous`, A, [C]],
    ['« de l’assuré » rather than the bracket', `NIR de l'assuré : ${A} (mon mari) ; NIR ${B}`, A, [B]],
    ['what follows rather than what precedes', `ma fille ou moi ${A_SPACED} (moi), ${C_SPACED} (ma fille)`, A, [C]],
    ['a statement', `${C}, c'est mon fils ; NIR ${A}`, A, [C]],
    ['a statement, not one about something else', `ma fille (${C}) est suivie à mon nom (${A})`, A, [C]],
  ])('%s', (_, text, value, others) => {
    expect(inBody(text)).toMatchObject({ value, status: 'valid', others });
  });

  test.each([
    ['goes on with its sentence', `${A_SPACED} : mon fils n'est pas remboursé`],
    ['ends', `${A_SPACED}. Pour mon fils, rien.`],
    ['ends with an exclamation', `${A_SPACED} ! (mon fils attend)`],
    ['goes on after many small words', `${A_SPACED} mon mari et moi et vous avec qui voici Dupont`],
    ['names someone further on', `${A_SPACED} zut (mon fils)`],
  ])('a text that %s says nothing of it', (_, text) => {
    expect(inBody(text).candidates).toMatchObject([{ value: A, owner: 'unsaid' }]);
  });

  test('the end of the line of a number is said of that number alone', () => {
    expect(inBody(`${A}, mon mari\nNIR : ${B}`)).toMatchObject({ value: B, others: [A] });
    expect(inBody(`NIR assuré : ${A} NIR enfant :\n${C}`)).toMatchObject({ value: A, others: [C] });
    expect(inBody(`${A} assuré =\n${B}`)).toMatchObject({ value: B, others: [A] });
    expect(inBody(`${A}, son mari\n${B}`)).toMatchObject({ value: B, others: [A] });
    expect(inBody(`${A}, mon mari.\n${B}`)).toMatchObject({ value: B, others: [A] });
    expect(inBody(`${B}\n${A}, mon mari`)).toMatchObject({ value: B, others: [A] });
    expect(inBody(`${C}, en propre\n${A}`)).toMatchObject({ value: A, others: [C] });
    expect(inBody(`${A}, l'assuré\n${B}`)).toMatchObject({ value: A, others: [B] });
    expect(inBody(`${A} ; assuré 12\n${B}`)).toMatchObject({ status: 'ambiguous' });
  });
});

describe('an unlabelled number stuck to something', () => {
  test.each([
    `x_${A}`,
    `x-${A}`,
    `x.${A}`,
    `n#${A}`,
    `a/${A}`,
    `7x${A}`,
    `0,${A}`,
    `123,${A}`,
    `${A}b`,
    `${A}-B2`,
    `${A}_b`,
    `${A}bc`,
    `${A}-bc d`,
  ])('%s is part of it', (text) => {
    expect(inBody(text)).toMatchObject({ status: 'absent', suggestions: ['1 85 05 ** *** *** **'] });
  });

  test.each([
    `NIR-${A}`,
    `NIR${A}`,
    `n° sécu#${A}`,
    `-${A}`,
    ` #${A}`,
    `Essai,${A}`,
    `83190,${A}`,
    `0639981234,${A},Toulon`,
    `, ${A}`,
    `${A} b`,
    `${A}Adresse`,
    `${A}-Toulon`,
    `${A}-`,
    `${A}, b`,
  ])('%s is a number of its own', (text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'valid' });
  });
});

describe('a list', () => {
  test.each([
    `commandes 2026110012345, ${A}`,
    `commandes 2026110012345 ; ${A}`,
    `commande 2026110012345 et ${A}`,
    `commande 2026110012345 ou ${A}`,
  ])('%s goes on with what it began', (text) => {
    expect(inBody(text)).toMatchObject({ value: null, status: 'absent' });
  });

  test.each([
    `commande 2026110012345 et\n\n${A}`,
    `commande 2026110012345 perdue et ${A}`,
    `commande 2026110012345 avec ${A}`,
    `commande 2026110012345 et ${A_SPACED}`,
  ])('%s is none', (text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'valid' });
  });

  test.each([
    `NIR ${A13}, ${B13}`,
    `NIR : ${A13} ; ${B13}`,
    `NIR ${A13} et ${B13}`,
    `NIR de mon fils et de moi : ${A13} et ${B13}`,
  ])('%s holds two numbers that nothing tells apart', (text) => {
    expect(inBody(text)).toMatchObject({ value: null, status: 'ambiguous', others: [A, B] });
  });

  test('the owner of the first is that of a bare second', () => {
    expect(inBody(`NIR des enfants : ${C13} et ${B13} ; mon NIR : ${A13}`)).toMatchObject({ value: A, others: [C, B] });
  });

  test('a number without a label has none to pass on', () => {
    expect(inBody(`${A_SPACED} et ${B13}`)).toMatchObject({ value: A, others: [] });
    expect(inBody(`${A_SPACED} ou ${B}`)).toMatchObject({ status: 'ambiguous', others: [A, B] });
  });
});

describe('« et celui de … » after a labelled number', () => {
  test.each([
    `NIR ${A13} et celui de ma femme : ${B13}`,
    `NIR ${A13}. Celui de ma femme : ${B13}`,
    `NIR ${A13}, celui de ma femme Anne Marie Martin Essai : ${B13}`,
    `NIR ${A13} pour moi, ma femme ${B13}`,
  ])('%s: it has the label of the first', (text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'key-not-supplied', others: [B] });
  });

  test.each([
    `NIR ${A13}, celui de ma femme Anne Marie Martin Essai Toulon : ${B13}`,
    `NIR ${A13}, mon numéro : ${B13}`,
    `NIR ${A13}, dossier, ${B13}`,
    `NIR ${A13} pour ma demande ${B13}`,
    `NIR ${A13} le 12, ${B13}`,
    `NIR ${A13} zut ${B13}`,
    `NIR ${A13}. ${B13}`,
    `NIR ${A13} ! ${B13}`,
    `NIR ${A13}. Ma femme ${B13}`,
    `NIR ${A13}\n\n${B13}`,
    `NIR ${A13}\n>\n> ${B13}`,
    `NIR ${A13} perdu. Ma femme ${B13}`,
    `NIR ${A13}, et par ailleurs toujours rien de ma femme ${B13}`,
  ])('%s: it has not', (text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'key-not-supplied', others: [] });
  });
});
