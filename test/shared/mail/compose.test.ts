import { describe, expect, it } from 'vitest';
import { composeMessage, isWritable, type OutgoingMessage } from '../../../shared/mail/compose.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { mail, utf8 } from './raw.ts';

const LETTER: OutgoingMessage = {
  from: { name: 'Réclamations « CPMS », service', address: 'reclamations@cpms.example' },
  to: [{ name: '', address: 'jeanne@courriel.example' }],
  replyTo: { name: '', address: 'reclamations+cpms-7k3q9f.abcdef@cpms.example' },
  subject: 'Accusé de réception de votre réclamation – cure thermale à l’étranger, dossier CPMS-7K3Q9F',
  text: `Madame, Monsieur,\n\nVotre réclamation est enregistrée. ${'mot '.repeat(400)}\n.\nFrom ici\n`,
  date: '2026-11-23T15:00:00.000Z',
  messageId: '<out-1@doleance.cpms.example>',
  inReplyTo: '<essai-1@courriel.example>',
  references: ['<essai-0@courriel.example>', '<essai-1@courriel.example>'],
  headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', 'X-Doleance-Loop': 'CPMS-7K3Q9F' },
  boundarySeed: 'out-0001-abcd',
};

async function composed(change: Partial<OutgoingMessage> = {}): Promise<Uint8Array> {
  return await composeMessage({ ...LETTER, ...change });
}

function lines(raw: Uint8Array): string[] {
  return Buffer.from(raw).toString('latin1').split('\r\n');
}

describe('a composed mail', () => {
  it('is read back as it was meant', async () => {
    const message = await parseMessage(await composed());
    expect(message).toMatchObject({
      from: LETTER.from,
      to: LETTER.to,
      replyTo: [LETTER.replyTo],
      subject: LETTER.subject,
      messageId: LETTER.messageId,
      inReplyTo: [LETTER.inReplyTo],
      references: LETTER.references,
      date: LETTER.date,
    });
    expect(message.text).toContain('Votre réclamation est enregistrée.');
    expect(message.headers.get('auto-submitted')).toEqual(['auto-replied']);
    expect(message.headers.get('x-auto-response-suppress')).toEqual(['All']);
    expect(message.headers.get('x-doleance-loop')).toEqual(['CPMS-7K3Q9F']);
  });

  it('is the same bytes for the same input', async () => {
    const attachments = [{ name: 'a.bin', contentType: 'application/octet-stream', content: Buffer.from('abc') }];
    expect(Buffer.from(await composed({ html: '<p>x</p>', attachments }))).toEqual(
      Buffer.from(await composed({ html: '<p>x</p>', attachments })),
    );
  });

  it('has CRLF line ends, ASCII headers and no line over 998 bytes, however long the thread', async () => {
    const references = Array.from({ length: 200 }, (_, index) => `<${'r'.repeat(60)}-${index}@courriel.example>`);
    const raw = await composed({ references, html: `<p>${'x'.repeat(5_000)}</p>` });
    expect(Math.max(...lines(raw).map((line) => line.length))).toBeLessThan(998);
    expect(Buffer.from(raw).toString('latin1').replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(Buffer.from(raw).toString('latin1').split('\r\n\r\n')[0]).not.toMatch(/[\u0080-\u00ff]/);
    const read = await parseMessage(raw);
    expect([read.references.length, read.references[0], read.references.at(-1)]).toEqual([
      20,
      references[0],
      references.at(-1),
    ]);
  });

  const attached = async (original: Uint8Array): Promise<[string, string, boolean]> => {
    const raw = await composed({
      attachments: [{ name: 'original.eml', contentType: 'message/rfc822', content: original }],
    });
    expect(Buffer.from(raw).toString('latin1')).not.toMatch(/[\u0080-\u00ff]|[^\r\n]{999}/);
    const [file] = (await parseMessage(raw)).attachments;
    return [file?.name ?? '', file?.contentType ?? '', Buffer.from(file?.content ?? []).equals(Buffer.from(original))];
  };

  it('carries an original mail as a mail, byte for byte', async () => {
    expect(await attached(mail('From: a@x.example', 'Subject: x', '', 'Sans suite.', '--ligne', 'fin'))).toEqual([
      'original.eml',
      'message/rfc822',
      true,
    ]);
  });

  it('carries an original that would not survive the way as an encoded file, byte for byte', async () => {
    const type = 'Content-Type: text/plain; charset=utf-8';
    expect(await attached(mail('From: a@x.example', type, '', utf8('Déjà écrit, sans réponse.')))).toEqual([
      'original.eml',
      'application/octet-stream',
      true,
    ]);
    expect(await attached(mail('From: a@x.example', type, '', 'x'.repeat(2_000)))).toEqual([
      'original.eml',
      'application/octet-stream',
      true,
    ]);
  });

  it('attaches files under French names', async () => {
    const read = await parseMessage(
      await composed({
        attachments: [
          { name: 'Reçu d’août (n° 2).pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.4') },
        ],
      }),
    );
    expect(read.attachments.map((one) => [one.name, Buffer.from(one.content).toString()])).toEqual([
      ['Reçu d’août (n° 2).pdf', '%PDF-1.4'],
    ]);
  });
});

