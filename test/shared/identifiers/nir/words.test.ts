import { describe, expect, test } from 'vitest';
import { classOf } from '../../../../shared/identifiers/nir/lexicon.ts';
import { BREAK, type Word, wordsAfter, wordsBefore } from '../../../../shared/identifiers/nir/words.ts';

const NAMES = Object.entries(BREAK);

/** Each word with its class, and the breaks between it and its neighbour on the number's side. */
function shown(words: readonly Word[]): string[] {
  return words.map(({ text, cls, breaks }) => {
    const names = NAMES.filter(([, bit]) => (breaks & bit) !== 0).map(([name]) => name);
    return [`${text}:${cls}`, ...names].join(' ');
  });
}
const told = (text: string, floor = 0) => shown(wordsBefore(text, text.length, floor));

describe('the words before a number', () => {
  test.each([
    ['n° de sécu : '.normalize('NFC').replace('é', 'e'), ['secu:secu colon', 'de:link', 'n:number']],
    ['NIR, ', ['nir:nir comma']],
    ['NIR; ', ['nir:nir sentence']],
    ['NIR! ', ['nir:nir sentence']],
    ['NIR? ', ['nir:nir sentence']],
    ['facture. ', ['facture:contrary sentence']],
    ['facture.', ['facture:contrary sentence']],
    ['facture.x ', ['x:unknown', 'facture:contrary']],
    ['num. ', ['num:number']],
    ['Numero. ', ['numero:number']],
    ['sociale. ', ['sociale:social']],
    ['secu. ', ['secu:secu']],
    ['NIR. ', ['nir:nir']],
    ['tel. ', ['tel:contrary']],
    ['NIR\n', ['nir:nir line']],
    ['NIR\n\n', ['nir:nir line blankLine']],
    ['NIR\n> \n', ['nir:nir line blankLine']],
    ['NIR\t', ['nir:nir cell']],
    ['NIR | ', ['nir:nir cell']],
    ['NIR - ', ['nir:nir dash']],
    ['NIR-', ['nir:nir']],
    ['NIR -', ['nir:nir dash']],
    ['NIR- ', ['nir:nir']],
    ['v.1 ', ['1:digits', 'v:unknown']],
    ["aujourd'hui ", ['hui:unknown', 'aujourd:unknown']],
    ['n°. ', ['n:number']],
    ['12. ', ['12:digits sentence']],
    ['12.', ['12:digits sentence']],
    ['. NIR ', ['nir:nir']],
    ['secu.x ', ['x:unknown', 'secu:secu']],
    ['NIR = ', ['nir:nir colon']],
    ['NIR/', ['nir:nir slash']],
    ['NIR (', ['nir:nir open']],
    ['NIR [', ['nir:nir open']],
    ['NIR) ', ['nir:nir close']],
    ['NIR] ', ['nir:nir close']],
    ['N.I.R. ', ['nir:nir']],
    ['N. I. R. ', ['nir:nir']],
    ['n.s.s ', ['nss:nss'.replace('nss:nss', 'nss:nir')]],
    ['S.S ', ['ss:ss']],
    ['M.S ', ['ms:unknown']],
    ['a.bs ', ['bs:unknown', 'a:link']],
    ["n'", ['n:link']],
    ['n ', ['n:number']],
    ['12 NIR ', ['nir:nir', '12:digits']],
    ['NIR 123 ', ['123:digits', 'nir:nir']],
    ['NIR\u001b ', []],
    ['', []],
  ])('%j', (text, words) => {
    expect(told(text)).toEqual(words);
  });

  test('go back to the floor, and no farther', () => {
    expect(told('NIR facture ', 3)).toEqual(['facture:contrary']);
    expect(told('NIR facture ', 6)).toEqual(['cture:unknown']);
    expect(told('N.I.R ', 2)).toEqual(['ir:unknown']);
    expect(told('N.I.R ', 3)).toEqual(['r:unknown']);
    expect(told('N.I.R ', 1)).toEqual(['ir:unknown']);
  });

  test('are a line or two at most', () => {
    expect(told(`NIR ${'x'.repeat(30)} ${'y '.repeat(60)}`)).toHaveLength(26);
    const far = `NIR${' '.repeat(118)}x `;
    expect(told(far)).toEqual(['x:unknown']);
    expect(told(`NIR${' '.repeat(115)}x `)).toHaveLength(2);
  });

  test('tell a name from a word', () => {
    const [lucas, martin, nir] = wordsBefore('nir MARTIN Lucas ', 17, 0);
    expect([lucas?.isCapitalised, martin?.isCapitalised, nir?.isCapitalised]).toEqual([true, false, false]);
    expect(wordsBefore('iPhone ', 7, 0)).toMatchObject([{ isCapitalised: false }]);
    expect(wordsBefore('12 ', 3, 0)).toMatchObject([{ isCapitalised: false }]);
  });
});

