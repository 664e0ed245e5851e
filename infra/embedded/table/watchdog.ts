/**
 * Runs the table engine and ends it when standard input closes, which it does when the stack dies, however it dies:
 * an engine never outlives its stack. Arguments: the engine's program, then its own arguments.
 */
import { spawn } from 'node:child_process';

const [program = '', ...engineArguments] = process.argv.slice(2);
const graceMilliseconds = 1_500;

const engine = spawn(program, engineArguments, { stdio: 'ignore' });
engine.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
engine.on('exit', (code) => process.exit(code ?? 1));
// The stack notes it, so that a start after the watchdog itself was killed finds the engine.
process.stdout.write(`${engine.pid}\n`);

const end = (): void => {
  engine.kill('SIGTERM');
  setTimeout(() => engine.kill('SIGKILL'), graceMilliseconds).unref();
};
process.stdin.on('end', end).on('error', end).resume();
process.on('SIGTERM', end);
process.on('SIGINT', end);
// Standard output closes with the stack.
process.stdout.on('error', () => {});
