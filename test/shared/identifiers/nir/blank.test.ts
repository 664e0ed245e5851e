import { expect, test } from 'vitest';
import { hideMasks, hideTokens } from '../../../../shared/identifiers/nir/blank.ts';

/** The text with what is hidden shown as `~`. */
function hidden(text: string): string {
  const shown = hideTokens(text, text.toLowerCase());
  expect(shown.lower.length).toBe(text.length);
  expect(shown.lower).toBe(shown.text.toLowerCase());
  return shown.text.replace(/\u001a/g, '~');
}

test.each([
  ['voir https://a.example/?t=1 la', 'voir ~~~~~~~~~~~~~~~~~~~~~~ la'],
  ['<http://a.example/1>', '<~~~~~~~~~~~~~~~~~~>'],
  ['"http://a/1"', '"~~~~~~~~~~"'],
  ['http://a\t1', '~~~~~~~~\t1'],
  ['http://a\n1', '~~~~~~~~\n1'],
  ['(ftp://a/1', '(~~~~~~~~~'],
  ['www.a.fr/1 x', '~~~~~~~~~~ x'],
  ['awww.12 x', 'awww.12 x'],
  ['ameli.fr/12 x', '~~~~~~~~~~~ x'],
  ['a-b.app/12', '~~~~~~~~~~'],
  ['a.gouv/12', '~~~~~~~~~'],
  ['12.05/12', '12.05/12'],
  ['moi12@a.example fin', '~~~~~~~~~~~~~~~ fin'],
  ['a.b_c-d+e%1@x-y.fr;', '~~~~~~~~~~~~~~~~~~;'],
  ['NIR:12,a@b.fr', 'NIR:12,~~~~~~'],
  ['12@ 34', '12@ 34'],
  ['@12', '@12'],
  ['a@b@c 1', '~~~~~ 1'],
  ['photo_12.pdf x', '~~~~~~~~~~~~ x'],
  ['x 12.JPG.', 'x ~~~~~~.'],
  ['12.pdfs', '12.pdfs'],
  ['12.docx', '~~~~~~~'],
  ['12.doc', '~~~~~~'],
  ['12.tiff 12.tif', '~~~~~~~ ~~~~~~'],
  ['12.html 12.htm', '~~~~~~~ ~~~~~~'],
  ['12.jpeg 12.png 12.gif 12.heic', '~~~~~~~ ~~~~~~ ~~~~~~ ~~~~~~~'],
  ['12.xlsx 12.xls 12.odt', '~~~~~~~ ~~~~~~ ~~~~~~'],
  ['12.eml 12.msg 12.zip 12.txt', '~~~~~~ ~~~~~~ ~~~~~~ ~~~~~~'],
  ['FR76 3000 6000 0112 3456 7890 189', '~'.repeat(33)],
  ['fr7630006000011234567890189', '~'.repeat(27)],
  ['FR76-3000-6000-0112-3456-7890-189.', `${'~'.repeat(33)}.`],
  ['FR76.3000.6000.0112.3456.7890.189', '~'.repeat(33)],
  ['FR76 3000 6000\n0112 3456 7890 189', '~'.repeat(33)],
  ['FR76  3000 6000 0112 3456 7890 189', '~'.repeat(34)],
  ['FR76   3000 6000 0112 3456 7890 189', 'FR76   3000 6000 0112 3456 7890 189'],
  ['FR76 3000   6000 0112 3456 7890 189', 'FR76 3000   6000 0112 3456 7890 189'],
  ['FR76 3000 6000 0112 3456 7890 18', 'FR76 3000 6000 0112 3456 7890 18'],
  ['FR76 3000 6000 0112 3456 7890 1891', 'FR76 3000 6000 0112 3456 7890 1891'],
  ['FR76 3000, 6000 0112 3456 7890 189', 'FR76 3000, 6000 0112 3456 7890 189'],
  ['XFR76 3000 6000 0112 3456 7890 189', 'XFR76 3000 6000 0112 3456 7890 189'],
  ['MC58 1122 2000 0101 2345 6789 030', '~'.repeat(33)],
  ['BE71 0961 2345 6769', '~'.repeat(19)],
  ['DE89 3704 0044 0532 0130 00', '~'.repeat(27)],
  ['ES91 2100 0418 4502 0005 1332', '~'.repeat(29)],
  ['IT60 X054 2811 1010 0000 0123 456', '~'.repeat(33)],
  ['LU28 0019 4006 4475 0000', '~'.repeat(24)],
  ['PT50 0002 0123 1234 5678 9015 4', '~'.repeat(31)],
  ['NL91 ABNA 0417 1643 00', '~'.repeat(22)],
  ['CH93 0076 2011 6238 5295 7', '~'.repeat(26)],
  ['GB29 NWBK 6016 1331 9268 19', '~'.repeat(27)],
  ['IE29 AIBK 9311 5212 3456 78', '~'.repeat(27)],
  ['AT61 1904 3002 3457 3201', '~'.repeat(24)],
  ['PL61 1090 1014 0000 0712 1981 2874', '~'.repeat(34)],
  ['RO49 AAAA 1B31 0075 9384 0000', '~'.repeat(29)],
  ['SS18 5057 5116 0421 8', 'SS18 5057 5116 0421 8'],
  ['NIR DE185057511604218', 'NIR DE185057511604218'],
  ['a@b.fr https://c.fr 12.pdf', '~~~~~~ ~~~~~~~~~~~~ ~~~~~~'],
  ['rien à cacher 185057511604218', 'rien à cacher 185057511604218'],
])('%j', (text, shown) => {
  expect(hidden(text)).toBe(shown);
});

test('a number already masked is hidden, with a mark of its own', () => {
  const masked = (text: string) => hideMasks(text).replaceAll('\u001b', '#');
  expect(masked('NIR 1 85 05 ** *** *** **, 12')).toBe(`NIR ${'#'.repeat(21)}, 12`);
  expect(masked('* 8* ** ** *** *** **')).toBe('#'.repeat(21));
  expect(masked('** *** *** **')).toBe('** *** *** **');
  expect(masked('12')).toBe('12');
});
