/**
 * The address that answers go to, which says on its own which case it is and as whom one may speak (design.md § 6):
 *
 *     reclamations + cpms-7k3q9fa . 52ragrygjn4v5g42 @ cpms.example
 *     intake address  case reference  signature
 *
 * The signature is HMAC-SHA-256 (RFC 2104, FIPS 180-4) over case, role, purpose and mailbox, cut to its first 80 bits
 * (design.md § 6) in 16 characters of Crockford's base 32: each guess costs a mail, so that no attack can be run at
 * leisure and the local part has room. Role and purpose are not written in the address but found by trying each, so
 * that the address of an acknowledgement can never be turned into that of a notification.
 * A token alone is no identity: who wrote, and whether the mail is authentic, is asked besides (mail.md § 4 no. 8).
 *
 * The address survives what happens to addresses: any case, and o for 0, i or l for 1 where somebody retyped it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { encode, untyped } from './base32.ts';
import { referenceLength, validate } from './case-reference.ts';

export const staffPurposes = ['staff-notification', 'reminder', 'escalation', 'alert', 'digest'] as const;

export type StaffPurpose = (typeof staffPurposes)[number];

/** As whom one speaks and in answer to what. Only an answer to a `staff-notification` goes on to the citizen. */
export type ReplyRight =
  | { readonly role: 'citizen'; readonly purpose: 'conversation' }
  | { readonly role: 'staff'; readonly purpose: StaffPurpose };

export type Role = ReplyRight['role'];

export type PurposeOf<R extends Role> = Extract<ReplyRight, { role: R }>['purpose'];

export interface ReplyKey {
  /** Names the key for people; not part of the address. */
  readonly id: string;
  /** At least 32 random bytes: as many as the hash gives (RFC 2104 § 3). */
  readonly secret: Uint8Array;
}

/** Addresses are signed with the current key, and still read with the previous one after a rotation. */
export interface ReplyKeys {
  readonly current: ReplyKey;
  readonly previous: ReplyKey | null;
}

export type ReplyToken = ReplyRight & { readonly reference: string };

/**
 * `no-tag`: a plain address (or no address at all), nothing was claimed. `malformed`: a tag, but not one of ours or cut short.
 * `bad-signature`: the shape of ours, but forged, of another mailbox, mistyped, or of a key long gone.
 */
export interface ReplyRefusal {
  readonly refused: 'no-tag' | 'malformed' | 'bad-signature';
}

const rights: readonly ReplyRight[] = [
  { role: 'citizen', purpose: 'conversation' },
  ...staffPurposes.map((purpose) => ({ role: 'staff', purpose }) as const),
];

const signatureLength = 16;
const signatureShape = /^[0-9A-HJKMNP-TV-Z]{16}$/;
/** RFC 5321 § 4.5.3.1.1. */
const longestLocalPart = 64;
const leastSecret = 32;

/**
 * The reply address of a case for one role and purpose, in lower case. `intakeAddress` is the office's, without a tag.
 * Throws a RangeError when the intake address has a tag or no domain, the reference is invalid, the purpose is not one
 * of the role, a secret is short, or the local part would pass 64 octets.
 */
export function compose<R extends Role>(
  intakeAddress: string,
  reference: string,
  role: R,
  purpose: PurposeOf<R>,
  keys: ReplyKeys,
): string {
  const right = rights.find((one) => one.role === role && one.purpose === purpose);
  if (right === undefined)
    throw new RangeError(`No purpose ${JSON.stringify(purpose)} for the role ${JSON.stringify(role)}.`);
  const valid = validate(reference);
  if (!valid.valid) throw new RangeError(`Not a case reference (${valid.reason}): ${JSON.stringify(reference)}.`);
  const box = split(intakeAddress);
  if (box === null || box.tag !== null) {
    throw new RangeError(
      `Not an intake address: ${JSON.stringify(intakeAddress)}. Give name@domain with no + in the name.`,
    );
  }
  const prefix = valid.reference.slice(0, valid.reference.indexOf('-'));
  const length = localPartLength(intakeAddress, prefix);
  if (length > longestLocalPart) {
    throw new RangeError(
      `Reply addresses of ${intakeAddress} with prefix ${prefix} have a local part of ${length} octets, more than the ` +
        `${longestLocalPart} of RFC 5321: shorten the name of the intake address or the prefix.`,
    );
  }
  const signature = sign(box.mailbox, valid.reference, right, keys.current);
  return `${box.name}+${valid.reference.toLowerCase()}.${signature.toLowerCase()}@${box.domain}`;
}

/**
 * What an address that mail came to proves, or why it proves nothing. Takes the bare address (`name+tag@domain`), as
 * anyone may have written it; throws for none of them, only a RangeError for a short secret.
 */
export function read(address: string, keys: ReplyKeys): ReplyToken | ReplyRefusal {
  const box = split(address);
  if (box === null || box.tag === null) return { refused: 'no-tag' };
  const dot = box.tag.lastIndexOf('.');
  const claimed = validate(box.tag.slice(0, Math.max(dot, 0)));
  const signature = untyped(box.tag.slice(dot + 1));
  if (!claimed.valid || !signatureShape.test(signature)) return { refused: 'malformed' };
  const given = Buffer.from(signature, 'latin1');
  let proven: ReplyRight | null = null;
  // Every key and right is tried, also after a match: the time taken tells nothing.
  for (const key of keys.previous === null ? [keys.current] : [keys.current, keys.previous]) {
    for (const right of rights) {
      const expected = Buffer.from(sign(box.mailbox, claimed.reference, right, key), 'latin1');
      if (timingSafeEqual(given, expected)) proven = right;
    }
  }
  return proven === null ? { refused: 'bad-signature' } : { reference: claimed.reference, ...proven };
}

/** Octets of the local part of an office's reply addresses; at most 64 are allowed (RFC 5321 § 4.5.3.1.1). */
export function localPartLength(intakeAddress: string, referencePrefix: string): number {
  const name = intakeAddress.slice(0, intakeAddress.lastIndexOf('@'));
  return Buffer.byteLength(name) + 1 + referenceLength(referencePrefix) + 1 + signatureLength;
}

/**
 * The address without its tag, in lower case: whose mailbox it is (RFC 5233, and the way SES receipt rules match).
 * Text without `@` comes back in lower case.
 */
export function mailboxOf(address: string): string {
  return split(address)?.mailbox ?? address.toLowerCase();
}

/** First 80 bits of the HMAC in base 32. No field before the mailbox can hold a NUL, so no two inputs sign alike. */
function sign(mailbox: string, reference: string, right: ReplyRight, key: ReplyKey): string {
  if (key.secret.length < leastSecret) {
    throw new RangeError(
      `The reply key ${JSON.stringify(key.id)} has ${key.secret.length} bytes: give at least ${leastSecret} random ones.`,
    );
  }
  const mac = createHmac('sha256', key.secret);
  mac.update(['reply-address-1', reference, right.role, right.purpose, mailbox].join('\0'), 'utf8');
  return encode(mac.digest(), signatureLength);
}

interface Parts {
  readonly name: string;
  readonly tag: string | null;
  readonly domain: string;
  readonly mailbox: string;
}

function split(address: string): Parts | null {
  const text = address.trim().toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 1 || at === text.length - 1) return null;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  const plus = local.indexOf('+');
  const name = plus < 0 ? local : local.slice(0, plus);
  return { name, tag: plus < 0 ? null : local.slice(plus + 1), domain, mailbox: `${name}@${domain}` };
}
