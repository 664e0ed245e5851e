/** Somebody at a keyboard: writes new mails, answers letters, passes mails on, each as their client does. */
import type { Client, Draft, Person, Repeated } from './clients/draft.ts';
import { repeated } from './clients/draft.ts';
import { answerTo, type Letter } from './letter.ts';
import type { Mail } from './stack.ts';

export type Extra = Partial<Pick<Draft, 'cc' | 'attachments' | 'headers' | 'messageId' | 'subject' | 'at' | 'to'>> & {
  /** Envelope recipients, where they differ from To. */
  readonly envelopeTo?: readonly string[];
  readonly envelopeFrom?: string;
};

export interface Writer extends Person {
  write(to: string, subject: string, text: string, extra?: Extra): Mail;
  answer(letter: Letter, text: string, extra?: Extra): Mail;
  forward(original: Repeated, to: string, text: string, extra?: Extra): Mail;
}

let written = 0;

/** `monday` is when the conversations of most tests begin. */
export const monday = '2026-11-23T15:00:00.000Z';

export function writer(name: string, address: string, client: Client): Writer {
  const person = { name, address };
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const mail = (draft: Omit<Draft, 'from' | 'messageId' | 'at'>, extra: Extra): Mail => {
    written += 1;
    const { envelopeTo, envelopeFrom, ...rest } = extra;
    const full: Draft = {
      at: monday,
      messageId: `<m${written}.${address.replace('@', '.')}@${domain}>`,
      ...draft,
      ...rest,
      from: person,
    };
    return { raw: client(full), from: envelopeFrom ?? address, to: envelopeTo ?? [...full.to, ...(full.cc ?? [])] };
  };
  return {
    ...person,
    write: (to, subject, text, extra = {}) => mail({ to: [to], subject, text }, extra),
    answer: (letter, text, extra = {}) =>
      mail(
        {
          to: [answerTo(letter)],
          subject: letter.subject,
          text,
          inReplyTo: letter.messageId,
          references: [...letter.references, letter.messageId],
          answered: repeated(letter),
        },
        extra,
      ),
    forward: (original, to, text, extra = {}) =>
      mail({ to: [to], subject: original.subject, text, forwarded: original }, extra),
  };
}
