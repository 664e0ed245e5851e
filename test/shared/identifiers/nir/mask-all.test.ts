import { expect, test } from 'vitest';
import { maskAll } from '../../../../shared/identifiers/nir.ts';
import { keyByBigInt } from './generator.ts';

const MASK = '1 85 05 ** *** *** **';
/** Its key is right, its month is none. */
const MONTH_15 = `1851575930041${keyByBigInt('1851575930041')}`;

test.each([
  ['NIR : 1 85 05 75 930 041 43, merci', `NIR : ${MASK}, merci`],
  ['NIR 1 85 05 75 930 041 (clé 43).', `NIR ${MASK}.`],
  ['NIR 1 85 05 75 930 041 [43]', `NIR ${MASK}`],
  ['dossier n° 185057593004143', `dossier n° ${MASK}`],
  ['NIR 185057593004110', `NIR ${MASK}`],
  ['NIR 1850575930041', `NIR ${MASK}`],
  ['NIR 18505759300414', `NIR ${MASK}`],
  ['NIR 185O57593OO4143', `NIR ${MASK}`],
  ['1 85 05 75 930 041', MASK],
  ['https://ameli.example/?nir=185057593004143&x=1', `https://ameli.example/?nir=${MASK}&x=1`],
  ['attestation_185057593004143.pdf', `attestation_${MASK}.pdf`],
  ['numéro provisoire 7107512345678', 'numéro provisoire 7 10 75 ** *** *** **'],
  ['NIR 1 85 05 75\n> 930 041 43 fin', `NIR ${MASK} fin`],
  ['185057593004143 285067593104275', `${MASK} 2 85 06 ** *** *** **`],
  ['12/185057593004143', `12/${MASK}`],
  ['x185057593004143 (43)', `x${MASK} (43)`],
  ['ref (1 85 05 75 930 041)', `ref (${MASK})`],
  ['https://x.example/1850575930041(43)', `https://x.example/${MASK}`],
  ['NIR 18505759300414 185057593004143', `NIR ${MASK} ${MASK}`],
])('%j becomes %j', (text, masked) => {
  expect(maskAll(text)).toBe(masked);
  expect(maskAll(masked)).toBe(masked);
});

test.each([
  '',
  'Tél. 06 39 98 12 34, 83190 OLLIOULES, le 12/05/2026',
  'FR76 3000 6000 0112 3456 7890 189',
  'SIRET 123 456 789 00012',
  'commande 2026110012345',
  'IMEI 356938035643809',
  'Bonjour 1850575930041',
  'Bonjour 185057593004110',
  '1 85 15 75 930 041',
  `Bonjour ${MONTH_15}`,
  '3 4 5 (6)',
])('%j stays as it is', (text) => {
  expect(maskAll(text)).toBe(text);
});
