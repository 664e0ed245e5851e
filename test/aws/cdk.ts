/** The CDK command, as operators use it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface Ended {
  readonly status: number;
  readonly output: string;
}

/** Runs `cdk` in a directory, beside whatever else is under way; a failure is an answer. */
export function cdk(
  directory: string,
  environment: Readonly<Record<string, string>>,
  ...options: string[]
): Promise<Ended> {
  const command = join(root, 'node_modules', '.bin', 'cdk');
  return new Promise((resolve) => {
    execFile(
      command,
      options,
      { cwd: directory, env: environment, maxBuffer: 64_000_000 },
      (failure, stdout, stderr) => {
        const status = failure === null ? 0 : typeof failure.code === 'number' ? failure.code : 1;
        resolve({ status, output: `${stdout}${stderr}` });
      },
    );
  });
}

/** Makes the templates of both stacks in `out`, without account and network. Throws what CDK said. */
export async function synthesise(out: string, ...options: string[]): Promise<void> {
  const environment = { PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}`, HOME: out };
  const { status, output } = await cdk(root, environment, 'synth', '--quiet', '--output', out, ...options);
  if (status !== 0) throw new Error(output);
}
