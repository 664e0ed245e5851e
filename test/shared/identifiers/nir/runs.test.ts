import { describe, expect, test } from 'vitest';
import { eachRun } from '../../../../shared/identifiers/nir/runs.ts';

/** Each run on a line of its own: its groups, and between them what parts them, with the separator. */
function runs(text: string, atLeast = 1): string[] {
  const seen: string[] = [];
  eachRun(text, text.toLowerCase(), atLeast, (run) => {
    const groups = run.groups.map(({ start, end, gap, separator }) =>
      gap === 'end' ? text.slice(start, end) : `${text.slice(start, end)} ${gap}${separator} `,
    );
    seen.push(groups.join(''));
  });
  return seen;
}

describe('what parts the groups of a run', () => {
  test.each([
    ['1 85', '1 tight  85'],
    ['1.85', '1 tight. 85'],
    ['1-85', '1 tight- 85'],
    ['1_85', '1 tight_ 85'],
    ['1/85', '1 tight/ 85'],
    ['1  85', '1 loose  85'],
    ['1   85', '1 loose  85'],
    ['1. 85', '1 loose. 85'],
    ['1 - 85', '1 loose- 85'],
    ['1    85', '1 cell\t 85'],
    ['1\t85', '1 cell\t 85'],
    ['1 | 85', '1 cell\t 85'],
    ['1|85', '1 cell\t 85'],
    ['1\n85', '1 line 85'],
    ['1 \n 85', '1 line 85'],
    ['1-\n85', '1 line- 85'],
    ['1\n> 85', '1 line 85'],
    ['1\n>> > 85', '1 line 85'],
    ['1\n| 85', '1 line 85'],
    [`1${' '.repeat(24)}85`, '1 cell\t 85'],
  ])('%j is one run', (text, shown) => {
    expect(runs(text)).toEqual([shown]);
  });

  test.each([
    ['1,85'],
    ['1:85'],
    ['1 x 85'],
    ['1--85'],
    ['1 -. 85'],
    ['1\n\n85'],
    ['1>85'],
    [`1${' '.repeat(25)}85`],
    ['1*85'],
    ['1(85'],
    ['1+85'],
  ])('%j is two', (text) => {
    expect(runs(text)).toEqual(['1', '85']);
  });

  test('text before, between and after makes no run', () => {
    expect(runs('')).toEqual([]);
    expect(runs('abc')).toEqual([]);
    expect(runs('a1b')).toEqual(['1']);
    expect(runs('12 ')).toEqual(['12']);
    expect(runs('12\n')).toEqual(['12']);
  });

  test('a run with too few digits is not told', () => {
    expect(runs('12 34, 123 45', 5)).toEqual(['123 tight  45']);
    expect(runs('12 34', 4)).toEqual(['12 tight  34']);
  });
});

describe('the letter of Corsica', () => {
  test.each([
    ['1 85 05 2A 004', ['1 tight  85 tight  05 tight  2A tight  004']],
    ['2b004', ['2b004']],
    ['2A', ['2A']],
    ['22A', ['22A']],
    ['2 A 004', ['2 tight  A tight  004']],
    ['052 A99', ['052 tight  A99']],
    ['052 b-99', ['052 tight  b tight- 99']],
    ['2.B.004', ['2 tight. B tight. 004']],
    ['2Avenue', ['2']],
    ['2AB3', ['2', '3']],
    ['3A4', ['3', '4']],
    ['2C4', ['2', '4']],
    ['23 A 004', ['23', '004']],
    ['2 A x4', ['2', '4']],
    ['2 A,4', ['2', '4']],
    ['2 C 4', ['2', '4']],
    ['A 4', ['4']],
    ['2A2B1', ['2A2B1']],
  ])('%j', (text, shown) => {
    expect(runs(text)).toEqual(shown);
  });

  test('the characters of a run are upper case', () => {
    let seen = '';
    eachRun('1 85 05 2a 004', '1 85 05 2a 004', 1, ({ characters, offsets, start, end }) => {
      seen = `${characters} ${offsets.join(',')} ${start} ${end}`;
    });
    expect(seen).toBe('185052A004 0,1,3,5,7,10 0 14');
  });
});

