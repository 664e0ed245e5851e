/**
 * `npm start`: settings from the environment, one line that begins with `ready`, ends on SIGTERM or Ctrl-C.
 * Its script says `exec`, so that no shell stands between npm and this process and swallows the signals and the exit
 * status; Windows, whose shell has no `exec`, runs what stands behind `||`.
 */
import { readSettings } from './settings.ts';
import { type Stack, start } from './start.ts';
import { StartFailure } from './start-failure.ts';
import { describe } from './worker.ts';

const patienceMilliseconds = 4_500;
const parentCheckMilliseconds = 250;

// Complaints are nobody else's business.
process.umask(0o077);

let stack: Stack | null = null;
let ending = false;

const end = async (): Promise<void> => {
  if (ending) return;
  ending = true;
  // What hangs is not waited for: everything accepted is on the disk, and goes on at the next start.
  setTimeout(() => process.exit(0), patienceMilliseconds).unref();
  await stack?.stop();
  process.exit(0);
};
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());

// A library that fails where nobody awaits it: the handler that called it times out, and its message is tried again.
process.on('unhandledRejection', (reason) => {
  const error = reason instanceof Error ? reason : new Error(typeof reason);
  console.error(JSON.stringify({ level: 'error', event: 'unhandled-rejection', ...describe(error) }));
});

// `npm start` may itself be killed, and cannot pass that on: then nobody is left to stop the stack.
if (process.env['npm_lifecycle_event'] !== undefined) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, parentCheckMilliseconds).unref();
}

try {
  const settings = readSettings(process.env);
  stack = await start({
    ...settings,
    progress: (line) => console.log(line),
    alarm: (line) => console.error(line),
  });
  const console_ = `http://127.0.0.1:${stack.httpPort}/`;
  console.log(`ready: mail to smtp://127.0.0.1:${stack.smtpPort}, console at ${console_}`);
  if (ending) await stack.stop();
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  console.error(error.message);
  process.exit(error.exitStatus);
}
