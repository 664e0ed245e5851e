import { describe, expect, test } from 'vitest';
import { plainText } from '../../../../shared/identifiers/nir/plain-text.ts';

/** What is neither letter, digit nor known punctuation shows as `¤`. */
const plain = (text: string) => plainText(text).text.replaceAll('\u001a', '¤');

test.each([
  ['Numéro de Sécu', 'Numero de Secu'],
  ['e\u0301a\u0300', 'ea'],
  ['Œuvre cœur Æ æ', 'OEuvre coeur AE ae'],
  ['N° nº №', 'N° n° n°'],
  ['l’an ‘x’ ‛y´ ′', "l'an 'x' 'y' '"],
  ['« “x” »', '" "x" "'],
  ['1\u00a02\u202f3\u20094\u30005', '1 2 3 4 5'],
  ['1\u20102\u20113\u20134\u20145\u22126', '1-2-3-4-5-6'],
  ['1·2•3…', '1.2.3.'],
  ['1⁄2∕3', '1/2/3'],
  ['a│b｜c', 'a|b|c'],
  ['１８５ＡＢ', '185AB'],
  ['1\u200b8\u00ad5\ufeff\u2060\u200e', '185'],
  ['2️⃣', '2'],
  ['x² ½ ①', 'x¤ ¤ ¤'],
  ['😀é', '¤e'],
  ['я', '¤'],
  ['ﬁn', 'fin'],
  ['㎏', 'kg'],
  ['㏂', '¤'],
  ['ﬃﬃﬃﬃﬃ', 'ffiffiffiffiffi'],
  ['1,85,05,75,930,041,43', '1.85.05.75.930.041.43'],
  ['é 1,85,05,75,930,041,43', 'e 1.85.05.75.930.041.43'],
  ['ﷺ', '¤'],
  ['a\r\nb\rc\u000bd\u000ce\u2028f\u2029g\u0085h', 'a\nb\nc\nd\ne\nf\ng\nh'],
  ['a\u0000b\u0007', 'ab\u0007'],
  ['\ud800x', '¤x'],
  ['€', '¤'],
  ['\u007f', '¤'],
  ['', ''],
])('%j reads %j', (text, read) => {
  expect(plain(text)).toBe(read);
  expect(plainText(text).lower).toBe(plainText(text).text.toLowerCase());
});

test('each character knows its place in the original', () => {
  const text = 'é😀\u200bœ1\r\n2';
  const { text: read, startOf, endOf } = plainText(text);
  expect(read).toBe('e\u001aoe1\n2');
  const places = Array.from(read, (_, i) => text.slice(startOf(i), endOf(i)));
  expect(places).toEqual(['é', '😀', 'œ', 'œ', '1', '\n', '2']);
  expect(startOf(read.length)).toBe(text.length);
  expect(startOf(99)).toBe(text.length);
});

test('each letter of a ligature stands where the ligature does', () => {
  const { text: read, startOf, endOf } = plainText('ﬃﬃ');
  expect(Array.from(read, (_, i) => [startOf(i), endOf(i)])).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
  expect([startOf(6), endOf(6)]).toEqual([2, 3]);
  expect(plainText('\uffff1').endOf(0)).toBe(1);
  expect(plainText('\u00001').startOf(0)).toBe(1);
});

test('a plain text is its own', () => {
  const { text, lower, startOf, endOf } = plainText('NIR\t1\n');
  expect([text, lower, startOf(4), endOf(4)]).toEqual(['NIR\t1\n', 'nir\t1\n', 4, 5]);
});

describe('one mark throughout the groups of a NIR', () => {
  test.each([
    ['1,85,05,75,930,041,43', '1.85.05.75.930.041.43'],
    ['1;85;05;75;930;041', '1.85.05.75.930.041'],
    ['1:85:05:75:930:041:43', '1.85.05.75.930.041.43'],
    ["1'85'05'75'930'041'43", '1.85.05.75.930.041.43'],
    ['1 * 85 * 05 * 75 * 930 * 041 * 43', '1 . 85 . 05 . 75 . 930 . 041 . 43'],
    ['1+85+05+2a+930+041+43', '1.85.05.2a.930.041.43'],
    ['1~85~05~971~93~041~43', '1.85.05.971.93.041.43'],
    ['8\\85\\05\\988\\93\\041', '8.85.05.988.93.041'],
    ['NIR 1,85,05,2B,930,041, 43, merci', 'NIR 1.85.05.2B.930.041. 43, merci'],
    ['1 ,85 ,05 ,75 ,930 ,041 ,43', '1 .85 .05 .75 .930 .041 .43'],
    ['1, 85, 05, 974, 93, 041, 43', '1. 85. 05. 974. 93. 041. 43'],
  ])('%j reads %j', (text, read) => {
    expect(plain(text)).toBe(read);
  });

  test.each([
    '1,85;05,75,930,041,43',
    '1,85,05,75,93,041,43',
    '1,85,05,975,930,041,43',
    '1,85,05,75,930,0413',
    '1,85,05,75,930,041,433',
    '11,85,05,75,930,041,43',
    '9,85,05,75,930,041,43',
    '0,85,05,75,930,041,43',
    '1,8,05,75,930,041,43',
    '1,85,5,75,930,041,43',
    '1,85,05,7,930,041,43',
    '1,85,05,75,930,41,43',
    '1,85,05,3a,930,041,43',
    '1,85,05,951,93,041,43',
    '1,  85,05,75,930,041,43',
    '1x85x05x75x930x041x43',
  ])('%j stays as it is', (text) => {
    expect(plain(text)).toBe(text);
  });
});
