/**
 * How much of a hostile mail is worked on. Each limit names the attack it stops and stands far above real mail
 * (measured: the largest complaint of the samples has 3 parts and 2 KB of header).
 */

/** Bytes of one mail. SES stores up to 40 MB (SES quotas), counted with its own headers: more cannot be a delivery. */
export const MAX_MESSAGE_BYTES = 42 * 1024 * 1024;

/** MIME parts of one mail, nested mails included. Stops breadth bombs (10^6 empty parts); SES itself stops at 500. */
export const MAX_PARTS = 500;

/** Multiparts within multiparts. Stops stack and boundary-search bombs; forwards of forwards reach about ten. */
export const MAX_DEPTH = 30;

/** Bytes of the header of one part. Stops header bombs; a hop adds about 2 KB, 500 recipients 25 KB. */
export const MAX_HEADER_BYTES = 256 * 1024;

/** Fields of one header. Stops bombs of many tiny fields. */
export const MAX_HEADER_FIELDS = 2_000;

/** Addresses in To, Cc and Reply-To together. Stops address-list bombs; mass mail of 500 copies is no complaint. */
export const MAX_RECIPIENTS = 500;

/** Attachments, decorations included. Stops attachment floods; people send at most some tens of photographs. */
export const MAX_ATTACHMENTS = 200;

/** Characters of decoded text, all text parts together. Stops text bombs; a long letter has 20,000. */
export const MAX_TEXT_CHARACTERS = 6 * 1024 * 1024;

/** Bytes of one text part. HTML with pictures written into it has some megabytes; beyond, decoding is the attack. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** Mails within mails (`message/rfc822`) that are opened; deeper ones stay closed attachments, with a defect noted. */
export const MAX_NESTED_MAILS = 5;

/**
 * Bytes of all the mails within a mail that are opened. Stops one large attachment that is held, and stored, again at each
 * level; a forward of the largest mail that SES delivers is opened.
 */
export const MAX_NESTED_BYTES = MAX_MESSAGE_BYTES;

/** Message-IDs taken from In-Reply-To and References. Stops look-up floods: each one costs a read of the table. */
export const MAX_THREAD_KEYS = 30;

export type RefusalReason =
  | 'message-too-large'
  | 'too-many-parts'
  | 'nested-too-deep'
  | 'header-too-large'
  | 'too-many-header-fields'
  | 'too-many-recipients'
  | 'too-many-attachments'
  | 'text-too-large'
  | 'unreadable-mime';

/** A mail past a limit, or one that the MIME reader gave up on. Not a failure: the caller quarantines it with `reason`. */
export class MailRefused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, detail: string) {
    super(`Mail refused (${reason}): ${detail}`);
    this.name = 'MailRefused';
    this.reason = reason;
  }
}
