/** The import table of the design: left names know nothing of right ones, and a few libraries have one door each. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** From left to right; a file may import from its own layer and from those before it. */
const layers: readonly (readonly [name: string, folder: RegExp])[] = [
  ['identifiers', /^shared\/identifiers\//],
  ['calendar', /^shared\/calendar\//],
  ['mail', /^shared\/mail\//],
  ['office', /^shared\/office\//],
  ['reclamation', /^shared\/reclamation\//],
  ['ports', /^shared\/ports\.ts$/],
  ['usecases', /^shared\/usecases\//],
  ['adapters', /^(?:shared\/adapters|functions)\//],
  ['infra', /^infra\//],
];

/** `identifiers, calendar, mail` stand side by side, but mail may use the other two, and calendar identifiers. */
const rank = (file: string): number => {
  const index = layers.findIndex(([, folder]) => folder.test(file));
  if (index === -1) throw new Error(`${file} belongs to no layer of the import table.`);
  return index;
};

const sources = ['shared', 'functions', 'infra']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const imports: readonly Import[] = sources.flatMap((file) => {
  const code = readFileSync(join(root, file), 'utf8');
  const found = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
  );
  return [...found].map((match) => ({ file, specifier: match[1] ?? match[2] ?? match[3] ?? '' }));
});

const target = ({ file, specifier }: Import): string => relative(root, resolve(root, dirname(file), specifier));

describe('the import table', () => {
  it('finds the files and the imports it is to judge', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
  });

  it('has imports run one way only', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .filter((one) => rank(target(one)) > rank(one.file))
      .map((one) => `${one.file} → ${target(one)}`);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['mailparser', /^shared\/mail\/parse\.ts$/],
    ['@aws-sdk/', /^(?:shared\/adapters\/aws|functions\/activate-receiving|infra\/embedded)\//],
    ['@smithy/', /^(?:shared\/adapters\/aws|functions\/activate-receiving|infra\/embedded)\//],
    ['smtp-server', /^infra\/embedded\//],
    ['aws-cdk-lib', /^infra\//],
    ['temporal-polyfill', /^shared\/calendar\//],
    ['unpdf', /^shared\/mail\/pdf-text\.ts$/],
    ['mammoth', /^shared\/mail\/docx-text\.ts$/],
  ])('lets %s in by its own door only', (library, door) => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith(library))
      .filter(({ file }) => !door.test(file));
    expect(wrong.map(({ file, specifier }) => `${file} → ${specifier}`)).toEqual([]);
  });

  it('keeps the clock and chance out of everything but adapters, functions and infra', () => {
    const forbidden = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bTemporal\.Now\b/;
    const pure = sources.filter((file) => !/^(?:shared\/adapters|functions|infra)\//.test(file));
    const wrong = pure.filter((file) => forbidden.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('loads the readers of PDF and DOCX only when such a piece must be read, and only in the process for it', () => {
    const doors = ['shared/mail/pdf-text.ts', 'shared/mail/docx-text.ts'];
    for (const door of doors)
      expect(readFileSync(join(root, door), 'utf8')).not.toMatch(/^import (?!type)[^;]*from '(?:unpdf|mammoth)'/m);
    const opening = imports.filter((one) => one.specifier.startsWith('.') && doors.includes(target(one)));
    expect([...new Set(opening.map(({ file }) => file))]).toEqual(['shared/mail/document-process.ts']);
  });
});
