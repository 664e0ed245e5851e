/** What one mail may still spend, the mails nested in it included: a limit a level would multiply by the levels. */
import { MAX_ATTACHMENTS, MAX_NESTED_BYTES, MAX_PARTS, MAX_TEXT_CHARACTERS, MailRefused } from './limits.ts';
import type { MimePart } from './mime-part.ts';

export interface Budget {
  parts: number;
  attachments: number;
  textCharacters: number;
  nestedBytes: number;
}

export function newBudget(): Budget {
  return {
    parts: MAX_PARTS,
    attachments: MAX_ATTACHMENTS,
    textCharacters: MAX_TEXT_CHARACTERS,
    nestedBytes: MAX_NESTED_BYTES,
  };
}

/** Counts an entity and all within it. Throws MailRefused when there are too many. */
export function spendParts(part: MimePart, budget: Budget): void {
  if (--budget.parts < 0)
    throw new MailRefused('too-many-parts', `more than ${MAX_PARTS} parts, nested mails included`);
  for (const child of part.children) spendParts(child, budget);
}

/** Counts one attachment. Throws MailRefused when there are too many. */
export function spendAttachment(budget: Budget): void {
  if (--budget.attachments < 0)
    throw new MailRefused('too-many-attachments', `more than ${MAX_ATTACHMENTS}, nested mails included`);
}

/** Counts the characters of a text part. Throws MailRefused when there are too many. */
export function spendText(characters: number, budget: Budget): void {
  budget.textCharacters -= characters;
  if (budget.textCharacters < 0)
    throw new MailRefused(
      'text-too-large',
      `more than ${MAX_TEXT_CHARACTERS} characters of text, nested mails included`,
    );
}

/** Counts the bytes of a mail within the mail; false when there are too many: it stays closed. */
export function spendNested(bytes: number, budget: Budget): boolean {
  if (bytes > budget.nestedBytes) return false;
  budget.nestedBytes -= bytes;
  return true;
}
