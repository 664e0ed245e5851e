import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { HEAD, mail, utf8 } from './raw.ts';

async function textOf(...lines: string[]): Promise<string> {
  return (await parseMessage(mail(...HEAD, ...lines))).text;
}

describe('character sets', () => {
  it('reads windows-1252 text that declares nothing', async () => {
    expect(await textOf('Subject: x', '', 'J\x92ai une r\xe9clamation \xe0 48 \x80')).toBe(
      'J’ai une réclamation à 48 €',
    );
  });

  it('reads windows-1252 bytes under an iso-8859-1 and an iso-8859-15 label', async () => {
    expect(await textOf('Content-Type: text/plain; charset=iso-8859-1', '', 'l\x92\xe9t\xe9 co\xfbte 5 \x80')).toBe(
      'l’été coûte 5 €',
    );
    expect(await textOf('Content-Type: text/plain; charset=iso-8859-15', '', 'l\x92\xe9t\xe9 co\xfbte 5 \xa4')).toBe(
      'l’été coûte 5 €',
    );
  });

  it.each(['iso-8859-1', 'iso-8859-15', 'windows-1252', 'macintosh'])(
    'reads UTF-8 bytes under the label %s',
    async (label) => {
      const text = 'réclamation à l’été, 5 € 👍 Ţiriac';
      expect(await textOf(`Content-Type: text/plain; charset="${label}"`, '', utf8(text))).toBe(text);
    },
  );

  it('mends text that was encoded twice', async () => {
    const twice = utf8(utf8('Réclamation à traiter'));
    expect(await textOf('Content-Type: text/plain; charset=utf-8', '', twice)).toBe('Réclamation à traiter');
  });

  it('leaves a capital A with circumflex or tilde that is meant', async () => {
    expect(
      await textOf(
        'Content-Type: text/plain; charset=utf-8',
        '',
        utf8('L’ÂGE DE LA RETRAITE, SÃO PAULO, « À bientôt »'),
      ),
    ).toBe('L’ÂGE DE LA RETRAITE, SÃO PAULO, « À bientôt »');
  });

  it('keeps all that is legible of UTF-8 with a stray latin-1 byte', async () => {
    expect(await textOf('Content-Type: text/plain; charset=utf-8', '', `${utf8('déjà écrit, ')}r\xe9ponse`)).toBe(
      'déjà écrit, réponse',
    );
  });

  it('reads macintosh, UTF-16 with and without its mark, and UTF-7', async () => {
    expect(await textOf('Content-Type: text/plain; charset=macintosh', '', 'r\x8eclamation')).toBe('réclamation');
    const wide = Buffer.from('réclamation à 48 €', 'utf16le').toString('base64');
    expect(
      await textOf('Content-Type: text/plain; charset=utf-16le', 'Content-Transfer-Encoding: base64', '', wide),
    ).toBe('réclamation à 48 €');
    const marked = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('réclamation', 'utf16le').swap16()]).toString(
      'base64',
    );
    expect(
      await textOf('Content-Type: text/plain; charset=utf-16', 'Content-Transfer-Encoding: base64', '', marked),
    ).toBe('réclamation');
    expect(await textOf('Content-Type: text/plain; charset=utf-7', '', 'r+AOk-clamation')).toBe('réclamation');
  });

  it('guesses under an unknown name, and under a UTF-16 label that lies', async () => {
    expect(await textOf('Content-Type: text/plain; charset=x-mon-charset', '', 'r\xe9clamation')).toBe('réclamation');
    expect(await textOf('Content-Type: text/plain; charset=utf-16', '', 'une r\xe9clamation')).toBe('une réclamation');
  });

  it('takes the set from the HTML itself where the header is silent', async () => {
    const html = '<html><head><meta charset="iso-8859-15"></head><body>5 \xa4</body></html>';
    expect(await textOf('Content-Type: text/html', '', html)).toBe('5 €');
  });
});

describe('transfer encodings', () => {
  it('joins format=flowed lines, with and without DelSp, and leaves the signature mark alone', async () => {
    expect(await textOf('Content-Type: text/plain; format=flowed', '', 'une longue ', 'phrase', '-- ', 'Jeanne')).toBe(
      'une longue phrase\n-- \nJeanne',
    );
    expect(
      await textOf('Content-Type: text/plain; format=flowed; delsp=yes', '', '1 71 04 83 1 ', '90 912', ' >mot'),
    ).toBe('1 71 04 83 190 912\n>mot');
  });

  it('does not join lines of different quote depths', async () => {
    expect(await textOf('Content-Type: text/plain; format=flowed', '', '> un ', '> deux ', 'trois')).toBe(
      '> un deux \ntrois'.replace(' \n', '\n'),
    );
  });

  it('decodes quoted-printable whose encoding header was lost', async () => {
    expect(
      await textOf('Content-Type: text/plain; charset=utf-8', '', 'Une r=C3=A9clamation d=C3=A9j=C3=A0 fa=', 'ite'),
    ).toBe('Une réclamation déjà faite');
  });

  it('decodes quoted-printable with lower-case digits and damaged sequences', async () => {
    const text = await textOf(
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'r=e9clamation =ZZ fin=',
    );
    expect(text).toBe('réclamation =ZZ fin');
  });

  it('leaves a text with equals signs alone', async () => {
    expect(await textOf('Content-Type: text/plain; charset=utf-8', '', 'montant=48, total=20, x=3D ?')).toBe(
      'montant=48, total=20, x=3D ?',
    );
  });
});

