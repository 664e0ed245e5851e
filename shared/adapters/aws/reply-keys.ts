/** The keys that sign reply addresses, from Secrets Manager, kept for some minutes. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { ReplyKeys } from '../../identifiers/reply-address.ts';
import type { Clock, Vault } from '../../ports.ts';
import type { ClientSettings } from './client-settings.ts';

export interface ReplyKeysOptions {
  readonly settings: ClientSettings;
  readonly clock: Clock;
  readonly secretId: string;
}

/** A rotation is known everywhere after as long; addresses signed meanwhile are read with the previous key. */
const keptFor = 300_000;
const leastBytes = 32;

const secretBytes = z
  .base64()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.length >= leastBytes);
const keySchema = z.object({ id: z.string().min(1), secret: secretBytes });
/** The current key stands on top, because CloudFormation can make the first one only there. */
const secretSchema = keySchema.extend({ previous: keySchema.nullable() });

/** Throws when the secret cannot be read or is not of the shape that the message tells; failures are not kept. */
export function secretReplyKeys({ settings, clock, secretId }: ReplyKeysOptions): Vault['replyKeys'] {
  const client = new SecretsManagerClient(settings);
  let kept: { readonly keys: Promise<ReplyKeys>; readonly until: number } | null = null;
  const read = async (): Promise<ReplyKeys> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return replyKeysOf(SecretString ?? '');
  };
  return () => {
    const now = Date.parse(clock.now());
    if (kept === null || now >= kept.until) {
      const reading = { keys: read(), until: now + keptFor };
      kept = reading;
      reading.keys.catch(() => {
        if (kept === reading) kept = null;
      });
    }
    return kept.keys;
  };
}

function replyKeysOf(text: string): ReplyKeys {
  const result = secretSchema.safeParse(asJson(text));
  if (!result.success) {
    // The field is told, never the text.
    const fields = result.error.issues.map((issue) => issue.path.join('.') || 'not a JSON object').join(', ');
    throw new Error(
      `The secret of the reply keys is wrong in: ${fields}. It must be {"id":"2","secret":"base64 of ${leastBytes} random bytes or more","previous":{"id":"1","secret":"…"}}, or "previous":null.`,
    );
  }
  const { id, secret, previous } = result.data;
  return { current: { id, secret }, previous };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
