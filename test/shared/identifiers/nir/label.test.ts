import { describe, expect, test } from 'vitest';
import { labelAfter, labelBefore } from '../../../../shared/identifiers/nir/label.ts';
import { ownerAfter, ownerBefore } from '../../../../shared/identifiers/nir/owner.ts';
import { plainText } from '../../../../shared/identifiers/nir/plain-text.ts';
import { wordsAfter, wordsBefore } from '../../../../shared/identifiers/nir/words.ts';

/** What a text just before a number says of it: of an unbroken one, and of one in groups. */
function said(text: string): { compact: string; grouped: string } {
  const { text: plain } = plainText(text);
  const words = wordsBefore(plain, plain.length, 0);
  const label = (compact: boolean) => {
    const said = labelBefore(words, { start: plain.length, compact });
    return said.kind === 'nir' ? said.reach : said.kind;
  };
  return { compact: label(true), grouped: label(false) };
}

describe('a label of the NIR, adjacent', () => {
  test.each([
    'NIR ',
    'ma sécu : ',
    'sécurité sociale n° ',
    'S. sociale : ',
    's. soc. ',
    'SS sociale ',
    'assuré n° ',
    "n° d'assuré ",
    "numéro d'assuré social ",
    'assuré social n° ',
    "numéro d'assurance maladie ",
    "numéro d'assurance sociale ",
    'numéro social ',
    'numéro personnel de sécurité sociale ',
    'numéro à 13 chiffres de la sécu ',
    'identifiant de sécurité sociale ',
    "identifiant d'attente ",
    'n° provisoire ',
    'matricule ',
    'INSEE : ',
    'carte vitale ',
    "NIR de l'adhérent : ",
    "n° de sécurité sociale de l'adhérent concerné : ",
    "numéro de sécurité sociale et n° d'adhérent : ",
    'NIR de mon fils : ',
    'NIR. ',
    'NIR\n\n',
    'NIR, ',
    'NIR ; ',
    'NIR (12) ',
    `NIR${' '.repeat(69)} `,
    'NIR figurant sur la facture : ',
    'NIR figurant sur sa facture : ',
    '13 premiers chiffres : ',
    '13 premiers chiffres de votre carte : ',
    'NSS propre : ',
    'NIR titulaire : ',
    'NIR, celui-ci : ',
    'NIR et le leur : ',
    'NIR numéro ',
    'NIR du dossier ',
    'NIR de mon courrier : ',
    'NIR / téléphone : ',
    'NIR et téléphone : ',
    'n° de sécurité sociale ou n° de dossier : ',
    'dossier 12, NIR ',
  ])('%j', (text) => {
    expect(said(text)).toEqual({ compact: 'adjacent', grouped: 'adjacent' });
  });
});

describe('a label of the NIR, with other words between', () => {
  test.each([
    'NIR Dupont ',
    'NIR tel que ',
    'NIR de Dupont ',
    'NIR dossier 1234 zut ',
    'n° SS Dupont ',
    "n° d'assuré Dupont ",
    "numéro d'assuré social Dupont ",
    "numéro d'assurance sociale Dupont ",
    'n° SS sociale Dupont ',
    'n° s. sociale Dupont ',
    'numéro social Dupont ',
    'numéro de sécurité sociale Dupont ',
    'numéro figurant sur ma carte de sécu Dupont ',
    '13 premiers chiffres Dupont ',
    'sécurité sociale, numéro de Jean Dupont ',
    'NIR Jean Dupont : ',
    'n° sécu (Dupont) ',
    'NIR Dupont, ',
    'NIR Jean Paul Dupont, ',
    `NIR Dupont${' '.repeat(40)} `,
  ])('%j', (text) => {
    expect(said(text)).toEqual({ compact: 'near', grouped: 'near' });
  });
});

