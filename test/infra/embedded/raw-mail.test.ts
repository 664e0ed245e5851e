import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRawMails } from '../../../infra/embedded/smtp/raw-mail.ts';
import { temporaryDirectory } from './running-stack.ts';

const envelope = (id: string) => ({
  id,
  at: '2026-11-23T15:00:00.000Z',
  envelopeFrom: 'a@b.example',
  recipients: ['reclamations@cpms.example'],
  helo: 'client.example',
  clientAddress: '127.0.0.1',
});

async function* mail(): AsyncIterable<Buffer> {
  yield Buffer.from('From: a@b.example\r\nSubject: x\r\n\r\n');
  yield Buffer.from('body\r\n');
}

test('after a crash, what the state knows is moved to raw/, and the rest is dropped', async () => {
  const directory = temporaryDirectory();
  const crashed = await openRawMails(directory);
  await crashed.write(mail(), envelope('known'));
  await crashed.write(mail(), envelope('unanswered'));
  writeFileSync(join(directory, 'incoming', 'half.part'), 'x');
  const next = await openRawMails(directory);
  await next.recover((id) => id === 'known');
  expect(readdirSync(join(directory, 'raw'))).toEqual(['known.eml']);
  expect(readdirSync(join(directory, 'incoming'))).toEqual([]);
});

test('a source that fails leaves nothing', async () => {
  const directory = temporaryDirectory();
  const rawMails = await openRawMails(directory);
  async function* broken(): AsyncIterable<Buffer> {
    yield Buffer.from('From: a@b.example\r\n\r\nhalf');
    throw new Error('gone');
  }
  await expect(rawMails.write(broken(), envelope('broken'))).rejects.toThrow('gone');
  expect(readdirSync(join(directory, 'incoming'))).toEqual([]);
});

test('the size told is that of the stored file', async () => {
  const directory = temporaryDirectory();
  const rawMails = await openRawMails(directory);
  const stored = await rawMails.write(mail(), envelope('sized'));
  rawMails.accept('sized');
  expect(stored.size).toBe(statSync(join(directory, 'raw', 'sized.eml')).size);
});
