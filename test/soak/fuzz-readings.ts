/** What is made of a parsed mail: the reading, the masks, addresses, our own letters; and text that repeats itself. */
import fc from 'fast-check';
import { maskAll } from '../../shared/identifiers/nir.ts';
import { parseAddresses } from '../../shared/mail/addresses.ts';
import { hasOneAuthor } from '../../shared/mail/author.ts';
import { composeMessage, isWritable } from '../../shared/mail/compose.ts';
import { MailRefused } from '../../shared/mail/limits.ts';
import type { Message } from '../../shared/mail/message.ts';
import { parseMessage } from '../../shared/mail/parse.ts';
import { procedureById } from '../../shared/office/procedures/index.ts';
import { readOrder } from '../../shared/reclamation/command.ts';
import { read } from '../../shared/reclamation/read/read.ts';
import { type FuzzMail, header, randomMail, woundedMail } from './fuzz-mails.ts';
import { hold, type Reader, type Tally, timed } from './fuzz-tally.ts';

const context = {
  procedure: procedureById('cpms-reclamations'),
  receivedAt: '2026-11-23T09:00:00.000Z',
  envelopeFrom: 'a@b.example',
  own: { addresses: ['reclamations@cpms.example'], messageIdDomains: [] },
  attachmentTexts: [],
  region: 'metropole',
} as const;

async function parsed({ raw }: Pick<FuzzMail, 'raw'>, tally: Tally): Promise<Message | null> {
  try {
    return await parseMessage(raw);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    tally.refused += 1;
    return null;
  }
}

/** What texts are made slow with: a short piece, over and over. */
const unit = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          ' ',
          '\n',
          '\t',
          '\u00a0',
          '.',
          ',',
          ':',
          ';',
          '-',
          '_',
          '/',
          '>',
          '<',
          '(',
          ')',
          '[',
          '"',
          "'",
          '’',
          '#',
          '@',
          '*',
          '|',
          '=',
          '&',
          '?',
          '!',
          '+',
        ],
        ...[
          '1',
          '85',
          '2A',
          '006',
          'a',
          'é',
          'É',
          'Le ',
          'De : ',
          'a écrit :',
          'Objet : ',
          'NIR ',
          'n° ',
          'Mme ',
          'rue ',
          '75012 ',
          '12/10/2026',
          ' octobre ',
        ],
        ...[
          'CPMS-',
          'http://',
          'www.',
          '.fr/',
          '.pdf',
          'fr76',
          'a@b.example',
          '<p>',
          '<td>',
          '</',
          '&nbsp;',
          '-- ',
          'tribunal',
          'réclamation',
          'le ',
          'jours',
        ],
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));

/** Characters of such a text; time that grows with their square is seconds here, and hours in the largest mail. */
const REPEATED = 60_000;
/** Milliseconds of processor time that a text of that length may take: ten times the slowest seen. */
const REPEATED_TIME = 2_000;

export const readings: Readonly<Record<string, Reader>> = {
  readings: {
    weight: 2,
    property: (tally) =>
      fc.asyncProperty(fc.oneof(woundedMail, randomMail), async (mail) => {
        const message = await parsed(mail, tally);
        if (message === null) return;
        timed(tally, () => {
          const { from, objet } = read(message, context);
          hold(!/[\r\n\0]/.test(from.name + from.address), 'who wrote stands on one line');
          hold(!/[\r\n\0]/.test(objet), 'the objet stands on one line');
          const masked = maskAll(message.text);
          hold(maskAll(masked) === masked, 'masking twice changes nothing more');
        });
      }),
  },
  addresses: {
    weight: 1,
    property: (tally) =>
      fc.asyncProperty(header, async (head) => {
        const message = await parsed({ raw: Buffer.from(`${head}\r\nBonjour`, 'utf8') }, tally);
        if (message === null) return;
        timed(tally, () => hasOneAuthor(message));
        const found = [
          ...(message.from === null ? [] : [message.from]),
          ...message.to,
          ...message.cc,
          ...parseAddresses(head),
        ];
        for (const { name, address } of found) {
          hold(!/[\s<>\0]/.test(address) && address.lastIndexOf('@') > 0, 'an address is one word with a domain');
          hold(!/[\r\n\0\u202a-\u202e\u2066-\u2069]/.test(name), 'a name hides and reorders nothing');
        }
      }),
  },
  letters: {
    weight: 1,
    property: (tally) =>
      fc.asyncProperty(randomMail, async (mail) => {
        const message = await parsed(mail, tally);
        const address = message?.from?.address ?? '';
        if (message === null || !isWritable(address)) return;
        const raw = await composeMessage({
          from: { name: 'Réclamations', address: 'reclamations@cpms.example' },
          to: [{ name: message.from?.name ?? '', address }],
          subject: message.subject,
          text: message.text,
          date: '2026-11-23T09:00:00.000Z',
          messageId: '<a@cpms.example>',
          attachments: message.attachments.map(({ name, content }) => ({ name, contentType: 'image/png', content })),
          boundarySeed: 'fuzz-fuzz',
        });
        const [head = ''] = Buffer.from(raw).toString('latin1').split('\r\n\r\n', 1);
        hold(
          head
            .split('\r\n')
            .every((line) =>
              /^(?:From|To|Subject|Message-ID|Date|MIME-Version|Content-[A-Za-z-]+): |^[ \t]/.test(line),
            ),
          'no field was added to a letter',
        );
        hold(!/[\r\n\0]/.test(head.replaceAll('\r\n', '')), 'no line was broken in a letter');
      }),
  },
  repetitions: {
    weight: 1,
    property: (tally) =>
      fc.asyncProperty(
        unit,
        fc.constantFrom('text/plain', 'text/html'),
        fc.constantFrom('x', 'Re: x', 'TR: x'),
        async (piece, type, subject) => {
          const text = piece.repeat(Math.ceil(REPEATED / piece.length)).replaceAll('\n', '\r\n');
          const raw = Buffer.from(
            `From: a@b.example\r\nSubject: ${subject} ${text.slice(0, 20_000).replace(/\s+/g, ' ')}\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${text}`,
          );
          const before = process.cpuUsage();
          const message = await parsed({ raw }, tally);
          if (message === null) return;
          timed(tally, () => {
            read(message, context);
            maskAll(message.text);
            readOrder(message.text);
          });
          const { user, system } = process.cpuUsage(before);
          hold((user + system) / 1_000 < REPEATED_TIME, `${JSON.stringify(piece)} over and over is read in time`);
        },
      ),
  },
};
