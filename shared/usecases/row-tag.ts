/**
 * Which outbox row a sent mail was, as a tag that SES gives back in each event about it. SES takes letters, digits,
 * `_` and `-` in the value of a tag, at most 256 (API reference, MessageTag).
 */
import type { RowKey } from '../ports.ts';

const longest = 256;

/** Null when the key is too long for a tag, which takes an office address of some 170 characters: the mail goes without. */
export function rowTag({ pk, sk }: RowKey): string | null {
  const tag = Buffer.from(`${pk}\n${sk}`, 'utf8').toString('base64url');
  return tag.length <= longest ? tag : null;
}

/** Null for a tag that was not made by `rowTag`. */
export function rowOfTag(tag: string): RowKey | null {
  const [pk, sk, ...more] = Buffer.from(tag, 'base64url').toString('utf8').split('\n');
  return pk && sk && more.length === 0 ? { pk, sk } : null;
}
