/**
 * Sealing at rest, AES-256-GCM (NIST SP 800-38D): version, nonce, tag, ciphertext. The context is authenticated with it,
 * so that a value cannot be moved to another case or another file. Stands in for KMS and its encryption context.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + nonceLength + tagLength;

/** A key of 32 bytes; the nonce is random, which is safe for far more values than one machine will ever seal (2³² a key). */
export function seal(bytes: Uint8Array, context: string, key: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), ciphertext]);
}

/** Throws when the bytes were altered, or sealed with another key or for another context. */
export function unseal(sealed: Uint8Array, context: string, key: Uint8Array): Uint8Array {
  if (sealed.length < headLength || sealed[0] !== version) {
    throw new Error(`Not a sealed value of version ${version} (${sealed.length} bytes): was it written by this stack?`);
  }
  const nonce = sealed.subarray(1, 1 + nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(1 + nonceLength, headLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()]);
  } catch (cause) {
    throw new Error(
      'A sealed value does not open: it was altered, or belongs to another context or to another keys.json.',
      { cause },
    );
  }
}
