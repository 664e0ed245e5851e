/** `npm run extract` as its callers meet it: what it prints where, and the exit status. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../../infra/commands/extract.ts';

const root = new URL('../../../', import.meta.url).pathname;
const sample = 'test/fixtures/mail/cpms-resiliation-outlook-html-windows-1252.eml';
const other = 'test/fixtures/mail/cpms-demande-information-nir-en-objet.eml';

async function extract(args: readonly string[], input = '') {
  let out = '';
  let error = '';
  const status = await main(args, {
    stdin: async () => Buffer.from(input),
    out: (text) => (out += text),
    error: (text) => (error += text),
    now: () => '2026-11-23T15:00:00.000Z',
    terminal: false,
  });
  return { status, out, error };
}

const lines = (out: string) =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('extract', () => {
  it('prints one JSON object a line, in the order of the files', async () => {
    const { status, out, error } = await extract([sample, other]);
    expect(status).toBe(0);
    expect(error).toBe('');
    expect(lines(out).map((one) => one.file)).toEqual([sample, other]);
  });

  it('prints every field of the contract', async () => {
    const [line] = lines((await extract([sample])).out);
    expect(Object.keys(line)).toEqual(
      expect.arrayContaining(
        'file procedure kind isReply from subject objet nir nirStatus nirSource otherNirs category admissibility access courtSeized craSeized priorComplaint missing'.split(
          ' ',
        ),
      ),
    );
  });

  it('takes the procedure from the recipient, +tag disregarded', async () => {
    const mail = 'From: A B <a@x.example>\nTo: conciliateur+x1@cnmss.example\nSubject: plainte\n\nBonjour\n';
    expect(lines((await extract(['-'], mail)).out)[0].procedure).toBe('cnmss-conciliateur');
  });

  it('knows no procedure for a mail to nobody, and lets --procedure say it', async () => {
    const mail = 'From: A B <a@x.example>\nTo: info@x.example\nSubject: plainte\n\nBonjour\n';
    expect(lines((await extract(['-'], mail)).out)[0]).toMatchObject({
      procedure: null,
      admissibility: 'to-review',
      access: null,
    });
    const given = lines((await extract(['--procedure', 'cpam-mediateur', '-'], mail)).out)[0];
    expect(given).toMatchObject({ procedure: 'cpam-mediateur', admissibility: 'no-prior-complaint' });
  });

  it('counts from --received, on its Paris date', async () => {
    const [line] = lines((await extract(['--received', '2026-11-22T23:30:00Z', sample])).out);
    expect(line).toMatchObject({
      receivedOn: '2026-11-23',
      deadlines: { 'ack-due-seed-10-days-calendar': '2026-12-03' },
    });
  });

  it('prints the others when a file cannot be read, says which on standard error, and ends with 1', async () => {
    const { status, out, error } = await extract([sample, 'no-such.eml', other]);
    expect(status).toBe(1);
    expect(lines(out)).toHaveLength(2);
    expect(error).toBe('extract: no-such.eml: no such file. Check the path.\n');
  });

  it('says that a directory is none', async () => {
    expect(await extract(['test/fixtures/mail'])).toMatchObject({
      status: 1,
      out: '',
      error: 'extract: test/fixtures/mail: is a directory. Name the mails in it: DIRECTORY/*.eml.\n',
    });
  });

  it.each([
    [
      ['--procedure', 'cpam', sample],
      /Unknown procedure "cpam"\. Use one of: cnmss-conciliateur, .*caisse-reclamation/,
    ],
    [['--received', 'yesterday', sample], /--received "yesterday" is no instant\. Write .*2026-11-23T10:00:00\+01:00/],
    [['--json', sample], /Unknown option --json\. Use --procedure/],
    [['--procedure'], /--procedure needs a value/],
    [[], /No mail to read/],
  ])('refuses wrong usage %j with one line and status 2', async (args, message) => {
    const { status, out, error } = await extract(args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(error).toMatch(message);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is a command of its own: standard input, standard output and the exit status', () => {
    const input = readFileSync(join(root, other));
    const run = spawnSync(process.execPath, ['infra/commands/extract.ts', '-', 'none.eml'], { cwd: root, input });
    expect(lines(run.stdout.toString())[0].file).toBe('-');
    expect(run.stderr.toString()).toMatch(/^extract: none\.eml: no such file/m);
    expect(run.status).toBe(1);
  });

  it('explains itself', async () => {
    expect(await extract(['--help'])).toMatchObject({ status: 0, error: '' });
  });

  it('reads a mail from standard input and a file named with a dash', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'extract-'));
    writeFileSync(join(folder, '-a.eml'), readFileSync(join(root, sample)));
    expect(lines((await extract(['-'], readFileSync(join(root, other), 'utf8'))).out)[0].kind).toBe(
      'information-request',
    );
    expect((await extract(['--', join(folder, '-a.eml')])).status).toBe(0);
  });

  it('marks the evidence in the text for people, with terminal codes only when asked', async () => {
    const plain = (await extract(['--pretty', sample])).out;
    expect(plain).toContain('Je suis »très mécontent« de la gestion');
    expect(plain).toContain('»N° de sécurité sociale | 1 77 09 92 190 934 (07)');
    expect(plain).not.toContain('\u001b');
    expect((await extract(['--pretty', '--color', sample])).out).toContain('\u001b[4mtrès mécontent\u001b[0m');
  });

  it('reads an empty file as an empty mail', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'extract-'));
    writeFileSync(join(folder, 'empty.eml'), '');
    const { status, out } = await extract([join(folder, 'empty.eml')]);
    expect(status).toBe(0);
    expect(lines(out)[0]).toMatchObject({ kind: 'empty', subject: '', admissibility: 'not-a-complaint' });
  });
});
