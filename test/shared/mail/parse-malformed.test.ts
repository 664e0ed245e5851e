import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_ATTACHMENTS,
  MAX_DEPTH,
  MAX_HEADER_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_PARTS,
  MAX_RECIPIENTS,
  MailRefused,
} from '../../../shared/mail/limits.ts';
import type { Message } from '../../../shared/mail/message.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { HEAD, mail, utf8 } from './raw.ts';

/** Inputs tried; a soak sets more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 500);

async function refusal(raw: Uint8Array): Promise<string> {
  try {
    await parseMessage(raw);
  } catch (error) {
    if (error instanceof MailRefused) return error.reason;
    throw error;
  }
  return 'accepted';
}

async function parse(...lines: string[]): Promise<Message> {
  return await parseMessage(mail(...lines));
}

describe('header fields', () => {
  it('takes a mail without any field it knows', async () => {
    const message = await parse('X-Rien: 1', '', 'corps');
    expect(message).toMatchObject({
      from: null,
      to: [],
      cc: [],
      replyTo: [],
      subject: '',
      messageId: null,
      date: null,
      inReplyTo: [],
      references: [],
      text: 'corps',
    });
  });

  it('joins two To fields, reads groups, and drops entries without address', async () => {
    const message = await parse(
      'To: A <a@x.example>, sans adresse',
      'To: Equipe: b@x.example, C <c@X.EXAMPLE>;',
      '',
      '',
    );
    expect(message.to.map((one) => one.address)).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
  });

  it('reads raw 8-bit Subjects and names, in UTF-8 and in windows-1252', async () => {
    const latin = await parse('From: Andr\xe9 <a@x.example>', 'Subject: R\xe9clamation', '', '');
    expect([latin.from?.name, latin.subject]).toEqual(['André', 'Réclamation']);
    const unicode = await parse(utf8('From: André <a@x.example>'), utf8('Subject: Réclamation'), '', '');
    expect([unicode.from?.name, unicode.subject]).toEqual(['André', 'Réclamation']);
  });

  it('joins encoded words cut in the middle of a character, folded or not', async () => {
    const message = await parse(
      'Subject: =?UTF-8?Q?R=C3?=',
      ' =?UTF-8?Q?=A9clamation_=C3=A0?= =?utf-8?B?IGxhIENQQU0=?= suite',
      '',
      '',
    );
    expect(message.subject).toBe('Réclamation à la CPAM suite');
  });

  it('reads encoded words with spaces inside, without spaces around, with a language, and of an unknown set', async () => {
    expect((await parse('Subject: =?iso-8859-1?Q?r=E9clamation du 3?=', '', '')).subject).toBe('réclamation du 3');
    expect((await parse('Subject: a=?utf-8?Q?=C3=A9?=b', '', '')).subject).toBe('aéb');
    expect((await parse('Subject: =?utf-8*fr?Q?=C3=A9t=C3=A9?=', '', '')).subject).toBe('été');
    expect((await parse('Subject: =?x-inconnu?Q?=E9t=E9?=', '', '')).subject).toBe('été');
  });

  it('leaves broken encoded words as they are', async () => {
    expect((await parse('Subject: =?utf-8?Q?abc', '', '')).subject).toBe('=?utf-8?Q?abc');
  });

  it('collects ids whatever the separators, without brackets too, each once', async () => {
    const message = await parse(
      'In-Reply-To: <a@x.example> (message of Monday)',
      'References: <1@x.example><2@x.example>',
      ' <1@x.example>',
      'References: <3@x.example>',
      'Message-ID: nu@x.example',
      '',
      '',
    );
    expect(message.inReplyTo).toEqual(['<a@x.example>']);
    expect(message.references).toEqual(['<1@x.example>', '<2@x.example>', '<3@x.example>']);
    expect(message.messageId).toBe('<nu@x.example>');
  });

  it.each([
    ['Mon, 2 Nov 2026 18:42:07 +0100', '2026-11-02T17:42:07.000Z'],
    ['2 Nov 26 18:42 GMT', '2026-11-02T18:42:00.000Z'],
    ['Mon, 02 Nov 2026 18:42:07 -0500 (EST)', '2026-11-02T23:42:07.000Z'],
    ['Mon Nov  2 18:42:07 2026', '2026-11-02T18:42:07.000Z'],
    ['2026-11-02T18:42:07+01:00', '2026-11-02T17:42:07.000Z'],
    ['Mon, 31 Feb 2026 10:00:00 +0100', null],
    ['Mon, 2 Nov 1926 18:42:07 +0100', null],
    ['hier soir', null],
    ['', null],
  ])('reads the Date %j as %j', async (field, expected) => {
    expect((await parse(`Date: ${field}`, '', '')).date).toBe(expected);
  });

  it('disbelieves a Date far from the topmost Received field', async () => {
    const received =
      'Received: from a by inbound-smtp.eu-west-3.amazonaws.com with SMTP id x; Mon, 2 Nov 2026 17:42:10 +0000 (UTC)';
    expect((await parse(received, 'Date: Mon, 2 Nov 2040 18:42:07 +0100', '', '')).date).toBe(null);
    expect((await parse(received, 'Date: Mon, 2 Nov 2026 18:42:07 +0100', '', '')).date).toBe(
      '2026-11-02T17:42:07.000Z',
    );
  });

  it('frees names and file names of control, bidirectional and invisible characters', async () => {
    const name = Buffer.from('Ame\u202eli\u200b\u0007', 'utf8').toString('base64');
    const file = Buffer.from('../../facture\u202efdp.exe', 'utf8').toString('base64');
    const message = await parse(
      `From: =?utf-8?B?${name}?= <a@x.example>`,
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename="=?utf-8?B?${file}?="`,
      '',
      'x',
    );
    expect(message.from?.name).toBe('Ameli');
    expect(message.attachments[0]?.name).toBe('facturefdp.exe');
  });
});

describe('structures that are broken', () => {
  it.each([
    ['an empty file', ''],
    ['line ends only', '\r\n\r\n\r\n'],
    ['a header without end', 'Subject: x'],
    ['one long word', 'x'.repeat(100_000)],
    ['only NULs', '\0'.repeat(1_000)],
  ])('takes %s', async (_, raw) => {
    expect((await parseMessage(Buffer.from(raw, 'latin1'))).from).toBe(null);
  });

  it('reads on without the end boundary', async () => {
    const message = await parse(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'lettre',
    );
    expect(message.text).toBe('lettre');
  });

  it('finds boundaries followed by spaces, and a boundary that the header does not name', async () => {
    const body = [
      '',
      '--b  ',
      'Content-Type: text/plain',
      '',
      'lettre',
      '--b ',
      'Content-Type: application/pdf; name=a.pdf',
      '',
      '%PDF',
      '--b--  ',
    ];
    for (const type of ['multipart/mixed; boundary=b', 'multipart/mixed', 'multipart/mixed; boundary=autre']) {
      const message = await parse(...HEAD, `Content-Type: ${type}`, ...body);
      expect([
        type,
        message.text,
        message.attachments.map((one) => Buffer.from(one.content).toString()),
        message.from?.address,
      ]).toEqual([type, 'lettre', ['%PDF'], 'jeanne@courriel.example']);
    }
  });

  it('reads a multipart that is none as plain text', async () => {
    expect(
      (await parse(...HEAD, 'Content-Type: multipart/alternative; boundary=b', '', 'Bonjour,', 'ma demande.')).text,
    ).toBe('Bonjour,\nma demande.');
  });

  it('reads CR-only line ends, leading blank lines and a byte order mark', async () => {
    expect((await parseMessage(Buffer.from('Subject: x\r\rcorps\rfin', 'latin1'))).text).toBe('corps\nfin');
    expect((await parseMessage(Buffer.from('\r\n\r\nSubject: y\r\n\r\ncorps', 'latin1'))).subject).toBe('y');
    expect((await parseMessage(Buffer.from('\xef\xbb\xbfSubject: z\r\n\r\ncorps', 'latin1'))).subject).toBe('z');
  });

  it('reads from a stream as from bytes', async () => {
    const raw = mail(...HEAD, 'Subject: x', '', 'corps');
    const chunks = Array.from({ length: Math.ceil(raw.length / 7) }, (_, index) =>
      Buffer.from(raw.subarray(index * 7, index * 7 + 7)),
    );
    expect(await parseMessage(Readable.from(chunks))).toEqual(await parseMessage(raw));
  });
});

describe('limits', () => {
  const bomb = (count: number): Uint8Array =>
    mail(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...Array.from({ length: count }, () => '--b\r\nContent-Type: text/plain\r\n\r\nx'),
      '--b--',
    );

  it('refuses more parts than SES would deliver', async () => {
    expect(await refusal(bomb(MAX_PARTS + 10))).toBe('too-many-parts');
    expect(await refusal(bomb(MAX_PARTS - 10))).toBe('accepted');
  });

  it('refuses multiparts nested without end', async () => {
    const nested = (depth: number): Uint8Array =>
      mail(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=b0',
        '',
        ...Array.from(
          { length: depth },
          (_, level) => `--b${level}\r\nContent-Type: multipart/mixed; boundary=b${level + 1}\r\n`,
        ),
        `--b${depth}`,
        'Content-Type: text/plain',
        '',
        'fond',
      );
    expect(await refusal(nested(MAX_DEPTH + 5))).toBe('nested-too-deep');
    expect((await parseMessage(nested(MAX_DEPTH - 5))).text).toBe('fond');
  });

  it('refuses header bombs of length and of number, on the top and in a part', async () => {
    expect(await refusal(mail(`Subject: ${'x'.repeat(MAX_HEADER_BYTES)}`, '', ''))).toBe('header-too-large');
    expect(await refusal(mail(...Array.from({ length: 3_000 }, (_, index) => `X-${index}: y`), '', ''))).toBe(
      'too-many-header-fields',
    );
    expect(
      await refusal(
        mail(
          ...HEAD,
          'Content-Type: multipart/mixed; boundary=b',
          '',
          '--b',
          `X-A: ${'x'.repeat(MAX_HEADER_BYTES)}`,
          '',
          'x',
          '--b--',
        ),
      ),
    ).toBe('header-too-large');
  });

  it('refuses recipient lists and attachment floods', async () => {
    const list = Array.from({ length: MAX_RECIPIENTS + 1 }, (_, index) => `u${index}@x.example`).join(',\r\n ');
    expect(await refusal(mail(`To: ${list}`, '', ''))).toBe('too-many-recipients');
    const files = Array.from(
      { length: MAX_ATTACHMENTS + 1 },
      (_, index) => `--b\r\nContent-Type: image/png; name=${index}.png\r\n\r\nx`,
    );
    expect(await refusal(mail('Content-Type: multipart/mixed; boundary=b', '', ...files, '--b--'))).toBe(
      'too-many-attachments',
    );
  });

  it('refuses more bytes than SES delivers, and more text than a letter has', async () => {
    expect(await refusal(new Uint8Array(MAX_MESSAGE_BYTES + 1))).toBe('message-too-large');
    expect(await refusal(mail(...HEAD, '', 'mot '.repeat(2_000_000)))).toBe('text-too-large');
  });

  it('counts the text of nested mails together', async () => {
    const part = `--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n${'mot '.repeat(500_000)}\r\n`;
    const nested = (parts: number) =>
      mail(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', part.repeat(parts), '--b--');
    expect(await refusal(nested(4))).toBe('text-too-large');
    expect((await parseMessage(nested(2))).fragments.length).toBe(2);
  });

  it('opens no more bytes of nested mails than one mail has: a large attachment is not held once a level', async () => {
    const photo = `--b\r\nContent-Type: image/jpeg\r\n\r\n${'x'.repeat(30_000_000)}\r\n--b--\r\n`;
    const inner = `Subject: fond\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${photo}`;
    const wrapped = ['un', 'deux'].reduce(
      (one, name) => `Subject: ${name}\r\nContent-Type: message/rfc822\r\n\r\n${one}`,
      inner,
    );
    const message = await parseMessage(Buffer.from(wrapped, 'latin1'));
    expect(message.forwardedHeads.map(({ subject }) => subject)).toEqual(['un']);
    expect(message.defects).toEqual(['Message joint « fond.eml » non ouvert : trop volumineux.']);
  });

  it('opens nested mails to a depth and leaves the rest closed, with a word about it', async () => {
    let inner = 'Subject: fond\r\n\r\nau fond';
    for (let level = 0; level < 9; level++)
      inner = `Subject: niveau ${level}\r\nContent-Type: message/rfc822\r\n\r\n${inner}`;
    const message = await parseMessage(Buffer.from(inner, 'latin1'));
    expect(message.forwardedHeads.length).toBe(5);
    expect(message.defects.join()).toContain('non ouvert');
  });
});

describe('whatever arrives', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '\r\n',
      '\n',
      '--b',
      '--b--',
      '\r\n\r\n',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: message/rfc822',
      'Content-Type: text/html; charset=',
      'utf-16',
      'Content-Transfer-Encoding: base64',
      "Content-Disposition: attachment; filename*0*=utf-8''%E9; filename*1=",
      'Subject: =?utf-8?Q?',
      '?=',
      'From: "',
      '<',
      '>',
      '(',
      ';',
      ',',
      'References: ',
      'Date: ',
      'De : ',
      'Le 3 a écrit :',
      '> ',
      '-- ',
      '\0',
      '=',
      '=\r\n',
      '<!--',
      '<style>',
      'multipart/report; report-type=delivery-status',
      'winmail.dat',
      'application/ms-tnef',
    ),
  );

  it('returns a message or refuses, and the fragments are the text', { timeout: 60_000 + RUNS * 50 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const raw = Buffer.from(pieces.join(''), 'latin1');
        try {
          const message = await parseMessage(raw);
          expect(message.fragments.map((one) => one.text).join('\n')).toBe(message.text);
        } catch (error) {
          expect(error).toBeInstanceOf(MailRefused);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('reads attachments of 30 MB within the memory of a small function', { timeout: 60_000 }, async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`;
    const raw = Buffer.concat([
      mail(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'lettre',
        '--b',
        'Content-Type: application/octet-stream',
        'Content-Transfer-Encoding: base64',
        '',
        '',
      ),
      Buffer.from(line.repeat(500_000), 'latin1'),
      mail('--b--'),
    ]);
    const before = process.memoryUsage().rss;
    const message = await parseMessage(raw);
    expect(message.attachments[0]?.size).toBe(500_000 * 57);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(300);
  });
});
