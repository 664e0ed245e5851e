import { describe, expect, it } from 'vitest';
import { readAttribution, readForwardedHeads } from '../../../shared/mail/forwarded-head.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { parseWrittenDate } from '../../../shared/mail/written-date.ts';
import { HEAD, mail } from './raw.ts';

const THOMAS = { name: 'Thomas Fictif', address: 't.fictif@perso.example' };

describe('the head of a forwarded mail', () => {
  it.each([
    [
      'Outlook',
      '________________________________\nDe : Thomas Fictif <t.fictif@perso.example>\nEnvoyé : lundi 5 octobre 2026 11:22\nÀ : contact@cnmss.example\nCc : x@y.example\nObjet : Relance\n\ncorps',
    ],
    [
      'Outlook in bold',
      '*De :* Thomas Fictif <t.fictif@perso.example>\n*Envoyé :* lundi 5 octobre 2026 11:22\n*À :* contact@cnmss.example\n*Objet :* Relance\n\ncorps',
    ],
    [
      'Outlook, English',
      'From: Thomas Fictif <t.fictif@perso.example>\nSent: Monday, October 5, 2026 11:22 AM\nTo: contact@cnmss.example\nSubject: Relance\n\ncorps',
    ],
    [
      'old Outlook',
      '-----Message d’origine-----\nDe : Thomas Fictif [mailto:t.fictif@perso.example]\nEnvoyé : lundi 5 octobre 2026 11:22\nÀ : contact@cnmss.example\nObjet : Relance\n\ncorps',
    ],
    [
      'Gmail',
      '---------- Forwarded message ---------\nDe : Thomas Fictif <t.fictif@perso.example>\nDate: lun. 5 oct. 2026 à 11:22\nSubject: Relance\nTo: contact@cnmss.example\n\n\ncorps',
    ],
    [
      'Gmail, English',
      '---------- Forwarded message ---------\nFrom: Thomas Fictif <t.fictif@perso.example>\nDate: Mon, Oct 5, 2026 at 11:22 AM\nSubject: Relance\nTo: contact@cnmss.example\n\ncorps',
    ],
    [
      'Apple',
      'Début du message transféré :\n\nDe: Thomas Fictif <t.fictif@perso.example>\nObjet: Relance\nDate: 5 octobre 2026 à 11:22:33 UTC+2\nÀ: contact@cnmss.example\n\ncorps',
    ],
    [
      'Apple, marked',
      'Début du message transféré :\n\n> De: Thomas Fictif <t.fictif@perso.example>\n> Objet: Relance\n> Date: 5 octobre 2026 à 11:22:33 UTC+2\n> À: contact@cnmss.example\n> \n> corps',
    ],
    [
      'Thunderbird',
      '-------- Message transféré --------\nSujet : \tRelance\nDate : \tMon, 5 Oct 2026 11:22:00 +0200\nDe : \tThomas Fictif <t.fictif@perso.example>\nPour : \tcontact@cnmss.example\n\ncorps',
    ],
    [
      'Thunderbird from HTML',
      '-------- Message transféré --------\nSujet : | Relance\nDate : | Mon, 5 Oct 2026 11:22:00 +0200\nDe : | Thomas Fictif <t.fictif@perso.example>\nPour : | contact@cnmss.example\n\ncorps',
    ],
    [
      'Zimbra',
      '----- Mail transféré -----\nDe: "Thomas Fictif" <t.fictif@perso.example>\nÀ: contact@cnmss.example\nEnvoyé: Lundi 5 Octobre 2026 11:22:33\nObjet: Relance\n\ncorps',
    ],
    [
      'Orange',
      '> Message du 05/10/26 11:22\n> De : "Thomas Fictif" <t.fictif@perso.example>\n> A : contact@cnmss.example\n> Copie à : \n> Objet : Relance\n> Date : 05/10/26 11:22\n>\n> corps',
    ],
    [
      'Orange, its date in the mark alone',
      '> Message du 05/10/26 11:22\n> De : "Thomas Fictif" <t.fictif@perso.example>\n> A : contact@cnmss.example\n> Copie à : \n> Objet : Relance\n>\n> corps',
    ],
    [
      'on one line',
      'De : Thomas Fictif <t.fictif@perso.example> Envoyé : lundi 5 octobre 2026 11:22 À : contact@cnmss.example Objet : Relance\n\ncorps',
    ],
    [
      'Orange, new',
      'envoyé : 5 octobre 2026 à 11:22\nde : Thomas Fictif <t.fictif@perso.example>\nà : contact@cnmss.example\nobjet : Relance\n\ncorps',
    ],
    [
      'with a blank line between its fields',
      'De : Thomas Fictif <t.fictif@perso.example>\n\nEnvoyé : lundi 5 octobre 2026 11:22\n\nÀ : contact@cnmss.example\n\nObjet : Relance\n\ncorps',
    ],
  ])('is read: %s', (_, text) => {
    expect(readForwardedHeads([{ kind: 'forwarded', text }])).toEqual([
      { from: THOMAS, to: 'contact@cnmss.example', subject: 'Relance', date: '2026-10-05T11:22' },
    ]);
  });

  it('is read over wrapped recipients', () => {
    const text =
      'De : Thomas Fictif <t.fictif@perso.example>\nEnvoyé : lundi 5 octobre 2026 11:22\nÀ : un@x.example; deux@x.example;\n trois@x.example\nObjet : Relance\n\ncorps';
    expect(readForwardedHeads([{ kind: 'forwarded', text }])[0]).toMatchObject({
      to: 'un@x.example; deux@x.example; trois@x.example',
      subject: 'Relance',
    });
  });

  it('is read again within, outermost first', () => {
    const text =
      'De : A <a@x.example>\nEnvoyé : mardi 6 octobre 2026 09:00\nÀ : b@x.example\nObjet : TR: x\n\nvoir\n\nDe : C <c@x.example>\nEnvoyé : lundi 5 octobre 2026 08:00\nÀ : a@x.example\nObjet : x\n\ncorps';
    expect(readForwardedHeads([{ kind: 'forwarded', text }]).map((one) => [one.from?.address, one.date])).toEqual([
      ['a@x.example', '2026-10-06T09:00'],
      ['c@x.example', '2026-10-05T08:00'],
    ]);
  });

  it('is not looked for in what was written', () => {
    expect(readForwardedHeads([{ kind: 'written', text: 'De : A <a@x.example>\nEnvoyé : hier\nObjet : x' }])).toEqual(
      [],
    );
  });

  it.each([
    ['Le lun. 5 oct. 2026 à 11:22, Thomas Fictif <t.fictif@perso.example> a écrit :', THOMAS],
    ['On Mon, Oct 5, 2026 at 11:22 AM Thomas Fictif <t.fictif@perso.example> wrote:', THOMAS],
    ['Le 05/10/2026 à 11:22, Thomas Fictif a écrit :', { name: 'Thomas Fictif', address: '' }],
    ['Le lundi 5 octobre 2026 à 11:22:33 UTC+2, Thomas Fictif <t.fictif@perso.example> a écrit :', THOMAS],
  ])('is read from %j', (line, from) => {
    expect(readAttribution(line)).toEqual({ from, to: '', subject: '', date: '2026-10-05T11:22' });
  });

  it('comes from a mail passed on as an attachment, with its words and files', async () => {
    const message = await parseMessage(
      mail(
        ...HEAD,
        'Subject: TR: Relance',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Voir le message joint.',
        '--b',
        'Content-Type: message/rfc822',
        '',
        'From: Thomas Fictif <t.fictif@perso.example>',
        'To: contact@cnmss.example',
        'Subject: =?utf-8?Q?Relance?=',
        'Date: Mon, 5 Oct 2026 11:22:00 +0200',
        'Content-Type: multipart/mixed; boundary=c',
        '',
        '--c',
        'Content-Type: text/html',
        '',
        '<p>Ma plainte</p>',
        '--c',
        'Content-Type: application/pdf; name=f.pdf',
        '',
        '%PDF',
        '--c--',
        '--b--',
      ),
    );
    expect(message.forwardedHeads).toEqual([
      { from: THOMAS, to: 'contact@cnmss.example', subject: 'Relance', date: '2026-10-05T11:22' },
    ]);
    expect(message.fragments).toEqual([
      { kind: 'written', text: 'Voir le message joint.' },
      { kind: 'forwarded', text: 'Ma plainte' },
    ]);
    expect(message.attachments.map((one) => one.name)).toEqual(['Relance.eml', 'f.pdf']);
  });
});

describe('a written date', () => {
  it.each([
    ['lundi 5 octobre 2026 11:22', '2026-10-05T11:22'],
    ['Lundi 5 Octobre 2026 11:22:33', '2026-10-05T11:22'],
    ['1er août 2026', '2026-08-01'],
    ['5 févr. 2026 à 9h05', '2026-02-05T09:05'],
    ['Mon, 5 Oct 2026 11:22:00 +0200', '2026-10-05T11:22'],
    ['Monday, October 5, 2026 1:22 PM', '2026-10-05T13:22'],
    ['10/5/2026 1:22 PM', '2026-10-05T13:22'],
    ['05/10/2026 13:22', '2026-10-05T13:22'],
    ['13/05/2026 1:22 PM', '2026-05-13T13:22'],
    ['05/10/26 11:22', '2026-10-05T11:22'],
    ['2026-10-05 11:22', '2026-10-05T11:22'],
    ['jeudi 31 juin 2026', null],
    ['12:00 AM, 5 octobre 2026', '2026-10-05T00:00'],
    ['bientôt', null],
  ])('%j is %j', (text, expected) => {
    expect(parseWrittenDate(text)).toBe(expected);
  });
});
