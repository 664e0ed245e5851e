/** The Vault port on the stack's own keys. */
import type { Vault } from '../../ports.ts';
import { seal, unseal } from './cipher.ts';
import { type LocalKeys, personKey } from './local-keys.ts';

export function localVault(keys: LocalKeys): Vault {
  return {
    async seal(value, context) {
      return Buffer.from(seal(Buffer.from(value, 'utf8'), `vault:${context}`, keys.seal)).toString('base64url');
    },
    async open(sealed, context) {
      return Buffer.from(unseal(Buffer.from(sealed, 'base64url'), `vault:${context}`, keys.seal)).toString('utf8');
    },
    personKey: async (nir) => personKey(nir, keys),
    replyKeys: async () => keys.reply,
  };
}
