/** Address fields (RFC 5322 § 3.4) to mailboxes. */
import addressparser from 'nodemailer/lib/addressparser';
import { decodeHeader, decodeRaw, unfold } from './encoded-word.ts';
import type { Mailbox } from './message.ts';
import { safeDisplayName } from './safe-name.ts';

interface Entry {
  readonly name?: string;
  readonly address?: string;
  readonly group?: readonly Entry[];
}

/**
 * The mailboxes of an address field's value (one character a byte, encoded words not decoded). Entries without an
 * address are left out: they name nobody who can be written to. Never throws.
 */
export function parseAddresses(raw: string): Mailbox[] {
  let entries: readonly Entry[];
  try {
    entries = addressparser(decodeRaw(unfold(raw))) as unknown as readonly Entry[];
  } catch {
    return [];
  }
  return entries.flatMap((entry) => (entry.group === undefined ? [entry] : [...entry.group])).flatMap(toMailbox);
}

function toMailbox(entry: Entry): Mailbox[] {
  const name = safeDisplayName(decodeName(entry.name ?? ''));
  const address = cleanAddress(entry.address ?? '');
  return address === '' ? [] : [{ name, address }];
}

/** The parser gives names as text; the word decoder takes bytes. */
function decodeName(name: string): string {
  return name.includes('=?') && !/[^\u0000-\u007f]/.test(name) ? decodeHeader(name) : name;
}

/** The address without what cannot stand in one, domain in lower case; '' when it is none. */
export function cleanAddress(address: string): string {
  const plain = address
    .normalize('NFC')
    .replace(/[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<>]/g, '');
  const at = plain.lastIndexOf('@');
  if (at < 1 || at === plain.length - 1 || plain.length > 320) return '';
  return `${plain.slice(0, at)}@${plain.slice(at + 1).toLowerCase()}`;
}
