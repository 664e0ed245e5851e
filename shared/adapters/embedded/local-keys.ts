/**
 * The stack's keys, in one file beside its state, made at the first start and readable by the owner alone: what KMS and
 * Secrets Manager keep on AWS. Without this file nothing sealed opens again.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ReplyKeys } from '../../identifiers/reply-address.ts';
import { writeDurably } from './durable-file.ts';

const keyLength = 32;
const secret = z
  .base64()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.length === keyLength, `${keyLength} bytes in base64`);

const fileSchema = z.object({
  seal: secret,
  personMac: secret,
  reply: z.object({ id: z.string().min(1), secret }),
});

export interface LocalKeys {
  readonly seal: Uint8Array;
  readonly personMac: Uint8Array;
  readonly reply: ReplyKeys;
}

/** Reads the keys, or makes them where there is no such file. Throws when the file is not one of ours: keys are never replaced by themselves. */
export async function loadLocalKeys(file: string): Promise<LocalKeys> {
  let text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) {
    const fresh = (): string => randomBytes(keyLength).toString('base64');
    text = `${JSON.stringify({ seal: fresh(), personMac: fresh(), reply: { id: 'embedded-1', secret: fresh() } }, null, 2)}\n`;
    await writeDurably(file, Buffer.from(text));
  }
  const keys = parse(text);
  if (keys === null) {
    throw new Error(`${file} does not hold the stack's keys: bring back the file that belongs to this data directory.`);
  }
  return { seal: keys.seal, personMac: keys.personMac, reply: { current: keys.reply, previous: null } };
}

/** Keyed hash of a NIR for look-up, with the key's version in front. */
export function personKey(nir: string, keys: LocalKeys): string {
  return `v1.${createHmac('sha256', keys.personMac).update(nir, 'utf8').digest('base64url')}`;
}

function parse(text: string): z.infer<typeof fileSchema> | null {
  try {
    return fileSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
