/** The vault in memory: real encryption, bound to its context as with KMS, with keys and nonces that follow from a seed. */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Vault } from '../../ports.ts';

const nonceLength = 12;
const tagLength = 16;

export function modelVault(seed: string): Vault {
  const derive = (...parts: readonly string[]) => createHmac('sha256', seed).update(parts.join('\0')).digest();
  const key = derive('seal');
  return {
    async seal(value, context) {
      // The same value sealed for the same case twice comes out the same: a run can be repeated.
      const nonce = derive('nonce', context, value).subarray(0, nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    async open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      const opened = Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]);
      return opened.toString('utf8');
    },
    personKey: async (nir) => `model#${derive('person', nir).toString('hex')}`,
    replyKeys: async () => ({ current: { id: 'model', secret: derive('reply') }, previous: null }),
  };
}
