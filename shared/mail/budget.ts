/** What one mail may still spend, the mails nested in it included: a limit a level would multiply by the levels. */
import { MAX_ATTACHMENTS, MAX_PARTS, MailRefused } from './limits.ts';
import type { MimePart } from './mime-part.ts';

export interface Budget {
  parts: number;
  attachments: number;
}

export function newBudget(): Budget {
  return { parts: MAX_PARTS, attachments: MAX_ATTACHMENTS };
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
