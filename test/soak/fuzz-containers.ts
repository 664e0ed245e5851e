/** What lies in a mail in a format of its own, whole and wounded: Outlook's container, RTF, S/MIME, zip. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { decompressRtf, rtfToText } from '../../shared/mail/rtf.ts';
import { signedContent } from '../../shared/mail/signed-content.ts';
import { readTnef, type TnefContent } from '../../shared/mail/tnef.ts';
import { measureZipEntry, readZipDirectory } from '../../shared/mail/zip.ts';
import { docx } from '../shared/mail/documents.ts';
import { container, properties, stringProperty, u32 } from '../shared/mail/tnef-writer.ts';
import { hold, type Reader, timed } from './fuzz-tally.ts';

const rtf = Buffer.from(
  "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl x}r\\'e9clamation\\par \\u8364?{\\*\\htmltag <p>}\\uc2\\u233 xx}",
  'latin1',
);
const compressed = Buffer.concat([u32(rtf.length + 12), u32(rtf.length), Buffer.from('MELA'), u32(0), rtf]);
const outlook = container(
  [1, 0x00069007, Buffer.concat([u32(1252), u32(0)])],
  [1, 0x0002800c, Buffer.from('Bonjour\0')],
  [1, 0x00069003, properties([stringProperty(0x1000, 'réclamation', true), [0x1009, 0x102, compressed]])],
  [2, 0x00069002, Buffer.alloc(14)],
  [2, 0x0006800f, Buffer.from('%PDF-')],
  [
    2,
    0x00069005,
    properties([stringProperty(0x3707, 'facture.pdf', false), stringProperty(0x370e, 'application/pdf', false)]),
  ],
);
const signed = readFileSync(new URL('../shared/mail/fixtures/smime-signe-opaque.eml', import.meta.url), 'latin1');
const seeds: readonly Buffer[] = [
  outlook,
  rtf,
  compressed,
  Buffer.from(signed.slice(signed.indexOf('\r\n\r\n')), 'base64'),
  Buffer.from(docx('<w:p><w:r><w:t>abc</w:t></w:r></w:p>')),
];

/** Bytes put over others; lengths that lie are what these formats are attacked by. */
const lie = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
  fc.constantFrom(
    ...['ffffffff', 'ffffff7f', '00000000', '00000080', '3080', '7b7b7b7b'].map((hex) => Buffer.from(hex, 'hex')),
  ),
);
const damaged = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat({ max: 2_000 }), lie), { maxLength: 5 }),
    fc.option(fc.nat({ max: 2_000 }), { freq: 4 }),
  )
  .map(([seed, lies, end]) => {
    const bytes = Buffer.from(seed);
    for (const [at, put] of lies) Buffer.from(put).copy(bytes, at % bytes.length);
    return end === null ? bytes : bytes.subarray(0, end % bytes.length);
  });

/** Bytes that a container gave, items in it included. */
function given({ text, files, messages }: TnefContent): number {
  return (
    text.length +
    files.reduce((sum, one) => sum + one.content.length, 0) +
    messages.reduce((sum, one) => sum + given(one), 0)
  );
}

export const containers: Readonly<Record<string, Reader>> = {
  containers: {
    weight: 1,
    property: (tally) =>
      fc.property(damaged, (bytes) =>
        timed(tally, () => {
          const opened = readTnef(bytes);
          if (opened === null) tally.refused += 1;
          else hold(given(opened) <= bytes.length * 4 + 200, 'a container gives no more than it holds');
          rtfToText(bytes.toString('latin1'));
          decompressRtf(bytes);
          signedContent(bytes);
          for (const entry of readZipDirectory(bytes) ?? []) {
            const size = measureZipEntry(bytes, entry, 10_000);
            hold(size === null || size <= 10_000, 'an entry is measured up to the limit');
          }
        }),
      ),
  },
};
