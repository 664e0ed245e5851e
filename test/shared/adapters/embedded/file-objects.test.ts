import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileObjects } from '../../../../shared/adapters/embedded/file-objects.ts';
import { sealKey, temporaryDirectory } from './opened-state.ts';

function opened() {
  const directory = temporaryDirectory();
  for (const folder of ['raw', 'incoming']) mkdirSync(join(directory, folder));
  return { directory, objects: fileObjects(directory, sealKey) };
}

test('an object comes back as it was put, is overwritten, and lies sealed on the disk', async () => {
  const { directory, objects } = opened();
  const key = 'reading/abc/reclamations@cpms.example/reading.json';
  await objects.put(key, Buffer.from('first'), 'application/json');
  await objects.put(key, Buffer.from('1 85 05 78'), 'application/json');
  expect(Buffer.from((await objects.get(key)) ?? []).toString()).toBe('1 85 05 78');
  expect(readFileSync(join(directory, key)).includes('1 85 05 78')).toBe(false);
  expect(readdirSync(join(directory, 'incoming'))).toEqual([]);
});

test('an object moved to another key does not open there', async () => {
  const { directory, objects } = opened();
  await objects.put('reading/a/b', Buffer.from('of a'), 'text/plain');
  renameSync(join(directory, 'reading/a/b'), join(directory, 'reading/a/c'));
  await expect(objects.get('reading/a/c')).rejects.toThrow('does not open');
});

test('an absent object is null, and erasing it is silent', async () => {
  const { objects } = opened();
  expect(await objects.get('reading/a/b')).toBeNull();
  await objects.erase('reading/a/b');
  await objects.put('reading/a/b', Buffer.from('x'), 'text/plain');
  await objects.erase('reading/a/b');
  expect(await objects.get('reading/a/b')).toBeNull();
});

test('a raw mail is read as it lies there, and cannot be written', async () => {
  const { directory, objects } = opened();
  writeFileSync(join(directory, 'raw/abc.eml'), 'From: a@b.example\r\n');
  expect(Buffer.from((await objects.get('raw/abc.eml')) ?? []).toString()).toBe('From: a@b.example\r\n');
  await expect(objects.put('raw/abc.eml', Buffer.from('x'), 'message/rfc822')).rejects.toThrow('mail server alone');
});

test.each([
  '../keys.json',
  'reading/../../keys.json',
  'keys.json',
  'reading//x',
  'reading/a b',
  '/etc/passwd',
  'reading/.',
])('the key %j is refused', async (key) => {
  const { objects } = opened();
  await expect(objects.get(key)).rejects.toThrow('Not an object key');
});
