/** Gmail on the web, in French: wrapped attribution with a no-break space, gmail_quote in HTML. */
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
} from './draft.ts';

const utf8 = (type: string, text: string) => ({
  headers: [`Content-Type: ${type}; charset="UTF-8"`, 'Content-Transfer-Encoding: quoted-printable'],
  body: quotedPrintable(Buffer.from(text)),
});

export function gmail(draft: Draft): string {
  const prefix = draft.answered ? 'Re: ' : draft.forwarded ? 'Fwd: ' : '';
  const alternative = multipart('000000000000a1b2c305', [
    utf8('text/plain', plain(draft)),
    utf8('text/html', html(draft)),
  ]);
  const pieces = draft.attachments ?? [];
  const head = [
    ...(draft.headers ?? []),
    'MIME-Version: 1.0',
    draft.references === undefined ? null : `References: ${draft.references.join(' ')}`,
    draft.inReplyTo === undefined ? null : `In-Reply-To: ${draft.inReplyTo}`,
    `From: ${mailbox(draft.from)}`,
    `Date: ${dateField(draft.at)}`,
    `Message-ID: ${draft.messageId}`,
    `Subject: ${encoded(prefix + draft.subject)}`,
    `To: ${draft.to.join(', ')}`,
    draft.cc === undefined ? null : `Cc: ${draft.cc.join(', ')}`,
  ];
  if (pieces.length === 0)
    return assembled([...head, 'Content-Type: multipart/alternative; boundary="000000000000a1b2c305"'], alternative);
  return assembled(
    [...head, 'Content-Type: multipart/mixed; boundary="000000000000d4e5f606"'],
    multipart('000000000000d4e5f606', [
      { headers: ['Content-Type: multipart/alternative; boundary="000000000000a1b2c305"'], body: alternative },
      ...pieces.map((piece) => attachmentPart(piece)),
    ]),
  );
}

function attribution({ at, fromName, from }: NonNullable<Draft['answered']>): string {
  const { weekdayShort, day, monthShort, year, time } = parisParts(at);
  return `Le ${weekdayShort} ${day} ${monthShort} ${year} à ${time}, ${fromName} <${from}> a\nécrit\u00a0:`;
}

function plain({ text, answered, forwarded }: Draft): string {
  if (answered) return `${text}\n\n${attribution(answered)}\n\n${quotedLines(answered.text)}\n`;
  if (forwarded) {
    const { weekdayShort, day, monthShort, year, time } = parisParts(forwarded.at);
    return `${text}\n\n---------- Forwarded message ---------\nDe : ${forwarded.fromName} <${forwarded.from}>\nDate: ${weekdayShort} ${day} ${monthShort} ${year} à ${time}\nSubject: ${forwarded.subject}\nTo: <${forwarded.to}>\n\n\n${forwarded.text}\n`;
  }
  return `${text}\n`;
}

function html({ text, answered, forwarded }: Draft): string {
  const own = `<div dir="ltr">${escaped(text).replace(/\n/g, '<br>\n')}</div>`;
  const again = answered ?? forwarded;
  if (again === undefined) return own;
  const words = escaped(again.text).replace(/\n/g, '<br>\n');
  if (answered)
    return `${own}<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(attribution(answered)).replace('\n', ' ')}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${words}</blockquote></div>\n`;
  const { weekdayShort, day, monthShort, year, time } = parisParts(again.at);
  return `${own}<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>De : <strong class="gmail_sendername" dir="auto">${escaped(again.fromName)}</strong> <span dir="auto">&lt;<a href="mailto:${again.from}">${again.from}</a>&gt;</span><br>Date: ${weekdayShort} ${day} ${monthShort} ${year} à ${time}<br>Subject: ${escaped(again.subject)}<br>To: &lt;<a href="mailto:${again.to}">${again.to}</a>&gt;<br></div><br><br>${words}</div>\n`;
}
