import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
let copy: string;

/** A copy of the project that a test may edit, as ops would. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'doleance-synth-'));
  for (const part of ['infra', 'functions', 'shared', 'package.json', 'cdk.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'home'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/**
 * No credentials, no profile, no instance metadata, and proxies that lead nowhere: whatever asks the network fails.
 * The shell adds the processor time of what it ran (POSIX `times`) as its last lines.
 */
function cdk(...options: string[]): SpawnSyncReturns<string> {
  const nowhere = 'http://127.0.0.1:9';
  const command = join(root, 'node_modules', '.bin', 'cdk');
  return spawnSync('sh', ['-c', '"$@"; status=$?; times >&2; exit $status', 'sh', command, ...options], {
    cwd: copy,
    encoding: 'utf8',
    env: {
      PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}`,
      HOME: join(copy, 'home'),
      AWS_EC2_METADATA_DISABLED: 'true',
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
  });
}

const synth = (...options: string[]) => cdk('synth', '--quiet', ...options);

/** User and system time of the children, from the last line of `times`: `0m11.870s 0m2.410s`. */
function processorSeconds(stderr: string): number {
  const line = stderr.trim().split('\n').at(-1) ?? '';
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0);
}

describe('cdk synth without credentials and network', () => {
  it('makes both stacks in under 30 seconds and prints the size of each bundle', { timeout: 300_000 }, () => {
    const { status, stderr } = synth();
    expect(status, stderr).toBe(0);
    expect(processorSeconds(stderr)).toBeGreaterThan(1);
    // On a machine of its own it takes less than this: some of the work is done side by side.
    expect(processorSeconds(stderr)).toBeLessThan(30);
    expect(stderr).toMatch(/receive-mail +\d+ kB at start +\d+ kB on demand/);
    for (const stack of ['doleance-processing', 'doleance-receiving']) {
      const template = JSON.parse(readFileSync(join(copy, 'cdk.out', `${stack}.template.json`), 'utf8'));
      expect(Object.keys(template.Resources).length).toBeGreaterThan(5);
    }
  });

  it('deploys nothing without being told which stack, and says which there are', { timeout: 120_000 }, () => {
    const { status, stderr } = cdk('deploy', '--app', 'cdk.out');
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/specify `--all`\s+Stacks: doleance-processing · doleance-receiving/);
  });

  it('refuses a setting that it does not know', { timeout: 120_000 }, () => {
    const { status, stderr } = synth('-c', 'doleance:alarmMail=astreinte@caisse.example');
    expect(status).not.toBe(0);
    expect(stderr).toContain('doleance:alarmMail: no such setting');
  });
});

describe('a wrong office fails the synth, with the field and the fix', () => {
  const file = () => join(copy, 'shared', 'office', 'offices.ts');
  const sound = readFileSync(join(root, 'shared', 'office', 'offices.ts'), 'utf8');

  it.each([
    [
      'an unknown procedure',
      "procedure: 'cpms-reclamations'",
      "procedure: 'cpms-plaintes'",
      /procedure: there is no "cpms-plaintes"\. Use one of: .*cpms-reclamations/,
    ],
    [
      'a local part too long for its token',
      "address: 'reclamations@cpms.example'",
      "address: 'service-des-reclamations-et-plaintes-des-assures@cpms.example'",
      /address: .*64 are allowed.*Shorten it by \d+/,
    ],
    [
      'a staff address outside',
      "staffMailbox: 'agents@cpms.example'",
      "staffMailbox: 'agents.cpms@gmail.example'",
      /staffMailbox: "agents\.cpms@gmail\.example" is outside the office's own domain/,
    ],
    [
      'a telephone that is missing',
      "telephone: '01 47 70 30 97',",
      '',
      /reclamations@cpms\.example, telephone: is missing/,
    ],
  ])('%s', { timeout: 120_000 }, (_, before, after, message) => {
    expect(sound).toContain(before);
    writeFileSync(file(), sound.replace(before, after));
    try {
      const { status, stderr } = synth();
      expect(status).not.toBe(0);
      expect(stderr).toMatch(message);
    } finally {
      writeFileSync(file(), sound);
    }
  });

  it('one more office is one more entry in that list, and nothing else', { timeout: 300_000 }, () => {
    const [office] = /\{\n {4}address: 'reclamations@cpms\.example',[\s\S]*?\n {2}\},/.exec(sound) ?? [''];
    const second = office
      .replace('reclamations@cpms.example', 'plaintes@cpms.example')
      .replace("referencePrefix: 'CPMS'", "referencePrefix: 'PLCPMS'");
    expect(second).not.toBe(office);
    writeFileSync(file(), sound.replace(office, `${office}\n  ${second}`));
    try {
      const { status, stderr } = synth();
      expect(status, stderr).toBe(0);
      const template = readFileSync(join(copy, 'cdk.out', 'doleance-receiving.template.json'), 'utf8');
      expect(template).toContain('plaintes@cpms.example');
    } finally {
      writeFileSync(file(), sound);
    }
  });
});
