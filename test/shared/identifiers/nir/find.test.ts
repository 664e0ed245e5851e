import { describe, expect, test } from 'vitest';
import { find, type NirRegion } from '../../../../shared/identifiers/nir.ts';

/** Invented people (communes 9xx); the keys come from a big-integer calculator, not from the code under test. */
const A = '185057593004143';
const B = '285067593104275';
const C = '115028393090814';
const A_SPACED = '1 85 05 75 930 041 43';
const B_SPACED = '2 85 06 75 931 042 75';
const C_SPACED = '1 15 02 83 930 908 14';
const A_WRONG = '185057593004110';

const inBody = (text: string) => find([{ source: 'body', text }]);

describe('whose number it is', () => {
  test.each<[string, string, string[]]>([
    [`NIR de l'assuré : ${B_SPACED}\nMon NIR : ${A_SPACED}`, B, [A]],
    [`NIR de l’adhérent : ${B_SPACED} ; NIR ${A_SPACED}`, B, [A]],
    [`NIR assuré ${B_SPACED}\nNIR enfant ${C_SPACED}`, B, [C]],
    [`NIR du bénéficiaire : ${C_SPACED}\nNIR de l'assurée : ${B_SPACED}`, B, [C]],
    [`NIR de mon conjoint (ouvrant droit) : ${A_SPACED} ; le mien : ${B_SPACED}`, A, [B]],
    [`Assuré : Thomas Essai\nNIR : ${A_SPACED}\nEnfant : Lucas\nNIR : ${C_SPACED}`, A, [C]],
    [`Mon NIR : ${A_SPACED}, celui de ma fille : ${C_SPACED}`, A, [C]],
    [`NIR de mon fils ${C_SPACED}, NIR ${A_SPACED}`, A, [C]],
    [`${A_SPACED} (moi) et ${B_SPACED} (mon épouse)`, A, [B]],
    [`${B_SPACED} pour mon épouse, ${A_SPACED} pour moi`, A, [B]],
    [`Mon mari : ${A_SPACED}. Moi : ${B_SPACED}`, B, [A]],
    [`J'écris pour ma mère, assurée sous le numéro ${B_SPACED}. Mon propre numéro est ${A_SPACED}`, B, [A]],
    [`Moi (${A_SPACED}) adhérente, et mon fils ayant droit (${C_SPACED})`, A, [C]],
    [`NSS propre de Lucas : ${C_SPACED} ; NIR ${A_SPACED}`, A, [C]],
    [`son NIR : ${C_SPACED}\n\nNIR ${A_SPACED}`, A, [C]],
    [`Je suis le fils de Mme Essai (n° sécu ${B_SPACED})`, B, []],
    [`Mon NIR (${A_SPACED}) et le NIR ${B_SPACED}`, A, [B]],
  ])('%j', (text, value, others) => {
    expect(inBody(text)).toMatchObject({ value, status: 'valid', others: expect.arrayContaining(others) });
    expect(inBody(text).others).toHaveLength(others.length);
  });

  test("a relation's number rather than one said not to be in question", () => {
    expect(inBody(`NSS propre de Lucas : ${C} ; NIR de ma femme : ${B}`)).toMatchObject({ value: B, others: [C] });
  });

  test('two numbers that nothing tells apart are ambiguous, and both are told', () => {
    expect(inBody(`NIR : ${A_SPACED}\nNIR : ${B_SPACED}`)).toMatchObject({
      value: null,
      status: 'ambiguous',
      source: null,
      others: [A, B],
    });
  });

  test('a label beats the position, and the source decides between equals', () => {
    const regions = (label: string): NirRegion[] => [
      { source: 'subject', text: `${label}${B}` },
      { source: 'body', text: A_SPACED },
    ];
    expect(find(regions('NIR '))).toMatchObject({ value: B, source: 'subject', others: [A] });
    expect(find(regions(''))).toMatchObject({ value: A, source: 'body', others: [B] });
  });

  test('sources weigh in the order new text, subject, signature, forwarded, quoted, attachment', () => {
    const order = ['body', 'subject', 'signature', 'forwarded', 'quoted', 'attachment'] as const;
    for (const [i, better] of order.entries()) {
      for (const worse of order.slice(i + 1)) {
        const regions: NirRegion[] = [
          { source: worse, text: `NIR ${B}` },
          { source: better, text: `NIR ${A}` },
        ];
        expect(find(regions)).toMatchObject({ value: A, source: better, others: [B] });
      }
    }
  });

  test.each([
    ['label and key before key alone', `NIR ${A} … ${B}`, A, 'valid'],
    ['key before thirteen digits with a label', `NIR ${A.slice(0, 13)}\n\n${B}`, B, 'valid'],
    [
      'thirteen digits before a provisional number',
      `NIR ${A.slice(0, 13)}, n° provisoire 7107512345678`,
      A,
      'key-not-supplied',
    ],
    [
      'provisional before repaired',
      `numéro provisoire 7107512345678 ; NIR ${A.replaceAll('0', 'O')}`,
      '7107512345678',
      'provisional',
    ],
  ])('%s', (_, text, value, status) => {
    expect(inBody(text)).toMatchObject({ value, status });
  });

  test('the same number in the text and in the quote is one candidate, with both its places', () => {
    const findings = find([
      { source: 'quoted', text: `> NIR : ${A_SPACED}` },
      { source: 'body', text: `${A}, c'est moi` },
    ]);
    expect(findings).toMatchObject({ value: A, source: 'body', others: [] });
    expect(findings.candidates).toHaveLength(1);
    expect(findings.candidates[0]).toMatchObject({
      label: 'nir',
      occurrences: [
        { region: 0, source: 'quoted', start: 8, end: 29, given: A_SPACED },
        { region: 1, source: 'body', start: 0, end: 15, given: A },
      ],
    });
  });

  test('with its key once and without it once, it is still one number', () => {
    const findings = inBody(`NIR ${A.slice(0, 13)} … carte vitale ${A_SPACED}`);
    expect(findings).toMatchObject({ value: A, status: 'valid', others: [] });
    expect(findings.candidates).toHaveLength(1);
  });
});

