/**
 * Whole mails with a text in one place: Subject, body, signature, quote, forward, attachment; in every client's shape.
 * The texts, written forms and look-alikes are those of the NIR generator.
 */
import type { NirSource } from '../../../../shared/reclamation/reading.ts';
import { pick, type Random } from '../../identifiers/nir/generator.ts';
import { docx, pdf } from '../../mail/documents.ts';
import { container, u32 } from '../../mail/tnef-writer.ts';
import { base64, entity, multipart, SHAPES, type Shape } from './mail-shapes.ts';

export interface Place {
  readonly name: string;
  /** Where the reading must say that the number stood. */
  readonly source: NirSource;
  /** Whether a text can stand there at all. */
  readonly takes: (text: string) => boolean;
  /** The mail's fields and its entity; null when the shape cannot carry it. */
  readonly write: (text: string, random: Random) => Written | null;
}

export interface Written {
  readonly subject: string;
  readonly fields: readonly string[];
  readonly entity: Buffer;
  readonly shape: string;
}

const COMPLAINT = "Bonjour,\n\nmon remboursement n'est toujours pas arrivé, c'est inadmissible.\n";
const CLOSING = '\n\nCordialement,\nJeanne Essai\n';
const unquoted = (text: string): boolean => !/^>/m.test(text);
const quoted = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n');

const LETTERS = SHAPES.filter((shape) => !shape.isForm);

function shaped(
  text: string,
  random: Random,
  subject: string,
  { fields = [], shapes = SHAPES }: { readonly fields?: readonly string[]; readonly shapes?: readonly Shape[] } = {},
): Written | null {
  const shape = pick(random, shapes);
  const written = shape.write(text);
  return written === null ? null : { subject, fields, entity: written, shape: shape.name };
}

const ANSWER = ['In-Reply-To: <essai-0@courriel.example>', 'References: <essai-0@courriel.example>'];
const FORWARD_HEADS = [
  '---------- Forwarded message ---------\nDe : Paul Essai <paul@courriel.example>\nDate: lun. 5 oct. 2026 à 11:22\nSubject: Remboursement\nTo: <contact@cpam.example>\n\n',
  '________________________________\nDe : Paul Essai <paul@courriel.example>\nEnvoyé : lundi 5 octobre 2026 11:22\nÀ : contact@cpam.example\nObjet : Remboursement\n\n',
  '-------- Message transféré --------\nSujet : Remboursement\nDate : Mon, 5 Oct 2026 11:22:00 +0200\nDe : Paul Essai <paul@courriel.example>\nPour : contact@cpam.example\n\n',
  'Début du message transféré :\n\nDe: Paul Essai <paul@courriel.example>\nObjet: Remboursement\nDate: 5 octobre 2026 à 11:22:00 UTC+2\nÀ: contact@cpam.example\n\n',
];

/** A file beside a plain body. */
function beside(file: Buffer, random: Random): Written | null {
  const body = shaped(`${COMPLAINT}Voir la pièce jointe.${CLOSING}`, random, 'Réclamation');
  return body === null ? null : { ...body, entity: multipart('mixed', [body.entity, file]) };
}

function file(name: string, type: string, data: Uint8Array): Buffer {
  return entity(
    [
      `Content-Type: ${type}; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"`,
    ],
    base64(data),
  );
}

