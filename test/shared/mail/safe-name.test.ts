import { describe, expect, it } from 'vitest';
import { mixesScripts, safeDisplayName, safeFileName } from '../../../shared/mail/safe-name.ts';

describe('names given by strangers', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\photo.jpg', 'photo.jpg'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['..', ''],
    ['.htaccess', 'htaccess'],
    ['reçu <1>: "été"?.pdf', 'reçu _1__ _été__.pdf'],
    ['a\uff0fb\u2215c.txt', 'c.txt'],
    ['fin. ', 'fin'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
  ])('the file %j is shown as %j', (given, shown) => {
    expect(safeFileName(given)).toBe(shown);
  });

  it.each([
    ['Jeanne\r\nBcc: a@b', 'Jeanne Bcc: a@b'],
    ['"Jeanne"', 'Jeanne'],
    ['\u2066Jeanne\u2069\u200b Essai', 'Jeanne Essai'],
    ['direction\uff20cpam\uff0eexample', 'direction@cpam.example'],
    ['É'.normalize('NFD'), 'É'],
    ['x'.repeat(500), 'x'.repeat(120)],
  ])('the person %j is shown as %j', (given, shown) => {
    expect(safeDisplayName(given)).toBe(shown);
  });

  it('that mix alphabets in one word are told', () => {
    expect(['CPAM du Rhône', 'Анна Essai', 'СРАМ du Rhône', 'Ameli'].map(mixesScripts)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(['Сpam du Rhône', 'аmeli'].map(mixesScripts)).toEqual([true, true]);
  });
});
