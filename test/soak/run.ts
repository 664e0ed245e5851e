/** `npm run soak -- kill [NUMBER]`: long trials that the suite runs in short. Exit status 1 when something was lost or doubled. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killUnderLoad } from './kill.ts';

const [trial, number = '200'] = process.argv.slice(2);
const kills = Number(number);
if (trial !== 'kill' || !Number.isInteger(kills) || kills < 1) {
  console.error('Usage: npm run soak -- kill [NUMBER OF KILLS, 200 by default]');
  process.exit(2);
}

const directory = mkdtempSync(join(tmpdir(), 'doleance-kill-'));
const report = await killUnderLoad({
  kills,
  directory,
  senders: 3,
  longestLife: 2_500,
  progress: (line) => console.error(line),
});
console.log(JSON.stringify(report, null, 2));
console.error(`Data: ${directory}`);
const lost = report.outcomesMissing.length + report.acknowledgementsMissing.length + report.casesWithoutSchedule.length;
const doubled = report.outcomesDoubled.length + report.acknowledgementsDoubled.length;
process.exit(lost + doubled + report.clockWentBack === 0 ? 0 : 1);