describe('evenness of the text', () => {
  it('normalises line ends and exotic spaces, and drops what is invisible', async () => {
    const body = utf8('a\u00a0b\u202fc\u200bd\u00ade\u202ef\ufeff\u2028g');
    expect(await textOf('Content-Type: text/plain; charset=utf-8', '', body)).toBe('a b cdef\ng');
  });

  it('keeps families of emoji together', async () => {
    expect(await textOf('Content-Type: text/plain; charset=utf-8', '', utf8('👨‍👩‍👧 x\u200dy'))).toBe('👨‍👩‍👧 xy');
  });
});

describe('nesting', () => {
  const html = '<p>Ma r&eacute;clamation</p><table><tr><td>NIR</td><td>1&nbsp;85</td></tr></table>';

  it.each([
    ['alone', ['Content-Type: text/html; charset=utf-8', '', html]],
    [
      'alone in an alternative',
      ['Content-Type: multipart/alternative; boundary=b', '', '--b', 'Content-Type: text/html', '', html, '--b--'],
    ],
    [
      'beside a picture',
      [
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        html,
        '--b',
        'Content-Type: image/png; name=a.png',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw0KGgo=',
        '--b--',
      ],
    ],
    [
      'related within mixed',
      [
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: multipart/related; boundary=c',
        '',
        '--c',
        'Content-Type: text/html',
        '',
        html,
        '--c',
        'Content-Type: image/gif',
        'Content-ID: <i>',
        'Content-Transfer-Encoding: base64',
        '',
        'R0lGODlh',
        '--c--',
        '--b--',
      ],
    ],
    [
      'in a signed mail',
      [
        'Content-Type: multipart/signed; boundary=b; protocol="application/pkcs7-signature"',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        html,
        '--b',
        'Content-Type: application/pkcs7-signature; name=smime.p7s',
        'Content-Transfer-Encoding: base64',
        '',
        'MIAGCSqGSIb3',
        '--b--',
      ],
    ],
    ['as a text part full of tags', ['Content-Type: text/plain', '', `<html><body>${html}</body></html>`]],
  ])('reads HTML %s', async (_, lines) => {
    expect(await textOf(...lines)).toBe('Ma réclamation\n\nNIR | 1 85');
  });

  it('prefers the text part, and the HTML where the text is empty or a stub', async () => {
    const alternative = (plain: string): string[] => [
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      plain,
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Ma réclamation porte sur un refus de remboursement.</p>'.replace('é', '&eacute;'),
      '--b--',
    ];
    expect(await textOf(...alternative('Le texte de ma demande, en toutes lettres'))).toBe(
      'Le texte de ma demande, en toutes lettres',
    );
    const rich = 'Ma réclamation porte sur un refus de remboursement.';
    expect(await textOf(...alternative('  '))).toBe(rich);
    expect(await textOf(...alternative('Votre logiciel ne lit pas le HTML.'))).toBe(rich);
  });

  it('joins the text pieces that a phone puts between pictures, and says nothing twice', async () => {
    const picture = [
      '--b',
      'Content-Type: image/jpeg; name=p.jpg',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: inline; filename=p.jpg',
      '',
      '/9j/4AAQ',
    ];
    const lines = [
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Avant',
      ...picture,
      '--b',
      'Content-Type: text/plain',
      '',
      'Apres',
      ...picture,
      '--b',
      'Content-Type: text/html',
      '',
      '<p>Apres</p>',
      '--b--',
    ];
    expect(await textOf(...lines)).toBe('Avant\nApres');
  });

  it('keeps a text file as an attachment, not as the letter', async () => {
    const message = await parseMessage(
      mail(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Lettre',
        '--b',
        'Content-Type: text/plain; name=notes.txt',
        'Content-Disposition: inline; filename=notes.txt',
        '',
        'Notes',
        '--b--',
      ),
    );
    expect(message.text).toBe('Lettre');
    expect(message.attachments.map((one) => [one.name, Buffer.from(one.content).toString()])).toEqual([
      ['notes.txt', 'Notes'],
    ]);
  });
});

describe('the sample mails', () => {
  const folder = new URL('../../fixtures/mail/', import.meta.url);
  const samples = readdirSync(folder).filter(
    (name) => name.startsWith('cnmss-') || name.startsWith('cpam-') || name.startsWith('cpms-'),
  );

  it.each(samples)('reads %s without a replacement character', async (name) => {
    const message = await parseMessage(readFileSync(new URL(name, folder)));
    expect(message.from?.address).toMatch(/^[^@\s]+@[a-z.]+\.example$/);
    expect(message.date).toMatch(/^2026-1[12]-/);
    expect(message.subject).not.toBe('');
    expect(message.text.length).toBeGreaterThan(50);
    expect(message.text + message.subject).not.toMatch(/\uFFFD|=[89A-F][0-9A-F]|Ã/);
  });

  it('finds the table of the Outlook mail cell by cell', async () => {
    const message = await parseMessage(readFileSync(new URL('cpms-resiliation-outlook-html-windows-1252.eml', folder)));
    expect(message.text).toContain(
      'N° de sécurité sociale | 1 77 09 92 190 934 (07)\nAdresse | 22 allée des Platanes, 92190 MEUDON',
    );
    expect(message.text).toContain('48,70 € chaque mois. J’exige');
  });

  it('finds who first wrote the forwarded mail, and when', async () => {
    const message = await parseMessage(readFileSync(new URL('cnmss-transfert-trois-nir-pieces-jointes.eml', folder)));
    expect(message.forwardedHeads).toEqual([
      {
        from: { name: 'Thomas MULLER-FICTIF', address: 't.muller@defense-perso.example' },
        to: 'contact@cnmss.example',
        subject: 'Remboursement soins enfant - relance',
        date: '2026-10-05T11:22',
      },
    ]);
    expect(message.fragments.map((one) => one.kind)).toEqual(['written', 'forwarded']);
    expect(message.attachments.map((one) => one.name)).toEqual(['facture orthodontie.pdf', 'reçu.png']);
  });
});
