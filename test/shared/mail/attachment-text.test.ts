import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AttachmentText,
  MAX_ATTACHMENTS_READ,
  MAX_READABLE_BYTES,
  readAttachmentText,
  readAttachmentTexts,
} from '../../../shared/mail/attachment-text.ts';
import {
  MAX_DOCUMENT_TIME,
  MAX_DOCUMENT_WAIT,
  MAX_DOCUMENTS_TIME,
  openDocumentReader,
} from '../../../shared/mail/document-reader.ts';
import { docx, pdf, zip } from './documents.ts';
import { mail, utf8 } from './raw.ts';
import { unguarded } from './unguarded-reader.ts';

/** Inputs tried; a soak sets more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
  eml: 'application/octet-stream',
  png: 'image/png',
  html: 'text/html',
};

async function read(
  name: string,
  content: Uint8Array,
  contentType = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
): Promise<AttachmentText> {
  const documents = openDocumentReader();
  try {
    return await readAttachmentText({ name, contentType, content, inline: false }, documents);
  } finally {
    documents.close();
  }
}

describe('the words of an attachment', () => {
  it.each([
    ['plain', {}],
    ['compressed', { compress: true }],
  ])('come from a PDF, %s', async (_, options) => {
    const pages = [['Refus de prise en charge', 'NIR : 1 85 05 78 006 084 91'], ['Page deux (fin)']];
    expect(await read('refus.pdf', pdf(pages, options))).toEqual({
      text: 'Refus de prise en charge\nNIR : 1 85 05 78 006 084 91\n\nPage deux (fin)',
    });
  });

  it('come from a PDF under any name', async () => {
    expect(await read('scan', pdf([['Bonjour']]))).toEqual({ text: 'Bonjour' });
  });

  it('come from a DOCX with its line breaks and cells apart', async () => {
    const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const cell = (text: string): string => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;
    const body = `<w:p>${run('Réclamation')}</w:p><w:p/><w:p>${run('Né le 12')}</w:p><w:p>${run('Nom : Essai')}<w:r><w:br/></w:r>${run('1 rue du Test')}</w:p><w:tbl><w:tr>${cell('NIR')}${cell('1 85 05')}</w:tr></w:tbl>`;
    const expected = { text: 'Réclamation\n\nNé le 12\nNom : Essai\n1 rue du Test\n\nNIR | 1 85 05' };
    expect(await read('lettre.docx', docx(body))).toEqual(expected);
    expect(await read('sans-nom', docx(body))).toEqual(expected);
  });

  it('come from text of any character set, HTML, and a saved mail', async () => {
    expect(await read('a.txt', Buffer.from('r\xe9clamation \x80', 'latin1'))).toEqual({ text: 'réclamation €' });
    expect(await read('a.txt', Buffer.from('\ufeffréclamation', 'utf16le'))).toEqual({ text: 'réclamation' });
    expect(await read('a.html', Buffer.from('<p>a<script>b</script>'))).toEqual({ text: 'a' });
    expect(
      await read('a.eml', mail('Subject: Refus', 'Content-Type: text/plain; charset=utf-8', '', utf8('déjà écrit'))),
    ).toEqual({ text: 'Refus\n\ndéjà écrit' });
  });

  it('are not looked for in pictures, nor in mails that were opened already', async () => {
    expect(await read('a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]))).toBe(null);
    expect(await read('a.eml', mail('Subject: x', '', 'y'), 'message/rfc822')).toBe(null);
    expect(await read('a.zip', zip({ 'a.txt': 'x' }))).toBe(null);
  });
});

describe('an attachment that cannot be read', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['locked', 'a.pdf', pdf([['secret']], { password: 'sesame' }), 'mot de passe'],
    ['cut off', 'a.pdf', pdf([['x']]).subarray(0, 60), 'endommagé'],
    ['a scan', 'a.pdf', pdf([[]]), 'aucun texte'],
    ['no PDF', 'a.pdf', Buffer.from('bonjour'), 'endommagé'],
    ['empty', 'a.pdf', new Uint8Array(), 'vide'],
    ['too large', 'a.txt', new Uint8Array(MAX_READABLE_BYTES + 1), 'volumineux'],
    ['no DOCX', 'a.docx', Buffer.from('bonjour'), 'endommagé'],
    ['a locked DOCX', 'a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'mot de passe'],
    ['a zip without a document', 'a.docx', zip({ 'a.txt': 'x' }), 'endommagé'],
    ['a refused mail', 'a.eml', mail(`X: ${'y'.repeat(300_000)}`, '', 'x'), 'header-too-large'],
  ])('says so: %s', async (_, name, content, words) => {
    expect(await read(name, content)).toEqual({ unreadable: expect.stringContaining(words) });
  });
});

/** A PDF of one page without its table of objects: readers look for them themselves. `Pages` is 2, the page 3. */
function pdfOf(objects: Readonly<Record<number, string>>): Uint8Array {
  const all = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    ...objects,
  };
  const written = Object.entries(all).map(([number, object]) => `${number} 0 obj\n${object}\nendobj\n`);
  return Buffer.from(`%PDF-1.7\n${written.join('')}trailer\n<</Root 1 0 R>>\n%%EOF`, 'latin1');
}

function stream(words: string, entries = ''): string {
  return `<</Length ${words.length}${entries}>>stream\n${words}\nendstream`;
}

