import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Bundles,
  bundleFunctions,
  bundling,
  documentProcess,
  functionNames,
  sizeTable,
} from '../../../infra/constructs/bundle.ts';

const root = join(import.meta.dirname, '../../..');
const out = mkdtempSync(join(tmpdir(), 'doleance-bundles-'));
let bundles: Bundles;

beforeAll(async () => {
  bundles = await bundleFunctions(root, out);
  console.log(sizeTable(bundles));
}, 180_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Chunks of a function in which a text stands that only one library has. */
function chunksWith(name: keyof Bundles, mark: string): readonly string[] {
  const { directory } = bundles[name];
  return readdirSync(directory).filter((file) => readFileSync(join(directory, file), 'utf8').includes(mark));
}

describe('the size that a function reads when it starts', () => {
  it('of receive-mail stays under 3 MB', () => {
    expect(bundles['receive-mail'].bytesAtStart).toBeLessThan(3_000_000);
  });

  it.each(functionNames.filter((name) => name !== 'receive-mail'))('of %s stays under 1 MB', (name) => {
    expect(bundles[name].bytesAtStart).toBeGreaterThan(100_000);
    expect(bundles[name].bytesAtStart).toBeLessThan(1_000_000);
  });

  it('holds no translations of error messages: zod brings 370 kB of them unless it is imported as a namespace', () => {
    for (const name of functionNames) expect(chunksWith(name, 'Ungültige Eingabe'), name).toEqual([]);
  });
});

describe('the readers of mails and attachments', () => {
  // A text of each library's own.
  const marks = { mailparser: 'updateImageLinks', unpdf: 'PDFDocumentProxy', mammoth: 'w:endnoteReference' };

  it.each(Object.entries(marks))('%s lies in a chunk of receive-mail that is read only when needed', (_, mark) => {
    const chunks = chunksWith('receive-mail', mark);
    expect(chunks.length).toBeGreaterThan(0);
    expect(chunks).not.toContain('index.mjs');
  });

  it.each(['receive-mail', 'witness-receipt'] as const)('documents are opened by a process beside %s', (name) => {
    expect(readdirSync(bundles[name].directory)).toContain('document-process.mjs');
  });

  it.each([
    'deliver-outbox',
    'follow-deadline',
    'record-feedback',
    'sweep',
    'daily-round',
    'activate-receiving',
  ] as const)('none is in %s', (name) => {
    for (const mark of Object.values(marks)) expect(chunksWith(name, mark)).toEqual([]);
    expect(readdirSync(bundles[name].directory)).not.toContain('document-process.mjs');
  });
});

describe('on the Node of Lambda', () => {
  const environment = {
    AWS_REGION: 'eu-west-3',
    TABLE_NAME: 'cases',
    BUCKET_NAME: 'mails',
    OUTBOX_QUEUE_URL: 'https://sqs.eu-west-3.amazonaws.com/111122223333/outbox',
    DEADLINE_QUEUE_ARN: 'arn:aws:sqs:eu-west-3:111122223333:due',
    SCHEDULE_GROUP: 'doleance',
    SCHEDULE_ROLE_ARN: 'arn:aws:iam::111122223333:role/deadlines',
    SCHEDULE_DLQ_ARN: 'arn:aws:sqs:eu-west-3:111122223333:dropped',
    CONFIGURATION_SET: 'doleance',
    NIR_KEY_ID: 'nir',
    NIR_MAC_KEY_ID: 'mac',
    REPLY_KEYS_SECRET_ID: 'keys',
  };

  // Lambda loads ES modules without node_modules beside them, and disables require() of them (Lambda's developer guide).
  it.each(functionNames)('%s loads by itself and exports its handler', { timeout: 60_000 }, (name) => {
    const index = join(bundles[name].directory, 'index.mjs');
    const typeOfHandler = execFileSync(
      process.execPath,
      [
        '--no-experimental-require-module',
        '--input-type=module',
        '-e',
        `console.log(typeof (await import(${JSON.stringify(index)})).handler)`,
      ],
      { env: environment, encoding: 'utf8' },
    );
    expect(typeOfHandler.trim()).toBe('function');
  });

  it('receive-mail can load every chunk it has', { timeout: 60_000 }, () => {
    const { directory } = bundles['receive-mail'];
    // The document process is none: it is run, and by itself.
    const chunks = readdirSync(directory)
      .filter((file) => file !== 'document-process.mjs')
      .map((file) => join(directory, file));
    const loaded = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `for (const path of ${JSON.stringify(chunks)}) await import(path); console.log('all')`,
      ],
      { env: environment, encoding: 'utf8' },
    );
    expect(loaded.trim()).toBe('all');
  });
});

describe('a bundle reads mails as the sources do', () => {
  it('the mail itself, with the MIME reader, and a PDF in it, with the PDF reader', { timeout: 180_000 }, async () => {
    const directory = join(out, 'probe');
    const probe = join(directory, 'probe.ts');
    mkdirSync(directory);
    const from = (path: string) => JSON.stringify(join(root, path));
    writeFileSync(
      probe,
      `import { readFileSync } from 'node:fs';
       import { readAttachmentTexts } from ${from('shared/mail/attachment-text.ts')};
       import { parseMessage } from ${from('shared/mail/parse.ts')};
       const mail = await parseMessage(readFileSync(${from('test/fixtures/mail/cnmss-transfert-trois-nir-pieces-jointes.eml')}));
       const [invoice] = mail.attachments;
       console.log(JSON.stringify([mail.subject, invoice.name, await readAttachmentTexts([invoice])]));`,
    );
    const entryPoints = [
      { in: probe, out: 'probe' },
      { in: documentProcess.entry, out: 'document-process' },
    ];
    await build({ ...bundling, absWorkingDir: root, entryPoints, outdir: join(directory, 'out') });
    const printed = execFileSync(process.execPath, [join(directory, 'out', 'probe.mjs')], { encoding: 'utf8' });
    expect(printed).toContain('facture orthodontie.pdf');
    expect(printed).toContain('Facture no 2026-1187 du 22/07/2026');
  });
});
