/** Mails that no client wrote: samples with wounds, and MIME trees made at random. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

const root = new URL('../', import.meta.url).pathname;

const samples: readonly { readonly name: string; readonly raw: Buffer }[] = globSync('**/*.eml', { cwd: root })
  .sort()
  .map((name) => ({ name, raw: readFileSync(`${root}${name}`) }))
  .filter(({ raw }) => raw.length < 200_000);

/** Fields that mean something to the parser or to what reads after it, well made and not. */
const fields = [
  'Content-Type: multipart/mixed; boundary=""',
  'Content-Type: multipart/mixed; boundary="x',
  'Content-Type: multipart/alternative; boundary=----=_Part_0',
  'Content-Type: message/rfc822',
  'Content-Type: application/ms-tnef; name=winmail.dat',
  'Content-Type: application/pkcs7-mime; smime-type=signed-data',
  'Content-Type: text/plain; charset=utf-7; format=flowed; delsp=yes',
  'Content-Type: text/html; charset="x-unknown-9"',
  "Content-Disposition: attachment; filename*0*=utf-8''%E9%; filename*1=b",
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: x-uuencode',
  'Subject: =?utf-8?B?4pyT?= =?utf-8?Q?=ZZ?= =?x?y?z?=',
  'From: "a" <b@c.example>, d <e',
  'From: =?utf-8?Q?a=0D=0ABcc:_b@c.example?= <x@y.example>',
  'To: group: a@b.example, "c@d" <e@f.example>;',
  'References: <a@b> <c <d@e>> <@>',
  'Date: Mon, 99 Foo 20266 25:61:61 +9999',
  'Auto-Submitted: auto-replied (((((',
  ': no name',
  '\u0000\u00ff: byte',
  ' folded from nowhere',
];

const place = fc.integer({ min: 0, max: 9_999 });
const wound = fc.oneof(
  fc.record({ how: fc.constant('flip' as const), at: place, bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }) }),
  fc.record({ how: fc.constant('cut' as const), at: place, to: place }),
  fc.record({ how: fc.constant('end' as const), at: place }),
  fc.record({ how: fc.constant('double' as const), at: place, to: place, times: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ how: fc.constant('insert' as const), at: place, bytes: fc.uint8Array({ maxLength: 40 }) }),
  fc.record({ how: fc.constant('field' as const), line: fc.nat({ max: 60 }), field: fc.constantFrom(...fields) }),
  fc.record({
    how: fc.constant('graft' as const),
    at: place,
    sample: fc.nat({ max: samples.length - 1 }),
    from: place,
  }),
);
type Wound = typeof wound extends fc.Arbitrary<infer T> ? T : never;

/** A mail, and how it came about, for whoever has to repeat it. */
export interface FuzzMail {
  readonly origin: string;
  readonly raw: Uint8Array;
}

export const woundedMail: fc.Arbitrary<FuzzMail> = fc
  .tuple(fc.nat({ max: samples.length - 1 }), fc.array(wound, { minLength: 1, maxLength: 5 }))
  .map(([index, wounds]) => {
    const sample = samples[index];
    if (sample === undefined) throw new Error(`No sample ${index} under ${root}.`);
    return { origin: `${sample.name} ${JSON.stringify(wounds)}`, raw: wounds.reduce(inflict, sample.raw) };
  });

