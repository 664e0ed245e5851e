import { describe, expect, it } from 'vitest';
import { findTelephone } from '../../../../shared/reclamation/read/telephone.ts';

describe('a telephone number', () => {
  it.each([
    ['Tél. : 06 39 98 12 34', '06 39 98 12 34'],
    ['0639981234', '0639981234'],
    ['06.39.98.12.34', '06.39.98.12.34'],
    ['06-39-98-12-34', '06-39-98-12-34'],
    ['+33 6 39 98 12 34', '+33 6 39 98 12 34'],
    ['+33 (0)1 99 00 12 34', '+33 (0)1 99 00 12 34'],
    ['0033639981234', '0033639981234'],
    ['0590 99 12 34'.replace('0590 99', '0590 99'), '0590 99 12 34'],
    ['+32 470 12 34 56', '+32 470 12 34 56'],
    ['Tel 06\u00A039\u00A098\u00A012\u00A034', '06 39 98 12 34'],
    ['fax 01 99 00 00 00, tel 01 99 00 11 11', '01 99 00 11 11'],
  ])('%j', (text, number) => {
    expect(findTelephone(text)).toBe(number);
  });

  it.each([
    'j’ai appelé le 3646',
    'NIR 1 85 05 75 116 042 18',
    '185057511604218',
    'RPPS 10101234567',
    'IBAN FR76 3000 6000 0112 3456 7890 189',
    'SIRET 123 456 789 00012',
    'le 01/02/2026 à 10 h',
    'commande 2026110012345',
    'j’ai appelé la CPAM au 01 99 00 22 22',
    '',
  ])('none in %j', (text) => {
    expect(findTelephone(text)).toBe(null);
  });
});
