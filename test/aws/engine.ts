/** MiniStack as a process on loopback, and what the tests ask it: an AWS that deploys CloudFormation and runs Node functions. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonTool } from './python.ts';

export const account = '000000000000';
export const region = 'eu-west-3';
const nodeCommands = join(import.meta.dirname, '../../node_modules/.bin');

export interface Engine {
  readonly url: string;
  /** For commands and functions that are to take it for AWS. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Throws with the place of its log when it is not ready within a minute. */
export async function startEngine(directory: string): Promise<Engine> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // The functions run on the first node in the PATH: the one that Lambda has, not the machine's.
  const PATH = `${nodeCommands}:${process.env['PATH']}`;
  const log = join(directory, 'engine.log');
  const { command, environment } = await pythonTool('ministack');
  const engine = spawn(command, [], {
    cwd: directory,
    env: {
      ...environment,
      PATH,
      HOME: directory,
      // Its functions' code and logs: nothing outside the directory that goes with the test.
      TMPDIR: directory,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      // It listens on all interfaces otherwise, on a port of its own.
      IOT_MTLS_ENABLED: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = createWriteStream(log);
  engine.stdout.pipe(out);
  engine.stderr.pipe(out);
  await ready(url, engine, log);
  return {
    url,
    environment: {
      PATH,
      HOME: directory,
      AWS_ENDPOINT_URL: url,
      AWS_ENDPOINT_URL_S3: url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
    stop: () =>
      new Promise((resolve) => {
        engine.once('exit', () => resolve());
        engine.kill('SIGTERM');
      }),
  };
}

async function ready(url: string, engine: ChildProcess, log: string): Promise<void> {
  for (let second = 0; second < 60 && engine.exitCode === null; second += 1) {
    const answer = await fetch(`${url}/_ministack/health`).catch(() => null);
    if (answer?.ok) return;
    await sleep(1000);
  }
  engine.kill('SIGKILL');
  throw new Error(`MiniStack did not start; its log is ${log}.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Asks until the answer is not null, or throws what was awaited after so many seconds. */
export async function eventually<T>(what: string, seconds: number, ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${what}.`);
    await sleep(1000);
  }
}