describe('a wrong key', () => {
  test('is asked for again, never corrected', () => {
    expect(inBody(`NIR : ${A_WRONG}`)).toMatchObject({
      value: null,
      status: 'invalid-key',
      source: 'body',
      others: [],
    });
  });

  test('gives way to a right number', () => {
    expect(inBody(`NIR : ${A_WRONG}, pardon ${A}`)).toMatchObject({ value: A, status: 'valid', others: [] });
  });

  test('is not replaced by the number of a relation', () => {
    expect(inBody(`Mon NIR est ${A_WRONG}. Celui de ma femme : ${B}`)).toMatchObject({
      value: null,
      status: 'invalid-key',
      others: [B],
    });
    expect(inBody(`NIR de mon fils ${A_WRONG} ; NIR de ma femme : ${B}`)).toMatchObject({ value: B, others: [] });
    expect(inBody(`Mon NIR est ${A_WRONG}. NSS propre de Lucas : ${C}`)).toMatchObject({
      status: 'invalid-key',
      others: [C],
    });
    expect(inBody(`NSS propre de Lucas : ${A_WRONG} ; NIR de ma femme : ${B}`)).toMatchObject({ value: B });
  });

  test('of a relation is told when there is no other', () => {
    expect(inBody(`NIR de mon fils ${A_WRONG}`)).toMatchObject({ value: null, status: 'invalid-key', source: 'body' });
  });

  test('in an unlabelled compact number makes it nothing; in the canonical grouping it is told', () => {
    expect(inBody(`Bonjour ${A_WRONG}`)).toMatchObject({ status: 'absent', source: null });
    expect(inBody('Bonjour 1 85 05 75 930 041 10')).toMatchObject({ status: 'invalid-key', source: 'body' });
    expect(inBody('dossier 1 85 05 75 930 041 10')).toMatchObject({ status: 'absent' });
    expect(inBody('3 85 05 75 930 041 10')).toMatchObject({ status: 'absent' });
    expect(inBody('1 85 15 75 930 041 10')).toMatchObject({ status: 'absent' });
  });

  test.each([
    ['fourteen digits', 'NIR : 18505759300414', 'invalid-key'],
    ['sixteen digits', 'n° sécu 1850575930041431', 'invalid-key'],
    ['twelve digits', 'n° sécu 185057593004', 'invalid-key'],
    ['eleven digits', 'n° sécu 18505759300', 'absent'],
    ['eighteen digits', 'n° sécu 185057593004143555', 'absent'],
    ['thirteen digits with a month of 15', 'NIR 1851575930041', 'invalid-key'],
    ['a letter in a number without key', 'NIR : 185O575930041', 'invalid-key'],
    ['a repaired number whose key stays wrong', 'NIR : 185O57593OO4110', 'invalid-key'],
    ['a telephone number', 'n° sécu : 0639981234', 'absent'],
    ['fourteen digits far from the label', 'NIR égaré depuis longtemps 18505759300414', 'absent'],
  ])('%s after a label: %s', (_, text, status) => {
    expect(inBody(text)).toMatchObject({ value: null, status });
  });
});

