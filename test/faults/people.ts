/** The citizen, the agent and the machines at the other end: they read what was really sent, and answer it. */

import { wireMessageId } from '../../shared/adapters/aws/wire-message-id.ts';
import type { TakenMail } from '../../shared/adapters/model/ports.ts';
import type { Draft } from './mails.ts';

export const staff = { cpms: 'agents@cpms.example', cpam: 'agents@cpam.example', cnmss: 'agents@cnmss.example' };

/** An answer to a letter by whoever got it. */
export function answer(letter: TakenMail, text: string, extra: Partial<Draft> = {}): Draft {
  const head = headOf(letter);
  const wire = wireMessageId(letter.id, 'eu-west-3');
  return {
    from: letter.to[0] ?? '',
    to: [replyAddress(head) ?? letter.from],
    subject: 'Re: dossier',
    text,
    ...extra,
    headers: [`In-Reply-To: ${wire}`, `References: ${wire}`, ...(extra.headers ?? [])],
  };
}

export function replyAddress(head: string): string | null {
  const field = /^reply-to:(.*)$/im.exec(head)?.[1] ?? '';
  return /<([^<>]+)>/.exec(field)?.[1] ?? /(\S+@\S+)/.exec(field)?.[1] ?? null;
}

/** The header, unfolded. */
export function headOf(letter: TakenMail): string {
  const text = Buffer.from(letter.raw.subarray(0, 8_192)).toString('latin1');
  return text.slice(0, text.indexOf('\r\n\r\n')).replace(/\r\n[ \t]/g, ' ');
}
