import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { eventually, runningStack, temporaryDirectory } from './running-stack.ts';

interface Command {
  readonly process: ChildProcess;
  /** Exit status; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  output(): string;
  errors(): string;
}

function command(environment: Record<string, string>): Command {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'infra/embedded/main.ts'], {
    env: { PATH: process.env['PATH'], DOLEANCE_SMTP_PORT: '0', DOLEANCE_HTTP_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { process: child, ended, output: () => output, errors: () => errors };
}

async function ready(one: Command): Promise<string> {
  await eventually(
    async () => /^ready/m.test(one.output()) || one.process.exitCode !== null,
    (is) => is,
  );
  expect(one.errors()).toBe('');
  return one.output();
}

/** Whether a process runs; one that ended and was not yet waited for counts as gone. */
function alive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const engineOf = (directory: string) =>
  eventually(
    async () => {
      const file = join(directory, 'table.pid');
      return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    },
    (pid) => pid > 1,
  );

test('it says where it takes mail in one line that begins with ready, and ends on SIGTERM with status 0 within five seconds', async () => {
  const directory = temporaryDirectory();
  const stack = command({ DOLEANCE_DATA_DIR: directory });
  const said = await ready(stack);
  expect(said).toMatch(/^ready: mail to smtp:\/\/127\.0\.0\.1:\d+, console at http:\/\/127\.0\.0\.1:\d+\/$/m);
  const engine = await engineOf(directory);
  const begun = performance.now();
  stack.process.kill('SIGTERM');
  expect(await stack.ended).toBe(0);
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(alive(engine)).toBe(false);
  expect(stack.errors()).toBe('');
});

test('the table engine does not outlive a stack that was killed, and a start beside an orphan still works', async () => {
  const directory = temporaryDirectory();
  const killed = command({ DOLEANCE_DATA_DIR: directory });
  await ready(killed);
  const engine = await engineOf(directory);
  killed.process.kill('SIGKILL');
  await killed.ended;
  await eventually(
    async () => alive(engine),
    (runs) => !runs,
  );
  // An engine whose watchdog was killed as well: nobody is left to end it but the next start.
  const orphaned = command({ DOLEANCE_DATA_DIR: directory });
  await ready(orphaned);
  const orphan = await engineOf(directory);
  const watchdog = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${orphan}/status`, 'utf8'))?.[1]);
  process.kill(watchdog, 'SIGKILL');
  orphaned.process.kill('SIGKILL');
  await orphaned.ended;
  expect(alive(orphan)).toBe(true);
  const next = command({ DOLEANCE_DATA_DIR: directory });
  await ready(next);
  expect(alive(orphan)).toBe(false);
});

test('a port in use is named, with the variable that mends it, and status 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  for (const variable of ['DOLEANCE_SMTP_PORT', 'DOLEANCE_HTTP_PORT']) {
    const stack = command({ DOLEANCE_DATA_DIR: temporaryDirectory(), [variable]: String(port) });
    expect(await stack.ended).toBe(1);
    expect(stack.errors()).toBe(`Port ${port} is in use: set ${variable} to another one, or to 0 for any free port.\n`);
  }
});

test('a wrong setting ends it with status 2 and one line', async () => {
  const stack = command({ DOLEANCE_NOW: 'demain', DOLEANCE_DATA_DIR: temporaryDirectory() });
  expect(await stack.ended).toBe(2);
  expect(stack.errors()).toBe(
    'DOLEANCE_NOW="demain": give an instant with its offset, like 2026-11-23T16:00:00+01:00.\n',
  );
});

test('a data directory that another stack uses is not touched: the error names it, the process and the way out', async () => {
  const stack = await runningStack();
  const second = command({ DOLEANCE_DATA_DIR: stack.directory });
  expect(await second.ended).toBe(1);
  expect(second.errors()).toBe(
    `Another stack (process ${process.pid}) runs on ${stack.directory}: stop it, or set DOLEANCE_DATA_DIR to another directory.\n`,
  );
  expect((await stack.get('/api/clock')).status).toBe(200);
});

test('a data directory that is a file, and keys that are not ours, are told plainly', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'file');
  writeFileSync(file, '');
  const onFile = command({ DOLEANCE_DATA_DIR: file });
  expect(await onFile.ended).toBe(1);
  expect(onFile.errors()).toMatch(/^The data directory .* cannot be written \(EEXIST\): .*\n$/);
  writeFileSync(join(directory, 'keys.json'), '{}');
  chmodSync(join(directory, 'keys.json'), 0o600);
  const onKeys = command({ DOLEANCE_DATA_DIR: directory });
  expect(await onKeys.ended).toBe(1);
  expect(onKeys.errors()).toMatch(/^.*keys\.json does not hold the stack's keys: .*\n$/);
});
