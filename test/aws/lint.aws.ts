import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pythonCommands } from './python.ts';

const root = join(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'doleance-lint-'));

beforeAll(() => {
  const { status, stderr } = spawnSync(
    join(root, 'node_modules', '.bin', 'cdk'),
    [
      'synth',
      '--quiet',
      '--output',
      out,
      '-c',
      'doleance:createIdentities=true',
      '-c',
      'doleance:alarmEmail=astreinte@cpms.example',
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}`, HOME: out },
    },
  );
  expect(status, stderr).toBe(0);
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

it.each(['doleance-processing', 'doleance-receiving'])('cfn-lint has nothing to say about %s', (stack) => {
  const { status, stdout } = spawnSync(
    join(pythonCommands(), 'cfn-lint'),
    ['--regions', 'eu-west-3', '--', join(out, `${stack}.template.json`)],
    { encoding: 'utf8' },
  );
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
