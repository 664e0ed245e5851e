import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { synthesise } from './cdk.ts';
import { type PythonTool, pythonTool } from './python.ts';

const out = mkdtempSync(join(tmpdir(), 'doleance-lint-'));
let lint: PythonTool;

// The deployment beside it has the longer way, and waits for its schedules while this is done.
setPriority(constants.priority.PRIORITY_LOW);

beforeAll(async () => {
  const everything = ['-c', 'doleance:createIdentities=true', '-c', 'doleance:alarmEmail=astreinte@cpms.example'];
  [lint] = await Promise.all([pythonTool('cfn-lint'), synthesise(out, ...everything)]);
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

it.each(['doleance-processing', 'doleance-receiving'])('cfn-lint has nothing to say about %s', (stack) => {
  const { status, stdout, stderr } = spawnSync(
    lint.command,
    ['--regions', 'eu-west-3', '--', join(out, `${stack}.template.json`)],
    { encoding: 'utf8', env: { ...process.env, ...lint.environment } },
  );
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
});
