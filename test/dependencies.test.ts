/** Every library has its line in the README that says what it is for, and none is there that is not used. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Record<
  'dependencies' | 'optionalDependencies' | 'devDependencies',
  Record<string, string>
>;
const libraries = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies };
const [, chapter = ''] = readFileSync(new URL('README.md', root), 'utf8').split('## Why each library');
const named = chapter
  .split('\n## ', 1)
  .flatMap((text) => text.split('\n'))
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

/** `@types/*` names every package of that scope. */
const names = (pattern: string, library: string) =>
  pattern.endsWith('*') ? library.startsWith(pattern.slice(0, -1)) : library === pattern;

it('the README names every library', () => {
  expect(Object.keys(libraries).length).toBeGreaterThan(30);
  expect(Object.keys(libraries).filter((library) => !named.some((pattern) => names(pattern, library)))).toEqual([]);
});

it('the README names no library that is gone', () => {
  expect(named.filter((pattern) => !Object.keys(libraries).some((library) => names(pattern, library)))).toEqual([]);
});

it('versions are exact', () => {
  expect(Object.entries(libraries).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
