import { describe, expect, test } from 'vitest';
import { isAside } from '../../../../shared/identifiers/nir/key-or-aside.ts';
import { eachRun, type Run } from '../../../../shared/identifiers/nir/runs.ts';
import {
  attemptAt,
  closedEnd,
  isCanonical,
  isCompact,
  isWrittenAsNir,
  stands,
  windowAt,
} from '../../../../shared/identifiers/nir/windows.ts';

function runOf(text: string): Run {
  const runs: Run[] = [];
  eachRun(text, text.toLowerCase(), 1, (run) => runs.push(run));
  const [first] = runs;
  if (first === undefined) throw new Error(`No digits in « ${text} ».`);
  return first;
}

describe('a window', () => {
  test('is whole groups that make thirteen or fifteen characters', () => {
    expect(windowAt(runOf('1 85 05 75 930 041 43'), 0, 15)).toMatchObject({
      first: 0,
      last: 6,
      value: '185057593004143',
    });
    expect(windowAt(runOf('1 85 05 75 930 041 43'), 0, 13)).toMatchObject({
      first: 0,
      last: 5,
      value: '1850575930041',
    });
    expect(windowAt(runOf('06 1 85 05 2a 930 041 43'), 1, 15)).toMatchObject({
      first: 1,
      last: 7,
      value: '185052A93004143',
    });
    expect(windowAt(runOf('185057593004143'), 0, 13)).toBe(null);
    expect(windowAt(runOf('1850575930041'), 0, 15)).toBe(null);
    expect(windowAt(runOf('1 85 05 75 930 0414 3'), 0, 13)).toBe(null);
    expect(windowAt(runOf('1 85'), 5, 13)).toBe(null);
  });

  test('knows its place', () => {
    const run = runOf('06 1 85 05 75 930 041 43');
    const window = windowAt(run, 1, 15);
    expect(window).toMatchObject({ start: 3, end: 24 });
  });

  test('counts its lines and cells, and notes its separator', () => {
    const writing = (text: string) => windowAt(runOf(text), 0, 15)?.writing;
    expect(writing('185057593004143')).toMatchObject({ groups: 1, separator: '', lines: 0, cells: 0, strayKey: false });
    expect(writing('1 85 05 75 930 041/43')).toMatchObject({ groups: 7, separator: ' ', strayKey: false });
    expect(writing('1.85 05 75 930 041 43')).toMatchObject({ separator: null });
    expect(writing('1 85\n05 75\n930 041 43')).toMatchObject({ separator: ' ', lines: 2 });
    expect(writing('1\t85\t05 75 930 041 43')).toMatchObject({ separator: null, cells: 2 });
    expect(writing('1850575930041 (43')).toMatchObject({ strayKey: false });
    expect(writing('18505759300411 (43')).toBe(undefined);
    expect(writing('1\t85\t05\t75\t930\t041\t43')).toMatchObject({ separator: '\t', cells: 6 });
    expect(windowAt(runOf('99 18505759300 (41\n43'), 1, 15)?.writing).toMatchObject({ strayKey: true });
    expect(windowAt(runOf('850575930041143 (12 34'), 0, 15)?.writing).toMatchObject({ strayKey: false });
  });
});

describe('a number without a label', () => {
  const written = (text: string) => {
    const window = windowAt(runOf(text), 0, 15);
    return window !== null && isWrittenAsNir(window);
  };
  test.each([
    '185057593004143',
    '1850575930041 43',
    '1850575930041-43',
    '1850575930041 (43',
    '1850575930041\t43',
    '1 85 05 75 930 041 43',
    '1.85.05.75.930.041.43',
    '1 85 05 75 930 041 / 43',
    '1 85 05 971 93 041 43',
    '185 05 75 930041 43',
    '1 8505 75 930 041 43',
    '18505 75 930 04143',
    '1850575 930041 43',
    '1\t85\t05\t75\t930\t041\t43',
    '1 85 05 75\n930 041 43',
    '1 85 05 75 930 041\n43',
    '185 05\n75 930 041 43',
    '1 85 05 75 93 00 41 43',
    '185 057 593 004 143',
    '1850 5759 3004 143',
    '18505 75930 04143',
    '1 850 575 930 041 43',
  ])('may be written %j', (text) => {
    expect(written(text)).toBe(true);
  });

  test.each([
    '1 8 5 0 5 7 5 9 3 0 0 4 1 4 3',
    '1 85057593004143',
    '1850575 93004143',
    '185 057593004143',
    '1850575930 04143',
    '12 34567890123 45',
    '1/05/85 0639981234',
    '1.85 05 75 930 041 43',
    '1 05 85 06 39 98 12 34',
    '1 05 85 0 639981234',
    '1 85\n05 75\n930 041 43',
    '1850575\n93004143',
    '185\t05\t75\t930041\t43',
    '185 057 593\n004 143',
    '18 50 57 59 30 04 143',
  ])('is not written %j', (text) => {
    expect(written(text)).toBe(false);
  });

  test('is none when a bracket opens elsewhere than before its key', () => {
    const window = windowAt(runOf('99 18505759300 (41\n43'), 1, 15);
    expect(window !== null && isWrittenAsNir(window)).toBe(false);
  });

  test('is canonical with all its groups, with its key or without', () => {
    const canonical = (text: string, size: 13 | 15) => {
      const window = windowAt(runOf(text), 0, size);
      return window !== null && isCanonical(window.writing);
    };
    expect(canonical('1 85 05 75 930 041 43', 15)).toBe(true);
    expect(canonical('1 85 05 75 930 04143', 15)).toBe(true);
    expect(canonical('1 85 05 75 930 041', 13)).toBe(true);
    expect(canonical('1 85 05 971 93 041', 13)).toBe(true);
    expect(canonical('1-85-05-75-930-041 43', 15)).toBe(true);
    expect(canonical('1.85 05 75 930 041 43', 15)).toBe(false);
    expect(canonical('185 05 75 930 041 43', 15)).toBe(false);
    expect(canonical('1 85 05 75 9 30 041', 13)).toBe(false);
    expect(canonical('185057593004143', 15)).toBe(false);
  });

  test('is compact in one piece, its key apart or not', () => {
    const compact = (text: string) => {
      const window = windowAt(runOf(text), 0, 15);
      return window !== null && isCompact(window.writing);
    };
    expect(compact('185057593004143')).toBe(true);
    expect(compact('1850575930041 43')).toBe(true);
    expect(compact('1 85057593004143')).toBe(false);
  });
});