describe('thirteen characters', () => {
  test.each([
    `NIR ${A.slice(0, 13)} 75 ans`,
    `NIR ${A.slice(0, 13)}, 06 39 98 12 34`,
    `NIR ${A.slice(0, 13)} 06 39 98 12 34`,
    `NIR ${A.slice(0, 13)} - 12/05/1985`,
    `NIR ${A.slice(0, 13)} né le 12/05/1985`,
    `NIR ${A.slice(0, 13)} - 83190 OLLIOULES`,
    `NIR ${A.slice(0, 13)} 83190 OLLIOULES`,
    `NIR ${A.slice(0, 13)}\n12 rue des Lilas`,
    `NIR ${A.slice(0, 13)} 12 rue des Lilas`,
    `NIR ${A.slice(0, 13)}, 12 bis, avenue du Port`,
    `NIR ${A.slice(0, 13)} 12 mai 2026`,
    `NIR : ${A.slice(0, 13)}\t12\tToulon`,
    `${A.slice(0, 13)} (n° de sécu)`,
    `${A.slice(0, 13)} est mon numéro de sécurité sociale`,
    `n° sécu de mon mari Jean-Pierre : ${A.slice(0, 13)}`,
    `numéro SECU de Monsieur Jean-Pierre ESSAI-MARTIN : ${A.slice(0, 13)}`,
    `NIR de l'assuré et celui de l'enfant : ${A.slice(0, 13)}`,
    `Nom | N° sécu | N° contrat\nEssai | ${A.slice(0, 13)} | 12`,
    `Nom\tContrat\tN° sécu\nMartin\t4417\t${A.slice(0, 13)}`,
    `n° de sécurité sociale / téléphone : ${A.slice(0, 13)} / 0639981234`,
    `numéro de s?curit? sociale : ${A.slice(0, 13)}`,
    `n° sÃ©curitÃ© sociale : ${A.slice(0, 13)}`,
  ])('%j is a number without its key', (text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'key-not-supplied' });
  });

  test.each([
    A.slice(0, 13),
    `mon n° ${A.slice(0, 13)}`,
    `n° d'adhérent : ${A.slice(0, 13)}`,
    `la sécu m'a versé ${A.slice(0, 13)} centimes`,
    `numéro fiscal ${A.slice(0, 13)}`,
    `${A.slice(0, 13)} (n° de commande)`,
    `dossier n° 12, commande ${A.slice(0, 13)}`,
    `mon numéro de sécurité sociale n'est pas connu. Votre envoi du 12/05/2026, ${A.slice(0, 13)}`,
    `${A.slice(0, 13)} NIR : 12`,
    `numéro d'assurance auto ${A.slice(0, 13)}`,
  ])('%j is nothing', (text) => {
    expect(inBody(text)).toMatchObject({ value: null, status: 'absent' });
  });

  test('several in a row take up the label of the first', () => {
    expect(inBody('NIR des enfants : 1150283930908 et 2180183930912')).toMatchObject({
      status: 'ambiguous',
      others: [C, '218018393091288'],
    });
    expect(inBody(`NIR de mon fils ${C.slice(0, 13)} et celui de ma femme Anne : ${B.slice(0, 13)}`).others).toEqual([
      C,
      B,
    ]);
  });
});

