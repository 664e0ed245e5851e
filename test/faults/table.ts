/** Trials as a table, one line a step: how often each fault was tried on it, and in how many of them something did not hold. */
import type { Trial } from './exhaustive.ts';
import type { Fault } from './fault.ts';

const columns: readonly Fault[] = [
  'fails before',
  'fails after',
  'crash before',
  'crash after',
  'late',
  'partly',
  'raced',
  'stale',
  'throttled',
  'paused',
  'rejected',
  'lost',
  'twice',
  'delayed',
  'early',
];

export function tableOf(trials: readonly Trial[]): string {
  const steps = [...new Set(trials.map(({ step }) => step))].sort();
  const used = columns.filter((fault) => trials.some((trial) => trial.fault === fault));
  const cell = (step: string, fault: Fault): string => {
    const tried = trials.filter((trial) => trial.step === step && trial.fault === fault);
    const failed = tried.filter(({ breaches }) => breaches.length > 0).length;
    return tried.length === 0 ? '·' : failed === 0 ? String(tried.length) : `${tried.length} (${failed} NOT)`;
  };
  const rows = [['step', ...used], ...steps.map((step) => [step, ...used.map((fault) => cell(step, fault))])];
  const widths = rows[0]?.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((text, n) => (n === 0 ? text.padEnd(widths[n] ?? 0) : text.padStart(widths[n] ?? 0))).join('  ');
  const sum = `${trials.length} trials, ${trials.filter(({ breaches }) => breaches.length > 0).length} that did not hold.`;
  return [...rows.map(line), sum].join('\n');
}

/** One sentence a breach, with where to find it again. */
export function failures(trials: readonly Trial[]): readonly string[] {
  return trials.flatMap(({ scenario, step, n, fault, breaches }) =>
    breaches.map((breach) => `${scenario}: step ${n}, ${step}, ${fault}: ${breach}`),
  );
}
