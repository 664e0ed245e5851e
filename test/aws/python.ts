/**
 * MiniStack and cfn-lint, from PyPI, each in a directory of its own under node_modules: nothing is installed elsewhere.
 * Not in a virtual environment: Debian's python3 has no `venv` until one more package is installed, and pip needs none
 * for a directory of ours.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PythonTool {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** How a tool is started; it is installed first when it is not there in the versions of its list. */
export async function pythonTool(name: 'ministack' | 'cfn-lint'): Promise<PythonTool> {
  const list = join(import.meta.dirname, `${name}.txt`);
  const directory = join(import.meta.dirname, '../../node_modules/.cache/doleance-python', name);
  const mark = join(directory, 'installed');
  // Wheels with compiled parts are for one version of Python.
  const { stdout: version } = await python('-c', 'import sys; print(sys.version)');
  const wanted = createHash('sha256').update(version).update(readFileSync(list)).digest('hex');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
    rmSync(directory, { recursive: true, force: true });
    const quietly = ['--quiet', '--disable-pip-version-check', '--no-warn-script-location'];
    const pinned = ['--no-deps', '--no-compile', '--only-binary', ':all:', '--requirement', list];
    await python('-m', 'pip', 'install', ...quietly, ...pinned, '--target', directory);
    writeFileSync(mark, wanted);
  }
  return { command: join(directory, 'bin', name), environment: { PYTHONPATH: directory } };
}

async function python(...options: string[]): Promise<{ readonly stdout: string }> {
  try {
    return await run('python3', options, { env: { ...process.env, PIP_ROOT_USER_ACTION: 'ignore' } });
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new Error(
      `The deployment test needs python3 (3.11 or later) with pip, and PyPI; on Debian: apt-get install python3-pip.\n${why}`,
    );
  }
}