describe('a contradictory label', () => {
  test('refuses a number right in itself, and shows it masked to staff', () => {
    expect(inBody(`dossier n° ${A}`)).toMatchObject({
      value: null,
      status: 'absent',
      suggestions: ['1 85 05 ** *** *** **'],
    });
  });

  test.each([
    `dossier n° 123, NIR ${A}`,
    `Référence dossier : 2026110012345. NIR ${A}`,
    `facture 12345 du 12/05/2026, ${A_SPACED}`,
    `Tél : 0639981234 - ${A_SPACED}`,
    `NIR du dossier : ${A}`,
    `NIR figurant sur la facture : ${A}`,
    `Objet : dossier de remboursement de M. ESSAI ${A_SPACED}`,
    `tel que convenu : ${A}`,
    `ma réclamation : ${A}`,
    `gestion de mon dossier\n\n${A_SPACED}`,
    `numéro de Jean Essai : ${A}`,
    `numéro de Lucas : ${A}`,
    `le n° de mon mari ${A}`,
    `${A_SPACED} : dossier refusé`,
    `Le numéro ${A} figure sur la facture`,
    `Mme Essai, ${A}, dossier 4417`,
    `${A} (dossier 4417)`,
  ])('%j : another number or another clause has it', (text) => {
    expect(inBody(text)).toMatchObject({ value: A, status: 'valid' });
  });

  test('holds for a list', () => {
    expect(inBody(`commandes 2026110012345 et ${A}`)).toMatchObject({ status: 'absent' });
    expect(inBody(`dossiers 20261, ${A}`)).toMatchObject({ status: 'absent' });
    expect(inBody(`dossier 2026 ${A}`)).toMatchObject({ status: 'absent' });
  });

  test('never hides a number that is well labelled elsewhere', () => {
    expect(inBody(`dossier ${A} ; NIR ${A}`)).toMatchObject({ value: A, status: 'valid', suggestions: [] });
  });
});

test('a specimen is found, and flagged', () => {
  expect(inBody('NIR 2 69 05 49 588 157 80')).toMatchObject({ value: '269054958815780', flags: ['specimen'] });
});

test('provisional numbers come as given, after a label only', () => {
  expect(inBody('numéro provisoire 7 18 61 00 188 264 48')).toMatchObject({
    value: '718610018826448',
    status: 'provisional',
  });
  expect(inBody('NNP : 7 1 075 12345678')).toMatchObject({ value: '7107512345678', status: 'provisional' });
  expect(inBody('7 18 61 00 188 264 48')).toMatchObject({ status: 'absent' });
  expect(inBody('NIR 718610018826449')).toMatchObject({ status: 'invalid-key' });
});

test('places are those of the original text, whatever was folded away', () => {
  const text = '😀 n° sé\u200bcu : 1\u00a085\u202f05 75 930 041 (clé\u00a043).';
  const [candidate] = inBody(text).candidates;
  expect(candidate?.occurrences[0]?.given).toBe('1\u00a085\u202f05 75 930 041 (clé\u00a043)');
});

test('no text, no number', () => {
  expect(find([])).toEqual({
    value: null,
    status: 'absent',
    source: null,
    others: [],
    suggestions: [],
    flags: [],
    candidates: [],
  });
});

test('three numbers of a forwarded mail: the label of the assuré beats the position', () => {
  const findings = find([
    {
      source: 'body',
      text: 'Nous demandons le remboursement des soins de notre fils.\nPour information mon propre numéro est le 285106759092205.',
    },
    {
      source: 'forwarded',
      text: "les soins d'orthodontie de mon fils Lucas (NSS propre 1 15 02 83 190 908 01)\nne sont pas remboursés.\nNIR de l'assuré : 1 83 06 57 790 915 89",
    },
  ]);
  expect(findings).toMatchObject({
    value: '183065779091589',
    source: 'forwarded',
    others: ['285106759092205', '115028319090801'],
  });
});

describe('letters typed for digits', () => {
  test.each([
    ['NIR : l 49 02 69 999 463 ll', '149026999946311'],
    ['NIR : 1 49 02 69 999 463 ll, né le 12/05/1985', '149026999946311'],
    ['numéro de carte vitale : l l3 02 92 975 386 ll | Toulon', '113029297538611'],
    ['numéro de sécurité socialeIo5o49769682286, je conteste', '105049769682286'],
  ])('%s', (text, value) => {
    expect(inBody(text)).toMatchObject({ value, status: 'corrected' });
  });

  test('a word after thirteen digits is no key', () => {
    expect(inBody('NIR 1 49 02 69 999 463 Il faut me répondre')).toMatchObject({
      value: '149026999946311',
      status: 'key-not-supplied',
    });
  });
});
