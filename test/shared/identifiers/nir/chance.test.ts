import { expect, test } from 'vitest';
import { find } from '../../../../shared/identifiers/nir.ts';
import { digits, seeded } from './generator.ts';

test('chance numbers are accepted no oftener than their structure and key allow', () => {
  const random = seeded(1);
  /** Draws numbers in texts of a thousand, each a sentence of its own, and counts those that come out with a status. */
  const accepted = (size: number, label: string, status: string, draws = 50_000): number => {
    let count = 0;
    for (let drawn = 0; drawn < draws; drawn += 1000) {
      const text = Array.from({ length: 1000 }, () => `${label}${digits(random, size)} ;`).join('\n\n');
      count += find([{ source: 'body', text }]).candidates.filter((candidate) => candidate.status === status).length;
    }
    return (100 * count) / draws;
  };
  const fifteen = accepted(15, '', 'valid', 200_000);
  const thirteen = accepted(13, '', 'key-not-supplied');
  const labelledFifteen = accepted(15, 'NIR : ', 'valid');
  const labelledThirteen = accepted(13, 'NIR : ', 'key-not-supplied');
  console.log(
    [
      `chance numbers, 50,000 draws or more accepted      measured in domain.md § 2.8`,
      `15 digits, no label               ${fifteen.toFixed(3).padStart(7)} %     0.146 %`,
      `13 digits, no label               ${thirteen.toFixed(3).padStart(7)} %     0 (never without a label)`,
      `15 digits, labelled, right key    ${labelledFifteen.toFixed(3).padStart(7)} %     0.146 % (0.19 with months 13, 21-29, 43-49)`,
      `13 digits, labelled               ${labelledThirteen.toFixed(3).padStart(7)} %     14.7 % (18.6 with these months)`,
    ].join('\n'),
  );
  expect(thirteen).toBe(0);
  // Three standard deviations about the rates.
  expect(fifteen).toBeGreaterThan(0.118);
  expect(fifteen).toBeLessThan(0.174);
  expect(labelledFifteen).toBeLessThan(0.25);
  expect(labelledThirteen).toBeLessThan(19.2);
});