describe('a number among others', () => {
  /** Whether the fifteen characters from the group `first` stand by themselves. */
  const alone = (text: string, first: number) => {
    const run = runOf(text);
    const window = windowAt(run, first, 15);
    return window !== null && stands(run, text, window);
  };
  const N = '185057593004143';
  const S = '1 85 05 75 930 041 43';
  test.each([
    [N, 0],
    [`${S} 99`, 0],
    [`99 ${S}`, 1],
    [`${N} 0639981234`, 0],
    [`${N} 06 39 98 12 34`, 0],
    [`${N} 06.39.98.12.34`, 0],
    [`0639981234 ${N}`, 1],
    [`06-39-98-12-34 ${N}`, 5],
    [`06 39 98 12 34 ${N}`, 5],
    [`${N} 12/05/1985`, 0],
    [`12/05/85 ${N}`, 3],
    [`1.5.1985 ${N}`, 3],
    [`1985-05-12 ${N}`, 3],
    [`${N} 83190`, 0],
    [`2026 ${N}`, 1],
    [`${N} - 7`, 0],
    [`7 / ${N}`, 1],
    [`7\n${N}`, 1],
    [`7\t${N}\t7`, 1],
    [`${N} 06 39 98 12 34\n7`, 0],
  ])('stands in %j', (text, first) => {
    expect(alone(text, first)).toBe(true);
  });

  test.each([
    [`7 ${N}`, 1],
    [`${N} 7`, 0],
    [`${N} 123`, 0],
    [`123456 ${N}`, 1],
    [`${N}/2`, 0],
    [`2-${N}`, 1],
    [`2.${S}`, 1],
    [`${S}_2`, 0],
    [`${N} 1639981234`, 0],
    [`${N} 06 39 98 12 34 5`, 0],
    [`1 12/05/85 ${N}`, 4],
    [`${N} 06399812345`, 0],
  ])('does not stand in %j', (text, first) => {
    expect(alone(text, first)).toBe(false);
  });
});

describe('the digits after thirteen', () => {
  const aside = (text: string) => {
    const run = runOf(text);
    const window = windowAt(run, 0, 13);
    return window !== null && isAside(run, window, text.toLowerCase());
  };
  const N = '1850575930041';
  test.each([
    N,
    `${N}\n12`,
    `${N}\t12`,
    `${N} 12 rue`,
    `${N} 12rue`,
    `${N} 12, rue`,
    `${N} 12 bis rue`,
    `${N} 12ter, avenue`,
    `${N} 12 av.`,
    `${N} 12 r.`,
    `${N} 75 ans`,
    `${N} 10 jours`,
    `${N} 50 %`,
    `${N} 12 mai`,
    `${N} 12 janv`,
    `${N} 18 h`,
    `${N} 20 euros`,
    `${N} 20 euro`,
    `${N} - 83190`,
    `${N} 83190`,
    `${N} 06 39 98 12 34`,
    `${N} 0639981234`,
    `${N} - 0639981234`,
  ])('are something else in %j', (text) => {
    expect(aside(text)).toBe(true);
  });

  test.each([
    `${N} 12`,
    `${N} 12 x`,
    `${N} 12 ruelle`.replace('ruelle', 'x rue'),
    `${N}-12`,
    `${N} (12)`,
    `${N} - 12`,
    `${N} 123`,
    `${N} 12 7`,
    `${N} 12 avocats`.replace('avocats', 'avant'),
  ])('are a key, or no one knows what, in %j', (text) => {
    expect(aside(text)).toBe(false);
  });
});

test('an attempt is what stands up to the next cell or line, when it is nearly as long as a NIR', () => {
  expect(attemptAt(runOf('18505759300414\n12'), 0)).toMatchObject({ first: 0, last: 0, value: '18505759300414' });
  expect(attemptAt(runOf('1 85 05 75 930 04'), 0)).toMatchObject({ last: 5, value: '185057593004' });
  expect(attemptAt(runOf('1850575 - 93004\t1'), 0)).toMatchObject({ last: 1, value: '185057593004' });
  expect(attemptAt(runOf('7\t18505759300414'), 1)).toMatchObject({ first: 1, last: 1 });
  expect(attemptAt(runOf('18505759300414321'), 0)).toMatchObject({ value: '18505759300414321' });
  expect(attemptAt(runOf('185057593004143212'), 0)).toBe(null);
  expect(attemptAt(runOf('18505759300'), 0)).toBe(null);
});

test('the bracket before a key is closed after it', () => {
  expect(closedEnd('12 (34) x', 0, 6)).toBe(7);
  expect(closedEnd('12 [34] x', 0, 6)).toBe(7);
  expect(closedEnd('12 (34] x', 0, 6)).toBe(6);
  expect(closedEnd('12 34) x', 0, 5)).toBe(5);
  expect(closedEnd('12 (34', 0, 6)).toBe(6);
  expect(closedEnd('(12)', 1, 3)).toBe(3);
});
