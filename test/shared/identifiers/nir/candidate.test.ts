import { expect, test } from 'vitest';
import { find, type NirSource } from '../../../../shared/identifiers/nir.ts';

/** An invented person (commune 930); the key comes from a big-integer calculator, not from the code under test. */
const A = '185057593004143';
const A13 = A.slice(0, 13);
const REPAIRED = A.replaceAll('0', 'O');

/** What is made of one number written twice, in these places in this order, and then in the other order. */
function written(...places: readonly (readonly [NirSource, string])[]) {
  const seen = (all: typeof places) => find(all.map(([source, text]) => ({ source, text }))).candidates;
  return [...seen(places), ...seen(places.toReversed())];
}

test.each<[string, [NirSource, string], [NirSource, string], object]>([
  [
    'its best status, and where that is',
    ['body', `dossier ${A}`],
    ['quoted', `NIR ${A}`],
    { status: 'valid', source: 'quoted' },
  ],
  [
    'with its key rather than without',
    ['body', `NIR ${A13}`],
    ['signature', `NIR ${A}`],
    { status: 'valid', source: 'signature' },
  ],
  [
    'as written rather than repaired',
    ['body', `NIR ${REPAIRED}`],
    ['quoted', `NIR ${A13}`],
    { status: 'key-not-supplied', source: 'quoted' },
  ],
  ['at equal status the best source', ['quoted', `NIR ${A}`], ['body', A], { status: 'valid', source: 'body' }],
  ['its best label', ['body', A], ['quoted', `NIR ${A}`], { label: 'nir', source: 'body' }],
  ['its best owner', ['body', `mon NIR ${A}`], ['quoted', `NIR de mon fils ${A}`], { owner: 'self' }],
  ['an owner rather than none', ['body', `NIR ${A}`], ['quoted', `NIR de mon fils ${A}`], { owner: 'other' }],
])('a number seen twice has %s', (_, one, other, expected) => {
  expect(written(one, other)).toMatchObject([expected, expected]);
});
