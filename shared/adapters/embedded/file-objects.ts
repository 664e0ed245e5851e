/**
 * The Objects port on files of the data directory. Raw mails (`raw/`) are as SES would store them and read-only here;
 * everything else is sealed, bound to its key.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Objects } from '../../ports.ts';
import { seal, unseal } from './cipher.ts';
import { writeDurably } from './durable-file.ts';

export const rawPrefix = 'raw/';

/** Where files are written before they are whole; emptied at each start. */
export const scratchFolder = 'incoming';

export function fileObjects(directory: string, sealKey: Uint8Array): Objects {
  return {
    async get(key) {
      const bytes = await readFile(fileOf(directory, key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (bytes === null || key.startsWith(rawPrefix)) return bytes;
      return unseal(bytes, `object:${key}`, sealKey);
    },
    async put(key, bytes) {
      if (key.startsWith(rawPrefix)) throw new Error(`Raw mails are written by the mail server alone: ${key}.`);
      await writeDurably(fileOf(directory, key), seal(bytes, `object:${key}`, sealKey), join(directory, scratchFolder));
    },
    async erase(key) {
      await rm(fileOf(directory, key), { force: true });
    },
  };
}

const segment = /^[A-Za-z0-9._@%+=-]{1,255}$/;

/** The file of a key. Throws for a key that could lead out of the directory or that some file system could not hold. */
function fileOf(directory: string, key: string): string {
  const segments = key.split('/');
  if (segments.length < 2 || segments.some((one) => !segment.test(one) || /^\.+$/.test(one))) {
    throw new Error(
      `Not an object key: ${JSON.stringify(key)}. Write folder/…/name with A-Z a-z 0-9 . _ @ % + = - alone.`,
    );
  }
  return join(directory, ...segments);
}
