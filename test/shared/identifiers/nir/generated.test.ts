import { expect, test } from 'vitest';
import { find, type NirRegion } from '../../../../shared/identifiers/nir.ts';
import { CONTEXTS, FORMS, LABELS, LOOK_ALIKES, pick, positive, SOURCES, seeded } from './generator.ts';

interface Tally {
  texts: number;
  right: number;
  misses: string[];
}

function table(title: string, tallies: ReadonlyMap<string, Tally>, column: string, share: (t: Tally) => string): void {
  const rows = [...tallies].map(
    ([name, t]) => `${name.padEnd(52)}${String(t.texts).padStart(6)}${share(t).padStart(10)}`,
  );
  console.log([title.padEnd(52) + 'texts'.padStart(6) + column.padStart(10), ...rows].join('\n'));
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? { texts: 0, right: 0, misses: [] };
  tallies.set(name, tally);
  return tally;
}

test('every written form is found, in every source, after every label', () => {
  const random = seeded(20261123);
  const tallies = new Map<string, Tally>();
  for (const form of FORMS) {
    for (const source of SOURCES) {
      for (let i = 0; i < 14; i++) {
        const label = !form.needsLabel && i % 3 === 0 ? null : pick(random, LABELS);
        const made = positive(random, form, source, label);
        const findings = find(made.regions);
        const tally = tallyOf(tallies, form.name);
        tally.texts++;
        const right =
          findings.value === made.value && findings.status === made.status && findings.source === made.source;
        if (right) tally.right++;
        else
          tally.misses.push(
            `${JSON.stringify(made.regions.at(-1)?.text)} gave ${findings.status} ${findings.value}, not ${made.status} ${made.value}`,
          );
      }
    }
  }
  for (const label of LABELS) {
    const random = seeded(7);
    for (const form of FORMS.filter((f) =>
      ['thirteen', 'thirteen spaced', 'digit by digit', 'spaces'].includes(f.name),
    )) {
      for (let i = 0; i < 6; i++) {
        const made = positive(random, form, 'body', label);
        const findings = find(made.regions);
        const tally = tallyOf(tallies, `after ${JSON.stringify(label)}`);
        tally.texts++;
        if (findings.value === made.value && findings.status === made.status) tally.right++;
        else
          tally.misses.push(
            `${JSON.stringify(made.regions.at(-1)?.text)} gave ${findings.status} ${findings.value}, not ${made.status} ${made.value}`,
          );
      }
    }
  }
  table('written form', tallies, 'recall', (t) => `${((100 * t.right) / t.texts).toFixed(1)} %`);
  const texts = [...tallies.values()].reduce((sum, t) => sum + t.texts, 0);
  expect(texts).toBeGreaterThan(2000);
  expect([...tallies.values()].flatMap((t) => t.misses)).toEqual([]);
});

test('no look-alike is taken for a number of anyone', () => {
  const random = seeded(42);
  const tallies = new Map<string, Tally>();
  for (const { name, write } of LOOK_ALIKES) {
    for (let i = 0; i < 20; i++) {
      const context = pick(random, CONTEXTS);
      const source = pick(random, SOURCES);
      const regions: NirRegion[] = [{ source, text: context.replace('…', () => write(random)) }];
      const findings = find(regions);
      const tally = tallyOf(tallies, name);
      tally.texts++;
      if (findings.status === 'absent' && findings.others.length === 0) tally.right++;
      else tally.misses.push(`${JSON.stringify(regions[0]?.text)} gave ${findings.status} ${findings.value}`);
    }
  }
  table('look-alike', tallies, 'accepted', (t) => String(t.texts - t.right));
  expect([...tallies.values()].flatMap((t) => t.misses)).toEqual([]);
});