/** What the small PDF can show; a soft hyphen is drawn in a PDF. */
const WINDOWS_ONLY = /^[\x20-\x7e\n\u00a0-\u00ac\u00ae-\u00ff]*$/;
const paragraph = (line: string): string =>
  `<w:p>${line
    .split('\t')
    .map((run) => `<w:r><w:t xml:space="preserve">${run.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`)
    .join('<w:r><w:tab/></w:r>')}</w:p>`;

export const PLACES: readonly Place[] = [
  {
    name: 'subject',
    source: 'subject',
    takes: (text) => unquoted(text) && !/[\n\r\t]/.test(text),
    write: (text, random) => shaped(`${COMPLAINT}${CLOSING}`, random, text),
  },
  {
    name: 'body',
    source: 'body',
    takes: unquoted,
    write: (text, random) => shaped(`${COMPLAINT}\n${text}${CLOSING}`, random, 'Réclamation'),
  },
  {
    name: 'signature',
    source: 'signature',
    takes: (text) => unquoted(text) && text.trim().split('\n').length <= 2 && !/bonjour|conteste|[.;!?]$/i.test(text),
    write: (text, random) =>
      shaped(`${COMPLAINT}\nCordialement,\n\n-- \nJeanne Essai\n${text}\n`, random, 'Réclamation'),
  },
  {
    name: 'quoted',
    source: 'quoted',
    takes: () => true,
    write: (text, random) =>
      shaped(
        `${COMPLAINT}${CLOSING}\nLe lun. 5 oct. 2026 à 11:22, Service <contact@cpam.example> a écrit :\n${quoted(`Bonjour,\n${text}\nLe service`)}\n`,
        random,
        'Re: Réclamation',
        { fields: ANSWER, shapes: LETTERS },
      ),
  },
  {
    name: 'forwarded',
    source: 'forwarded',
    takes: unquoted,
    write: (text, random) =>
      shaped(
        `Bonjour, message de mon mari ci-dessous, toujours sans réponse.\nJeanne Essai\n\n${pick(random, FORWARD_HEADS)}Madame, Monsieur,\n${text}\nPaul Essai\n`,
        random,
        'TR: Remboursement',
        { shapes: LETTERS },
      ),
  },
  {
    name: 'attached .txt',
    source: 'attachment',
    takes: unquoted,
    write: (text, random) => beside(file('attestation.txt', 'text/plain', Buffer.from(text)), random),
  },
  {
    name: 'attached .pdf',
    source: 'attachment',
    takes: (text) => unquoted(text) && WINDOWS_ONLY.test(text),
    write: (text, random) =>
      beside(file('lettre.pdf', 'application/pdf', pdf([['Attestation', ...text.split('\n'), 'Page 1']])), random),
  },
  {
    name: 'attached .docx',
    source: 'attachment',
    takes: (text) => unquoted(text) && !/[\r\ufeff]/.test(text),
    write: (text, random) =>
      beside(
        file(
          'lettre.docx',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          docx(text.split('\n').map(paragraph).join('')),
        ),
        random,
      ),
  },
  {
    name: 'attached .eml',
    source: 'forwarded',
    takes: unquoted,
    write: (text, random) => {
      const inner = shaped(`Madame, Monsieur,\n${text}\nPaul Essai\n`, random, '');
      if (inner === null) return null;
      const head =
        'From: Paul Essai <paul@courriel.example>\r\nTo: contact@cpam.example\r\nSubject: Remboursement\r\nDate: Mon, 5 Oct 2026 11:22:00 +0200\r\nMIME-Version: 1.0\r\n';
      const attached = entity(
        ['Content-Type: message/rfc822', 'Content-Disposition: attachment; filename="message.eml"'],
        Buffer.concat([Buffer.from(head), inner.entity]),
      );
      const outer = beside(attached, random);
      return outer === null ? null : { ...outer, shape: inner.shape };
    },
  },
  {
    name: 'winmail.dat',
    source: 'attachment',
    takes: unquoted,
    write: (text, random) =>
      beside(
        file(
          'winmail.dat',
          'application/ms-tnef',
          container(
            [2, 0x00069002, Buffer.concat([Buffer.from([1, 0]), u32(0), u32(0), u32(0)])],
            [2, 0x00018010, Buffer.from('attestation.txt\0')],
            [2, 0x0006800f, Buffer.from(text)],
          ),
        ),
        random,
      ),
  },
];

/** The whole mail, as it comes in. */
export function raw(written: Written, serial: number): Buffer {
  const words = Array.from(written.subject);
  const subject: string[] = [];
  for (let at = 0; at < words.length; at += 12)
    subject.push(`=?UTF-8?B?${Buffer.from(words.slice(at, at + 12).join('')).toString('base64')}?=`);
  return Buffer.concat([
    Buffer.from(
      [
        'Received: from mail.courriel.example by mx.example id 185057513094157; Mon, 23 Nov 2026 10:00:00 +0100',
        'From: Jeanne Essai <jeanne@courriel.example>',
        'To: reclamations@cpam.example',
        `Subject: ${subject.join('\r\n ')}`,
        'Date: Mon, 23 Nov 2026 10:00:00 +0100',
        `Message-ID: <${1_795_312_345_678 + serial}.185057513094157@courriel.example>`,
        ...written.fields,
        'MIME-Version: 1.0',
        '',
      ].join('\r\n'),
    ),
    written.entity,
  ]);
}