describe('an injection', () => {
  const evil = 'x\r\nBcc: victime@x.example';

  it.each<[string, Partial<OutgoingMessage>]>([
    ['the subject', { subject: evil }],
    ['a lone line feed in the subject', { subject: 'x\nBcc: a@x.example' }],
    ['a display name', { from: { name: evil, address: 'a@x.example' } }],
    ['a recipient', { to: [{ name: '', address: 'a@x.example\r\nBcc: b@x.example' }] }],
    ['a second recipient in an address', { to: [{ name: '', address: 'a@x.example,b@x.example' }] }],
    ['brackets in an address', { to: [{ name: '', address: 'a@x.example> <b@x.example' }] }],
    ['a header value', { headers: { 'X-A': evil } }],
    ['a header name', { headers: { 'X-A: b\r\nBcc': 'a@x.example' } }],
    ['a Message-ID', { messageId: '<a@x>\r\nBcc: b@x.example' }],
    ['a reference', { references: ['<a@x.example>\r\n'] }],
    ['a file name', { attachments: [{ name: evil, contentType: 'text/plain', content: new Uint8Array() }] }],
    ['a content type', { attachments: [{ name: 'a', contentType: 'text/plain\r\nX: y', content: new Uint8Array() }] }],
    ['a boundary', { boundarySeed: 'abc\r\ndefgh' }],
    ['nobody to write to', { to: [] }],
  ])('by %s is refused', async (_, change) => {
    await expect(composed(change)).rejects.toThrow(Error);
  });

  it('by the body stays in the body', async () => {
    const read = await parseMessage(await composed({ text: 'x\r\n.\r\n\r\nBcc: a@x.example\r\n--out-0001-abcd' }));
    expect(read.headers.has('bcc')).toBe(false);
    expect(read.text).toContain('Bcc: a@x.example');
  });

  it('never reads a file or an address out of content', async () => {
    const read = await parseMessage(
      await composed({ text: '{{path:/etc/passwd}}', html: '<img src="file:///etc/passwd">' }),
    );
    expect(read.attachments).toEqual([]);
  });
});

it('nothing is written to a local part that SES takes for none: quoted, or not ASCII', () => {
  for (const address of [
    '"a b"@courriel.example',
    'élodie@courriel.example',
    'victime＠tiers.example@courriel.example',
  ])
    expect(isWritable(address), address).toBe(false);
  for (const address of ["jeanne.d'arc+x@courriel.example", 'elodie@bücher.example'])
    expect(isWritable(address), address).toBe(true);
});
