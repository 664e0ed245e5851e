import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MailRefused } from '../../../shared/mail/limits.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { decompressRtf, rtfToText } from '../../../shared/mail/rtf.ts';
import { readTnef } from '../../../shared/mail/tnef.ts';
import { cpuTime } from './cpu-time.ts';
import { HEAD, mail, utf8 } from './raw.ts';
import { container, properties, stringProperty, u32 } from './tnef-writer.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

describe('S/MIME and PGP', () => {
  it.each(['smime-signe-opaque.eml', 'smime-signe-opaque-indefini.eml'])(
    'an opaque signature is opened: %s',
    async (name) => {
      const message = await parseMessage(fixture(name));
      expect(message).toMatchObject({
        text: 'Ma réclamation signée.',
        defects: [],
        attachments: [],
        from: { address: 'jeanne@courriel.example' },
      });
    },
  );

  it('an encrypted mail is kept closed, and said to be', async () => {
    const message = await parseMessage(fixture('smime-chiffre.eml'));
    expect(message.text).toBe('');
    expect(message.attachments.map((one) => one.name)).toEqual(['smime.p7m']);
    expect(message.defects).toEqual(['Message chiffré ou signé illisible : le contenu est resté fermé.']);
  });

  it('damage in a signature never throws', async () => {
    const raw = Buffer.from(fixture('smime-signe-opaque.eml'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 480, max: raw.length - 1 }), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async (changes) => {
          const damaged = Buffer.from(raw);
          for (const [at, byte] of changes) damaged[at] = byte;
          await parseMessage(damaged).catch((error: unknown) => expect(error).toBeInstanceOf(MailRefused));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('PGP, as its own type or in the text, is said to be closed', async () => {
    const defect = [expect.stringContaining('chiffré')];
    const mime = mail(
      ...HEAD,
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
      '',
      '--b',
      'Content-Type: application/pgp-encrypted',
      '',
      'Version: 1',
      '--b',
      'Content-Type: application/octet-stream; name=encrypted.asc',
      '',
      '-----BEGIN PGP MESSAGE-----',
      '--b--',
    );
    expect((await parseMessage(mime)).defects).toEqual(defect);
    expect((await parseMessage(mail(...HEAD, '', '-----BEGIN PGP MESSAGE-----', '', 'hQEMA'))).defects).toEqual(defect);
  });

  it('a clear signature is read as any mail', async () => {
    const message = await parseMessage(
      mail(
        ...HEAD,
        'Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        utf8('Ma réclamation'),
        '--b',
        'Content-Type: application/pgp-signature; name=signature.asc',
        '',
        '-----BEGIN PGP SIGNATURE-----',
        '--b--',
      ),
    );
    expect([message.text, message.defects]).toEqual(['Ma réclamation', []]);
  });
});

describe('RTF', () => {
  // The examples of MS-OXRTFCP § 3.1 and § 3.2.
  it('is decompressed as the specification shows', () => {
    expect(
      decompressRtf(
        Buffer.from(
          '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
          'hex',
        ),
      ),
    ).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
    expect(decompressRtf(Buffer.from('1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', 'hex'))).toBe(
      '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}',
    );
    expect(decompressRtf(Buffer.from('bonjour'))).toBe(null);
  });

  it.each([
    [
      'plain text with accents',
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator Riched20}\\pard R\\'e9clamation \\u8364?\\par Deux\\line trois\\{\\}}",
      'Réclamation €\nDeux\ntrois{}',
    ],
    ['a table', '{\\rtf1 Nom\\cell Essai\\cell\\row NIR\\cell 1 85\\cell\\row}', 'Nom | Essai\nNIR | 1 85\n'],
    [
      'HTML in disguise',
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 R\\'e9clamation\\htmlrtf\\par}\\htmlrtf0{\\*\\htmltag72 </p>}{\\*\\htmltag64 <p>}Deux{\\*\\htmltag72 </p>}}",
      'Réclamation\n\nDeux',
    ],
  ])('is read: %s', (_, rtf, text) => {
    expect(rtfToText(rtf)).toBe(text);
  });

  it.each([
    ['braces', '{'.repeat(5_000_000)],
    ['backslashes', '\\'.repeat(5_000_000)],
    ['control words', '\\par'.repeat(1_200_000)],
    ['stars', '{\\*'.repeat(1_600_000)],
    ['escapes', "\\'e9".repeat(1_200_000)],
  ])('grows in line with the length: 5 MB of %s', (_, rtf) => {
    expect(cpuTime(() => rtfToText(rtf))).toBeLessThan(6_000);
  });

  it('of every second letter accented takes no more than plain text: each run is decoded once', () => {
    const rtf = `{\\rtf1\\ansicpg1252 ${'x\u00e9'.repeat(2_000_000)}}`;
    expect(rtfToText(rtf)).toHaveLength(4_000_000);
    expect(cpuTime(() => rtfToText(rtf))).toBeLessThan(1_000);
  });
});

describe('winmail.dat', () => {
  const file = (name: string, content: string): [2, number, Buffer][] => [
    [2, 0x00069002, Buffer.alloc(14)],
    [2, 0x00018010, Buffer.from('FICHIE~1.PDF\0', 'latin1')],
    [2, 0x0006800f, Buffer.from(content)],
    [
      2,
      0x00069005,
      properties([
        [0x8001, 0x03, u32(5)],
        stringProperty(0x3707, name, true),
        stringProperty(0x370e, 'application/pdf', false),
        [0x0e20, 0x03, u32(3)],
      ]),
    ],
  ];
  const attached = (content: Buffer, text = ''): Uint8Array =>
    mail(
      ...HEAD,
      'Subject: x',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      text,
      '--b',
      'Content-Type: application/ms-tnef; name=winmail.dat',
      'Content-Transfer-Encoding: base64',
      '',
      content.toString('base64').replace(/.{76}/g, '$&\r\n'),
      '--b--',
    );

  it('gives its files, under their long names, in its place', async () => {
    const message = await parseMessage(
      attached(
        container([1, 0x00069007, u32(1252)], ...file('Reçu d’août.pdf', '%PDF-1'), ...file('deux.pdf', '%PDF-2')),
        'Ma lettre',
      ),
    );
    expect(message.text).toBe('Ma lettre');
    expect(message.attachments.map((one) => [one.name, one.contentType, Buffer.from(one.content).toString()])).toEqual([
      ['Reçu d’août.pdf', 'application/pdf', '%PDF-1'],
      ['deux.pdf', 'application/pdf', '%PDF-2'],
    ]);
  });

  it.each<[string, Buffer]>([
    ['plain', container([1, 0x0002800c, Buffer.from('Ma r\xe9clamation\r\nfin\0', 'latin1')])],
    ['Unicode', container([1, 0x00069003, properties([stringProperty(0x1000, 'Ma réclamation\r\nfin', true)])])],
    [
      'HTML',
      container([
        1,
        0x00069003,
        properties([
          [0x3fde, 0x03, u32(65001)],
          [0x1013, 0x102, Buffer.from('<div>Ma réclamation</div><div>fin</div>')],
        ]),
      ]),
    ],
    [
      'RTF, not compressed',
      container([
        1,
        0x00069003,
        properties([
          [
            0x1009,
            0x102,
            Buffer.concat([
              u32(60),
              u32(48),
              u32(0x414c454d),
              u32(0),
              Buffer.from("{\\rtf1\\ansi\\ansicpg1252 Ma r\\'e9clamation\\par fin}"),
            ]),
          ],
        ]),
      ]),
    ],
  ])('gives its body where the mail has no text: %s', async (_, content) => {
    expect((await parseMessage(attached(content))).text).toBe('Ma réclamation\nfin');
  });

  it('gives the words of an Outlook item attached to it as passed on', async () => {
    const inner = container(
      [1, 0x0002800c, Buffer.from('La plainte de mon mari\0', 'latin1')],
      ...file('f.pdf', '%PDF'),
    );
    const outer = container(
      [1, 0x0002800c, Buffer.from('Voir ci-joint\0', 'latin1')],
      [2, 0x00069002, Buffer.alloc(14)],
      [2, 0x00069005, properties([[0x3701, 0x0d, Buffer.concat([Buffer.alloc(16, 3), inner])]])],
    );
    const message = await parseMessage(attached(outer));
    expect(message.fragments).toEqual([
      { kind: 'written', text: 'Voir ci-joint' },
      { kind: 'forwarded', text: 'La plainte de mon mari' },
    ]);
    expect(message.attachments.map((one) => one.name)).toEqual(['f.pdf']);
  });

  it('that is none stays closed, and is said to be', async () => {
    const message = await parseMessage(attached(Buffer.from('rien de tel')));
    expect(message.attachments.map((one) => one.name)).toEqual(['winmail.dat']);
    expect(message.defects).toEqual(['Pièce jointe « winmail.dat » illisible : conteneur Outlook endommagé.']);
  });

  it('that is damaged gives what it can, and never throws', () => {
    const whole = container(
      [1, 0x00069007, u32(1252)],
      [
        1,
        0x00069003,
        properties([
          stringProperty(0x1000, 'abc', true),
          [
            0x1009,
            0x102,
            Buffer.from(
              '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
              'hex',
            ),
          ],
        ]),
      ],
      ...file('a.pdf', '%PDF'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 4, max: whole.length - 1 }), fc.nat(255)), { maxLength: 10 }),
        fc.nat(whole.length),
        (changes, length) => {
          const damaged = Buffer.from(whole.subarray(0, length));
          for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
          const found = readTnef(damaged);
          expect(found === null || found.files.length <= 200).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
