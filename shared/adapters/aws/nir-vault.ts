/**
 * NIRs under keys that never leave KMS: sealed for one case, and hashed for look-up. The encryption context stands in
 * CloudTrail in clear, so it is the reference and nothing else.
 */
import { DecryptCommand, EncryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Vault } from '../../ports.ts';
import type { ClientSettings } from './client-settings.ts';

export interface NirVaultOptions {
  readonly settings: ClientSettings;
  /** Symmetric key. */
  readonly keyId: string;
  /** HMAC_256 key. */
  readonly macKeyId: string;
}

export function kmsNirVault({ settings, keyId, macKeyId }: NirVaultOptions): Omit<Vault, 'replyKeys'> {
  const client = new KMSClient(settings);
  return {
    async seal(value, context) {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({
          KeyId: keyId,
          Plaintext: Buffer.from(value, 'utf8'),
          EncryptionContext: { reference: context },
        }),
      );
      return base64(CiphertextBlob);
    },
    async open(sealed, context) {
      const { Plaintext } = await client.send(
        new DecryptCommand({
          // Named, so that nothing sealed under another key is taken for ours.
          KeyId: keyId,
          CiphertextBlob: Buffer.from(sealed, 'base64'),
          EncryptionContext: { reference: context },
        }),
      );
      return Buffer.from(present(Plaintext)).toString('utf8');
    },
    async personKey(nir) {
      const { Mac, KeyId } = await client.send(
        new GenerateMacCommand({ KeyId: macKeyId, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from(nir, 'utf8') }),
      );
      return `${keyVersion(KeyId ?? macKeyId)}#${Buffer.from(present(Mac)).toString('hex')}`;
    },
  };
}

/** The beginning of the key's own id: after a change of key its hashes are told apart from the former ones. */
function keyVersion(keyArn: string): string {
  return keyArn.slice(keyArn.lastIndexOf('/') + 1).slice(0, 8);
}

function base64(bytes: Uint8Array | undefined): string {
  return Buffer.from(present(bytes)).toString('base64');
}

function present(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw new Error('KMS answered without a result.');
  return bytes;
}
