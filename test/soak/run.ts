/** `npm run soak -- TRIAL [NUMBERS]`: long trials that the suite runs in short. Exit status 1 when something did not hold. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const usage = `Usage: npm run soak -- kill [NUMBER OF KILLS, 200 by default]
       npm run soak -- faults [SEQUENCES, 1000000 by default] [ON THE REAL ENGINE, 1000] [OF UP TO 200 EVENTS, 5000] [SEED]
       npm run soak -- fuzz [RUNS, 100000 by default] [SEED, 1]`;

const [trial, ...given] = process.argv.slice(2);
const numbers = given.map(Number);
const trials: Readonly<Record<string, () => Promise<boolean>>> = { kill, faults, fuzz };
const chosen = trials[trial ?? ''];
if (chosen === undefined || numbers.some((number) => !Number.isInteger(number) || number < 0)) {
  console.error(usage);
  process.exit(2);
}
process.exit((await chosen()) ? 0 : 1);

async function kill(): Promise<boolean> {
  const { killUnderLoad } = await import('./kill.ts');
  const directory = mkdtempSync(join(tmpdir(), 'doleance-kill-'));
  const report = await killUnderLoad({
    kills: numbers[0] ?? 200,
    directory,
    senders: 3,
    longestLife: 2_500,
    progress: (line) => console.error(line),
  });
  console.log(JSON.stringify(report, null, 2));
  console.error(`Data: ${directory}`);
  const lost =
    report.outcomesMissing.length + report.acknowledgementsMissing.length + report.casesWithoutSchedule.length;
  const doubled = report.outcomesDoubled.length + report.acknowledgementsDoubled.length;
  return lost + doubled + report.clockWentBack === 0;
}

async function faults(): Promise<boolean> {
  const { runFaults } = await import('./faults.ts');
  const [model = 1_000_000, engine = 1_000, long = 5_000, seed] = numbers;
  const report = await runFaults({
    model,
    engine,
    long,
    ...(seed !== undefined && { seed }),
    progress: (line) => console.error(line),
  });
  console.log(JSON.stringify({ ...report, failures: report.failures.length }, null, 2));
  for (const failure of report.failures) console.log(failure);
  return report.failures.length === 0;
}

async function fuzz(): Promise<boolean> {
  const { fuzz: run } = await import('./fuzz.ts');
  const [runs = 100_000, seed = 1] = numbers;
  const report = await run({ runs, seed, progress: (line) => console.error(line) });
  console.log(JSON.stringify({ ...report, failures: report.failures.length }, null, 2));
  for (const failure of report.failures) console.log(failure);
  return report.failures.length === 0 && report.unhandledRejections === 0;
}
