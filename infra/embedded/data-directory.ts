/** The data directory belongs to one stack at a time, and to the person who started it alone. */
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFailure } from './start-failure.ts';

/** A stack that was just killed needs a moment to be gone. */
const patienceMilliseconds = 3_000;

/**
 * Makes the directory when absent and takes it; the returned function gives it back. The lock is the system's own (a
 * file lock that SQLite holds), so that it goes with the process, also by `kill -9`.
 * Throws a StartFailure when the directory cannot be written or another stack has it.
 */
export function takeDataDirectory(directory: string): () => void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartFailure(
      `The data directory ${directory} cannot be written (${(error as NodeJS.ErrnoException).code}): mend its permissions, or set DOLEANCE_DATA_DIR to another one.`,
    );
  }
  const holder = join(directory, 'stack.pid');
  const lock = new DatabaseSync(join(directory, 'stack.lock'), { timeout: patienceMilliseconds });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch {
    lock.close();
    throw new StartFailure(
      `Another stack (process ${read(holder)}) runs on ${directory}: stop it, or set DOLEANCE_DATA_DIR to another directory.`,
    );
  }
  writeFileSync(holder, String(process.pid), { mode: 0o600 });
  return () => lock.close();
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'unknown';
  }
}
