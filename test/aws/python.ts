/** MiniStack and cfn-lint, from PyPI, in an environment of their own under node_modules: nothing is installed elsewhere. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const requirements = join(import.meta.dirname, 'requirements.txt');
const environment = join(import.meta.dirname, '../../node_modules/.cache/doleance-python');
const mark = join(environment, 'installed');

/** The directory with the commands; installs them when they are not there in the wanted versions. */
export function pythonCommands(): string {
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
    run('python3', ['-m', 'venv', '--clear', environment]);
    run(join(environment, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
    writeFileSync(mark, wanted);
  }
  return join(environment, 'bin');
}

function run(command: string, options: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, options, { encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(
    `"${command} ${options.join(' ')}" failed: ${error?.message ?? stderr}. The deployment test needs python3 (3.10 or later) with its venv module and PyPI; on Debian: apt-get install python3-venv.`,
  );
}
