/**
 * A client of flesh and blood: s-nail answers a notification through SMTP, from its own mailbox, as an agent would at a
 * terminal. It comes with Debian and Ubuntu (`apt-get install s-nail`); where it is absent, this is skipped.
 */
import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gmail } from './clients/gmail.ts';
import type { Letter } from './letter.ts';
import { cpms, type OpenedCase, openCase } from './opened-case.ts';
import { monday, writer } from './person.ts';
import { openStack, type Stack } from './stack.ts';

function program(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {}
  }
  return null;
}

const snail = program('s-nail');
if (snail === null)
  console.warn('s-nail is not installed: the tests with a real client are skipped (apt-get install s-nail).');

/** mboxrd: each mail after its `From ` line. */
function mbox(letters: readonly Letter[]): string {
  return letters
    .map(({ raw, at }) => {
      const lines = raw
        .toString('latin1')
        .replace(/\r\n/g, '\n')
        .replace(/^(>*From )/gm, '>$1');
      return `From ses ${new Date(at).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+).*$/, '$1 $3 $2 $5 $4')}\n${lines}\n`;
    })
    .join('\n');
}

describe.skipIf(snail === null)('an agent with s-nail', () => {
  const citizen = writer('Rose Essai', 'rose.mbox@courriel.example', gmail);
  const home = mkdtempSync(join(tmpdir(), 'doleance-client-'));
  let stack: Stack;
  let opened: OpenedCase;

  beforeAll(async () => {
    stack = await openStack(monday, [cpms]);
    opened = await openCase(stack, citizen);
  });
  afterAll(async () => {
    await stack.stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** Replies to the first mail of a mailbox; the client reads the mailbox, writes the reply, and sends it by SMTP. */
  async function reply(letters: readonly Letter[], from: string, words: string): Promise<void> {
    const mailbox = join(home, 'mailbox');
    writeFileSync(mailbox, mbox(letters), 'latin1');
    const before = (await stack.inbound()).length;
    const settings = [
      'v15-compat',
      `mta=smtp://127.0.0.1:${stack.smtpPort}`,
      'smtp-auth=none',
      `from=${from}`,
      'hostname=client.example',
      'sendwait',
      'ttycharset=utf-8',
      'sendcharsets=utf-8',
      'dotlock-disable',
      'reply-to-honour=yes',
      'quote',
      'indentprefix=> ',
      `folder=${home}`,
    ];
    const child = execFile(snail ?? '', ['-:/', '-#', ...settings.flatMap((one) => ['-S', one]), '-R', '-f', mailbox], {
      env: { HOME: home, PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', MAILRC: '/dev/null' },
      timeout: 20_000,
    });
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.stdin?.end(`reply 1\n${words}\n~.\nexit\n`);
    const code = await new Promise((resolve) => child.on('close', resolve));
    await stack.settle();
    expect({ code, said, taken: (await stack.inbound()).length - before }).toMatchObject({ code: 0, taken: 1 });
  }

  it('answers a notification, and the citizen’s mailbox shows one thread', async () => {
    await reply([opened.notification], 'agents@cpms.example', 'Bonjour Madame,\n\nVos cotisations sont remboursées.');
    const row = (await stack.inbound()).at(-1);
    expect(row).toMatchObject({ outcome: 'filed', caseReference: opened.reference });
    const letters = await stack.letters({ to: citizen.address });
    expect(letters.map(({ kind }) => kind)).toEqual(['acknowledgement', 'answer']);
    expect(letters[1]?.text).toContain('Vos cotisations sont remboursées.');
    expect(letters[1]?.text).not.toMatch(/Nouvelle réclamation|wrote|a écrit|#note/);
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(1);
    expect(letters[1]?.inReplyTo).toBe(letters[0]?.messageId);
    // The citizen's own client sees it so too.
    expect(await threadDepths(letters)).toEqual([0, 1]);
  });

  it('lets the citizen answer the answer from the same mailbox', async () => {
    const [, answer] = await stack.letters({ to: citizen.address });
    if (answer === undefined) throw new Error('No answer.');
    await reply([answer], citizen.address, 'Il manque encore 45 euros, je conteste.');
    expect((await stack.inbound()).at(-1)).toMatchObject({ outcome: 'filed', caseReference: opened.reference });
    expect((await stack.case(opened.reference)).status).toBe('open');
  });

  /** How deep the client shows each mail in its thread. */
  async function threadDepths(letters: readonly Letter[]): Promise<number[]> {
    const mailbox = join(home, 'thread');
    writeFileSync(mailbox, mbox(letters), 'latin1');
    const child = execFile(
      snail ?? '',
      ['-:/', '-#', '-R', '-S', 'v15-compat', '-S', 'headline=%i|%m', '-f', mailbox],
      {
        env: { HOME: home, PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', MAILRC: '/dev/null' },
      },
    );
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stdin?.end('thread\nheaders\nexit\n');
    await new Promise((resolve) => child.on('close', resolve));
    return said
      .split('\n')
      .filter((line) => /\|\s*\d+\s*$/.test(line))
      .map((line) => ((line.split('|')[0] ?? '').trim() === '' ? 0 : 1));
  }
});
