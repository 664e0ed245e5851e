/**
 * For each procedure, whole conversations as a lawyer would read them. What was written is the script; every letter,
 * date and line of the case must be as the file has it. To change a letter, change the file as well: with
 * DOLEANCE_WRITE_GOLDEN=1 the run writes it anew, for a person to read before it is kept.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConversation } from './conversation-file.ts';
import { run } from './run.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const files = folders.flatMap(({ name }) =>
  readdirSync(join(import.meta.dirname, name)).map((file) => [name, file.replace(/\.txt$/, '')] as const),
);

it('every procedure has one', () => {
  expect(folders.map(({ name }) => name).sort()).toEqual([
    'caisse-reclamation',
    'cnmss-conciliateur',
    'cpam-conciliateur-2017',
    'cpam-conciliation-2007',
    'cpam-mediateur',
    'cpms-reclamations',
  ]);
});

describe('golden conversations', () => {
  it.each(files)(
    '%s: %s',
    async (folder, file) => {
      const path = join(import.meta.dirname, folder, `${file}.txt`);
      const conversation = readConversation(path);
      const happened = await run(conversation);
      if (process.env['DOLEANCE_WRITE_GOLDEN'] === '1') return writeFileSync(path, happened);
      expect(happened).toBe(conversation.whole);
    },
    60_000,
  );
});
