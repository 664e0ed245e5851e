/** Zimbra on the web, in French: `----- Mail original -----`, Thread-Index of its own. */
import {
  assembled,
  type Draft,
  dateField,
  encoded,
  escaped,
  mailbox,
  multipart,
  parisParts,
  quotedPrintable,
  type Repeated,
} from './draft.ts';

export function zimbra(draft: Draft): string {
  const prefix = draft.answered ? 'Re: ' : draft.forwarded ? 'Fwd: ' : '';
  const boundary = '=_7f0c2a51-3c1e-4a41-b1e8-2d6a5a0f9b11';
  return assembled(
    [
      ...(draft.headers ?? []),
      `Date: ${dateField(draft.at)}`,
      `From: ${mailbox(draft.from)}`,
      `To: ${draft.to.join(', ')}`,
      `Message-ID: ${draft.messageId}`,
      draft.inReplyTo === undefined ? null : `In-Reply-To: ${draft.inReplyTo}`,
      draft.references === undefined ? null : `References: ${draft.references.join(' ')}`,
      `Subject: ${encoded(prefix + draft.subject)}`,
      'MIME-Version: 1.0',
      `Content-Type: multipart/alternative; \n\tboundary="${boundary}"`,
      'X-Mailer: Zimbra 9.0.0_GA_4653 (ZimbraWebClient - FF140 (Win)/9.0.0_GA_4653)',
      `Thread-Topic: ${encoded(draft.subject)}`,
      'Thread-Index: PZ8s1JwqK3nQm0b7yQeJvT3a2Cw0oQ==',
    ],
    multipart(boundary, [
      {
        headers: ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
        body: quotedPrintable(Buffer.from(plain(draft))),
      },
      {
        headers: ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
        body: quotedPrintable(Buffer.from(html(draft))),
      },
    ]),
  );
}

function headLines({ fromName, from, to, at, subject }: Repeated): readonly [string, string][] {
  const { weekday, day, month, year, time } = parisParts(at);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return [
    ['De', `"${fromName}" <${from}>`],
    ['À', `"${to}" <${to}>`],
    ['Envoyé', `${capital(weekday)} ${day} ${capital(month)} ${year} ${time}:00`],
    ['Objet', subject],
  ];
}

function plain(draft: Draft): string {
  const again = draft.answered ?? draft.forwarded;
  if (again === undefined) return `${draft.text}\n`;
  const mark = draft.answered ? '----- Mail original -----' : '----- Mail transféré -----';
  const lines = headLines(again).map(([label, value]) => `${label}: ${value}`);
  return `${draft.text}\n\n${mark}\n${lines.join('\n')}\n\n${again.text}\n`;
}

function html(draft: Draft): string {
  const own = `<html><body><div style="font-family: arial, helvetica, sans-serif; font-size: 12pt; color: #000000"><div>${escaped(draft.text).replace(/\n/g, '<br>')}</div>`;
  const again = draft.answered ?? draft.forwarded;
  if (again === undefined) return `${own}</div></body></html>`;
  const lines = headLines(again).map(([label, value]) => `<b>${label}: </b>${escaped(value)}<br>`);
  return `${own}<div><br></div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">${lines.join('')}</div><div><br></div><div data-marker="__QUOTED_TEXT__">${escaped(again.text).replace(/\n/g, '<br>')}</div></div></body></html>`;
}
