/**
 * Random sequences in the hundred thousands, spread over the processors. Each batch has a seed of its own: a failure is
 * printed with its seed, its path and the smallest sequence that shows it, as fast-check gives them.
 */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { engineTable } from '../faults/engine-table.ts';
import { day, play, sequences } from '../faults/sequences.ts';
import { type Engine, startEngine } from '../shared/adapters/engine.ts';

export interface FaultRuns {
  /** Sequences of up to six events on the model. */
  readonly model: number;
  /** The same on the real engine. */
  readonly engine: number;
  /** Sequences of up to 200 events on the model. */
  readonly long: number;
  /** @default drawn by the clock */
  readonly seed?: number;
  readonly progress?: (line: string) => void;
}

export interface FaultReport {
  readonly seed: number;
  readonly sequences: number;
  readonly seconds: number;
  /** What fast-check says of each failing batch. */
  readonly failures: readonly string[];
}

interface Batch {
  readonly kind: 'model' | 'engine' | 'long';
  readonly seed: number;
  readonly runs: number;
}

const batchSizes: Readonly<Record<Batch['kind'], number>> = { model: 250, engine: 20, long: 2 };

export async function runFaults(runs: FaultRuns): Promise<FaultReport> {
  const { seed = Date.now() % 1_000_000_000, progress = () => {} } = runs;
  const batches = (['engine', 'long', 'model'] as const).flatMap((kind, n) =>
    inBatches(kind, runs[kind], seed + n * 10_000_000),
  );
  const failures: string[] = [];
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL(import.meta.url), { workerData: 'faults' });
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const failure = await answer(worker, batch);
      if (failure !== null) failures.push(`${batch.kind}, seed ${batch.seed}: ${failure}`);
      done += batch.runs;
      progress(`${done} sequences, ${seconds()} s, ${failures.length} batches failed`);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { seed, sequences: done, seconds: seconds(), failures };
}

function inBatches(kind: Batch['kind'], runs: number, seed: number): Batch[] {
  const size = batchSizes[kind];
  return Array.from({ length: Math.ceil(runs / size) }, (_, n) => ({
    kind,
    seed: seed + n,
    runs: Math.min(size, runs - n * size),
  }));
}

function answer(worker: Worker, batch: Batch): Promise<string | null> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(batch);
  });
}

async function run({ kind, seed, runs }: Batch, engine: () => Promise<Engine>): Promise<string | null> {
  const drawn = kind === 'long' ? sequences(200) : kind === 'engine' ? sequences(6, day) : sequences(6);
  const property = fc.asyncProperty(drawn, async (sequence) => {
    const breaches = await play(sequence, kind === 'engine' ? await engineTable(await engine()) : undefined);
    if (breaches.length > 0) throw new Error(breaches.join('\n'));
  });
  const details = await fc.check(property, { seed, numRuns: runs });
  return details.failed ? `${fc.defaultReportMessage(details)}\n${String(details.errorInstance)}` : null;
}

if (!isMainThread && workerData === 'faults') {
  let engine: Promise<Engine> | null = null;
  parentPort?.on('message', async (batch: Batch) => {
    parentPort?.postMessage(await run(batch, () => (engine ??= startEngine())));
  });
  process.on('exit', () => void engine?.then((one) => one.stop()));
}
