import { expect, test } from 'vitest';
import { find } from '../../../../shared/identifiers/nir.ts';

test('a number after its label is found', () => {
  const findings = find([{ source: 'body', text: 'NIR : 1 71 04 83 190 912 / 01' }]);
  expect(findings).toMatchObject({ value: '171048319091201', status: 'valid', source: 'body', others: [] });
});
