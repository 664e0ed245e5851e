/** Hostile mails through the whole stack, from SMTP to the letters that leave it (issue: hostile content). */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Letter } from '../conversations/letter.ts';
import { complaintText, cpms } from '../conversations/opened-case.ts';
import { monday } from '../conversations/person.ts';
import type { InboundRow } from '../conversations/stack.ts';
import { docx } from '../shared/mail/documents.ts';
import { readHtml } from './read-html.ts';
import { type HostileStack, openHostileStack } from './stack.ts';

interface Expected {
  readonly outcome: 'filed' | 'quarantined';
  readonly reason?: string;
  /** Words that staff read, in the text and in the HTML as text. */
  readonly shows?: readonly string[];
  readonly hides?: readonly string[];
  /** No mail can be written to the sender: staff are told instead. */
  readonly unreachable?: boolean;
}

const folder = new URL('../fixtures/hostile/', import.meta.url);
const fixtures: Record<string, Expected> = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
const agents = 'agents@cpms.example';

const crlf = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n').replace(/\r?\n/g, '\r\n'));
const head = (name: string): string[] => [
  `From: Alex Essai <${sender(name)}>`,
  'Subject: =?utf-8?Q?R=C3=A9clamation?=',
  `Message-ID: <${name}@courriel.example>`,
  'MIME-Version: 1.0',
];
const plain = ['Content-Type: text/plain; charset=utf-8', '', complaintText];

/** Too large to lie in a repository. */
const bombs: Record<string, { readonly raw: Buffer; readonly expected: Expected }> = {
  'bombe-docx': {
    raw: crlf([
      ...head('bombe-docx'),
      'Content-Type: multipart/mixed; boundary=X',
      '',
      '--X',
      ...plain,
      '--X',
      'Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition: attachment; filename="lettre.docx"',
      'Content-Transfer-Encoding: base64',
      '',
      ...Buffer.from(docx(`<w:p><w:r><w:t>${'0'.repeat(30_000_000)}</w:t></w:r></w:p>`, {}, 100))
        .toString('base64')
        .replace(/.{76}/g, '$&\n')
        .split('\n'),
      '--X--',
    ]),
    expected: { outcome: 'filed', shows: ['lettre.docx'] },
  },
  'bombe-pdf': {
    raw: crlf([
      ...head('bombe-pdf'),
      'Content-Type: multipart/mixed; boundary=X',
      '',
      '--X',
      ...plain,
      ...Array.from({ length: 5 }, (_, index) => [
        '--X',
        'Content-Type: application/pdf',
        `Content-Disposition: attachment; filename="lettre-${index}.pdf"`,
        '',
        // A font whose character table has sixteen million entries: its reader fills memory until the process ends.
        '%PDF-1.7',
        '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
        '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
        '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>> endobj',
        '4 0 obj <</Length 24>>stream\nBT /F 12 Tf (abcd) Tj ET\nendstream endobj',
        '5 0 obj <</Type/Font/Subtype/Type0/BaseFont/X/Encoding 6 0 R/DescendantFonts[7 0 R]>> endobj',
        '6 0 obj <</Length 131/Type/CMap/CMapName/X>>stream',
        'begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 begincidrange <00000000> <00ffffff> 0 endcidrange endcmap',
        'endstream endobj',
        '7 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>> endobj',
        'trailer <</Root 1 0 R>>',
      ]).flat(),
      '--X--',
    ]),
    expected: { outcome: 'filed', shows: ['lettre-4.pdf', 'lecture interrompue'] },
  },
  'bombe-imbriquee': {
    raw: crlf([
      ...head('bombe-imbriquee'),
      ...Array.from({ length: 60 }, (_, depth) => [
        ...(depth === 0 ? [] : [`--b${depth - 1}`]),
        `Content-Type: multipart/mixed; boundary=b${depth}`,
        '',
      ]).flat(),
      '--b59',
      ...plain,
    ]),
    expected: { outcome: 'quarantined', reason: 'nested-too-deep' },
  },
  'bombe-parties': {
    raw: crlf([
      ...head('bombe-parties'),
      'Content-Type: multipart/mixed; boundary=X',
      '',
      ...Array.from({ length: 20_000 }, () => '--X\n\na'),
      '--X--',
    ]),
    expected: { outcome: 'quarantined', reason: 'too-many-parts' },
  },
  'bombe-entete': {
    raw: crlf([...head('bombe-entete'), `X-Long: ${`${'a'.repeat(900)}\n `.repeat(400)}`, ...plain]),
    expected: { outcome: 'quarantined', reason: 'header-too-large' },
  },
  'bombe-champs': {
    raw: crlf([...head('bombe-champs'), ...Array.from({ length: 5_000 }, (_, n) => `X-${n}: a`), ...plain]),
    expected: { outcome: 'quarantined', reason: 'too-many-header-fields' },
  },
  'bombe-destinataires': {
    raw: crlf([
      ...head('bombe-destinataires'),
      `To: ${Array.from({ length: 3_000 }, (_, n) => `victime${n}@tiers.example`).join(',\n ')}`,
      ...plain,
    ]),
    expected: { outcome: 'quarantined', reason: 'too-many-recipients' },
  },
};

