import { afterAll, beforeAll, describe } from 'vitest';
import { caseFileContract } from '../case-file.contract.ts';
import { type Engine, startEngine } from '../engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

describe('the case file on a real engine', () => {
  caseFileContract(() => engine.table());
});