const form = (number: number): string =>
  stream(
    number === 21 ? 'BT /F 12 Tf (x) Tj ET' : '/X Do '.repeat(10),
    `/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</Font<</F 5 0 R>>/XObject<</X ${number + 1} 0 R>>>>`,
  );

/** PDFs of some KB. Each was seen to hold its reader for more than 25 seconds, the first until memory ran out. */
const endless = {
  'lists four thousand million characters': pdfOf({
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>',
    4: stream('BT /F 12 Tf (abcd) Tj ET'),
    5: '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 6 0 R/DescendantFonts[7 0 R]>>',
    6: stream(
      'begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 begincidrange <00000000> <00ffffff> 0 endcidrange endcmap',
      '/Type/CMap/CMapName/X',
    ),
    7: '<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/W[0 100000000 5]>>',
  }),
  'draws a form that draws a form, ten times each, twelve deep': pdfOf({
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>/Contents 4 0 R>>',
    4: stream('/X Do'),
    5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [10 + index, form(10 + index)])),
  }),
} as const;

describe('a bomb', () => {
  it('of a DOCX is measured by what it holds, not by what it declares', async () => {
    const bomb = docx(`<w:p><w:r><w:t>${'0'.repeat(30_000_000)}</w:t></w:r></w:p>`, {}, 100);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await read('a.docx', bomb)).toEqual({ unreadable: expect.stringContaining('démesuré') });
    const picture = docx('<w:p/>', { 'word/media/a.bmp': new Uint8Array(90_000_000) });
    expect(await read('a.docx', picture)).toEqual({ unreadable: expect.stringContaining('démesuré') });
  });

  it('of a PDF is measured through stacked filters', async () => {
    const flat = deflateSync(new Uint8Array(90_000_000));
    expect(await read('a.pdf', pdf([['x']], { content: flat }))).toEqual({
      unreadable: expect.stringContaining('démesuré'),
    });
    expect(await read('a.pdf', pdf([['x']], { content: deflateSync(flat) }))).toEqual({
      unreadable: expect.stringContaining('démesuré'),
    });
  });

  it.each(Object.entries(endless))(
    'of a PDF that %s is given up, and the next document read',
    { timeout: 60_000 },
    async (_, bomb) => {
      const file = (name: string, content: Uint8Array) =>
        ({ name, contentType: 'application/pdf', content, size: content.length, inline: false }) as const;
      const { texts, defects } = await readAttachmentTexts([
        file('bombe.pdf', bomb),
        file('b.pdf', pdf([['Bonjour']])),
      ]);
      expect(defects).toEqual([
        'Pièce jointe « bombe.pdf » non lue : lecture interrompue, document trop long ou trop complexe à ouvrir.',
      ]);
      expect(texts).toEqual([{ name: 'b.pdf', text: 'Bonjour' }]);
    },
  );

  it('of many slow documents ends at the time for all of them', { timeout: 60_000 }, async () => {
    const slow = endless['draws a form that draws a form, ten times each, twelve deep'];
    const attachments = Array.from({ length: 12 }, (_, index) => ({
      name: `${index}.pdf`,
      contentType: 'application/pdf',
      content: slow,
      size: slow.length,
      inline: false,
    }));
    const before = performance.now();
    const { defects } = await readAttachmentTexts(attachments);
    expect(defects.map((defect) => defect.includes('lecture interrompue'))).toEqual(attachments.map(() => true));
    // Two are tried; all twelve would take six times as long. On a busy machine processor time comes slowly.
    expect(performance.now() - before).toBeLessThan((MAX_DOCUMENT_WAIT * MAX_DOCUMENTS_TIME) / MAX_DOCUMENT_TIME);
  });

  it('of pages ends at the limit', async () => {
    const found = await read('a.pdf', pdf(Array.from({ length: 60 }, (_, index) => [`page ${index + 1}`])));
    expect(found).toMatchObject({ text: expect.stringContaining('page 40') });
    expect(found).not.toMatchObject({ text: expect.stringContaining('page 41') });
  });

  it('of XML nested without end is unreadable, not a crash', async () => {
    const found = await read('a.docx', docx('<w:p>'.repeat(100_000)));
    expect(found).toEqual({ unreadable: expect.any(String) });
  });

  it('of attachments ends at the limit, and says so', async () => {
    const attachments = Array.from({ length: 30 }, (_, index) => ({
      name: `${index}.txt`,
      contentType: 'text/plain',
      content: Buffer.from(`texte ${index}`),
      size: 8,
      inline: false,
    }));
    const { texts, defects } = await readAttachmentTexts(attachments);
    expect(texts.length).toBe(MAX_ATTACHMENTS_READ);
    expect(defects).toEqual(['Pièces jointes au-delà de la 20e non lues.']);
  });
});

describe('whatever is attached', () => {
  it('gives words, a reason or nothing', { timeout: 60_000 + RUNS * 50 }, async () => {
    const seeds = [pdf([['abc']]), pdf([['abc']], { compress: true }), docx('<w:p><w:r><w:t>abc</w:t></w:r></w:p>')];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(1_500), fc.nat(255)), { maxLength: 12 }),
        fc.constantFrom('a.pdf', 'a.docx', 'a.txt', 'a.eml'),
        async (seed, changes, name) => {
          const damaged = Buffer.from(seed);
          for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
          const contentType = TYPES[name.slice(2)] ?? '';
          const found = await readAttachmentText({ name, contentType, content: damaged, inline: false }, unguarded);
          expect(found === null || 'text' in found || 'unreadable' in found).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