const corpus = [
  ...Object.entries(fixtures).map(([name, expected]) => ({
    name,
    expected,
    raw: readFileSync(new URL(`${name}.eml`, folder)),
  })),
  ...Object.entries(bombs).map(([name, { raw, expected }]) => ({ name, expected, raw })),
];

let stack: HostileStack;
let rows: readonly InboundRow[];
let letters: readonly Letter[];
beforeAll(async () => {
  stack = await openHostileStack(monday, cpms);
  await stack.hand(corpus.map(({ name, raw }) => ({ raw, from: sender(name) })));
  [rows, letters] = [await stack.inbound(), await stack.letters()];
}, 120_000);
afterAll(() => stack.stop());

describe.each(corpus.map((one, index) => ({ ...one, index })))('$name', ({ name, expected, index }) => {
  it('comes to the one outcome that it should', () => {
    expect(rows).toHaveLength(corpus.length);
    expect(rows[index]).toMatchObject({ outcome: expected.outcome, reason: expected.reason ?? null });
  });

  it('makes the letters it should and no others', () => {
    const reference = rows[index]?.caseReference ?? null;
    const made =
      reference === null
        ? letters.filter(({ kind, text }) => kind === 'alert' && text.includes(sender(name)))
        : letters.filter((letter) => letter.reference === reference);
    const acknowledged = `${expected.unreachable ? 'alert' : 'acknowledgement'} → ${expected.unreachable ? agents : sender(name)}`;
    expect(made.map(({ kind, to }) => `${kind} → ${to}`).sort()).toEqual(
      expected.outcome === 'quarantined' ? [`alert → ${agents}`] : [acknowledged, `staff-notification → ${agents}`],
    );
  });
});

const filed = corpus.map((one, index) => ({ ...one, index })).filter(({ expected }) => expected.outcome === 'filed');

describe('what staff get', () => {
  it.each(filed)('of $name is its words as text', ({ expected, index }) => {
    const reference = rows[index]?.caseReference;
    const shown = letters.find((one) => one.kind === 'staff-notification' && one.reference === reference);
    expect(shown).toBeDefined();
    const html = readHtml(shown?.html ?? '').text;
    for (const words of expected.shows ?? []) {
      expect(shown?.text).toContain(words);
      expect(html).toContain(words);
    }
    for (const words of expected.hides ?? []) {
      expect(shown?.text).not.toContain(words);
      expect(shown?.html).not.toContain(words);
      expect(shown?.attachments.filter((one) => one.name.includes(words))).toEqual([]);
    }
  });
});

describe('whatever came in', () => {
  it('no letter holds active or foreign HTML', () => {
    for (const letter of letters) expect(readHtml(letter.html).foreign, letter.subject).toEqual([]);
  });

  it('no piece that reaches staff runs when it is opened, nor makes SES refuse the letter', () => {
    const pieces = letters.flatMap(({ attachments }) => attachments);
    expect(pieces.length).toBeGreaterThan(filed.length);
    for (const { name, type } of pieces) {
      expect(name).not.toMatch(/\.(?:html?|svg|js|exe)$/i);
      expect(type).not.toMatch(/html|svg|javascript/);
    }
    const withPrograms = letters.filter(({ text }) => text.includes('Repère piece-programme.'));
    // Each letter is one, the mails in it sealed: no name of a program stands in it as a name.
    for (const { raw } of withPrograms)
      expect(raw.toString('latin1')).not.toMatch(/name="?facture\.(?:exe|pdf\.js)"?[\r;]/);
  });

  it('each HTML attack would show if it were there', () => {
    const attacks = corpus.filter(({ name }) => name.startsWith('html-') && name !== 'html-entites');
    expect(attacks).toHaveLength(12);
    for (const { name, raw } of attacks) expect(readHtml(raw.toString('utf8')).foreign, name).not.toEqual([]);
  });

  it('no header line was added to a letter', () => {
    const ours = new Set(
      ['from to reply-to subject message-id date mime-version content-type content-transfer-encoding in-reply-to']
        .concat('references x-doleance-loop auto-submitted x-auto-response-suppress')
        .flatMap((names) => names.split(' ')),
    );
    for (const { raw, headers } of letters) {
      expect([...headers.keys()].filter((name) => !ours.has(name))).toEqual([]);
      expect(raw.toString('latin1').split('\r\n\r\n')[0]?.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
    }
  });

  it('nobody was written to but the agents and who wrote', () => {
    const known = new Set([agents, ...corpus.map(({ name }) => sender(name))]);
    expect(letters.filter(({ to }) => !known.has(to)).map(({ to }) => to)).toEqual([]);
    for (const { raw, kind } of letters.filter(({ kind }) => kind === 'acknowledgement'))
      expect(raw.toString('latin1').split('\r\n\r\n')[0], kind).toMatch(/^To: \S+@courriel\.example\r$/m);
  });

  it('nothing failed but the one letter to an address that none can be sent to', () => {
    const events = stack.troubles().map((line) => JSON.parse(line).event);
    expect(events).toEqual(['letter-rejected']);
  });

  it('the next complaint is served', async () => {
    await stack.hand([{ raw: crlf([...head('apres'), ...plain]), from: sender('apres') }]);
    expect((await stack.inbound()).at(-1)).toMatchObject({ outcome: 'filed', from: sender('apres') });
  });
});

function sender(name: string): string {
  return `${name}@courriel.example`;
}
