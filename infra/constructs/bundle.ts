/**
 * The functions' code, bundled once by esbuild: ESM for Lambda's Node 24, the SDK inside (Lambda's own copy changes under
 * our feet), and what is imported dynamically in chunks that are read only when needed. NodejsFunction would start
 * esbuild in a process of its own for each function.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';

export const functionNames = [
  'receive-mail',
  'deliver-outbox',
  'follow-deadline',
  'record-feedback',
  'witness-receipt',
  'sweep',
  'daily-round',
  'activate-receiving',
] as const;

export type FunctionName = (typeof functionNames)[number];

export interface Bundle {
  /** Directory with `index.mjs` and its chunks. */
  readonly directory: string;
  /** Bytes that are read when the function starts: the entry and what it imports statically. */
  readonly bytesAtStart: number;
  /** Bytes of the chunks that wait until an attachment or a letter needs them. */
  readonly bytesOnDemand: number;
}

export type Bundles = Readonly<Record<FunctionName, Bundle>>;

// Bundled CommonJS packages (mailparser's) call require(), which a module does not have. A long name: the minifier
// gives short ones to others, and does not see this line.
const banner =
  "import{createRequire as createRequireOfBundle}from'node:module';const require=createRequireOfBundle(import.meta.url);";

/**
 * The process in which documents are opened is a file of its own, beside the function that starts it. By its path from
 * the root: where one of the modules that a function bundles is its starter, it goes along.
 */
export const documentProcess = { starter: 'shared/mail/document-reader.ts', entry: 'shared/mail/document-process.ts' };

/** How all code becomes what Lambda runs. */
export const bundling = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  // Names of errors and functions stay readable in the logs.
  keepNames: true,
  outExtension: { '.js': '.mjs' },
  banner: { js: banner },
  legalComments: 'none',
  logLevel: 'error',
} satisfies BuildOptions;

/**
 * Bundles every function of `root`/functions, each into a directory of its own in `out`, which is emptied first.
 * @throws esbuild's report when a module is missing or does not parse.
 */
export async function bundleFunctions(root: string, out: string): Promise<Bundles> {
  await rm(out, { recursive: true, force: true });
  const together = join(out, 'together');
  // One run for all: most of the work is reading libraries that they share.
  const { metafile } = await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: [
      ...functionNames.map((name) => ({ in: join('functions', name, 'index.ts'), out: name as string })),
      { in: documentProcess.entry, out: basename(documentProcess.entry, '.ts') },
    ],
    outdir: together,
    metafile: true,
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const bundles = await Promise.all(
    functionNames.map(async (name) => [name, await gather(outputs, name, together, join(out, name))] as const),
  );
  await rm(together, { recursive: true });
  return Object.fromEntries(bundles) as Record<FunctionName, Bundle>;
}

type Outputs = ReadonlyMap<string, Metafile['outputs'][string]>;

/** Copies a function's entry and whatever chunk it can ever reach. */
async function gather(outputs: Outputs, name: FunctionName, from: string, directory: string): Promise<Bundle> {
  const entry = `${name}.mjs`;
  const ownCode = reached(outputs, entry, () => true);
  const opensDocuments = [...ownCode].some((file) => documentProcess.starter in (outputs.get(file)?.inputs ?? {}));
  const everything = opensDocuments
    ? ownCode.union(reached(outputs, `${basename(documentProcess.entry, '.ts')}.mjs`, () => true))
    : ownCode;
  await mkdir(directory, { recursive: true });
  for (const file of everything) {
    await copyFile(join(from, file), join(directory, file === entry ? 'index.mjs' : file));
  }
  const bytes = (files: ReadonlySet<string>) =>
    [...files].reduce((sum, file) => sum + (outputs.get(file)?.bytes ?? 0), 0);
  const bytesAtStart = bytes(reached(outputs, entry, (kind) => kind !== 'dynamic-import'));
  return { directory, bytesAtStart, bytesOnDemand: bytes(everything) - bytesAtStart };
}

/** A file and all that it imports, directly or not, by imports of the kinds that are followed. */
function reached(outputs: Outputs, entry: string, follows: (kind: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const { path, kind, external } of outputs.get(file)?.imports ?? []) {
      if (!external && follows(kind)) waiting.push(basename(path));
    }
  }
  return found;
}

/** One line a function, for the person who deploys. */
export function sizeTable(bundles: Bundles): string {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`.padStart(9);
  return functionNames
    .map((name) => {
      const { bytesAtStart, bytesOnDemand } = bundles[name];
      return `${name.padEnd(20)}${kilobytes(bytesAtStart)} at start${kilobytes(bytesOnDemand)} on demand`;
    })
    .join('\n');
}
