/** Files that are whole or absent, also after a power cut: written beside, flushed, renamed, directory flushed. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes or overwrites the file, readable by the owner alone; durable when it resolves. Makes its directory. A crash
 * may leave an unfinished copy in `scratch`, a directory of the same file system.
 */
export async function writeDurably(file: string, bytes: Uint8Array, scratch = dirname(file)): Promise<void> {
  const directory = dirname(file);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const temporary = join(scratch, `${randomUUID()}.part`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  flushDirectory(directory);
}

/** Renames within one file system; durable when it returns. Synchronous, so that nothing runs between it and what went before. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  flushDirectory(dirname(to));
}

function flushDirectory(directory: string): void {
  // Windows cannot open a directory, and flushes renames by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