describe('no label', () => {
  test.each([
    '',
    'bonjour ',
    'la sécu doit ',
    'sécurité sociale bonjour ',
    'sec ',
    'social ',
    'le social ',
    'fait social ',
    'assuré ',
    'assurance ',
    'assurance sociale ',
    'provisoire ',
    'n° auto assurance Dupont '.replace('n° auto', 'auto'),
    'matricule Dupont ',
    'n° de matricule Dupont ',
    'n° de carte vitale Dupont ',
    "n° d'attente Dupont ",
    "n° d'assurance Dupont ",
    'n°, sécu Dupont ',
    'numéro perdu de la sécu Dupont ',
    'fait social n° ',
    'n° du fait social ',
    "n° d'adhérent Dupont ",
    'dossiers, ',
    'numéro à la zut ',
    'numéro, réclamation ',
    'numéro zut\n',
    '12 premiers chiffres ',
    '13 chiffres ',
    '13 derniers chiffres ',
    '13 premiers mots ',
    'les premiers chiffres ',
    'chiffres : 13, premiers ',
    'vitale Dupont ',
    'NIR perdu. Le colibri ',
    'NIR\n\nDupont ',
    'NIR zut, zut, zut, zut, ',
    'NIR zut zut zut zut, ',
    `NIR Dupont${' '.repeat(48)} `,
    `NIR${' '.repeat(75)} `,
    'mon numéro : ',
    'n°, sécu zut ',
    'adhérent ',
    "l'adhérent zut ",
    'réclamation ',
    'ma demande : ',
    'client ',
    'dossier. ',
    'dossier, ',
    'dossier\n\n',
    'dossier 123, ',
    'dossier 123 zut ',
    'dossier zutzut. ',
    'dossier zut, ',
    'dossier zut\n',
    'dossier zut - ',
    'dossier zut | ',
    'dossier zut zut zut zut ',
    'tel que ',
    "tel qu'",
    'réclamation, ',
    'numéro de réclamation. ',
    'numéro zut zut réclamation ',
    'numéro de Lucas : ',
    'numéro de Jean Dupont : ',
    'numéro de ma zut : ',
    'numéro zut : ',
    'numéro de zut, ',
    'numéro de\nzut\n',
    'dossier 1234 - ',
  ])('%j', (text) => {
    expect(said(text)).toEqual({ compact: 'none', grouped: 'none' });
  });
});

describe('an ambiguous label', () => {
  test.each(["n° d'adhérent : ", "n° d'adhérente ", 'adhérent n° ', "zut, n° d'adhérent "])('%j', (text) => {
    expect(said(text)).toEqual({ compact: 'ambiguous', grouped: 'ambiguous' });
  });
});

describe('a label of something else', () => {
  test.each([
    'dossier ',
    'dossier : ',
    'dossier n° ',
    'n° de dossier ',
    'dossier - ',
    'dossier | ',
    'dossier\t',
    'dossier n°\n',
    'dossier :\n',
    'dossier, n° ',
    'dossier zut n° ',
    'dossier zut zut zut n° ',
    'NIR, dossier ',
    'NIR dossier ',
    'NIR, n° de dossier : ',
    'dossiers 123, ',
    'dossier 12 ',
    'dossier 123 ',
    'dossier : 123 : ',
    'dossier 4417\t',
    'sur la facture ',
    'assuré de la facture ',
    'commande que ',
    'numéro cliente ',
    'cliente n° ',
    'numéro de\nréclamation ',
    'n° figurant en haut de ma demande ',
    'dossier 12, n° ',
    'tel ',
    'réclamation n° ',
    'n° de réclamation ',
    'n° de la réclamation : ',
    'n° de prise en charge ',
    'numéro client ',
    'n° de client ',
    'client n° ',
    'code client ',
    'identifiant client ',
    'numéro patient ',
  ])('%j', (text) => {
    expect(said(text)).toEqual({ compact: 'contrary', grouped: 'contrary' });
  });

  test.each([
    'dossier\n',
    'dossier zut ',
    'dossier zut zut zut ',
    'dossier zut : ',
    'numéro de séance ',
    "numéro d'orage : ",
    'numéro du zut ',
    'numéro des zut ',
    'numéro de la zut ',
    "numéro de l'orage ",
    'code de la zut ',
  ])('%j, before an unbroken number alone', (text) => {
    expect(said(text)).toEqual({ compact: 'contrary', grouped: 'none' });
  });
});

describe('what follows a number', () => {
  const told = (text: string, compact = true) => {
    const { text: plain, lower } = plainText(text);
    return labelAfter(wordsAfter(plain, 0, 60), lower, compact).kind;
  };
  test.each([
    ' (NIR)',
    ' [NIR]',
    ' (n° de sécu)',
    ' (sécurité sociale)',
    ' = NIR',
    ' : NIR',
    ' est mon numéro de sécurité sociale',
    " c'est mon NIR",
    " (mon numéro d'assuré)",
    ' (numéro de carte vitale)',
    " (n° d'immatriculation)",
    ' (SS)',
    ' (NIR) 12',
    ' (NIR), 12',
  ])('%j names it', (text) => {
    expect(told(text)).toBe('nir');
  });

  test.each([
    ' (dossier)',
    ' (n° de dossier)',
    ' est mon numéro de commande',
    ' : facture',
    ' (réclamation n°)'.replace('réclamation n°', 'n° de réclamation'),
  ])('%j makes it something else', (text) => {
    expect(told(text)).toBe('contrary');
  });

  test.each([
    '',
    ' NIR',
    ', NIR',
    ' (NIR 12)',
    ' (NIR : 12)',
    ' (NIR n° 12)',
    ' : n° de sécurité sociale 12',
    ' (dossier 12)',
    ' (réclamation)',
    ' (zut NIR)',
    ' (zut) NIR',
    ' (mon) NIR',
    ' est zut',
    ' est le mien, NIR',
    ' est le mien. NIR',
    ' (assuré)',
    ' (matricule)',
    ' (vitale)',
    '. (NIR)',
    ', (NIR)',
    ' (mon',
  ])('%j says nothing', (text) => {
    expect(told(text)).toBe('none');
  });

  test('a colon before a label of something else goes on with the sentence, unless the number is unbroken', () => {
    expect(told(' : dossier refusé', false)).toBe('none');
    expect(told(' : dossier refusé', true)).toBe('contrary');
    expect(told(' (dossier)', false)).toBe('contrary');
  });
});