describe('the announcement of a key', () => {
  const THIRTEEN = '1850575116042';
  test.each([
    ' clé 18',
    ' cle 18',
    ' clef 18',
    ' clee 18',
    ' cles 18',
    ' clefs 18',
    ' cl 18',
    ' cl. 18',
    ' key 18',
    ' clé18',
    'clé18',
    ' clé : 18',
    ' clé: 18',
    ' clé=18',
    ' clé n° 18',
    ' clé no 18',
    ' clé numero 18',
    ' clé est 18',
    ' clé (18',
    ' (clé 18',
    ' [clé 18',
    ' (18',
    '(18',
    ' [18',
    ' / (18',
    ' - [ 18',
    ', clé 18',
    ' / clé : 18',
    ' - clé 18',
    '+18',
    ' + 18',
    ', 18',
    ': 18',
    ' = 18',
    ' et clé 18',
    ' avec la clé 18',
    ' et la clé est 18',
    ' et (clé 18',
    ' (la clé est 18',
    ' clé nir 18',
    ' clé nir : 18',
    ' clé ss 18',
    ' clé (2 chiffres) : 18',
    ' clé (2 derniers chiffres) : 18',
    ', les 2 derniers chiffres : 18'.replace(', les', ' les'),
    ' dont ma clé 18',
    ' puis une clé 18',
    ' et sa clé 18',
    ' clé de contrôle 18',
    ' clé de contrôle : 18',
    ' clé de sécurité 18',
    '\nclé 18',
    '\n> clé : 18',
    '\tclé\t18',
    ' | clé | 18',
    ' clé\n18',
  ])('%j leads to it', (text) => {
    const plain = (THIRTEEN + text).normalize('NFD').replace(/\p{M}/gu, '');
    expect(runs(plain)).toEqual([`${THIRTEEN} key 18`]);
  });

  test.each([
    ' clé 186',
    ' clé 18 6',
    ' clé 18.6',
    ' clé 18-6',
    ' clé 18_6',
    ' clé 18/6',
    ' clé 1',
    ' clo 18',
    ' clés de 18',
    ' la 18',
    ' a clé 18',
    ' et 18',
    ' , , 18',
    ' {18',
    ' clé de la maison 18',
    ' clé (3 chiffres) 18',
    ' et {clé 18',
    ` clé${' '.repeat(50)}18`,
  ])('%j does not', (text) => {
    const plain = (THIRTEEN + text).normalize('NFD').replace(/\p{M}/gu, '');
    expect(runs(plain)[0]).toBe(THIRTEEN);
  });

  test('fewer than thirteen characters have no key', () => {
    expect(runs('185057511604 (18')).toEqual(['185057511604', '18']);
    expect(runs('1 85 05 75 116 042 (18')).toEqual(['1 tight  85 tight  05 tight  75 tight  116 tight  042 key 18']);
  });

  test('the key itself may be followed by words or by other things', () => {
    expect(runs(`${THIRTEEN} (18), 06`)).toEqual([`${THIRTEEN} key 18`, '06']);
    expect(runs(`${THIRTEEN} (18`)).toEqual([`${THIRTEEN} key 18`]);
  });
});

describe('a run that is no letter’s', () => {
  test('is cut at a line once it has five hundred groups', () => {
    const first = Array.from({ length: 501 }, () => '7').join(' ');
    const counts: number[] = [];
    const text = `${first}\n${first}\n8`;
    eachRun(text, text, 1, (run) => counts.push(run.groups.length));
    expect(counts).toEqual([501, 501, 1]);
    const short = `${Array.from({ length: 499 }, () => '7').join(' ')}\n8 8\n9`;
    counts.length = 0;
    eachRun(short, short, 1, (run) => counts.push(run.groups.length));
    expect(counts).toEqual([501, 1]);
  });

  test('is cut anywhere at two thousand', () => {
    const text = Array.from({ length: 2101 }, () => '7').join(' ');
    const counts: number[] = [];
    eachRun(text, text, 1, (run) => counts.push(run.groups.length));
    expect(counts).toEqual([2001, 100]);
  });
});
