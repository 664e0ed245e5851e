/** Outlook for Windows behind Exchange, in French: Word's HTML, `De : / Envoyé :`, Thread-Index; windows-1252 where it can. */
import {
  assembled,
  attachmentPart,
  base64,
  type Draft,
  dateField,
  encoded,
  escaped,
  mailbox,
  multipart,
  type Part,
  parisParts,
  quotedPrintable,
  type Repeated,
} from './draft.ts';

/** What windows-1252 has beyond latin 1, among what French mails hold. */
const high: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  Œ: 0x8c,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  œ: 0x9c,
};

function windows1252(text: string): Buffer | null {
  const codes: number[] = [];
  for (const character of text) {
    const code = high[character] ?? character.charCodeAt(0);
    if (code > 0xff || (code >= 0x80 && code < 0xa0 && high[character] === undefined)) return null;
    codes.push(code);
  }
  return Buffer.from(codes);
}

function part(type: string, text: string): Part {
  const bytes = windows1252(text);
  return bytes === null
    ? {
        headers: [`Content-Type: ${type}; charset="utf-8"`, 'Content-Transfer-Encoding: base64'],
        body: base64(Buffer.from(text.replace(/\n/g, '\r\n'))),
      }
    : {
        headers: [`Content-Type: ${type}; charset="Windows-1252"`, 'Content-Transfer-Encoding: quoted-printable'],
        body: quotedPrintable(bytes),
      };
}

export function outlook(draft: Draft): string {
  const prefix = draft.answered ? 'RE: ' : draft.forwarded ? 'TR: ' : '';
  const boundary = '_000_PR0P264MB55210A1B2C3D4E5F60718293PR0P264MB5521FRAP_';
  const alternative = multipart(boundary, [part('text/plain', plain(draft)), part('text/html', html(draft))]);
  const pieces = draft.attachments ?? [];
  const head = [
    ...(draft.headers ?? []),
    `From: ${mailbox(draft.from)}`,
    `To: ${draft.to.join(',\n ')}`,
    draft.cc === undefined ? null : `CC: ${draft.cc.join(', ')}`,
    `Subject: ${encoded(prefix + draft.subject)}`,
    `Thread-Topic: ${encoded(draft.subject)}`,
    'Thread-Index: AQHdXO1bQm0b7yQeJvT3a2Cw0o1k97Kq3vWA',
    `Date: ${dateField(draft.at)}`,
    `Message-ID: ${draft.messageId}`,
    draft.references === undefined ? null : `References: ${draft.references.join('\n ')}`,
    draft.inReplyTo === undefined ? null : `In-Reply-To: ${draft.inReplyTo}`,
    'Accept-Language: fr-FR, en-US',
    'Content-Language: fr-FR',
    `X-MS-Has-Attach: ${pieces.length > 0 ? 'yes' : ''}`,
    'X-MS-TNEF-Correlator:',
    'MIME-Version: 1.0',
  ];
  if (pieces.length === 0)
    return assembled([...head, `Content-Type: multipart/alternative;\n\tboundary="${boundary}"`], alternative);
  const outer = '_004_PR0P264MB55210A1B2C3D4E5F60718293PR0P264MB5521FRAP_';
  return assembled(
    [...head, `Content-Type: multipart/mixed;\n\tboundary="${outer}"`],
    multipart(outer, [
      { headers: [`Content-Type: multipart/alternative;\n\tboundary="${boundary}"`], body: alternative },
      ...pieces.map((piece) => attachmentPart(piece)),
    ]),
  );
}

function headLines({ fromName, from, to, at, subject }: Repeated): readonly [string, string][] {
  const { weekday, day, month, year, time } = parisParts(at);
  return [
    ['De', `${fromName} <${from}>`],
    ['Envoyé', `${weekday} ${day} ${month} ${year} ${time}`],
    ['À', to],
    ['Objet', subject],
  ];
}

function plain({ text, answered, forwarded }: Draft): string {
  const again = answered ?? forwarded;
  if (again === undefined) return `${text}\n`;
  const lines = headLines(again).map(([label, value]) => `${label} : ${value}`);
  return `${text}\n\n${lines.join('\n')}\n\n${again.text}\n`;
}

const paragraph = (text: string): string =>
  `<p class="MsoNormal">${text === '' ? '<o:p>&nbsp;</o:p>' : `${escaped(text)}<o:p></o:p>`}</p>`;

function html(draft: Draft): string {
  const again = draft.answered ?? draft.forwarded;
  const own = draft.text.split('\n').map(paragraph).join('\n');
  const below =
    again === undefined
      ? ''
      : `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${headLines(
          again,
        )
          .map(([label, value]) => `<b>${label}&nbsp;:</b> ${escaped(value)}`)
          .join('<br>\n')}<o:p></o:p></p></div></div>\n${again.text.split('\n').map(paragraph).join('\n')}`;
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Microsoft Word 15 (filtered medium)"><style><!--\n/* Font Definitions */\n@font-face {font-family:Calibri;}\np.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}\n--></style></head><body lang="FR" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1">${own}\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n${below}</div></body></html>\n`;
}
