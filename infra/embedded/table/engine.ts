/**
 * The DynamoDB-compatible engine of the table: a child process on a file of the data directory, on a free port of
 * loopback. `DYNAMODB_ENDPOINT` names another engine, and then none is run.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '../../../shared/ports.ts';
import { StartFailure } from '../start-failure.ts';

export interface TableEngine {
  readonly endpoint: string;
  stop(): Promise<void>;
}

// A machine under full load takes its time; one that cannot start it says so by ending the process.
const startMilliseconds = 30_000;
const restartMilliseconds = 500;

/** Takes connections when it resolves. Throws a StartFailure where there is no engine for this platform, or it does not come up. */
export async function startTableEngine(directory: string, log: Log): Promise<TableEngine> {
  const program = engineProgram();
  const file = join(directory, 'table.db');
  const pidFile = join(directory, 'table.pid');
  await endLeftover(pidFile, file);
  const port = await freePort();
  let stopping = false;
  let child = run(program, port, file, pidFile);
  const revive = (): void => {
    if (stopping) return;
    log.error('table-engine-ended', { exitCode: child.exitCode });
    setTimeout(() => {
      if (stopping) return;
      child = run(program, port, file, pidFile);
      child.once('exit', revive);
    }, restartMilliseconds);
  };
  await answering(port, child, file);
  child.once('exit', revive);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.stdin?.end();
        await ended;
      }
      rmSync(pidFile, { force: true });
    },
  };
}

function run(program: string, port: number, file: string, pidFile: string): ChildProcess {
  const watchdog = fileURLToPath(new URL('watchdog.ts', import.meta.url));
  const engineArguments = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  // A group of its own: Ctrl-C in the terminal ends the stack first, and the stack then ends the engine.
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', watchdog, program, ...engineArguments],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  child.stdin?.on('error', () => {});
  child.stdout?.once('data', (pid: Buffer) => writeFileSync(pidFile, pid.toString().trim()));
  return child;
}

function engineProgram(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
  } catch {
    throw new StartFailure(
      `No table engine for ${process.platform}-${process.arch}: run npm ci (without --omit=optional) so that ${name} is installed, or set DYNAMODB_ENDPOINT to another engine, DynamoDB Local for example.`,
    );
  }
}

/** Ends an engine that a killed stack left behind, if the process of that number is still it. */
async function endLeftover(pidFile: string, file: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  rmSync(pidFile, { force: true });
  if (!Number.isInteger(pid) || pid <= 1) return;
  const deadline = performance.now() + startMilliseconds;
  while (commandOf(pid).includes(file)) {
    if (performance.now() > deadline) {
      throw new StartFailure(`The table engine of an earlier stack (process ${pid}) does not end: end it by hand.`);
    }
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      return;
    }
    await pause(20);
  }
}

/** '' when there is no such process, or the platform cannot tell. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}

async function answering(port: number, child: ChildProcess, file: string): Promise<void> {
  const deadline = performance.now() + startMilliseconds;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      throw new StartFailure(
        `The table engine does not start on ${file}: is the file whole, and the data directory writable?`,
      );
    }
    await pause(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
