/** Apple Mail on a Mac, and Mail of the iPhone, which writes HTML alone and keeps only the last id of the thread. */
import {
  assembled,
  attachmentPart,
  type Draft,
  dateField,
  encoded,
  escaped,
  mailbox,
  multipart,
  parisParts,
  quotedLines,
  quotedPrintable,
  type Repeated,
} from './draft.ts';

function attribution({ at, fromName, from }: Repeated): string {
  const { day, monthShort, year, time } = parisParts(at);
  return `Le ${day} ${monthShort} ${year} à ${time}, ${fromName} <${from}> a écrit :`;
}

function forwardLines({ fromName, from, to, at, subject }: Repeated): readonly [string, string][] {
  const { day, month, year, time } = parisParts(at);
  return [
    ['De', `${fromName} <${from}>`],
    ['Objet', subject],
    ['Date', `${day} ${month} ${year} à ${time}:00 UTC+1`],
    ['À', to],
  ];
}

function subjectOf(draft: Draft): string {
  return encoded(`${draft.answered ? 'Re: ' : draft.forwarded ? 'TR: ' : ''}${draft.subject}`);
}

/** Text alone, as Mail writes what has no formatting. */
export function appleMail(draft: Draft): string {
  const { text, answered, forwarded } = draft;
  const below = answered
    ? `\n\n> ${attribution(answered)}\n> \n${quotedLines(answered.text)}`
    : forwarded
      ? `\n\n> Début du message transféré :\n> \n${quotedLines(
          forwardLines(forwarded)
            .map(([label, value]) => `${label}: ${value}`)
            .join('\n'),
        )}\n> \n${quotedLines(forwarded.text)}`
      : '';
  return assembled(
    [
      ...(draft.headers ?? []),
      `From: ${mailbox(draft.from)}`,
      'Content-Type: text/plain;\n\tcharset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      'Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3826.200.121\\))',
      `Subject: ${subjectOf(draft)}`,
      `Date: ${dateField(draft.at)}`,
      draft.references === undefined ? null : `References: ${draft.references.join('\n ')}`,
      `To: ${draft.to.join(', ')}`,
      draft.inReplyTo === undefined ? null : `In-Reply-To: ${draft.inReplyTo}`,
      `Message-Id: ${draft.messageId}`,
      'X-Mailer: Apple Mail (2.3826.200.121)',
    ],
    quotedPrintable(Buffer.from(`${text}${below}\n`)),
  );
}

/** References holds the answered id alone: what was before is dropped. A photograph stands inside the text. */
export function iphone(draft: Draft): string {
  const { text, answered } = draft;
  const own = `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${escaped(text).replace(/\n/g, '<br>')}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Envoyé de mon iPhone</div>`;
  const below =
    answered === undefined
      ? ''
      : `<div dir="ltr"><br><blockquote type="cite">${escaped(attribution(answered)).replace(' :', '&nbsp;:')}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">﻿${escaped(answered.text).replace(/\n/g, '<br>')}</div></blockquote>`;
  const page = {
    headers: ['Content-Type: text/html;\n\tcharset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
    body: quotedPrintable(Buffer.from(`${own}${below}</body></html>`)),
  };
  const head = [
    ...(draft.headers ?? []),
    'Mime-Version: 1.0 (1.0)',
    `From: ${mailbox(draft.from)}`,
    `Date: ${dateField(draft.at)}`,
    `Subject: ${subjectOf(draft)}`,
    `Message-Id: ${draft.messageId}`,
    draft.inReplyTo === undefined ? null : `References: ${draft.inReplyTo}`,
    draft.inReplyTo === undefined ? null : `In-Reply-To: ${draft.inReplyTo}`,
    `To: ${draft.to.join(', ')}`,
    'X-Mailer: iPhone Mail (23B85)',
  ];
  const pieces = draft.attachments ?? [];
  if (pieces.length === 0) return assembled([...page.headers, ...head], page.body);
  const boundary = 'Apple-Mail-7E0C1D2A-3B4C-4D5E-8F60-718293A4B5C6';
  return assembled(
    [`Content-Type: multipart/mixed; boundary=${boundary}`, 'Content-Transfer-Encoding: 7bit', ...head],
    multipart(boundary, [page, ...pieces.map((piece) => attachmentPart(piece, 'inline'))]),
  );
}
