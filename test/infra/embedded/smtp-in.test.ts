import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complaint, eventually, monday, runningStack } from './running-stack.ts';

const office = 'reclamations@cpms.example';

/** Speaks SMTP by hand: each line waits for the answer to the one before. */
async function converse(port: number, lines: readonly (string | Buffer)[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const answers: string[] = [];
  const answer = () =>
    new Promise<string>((resolve, reject) => {
      let text = '';
      const read = (chunk: Buffer) => {
        text += chunk.toString('latin1');
        if (!/^\d{3} .*\r\n$/m.test(text)) return;
        socket.off('data', read);
        resolve(text.trimEnd());
      };
      socket.on('data', read).once('error', reject);
    });
  answers.push(await answer());
  for (const line of lines) {
    socket.write(line);
    answers.push(await answer());
  }
  socket.destroy();
  return answers;
}

const rawFiles = (directory: string) => readdirSync(join(directory, 'raw'));

test('a mail answered with 250 lies under raw/ as SES would store it, and the rest of it is unchanged', async () => {
  const stack = await runningStack();
  const mail = complaint({ headers: 'X-Local-Verdicts: spam=PASS\r\n dmarc=GRAY\r\n' });
  const response = await stack.mail('claire.essai@courriel.example', office, mail);
  expect(response).toMatch(/^250 /);
  const [file = ''] = rawFiles(stack.directory);
  expect(file).toMatch(/^[a-z0-9]{40}\.eml$/);
  const stored = readFileSync(join(stack.directory, 'raw', file), 'latin1');
  const sent = mail.replace('X-Local-Verdicts: spam=PASS\r\n dmarc=GRAY\r\n', '');
  expect(stored.endsWith(sent)).toBe(true);
  const prepended = stored.slice(0, -sent.length);
  expect(prepended).toMatch(/^Return-Path: <claire\.essai@courriel\.example>\r\nReceived: from /);
  expect(prepended).toContain(`with SMTP id ${file.slice(0, 40)}\r\n for ${office};\r\n Mon, 23 Nov 2026 15:00:`);
  expect(prepended).toContain('X-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\nReceived-SPF: pass ');
  expect(prepended).toMatch(
    /Authentication-Results: amazonses\.com;\r\n spf=pass .*\r\n dkim=pass .*\r\n dmarc=none header\.from=courriel\.example;\r\n$/,
  );
  expect(readdirSync(join(stack.directory, 'incoming'))).toEqual([]);
});

test('dots at line starts, bare 8-bit bytes and line ends of every kind come through as they were sent', async () => {
  const stack = await runningStack();
  const body = Buffer.concat([
    Buffer.from(complaint({ body: '.un point\r\n..deux\r\n' }), 'latin1'),
    Buffer.from([0xe9, 0x0d, 0x0a, 0x80, 0xff, 0x0d, 0x0a]),
  ]);
  await stack.mail('a@courriel.example', office, body);
  const stored = readFileSync(join(stack.directory, 'raw', rawFiles(stack.directory)[0] ?? ''));
  expect(stored.subarray(-body.length).equals(body)).toBe(true);
});

test('only the complaint addresses are taken, in any case and with any +tag; others are refused with 550', async () => {
  const stack = await runningStack();
  await stack.mail('a@courriel.example', 'Reclamations+abc.def@CPMS.example', complaint());
  await expect(stack.mail('a@courriel.example', 'agents@cpms.example', complaint())).rejects.toThrow(/550/);
  await expect(stack.mail('a@courriel.example', 'reclamations@ailleurs.example', complaint())).rejects.toThrow(/550/);
  expect(rawFiles(stack.directory)).toHaveLength(1);
  const [row] = await stack.api('inbound');
  expect(row).toMatchObject({ to: office, from: 'claire.essai@courriel.example' });
});

test('the server offers what SES offers, and neither login nor encryption', async () => {
  const stack = await runningStack();
  const [, ehlo = ''] = await converse(stack.smtpPort, ['EHLO client.example\r\n']);
  for (const word of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'SIZE 41943040']) expect(ehlo).toContain(word);
  expect(ehlo).not.toMatch(/AUTH|STARTTLS/);
});

test('the null sender and an address in UTF-8 are taken', async () => {
  const stack = await runningStack();
  const answers = await converse(stack.smtpPort, [
    'EHLO client.example\r\n',
    'MAIL FROM:<>\r\n',
    `RCPT TO:<${office}>\r\n`,
    'DATA\r\n',
    `${complaint()}.\r\n`,
    Buffer.from('MAIL FROM:<élise@courriel.example> SMTPUTF8 BODY=8BITMIME\r\n', 'utf8'),
    `RCPT TO:<${office}>\r\n`,
    'DATA\r\n',
    `${complaint()}.\r\n`,
  ]);
  expect(answers.slice(2).map((line) => line.slice(0, 3))).toEqual([
    '250',
    '250',
    '354',
    '250',
    '250',
    '250',
    '354',
    '250',
  ]);
  const stored = rawFiles(stack.directory).map((file) => readFileSync(join(stack.directory, 'raw', file), 'utf8'));
  expect(stored.map((text) => text.slice(0, text.indexOf('\r\n'))).sort()).toEqual([
    'Return-Path: <>',
    'Return-Path: <élise@courriel.example>',
  ]);
});

test('a mail of more than 40 MB is refused with 552, whether it says so first or not, and leaves nothing', async () => {
  const stack = await runningStack();
  const [, , declared = ''] = await converse(stack.smtpPort, [
    'EHLO client.example\r\n',
    'MAIL FROM:<a@courriel.example> SIZE=41943041\r\n',
  ]);
  expect(declared).toMatch(/^552 /);
  const line = `${'x'.repeat(998)}\r\n`;
  const huge = Buffer.concat([Buffer.from(complaint(), 'latin1'), Buffer.from(line.repeat(42_000))]);
  const answers = await converse(stack.smtpPort, [
    'EHLO client.example\r\n',
    'MAIL FROM:<a@courriel.example>\r\n',
    `RCPT TO:<${office}>\r\n`,
    'DATA\r\n',
    Buffer.concat([huge, Buffer.from('.\r\n')]),
  ]);
  expect(answers.at(-1)).toMatch(/^552 /);
  expect(rawFiles(stack.directory)).toEqual([]);
  expect(readdirSync(join(stack.directory, 'incoming'))).toEqual([]);
  expect(await stack.api('inbound')).toEqual([]);
});

test('a mail whose connection breaks off is not taken in, and leaves nothing', async () => {
  const stack = await runningStack();
  await converse(stack.smtpPort, [
    'EHLO client.example\r\n',
    'MAIL FROM:<a@courriel.example>\r\n',
    `RCPT TO:<${office}>\r\n`,
    'DATA\r\n',
  ]).then(() => undefined);
  const socket = connect(stack.smtpPort, '127.0.0.1');
  socket.write(`EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<${office}>\r\nDATA\r\n${complaint()}`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.destroy();
  await eventually(
    async () => readdirSync(join(stack.directory, 'incoming')),
    (files) => files.length === 0,
  );
  expect(rawFiles(stack.directory)).toEqual([]);
  expect(await stack.api('inbound')).toEqual([]);
});

test('arrival is dated by the clock of the stack', async () => {
  const stack = await runningStack({ now: '2027-06-01T08:00:00.000Z' });
  await stack.mail('a@courriel.example', office, complaint());
  const [row] = await stack.api<{ at: string }[]>('inbound');
  expect(row?.at.slice(0, 16)).toBe('2027-06-01T08:00');
  expect(monday < (row?.at ?? '')).toBe(true);
});
