import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { killUnderLoad } from './kill.ts';

test('killed five times under load, the stack loses no mail that it answered with 250, and acknowledges each once', {
  timeout: 180_000,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'doleance-kill-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const report = await killUnderLoad({ kills: 5, directory, senders: 2, longestLife: 1_500 });
  expect(report).toMatchObject({
    outcomesMissing: [],
    outcomesDoubled: [],
    acknowledgementsMissing: [],
    acknowledgementsDoubled: [],
    casesWithoutSchedule: [],
    clockWentBack: 0,
  });
  expect(report.accepted).toBeGreaterThan(0);
});
