import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { mail, utf8 } from './raw.ts';

const REPLY = ['Subject: Re: x', 'In-Reply-To: <x@cpms.example>'];
const FORWARD = ['Subject: TR: x'];
const HEAD_LINES =
  '<b>De&nbsp;:</b> Thomas &lt;t@x.example&gt;<br><b>Envoyé&nbsp;:</b> lundi 5 octobre 2026 11:22<br><b>À&nbsp;:</b> c@x.example<br><b>Objet&nbsp;:</b> Relance';

/** HTML as the clients write it: what the author wrote, and the kind of the rest. */
describe('the HTML of mail clients', () => {
  it.each<[string, string[], string, string[]]>([
    [
      'Gmail, answer',
      REPLY,
      '<div dir="ltr">Oui</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Le&nbsp;lun. 2 nov. 2026 à&nbsp;18:42, R &lt;<a href="mailto:r@x.example">r@x.example</a>&gt; a écrit&nbsp;:<br></div><blockquote class="gmail_quote"><div>Bonjour</div></blockquote></div>',
      ['written', 'quoted'],
    ],
    [
      'Gmail, forward',
      FORWARD,
      '<div dir="ltr">Oui<br><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>De : <strong>T</strong> <span>&lt;t@x.example&gt;</span><br>Date: lun. 5 oct. 2026 à 11:22<br>Subject: x<br>To: c@x.example<br></div><br><div>Ma plainte</div></div></div>',
      ['written', 'forwarded'],
    ],
    [
      'Outlook, answer',
      REPLY,
      `<p class=MsoNormal>Oui<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div style="border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal>${HEAD_LINES}<o:p></o:p></p></div><p class=MsoNormal>Bonjour</p>`,
      ['written', 'quoted'],
    ],
    [
      'Outlook on the web, forward',
      FORWARD,
      `<div>Oui</div><hr tabindex="-1"><div id="divRplyFwdMsg">${HEAD_LINES}<div>&nbsp;</div></div><div>Ma plainte</div>`,
      ['written', 'forwarded'],
    ],
    [
      'Apple Mail, forward',
      FORWARD,
      '<body>Oui<br><br><div>Envoyé de mon iPhone</div><div><br>Début du message transféré&nbsp;:<br><br></div><blockquote type="cite"><b>De:</b> T &lt;t@x.example&gt;<br><b>Date:</b> 5 octobre 2026 à 11:22:33 UTC+2<br><b>À:</b> c@x.example<br><b>Objet:</b> x<br><br></blockquote><blockquote type="cite">Ma plainte</blockquote></body>',
      ['written', 'signature', 'forwarded'],
    ],
    [
      'Thunderbird, answer above and below',
      REPLY,
      '<p>Oui</p><div class="moz-cite-prefix">Le 02/11/2026 à 18:42, R a écrit&nbsp;:<br></div><blockquote type="cite"><p>Bonjour</p></blockquote><p>Et ceci</p>',
      ['written', 'quoted', 'written'],
    ],
    [
      'Thunderbird, forward',
      FORWARD,
      '<p>Oui</p><div>-------- Message transféré -------- <table><tr><th>Sujet : </th><td>x</td></tr><tr><th>Date : </th><td>Mon, 5 Oct 2026 11:22:00 +0200</td></tr><tr><th>De : </th><td>T &lt;t@x.example&gt;</td></tr></table><p>Ma plainte</p></div>',
      ['written', 'forwarded'],
    ],
    [
      'Yahoo, answer',
      REPLY,
      '<div>Oui</div><div class="yahoo_quoted"><div>Le lundi 2 novembre 2026 à 18:42:07 UTC+1, R &lt;r@x.example&gt; a écrit :</div><div><br></div><div>Bonjour</div></div>',
      ['written', 'quoted'],
    ],
    [
      'Zimbra, forward',
      FORWARD,
      '<div>Oui</div><hr id="zwchr"><div><b>De: </b>"T" &lt;t@x.example&gt;<br><b>À: </b>"c" &lt;c@x.example&gt;<br><b>Envoyé: </b>Lundi 5 Octobre 2026 11:22:33<br><b>Objet: </b>x<br></div><div>Ma plainte</div>',
      ['written', 'forwarded'],
    ],
    [
      'La Poste, answer',
      REPLY,
      '<div>Oui</div><div>&gt; Message du 02/11/26 18:42<br>&gt; De : "R" &lt;r@x.example&gt;<br>&gt; A : j@x.example<br>&gt; Objet : x<br>&gt; <br>&gt; Bonjour</div>',
      ['written', 'quoted'],
    ],
    [
      'Outlook on a telephone, answer',
      REPLY,
      `<div>Oui</div><div>Télécharger <a href="https://x.example">Outlook pour iOS</a></div><hr><div>${HEAD_LINES}</div><div>Bonjour</div>`,
      ['written', 'signature', 'quoted'],
    ],
  ])('%s', async (_, fields, html, kinds) => {
    const message = await parseMessage(
      mail('From: a@x.example', ...fields, 'Content-Type: text/html; charset=utf-8', '', utf8(html)),
    );
    expect(message.fragments.map((one) => one.kind)).toEqual(kinds);
    expect(message.fragments[0]?.text.trim()).toBe('Oui');
    if (kinds.includes('forwarded'))
      expect(message.forwardedHeads).toMatchObject([{ from: { address: 't@x.example' }, date: '2026-10-05T11:22' }]);
  });
});
