/** Mails as people write them, each beside what a clerk noted of it by hand (`.eml` and `.json`). Invented people. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Expectation, expectReading } from './expectation.ts';

const golden = new URL('../fixtures/golden/', import.meta.url);
const pairs = readdirSync(golden, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.eml'))
  .map((file) => file.slice(0, -'.eml'.length))
  .sort();

describe('golden mails', () => {
  it('are at least 120', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(120);
  });

  it.each(pairs)('%s is read as the clerk read it', async (pair) => {
    const noted = JSON.parse(readFileSync(new URL(`${pair}.json`, golden), 'utf8')) as Expectation;
    await expectReading(new URL(`${pair}.eml`, golden), noted);
  });
});