describe('whose number it is', () => {
  const whose = (text: string) => {
    const { text: plain } = plainText(text);
    return ownerBefore(wordsBefore(plain, plain.length, 0));
  };
  test.each([
    ["NIR de l'assuré : ", 'insured'],
    ["NIR de l'adhérente ", 'insured'],
    ['NIR assuré ', 'insured'],
    ['NSS adhérent ', 'insured'],
    ['sécu assuré ', 'insured'],
    ['n° ss adhérent ', 'insured'],
    ['sécurité sociale adhérent ', 'insured'],
    ['Assuré : ', 'insured'],
    ['Assuré : Jean\nNIR ', 'insured'],
    ['assuré ', 'insured'],
    ['ouvrant droit : ', 'insured'],
    ['titulaire ', 'insured'],
    ["NIR de l'assuré (mon mari) : ", 'insured'],
    ["l'assuré\nmon fils ", 'other'],
    ["n° d'assuré : ", 'unsaid'],
    ["n° d'assuré ", 'unsaid'],
    ['numéro assuré : ', 'unsaid'],
    ['je suis assuré ', 'unsaid'],
    ['mon NIR ', 'self'],
    ['moi : ', 'self'],
    ['mon fils ', 'other'],
    ['ma femme et moi ', 'self'],
    ['pour mon fils, mon NIR ', 'self'],
    ['mon fils. NIR ', 'unsaid'],
    ['mon fils\n\nNIR ', 'unsaid'],
    ['mon fils\nNIR ', 'other'],
    ['mon fils. ', 'other'],
    ['ayant droit ', 'other'],
    ['ayants droits '.replace('ayants', 'ayant'), 'other'],
    ['ayant reçu ', 'unsaid'],
    ['ayant ', 'unsaid'],
    ['Jean Essai, assuré : ', 'insured'],
    ['les numéros de ma femme et moi ', 'self'],
    ['ma femme et moi avons les numéros ', 'unsaid'],
    ["de l'assuré, mon fils ", 'insured'],
    ['assuré, mon NIR ', 'insured'],
    ['adhérent mon mari ', 'insured'],
    ['adhérente, et mon fils ', 'other'],
    ['son NIR ', 'other'],
    ['son numéro ', 'other'],
    ['sa sécu ', 'other'],
    ['leur ss ', 'other'],
    ['sa sociale ', 'other'],
    ['son courrier ', 'unsaid'],
    ['son ', 'unsaid'],
    ['NSS propre ', 'apart'],
    ['mon propre numéro ', 'apart'],
    ['NIR ', 'unsaid'],
    ['', 'unsaid'],
  ])('%j: %s', (text, owner) => {
    expect(whose(text)).toBe(owner);
  });

  test.each([
    [' (mon fils)', 'other'],
    [' (moi)', 'self'],
    [' (mon NIR)', 'self'],
    [' pour mon mari', 'other'],
    [' pour moi', 'self'],
    [' est celui de ma fille', 'other'],
    [" c'est moi", 'self'],
    [" (l'assuré)", 'insured'],
    [' (titulaire)', 'insured'],
    [' (propre)', 'apart'],
    [' (zut) mon fils', 'unsaid'],
    [' (zut, mon fils)', 'unsaid'],
    [' est parti. Mon fils', 'unsaid'],
    [') pour mon fils', 'other'],
    [", c'est mon fils", 'other'],
    ['. Pour mon fils', 'unsaid'],
    [' mon fils', 'unsaid'],
    [', mon fils', 'unsaid'],
    ['', 'unsaid'],
    [' (zut)', 'unsaid'],
  ])('then %j: %s', (text, owner) => {
    const { text: plain } = plainText(text);
    expect(ownerAfter(wordsAfter(plain, 0, 60), false)).toBe(owner);
  });
});
