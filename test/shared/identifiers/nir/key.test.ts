import { expect, test } from 'vitest';
import { hasRightKey, keyOf } from '../../../../shared/identifiers/nir/key.ts';
import { keyByBigInt } from './generator.ts';

/** Keys from INSEE's subtraction and a big-integer calculator (domain.md § 2.10). */
test.each([
  ['2690549588157', '80'],
  ['1850575930041', '43'],
  ['253072A073004', '43'],
  ['253072B073004', '70'],
  ['2531175120002', keyByBigInt('2531175120002')],
])('the key of %s is %s', (thirteen, key) => {
  expect(keyOf(thirteen)).toBe(key);
});

test.each([
  ['185057593004143', true],
  ['185057593004144', false],
  ['285067593104275', true],
  ['253072A07300443', true],
  ['253072B07300470', true],
  ['253072A07300470', false],
  // Its key is 37: twice ten and the seventeen that A would be.
  ['18505759300472A', false],
  ['185057593004737', true],
])('%s ends with its key: %s', (characters, right) => {
  expect(hasRightKey(characters, 0)).toBe(right);
  expect(hasRightKey(`12${characters}3`, 2)).toBe(right);
  expect(hasRightKey(`12${characters}3`, 1)).toBe(false);
});
