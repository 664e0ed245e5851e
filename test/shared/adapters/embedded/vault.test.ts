import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadLocalKeys } from '../../../../shared/adapters/embedded/local-keys.ts';
import { localVault } from '../../../../shared/adapters/embedded/vault.ts';
import { temporaryDirectory } from './opened-state.ts';

const nir = '185057899008459';

test('a sealed value opens with its own context alone, and two seals of one value differ', async () => {
  const vault = localVault(await loadLocalKeys(join(temporaryDirectory(), 'keys.json')));
  const sealed = await vault.seal(nir, 'CPMS-7K3Q9F2');
  expect(sealed).not.toContain(nir);
  expect(await vault.seal(nir, 'CPMS-7K3Q9F2')).not.toBe(sealed);
  expect(await vault.open(sealed, 'CPMS-7K3Q9F2')).toBe(nir);
  await expect(vault.open(sealed, 'CPMS-0000000')).rejects.toThrow('does not open');
  const altered = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  await expect(vault.open(altered, 'CPMS-7K3Q9F2')).rejects.toThrow('does not open');
});

test('the keys are made once, readable by the owner alone, and the same at the next start', async () => {
  const file = join(temporaryDirectory(), 'keys.json');
  const first = localVault(await loadLocalKeys(file));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const second = localVault(await loadLocalKeys(file));
  expect(await second.open(await first.seal(nir, 'x'), 'x')).toBe(nir);
  expect(await second.personKey(nir)).toBe(await first.personKey(nir));
  expect(await second.replyKeys()).toEqual(await first.replyKeys());
});

test('the person key tells its version, nothing of the number, and differs from stack to stack', async () => {
  const keyIn = async () => localVault(await loadLocalKeys(join(temporaryDirectory(), 'keys.json'))).personKey(nir);
  const key = await keyIn();
  expect(key).toMatch(/^v1\.[A-Za-z0-9_-]{43}$/);
  expect(await keyIn()).not.toBe(key);
});

test('a keys file that is not ours is refused and left as it is', async () => {
  const file = join(temporaryDirectory(), 'keys.json');
  writeFileSync(file, '{"seal":"c2hvcnQ="}');
  await expect(loadLocalKeys(file)).rejects.toThrow('bring back the file');
  expect(readFileSync(file, 'utf8')).toBe('{"seal":"c2hvcnQ="}');
});