test('the words after a number are those of its line', () => {
  const after = (text: string, reach = 60) => shown(wordsAfter(text, 0, reach));
  expect(after(' (n° de secu), nir\nfacture')).toEqual([
    'n:number open',
    'de:link',
    'secu:secu',
    'nir:nir comma close',
  ]);
  expect(after('12a')).toEqual(['12:digits', 'a:link']);
  expect(after('a12')).toEqual(['a:link', '12:digits']);
  expect(after('nir nss', 4)).toEqual(['nir:nir']);
  expect(after('nir nss', 5)).toEqual(['nir:nir', 'nss:nir']);
  expect(after('\nnir')).toEqual([]);
  expect(after('x'.repeat(50))).toEqual([`${'x'.repeat(40)}:unknown`, `${'x'.repeat(10)}:unknown`]);
});

describe('the class of a word', () => {
  test.each([
    ['nir nirpp nss nia nnp ssn', 'nir'],
    ['ss', 'ss'],
    [
      'sec secu secue secus security securite securitee securites secutite securtie scurite secrite cecurite sexurite seccurite curite scurit curit',
      'secu',
    ],
    ['soc social sociale sociales socialle socila sociial soical socal', 'social'],
    ['n no nr num nums numero numeros numro nummero number numer nmero', 'number'],
    ['assure assuree', 'assure'],
    ['matricule matricul matricules immatriculation imatriculation immatricule', 'register'],
    ['provisoire attente', 'waiting'],
    ['vitale', 'vitale'],
    ['adherent', 'adherent'],
    [
      'dossier commande facture contrat imei suivi colis recommande iban rib siret siren rpps finess ref reference telephone',
      'contrary',
    ],
    ['reclamation demande', 'matter'],
    ['fils fille femme mari conjoint mere ayant', 'relation'],
    ['mon ma mes moi', 'self'],
    ['son sa ses', 'third'],
    ['propre', 'own'],
    ['ouvrant titulaire', 'insured'],
    ['celui celle', 'anaphora'],
    ['est de la', 'link'],
    [
      'secteur secretaire seconde secours severite societe sociologie sejour norme nul nous numerologie securisation immense',
      'unknown',
    ],
    ['securitexx secritex secuxitx seuxrite sexcrite', 'unknown'],
    ['obscurite curitexxx asocial socialdemocrate climatisation matriculaire immatriculationprovisoire', 'unknown'],
    ['securite', 'secu'],
    ['soicale socale socal soc', 'social'],
    ['matrcule', 'register'],
  ])('%s: %s', (words, expected) => {
    for (const word of words.split(' ')) expect(`${word} ${classOf(word)}`).toBe(`${word} ${expected}`);
  });

  test('a word longer than any known one is unknown', () => {
    expect(classOf('')).toBe('unknown');
    expect(classOf(`num${'x'.repeat(40)}`)).toBe('unknown');
    expect(classOf(`i${'m'.repeat(40)}atricule`)).toBe('unknown');
    expect(classOf(`securite${'e'.repeat(40)}`)).toBe('unknown');
  });
});
