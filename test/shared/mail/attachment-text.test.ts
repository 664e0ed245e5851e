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
import { docx, pdf, zip } from './documents.ts';
import { mail, utf8 } from './raw.ts';

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
  return await readAttachmentText({ name, contentType, content, inline: false });
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
          const found = await read(name, damaged);
          expect(found === null || 'text' in found || 'unreadable' in found).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