function inflict(raw: Buffer, one: Wound): Buffer {
  const point = (share: number): number => Math.floor((raw.length * share) / 10_000);
  switch (one.how) {
    case 'flip': {
      const copy = Buffer.from(raw);
      one.bytes.forEach((byte, index) => {
        const at = point(one.at) + index;
        if (at < copy.length) copy[at] = byte;
      });
      return copy;
    }
    case 'cut': {
      const [start, end] = [point(Math.min(one.at, one.to)), point(Math.max(one.at, one.to))];
      return Buffer.concat([raw.subarray(0, start), raw.subarray(end)]);
    }
    case 'end':
      return raw.subarray(0, point(one.at));
    case 'double': {
      const [start, end] = [point(Math.min(one.at, one.to)), point(Math.max(one.at, one.to))];
      const piece = raw.subarray(start, end);
      const copies = Array.from({ length: raw.length > 500_000 ? 1 : one.times }, () => piece);
      return Buffer.concat([raw.subarray(0, end), ...copies, raw.subarray(end)]);
    }
    case 'insert':
      return Buffer.concat([raw.subarray(0, point(one.at)), one.bytes, raw.subarray(point(one.at))]);
    case 'field': {
      let at = 0;
      for (let line = 0; line < one.line; line += 1) at = raw.indexOf('\n', at) + 1;
      return Buffer.concat([raw.subarray(0, at), Buffer.from(`${one.field}\r\n`, 'latin1'), raw.subarray(at)]);
    }
    case 'graft': {
      const donor = samples[one.sample]?.raw ?? Buffer.alloc(0);
      const part = donor.subarray(Math.floor((donor.length * one.from) / 10_000));
      return Buffer.concat([raw.subarray(0, point(one.at)), part]);
    }
  }
}

const value = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 30 }));
const leaf = fc
  .record({
    type: fc.constantFrom(
      'text/plain; charset=utf-8',
      'text/html; charset=iso-8859-1',
      'text/plain; charset=utf-16',
      'application/pdf; name="a.pdf"',
      'application/ms-tnef',
      'text/calendar; method=REQUEST',
      'message/delivery-status',
      '',
    ),
    encoding: fc.constantFrom('7bit', '8bit', 'base64', 'quoted-printable', 'uuencode', ''),
    body: fc.oneof(
      value,
      fc.string({
        unit: fc.constantFrom('<', '>', '!--', 'div', ' style="', '"', '&#', 'x', '=', '\r\n', '> ', '-- '),
        maxLength: 60,
      }),
    ),
  })
  .map(({ type, encoding, body }) => `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`);

const { entity } = fc.letrec<{ entity: string; leaf: string; parts: string; mail: string }>((tie) => ({
  entity: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('parts'), tie('mail')),
  leaf,
  parts: fc
    .tuple(
      fc.constantFrom('mixed', 'alternative', 'related', 'signed', 'report', 'x'),
      fc.constantFrom('b', 'b', 'bb', 'b b', '=_a'),
      fc.array(tie('entity'), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(
      ([kind, boundary, parts, closed]) =>
        `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n` +
        parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('') +
        (closed ? `--${boundary}--\r\n` : ''),
    ),
  mail: tie('entity').map((inner) => `Content-Type: message/rfc822\r\n\r\nSubject: x\r\nFrom: a@b.example\r\n${inner}`),
}));

/** The header of a mail: fields that the product reads, with any value. */
export const header = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...['From', 'To', 'Cc', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References', 'Sender'],
        ...[
          'Auto-Submitted',
          'Precedence',
          'X-Auto-Response-Suppress',
          'List-Id',
          'X-Loop',
          'Received',
          'Content-Type',
        ],
      ),
      fc.oneof(
        value,
        fc.constantFrom('no', 'auto-replied', 'bulk', 'a@b.example', '"É" <a@b.example>', '<a@b.example>', 'Re: Re: x'),
        fc.string({ unit: fc.constantFrom('<', '>', '@', '"', '(', ')', ',', ';', ':', '=?', '?=', 'a', ' ', '\\') }),
      ),
    ),
    { maxLength: 12 },
  )
  .map((given) => given.map(([name, text]) => `${name}: ${text.replace(/\r?\n|\r/g, '\r\n ')}\r\n`).join(''));

export const randomMail: fc.Arbitrary<FuzzMail> = fc.tuple(header, entity, fc.boolean()).map(([head, body, wide]) => {
  const text = `${head}${body}`;
  return { origin: JSON.stringify(text), raw: Buffer.from(text, wide ? 'utf8' : 'latin1') };
});
