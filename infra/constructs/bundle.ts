/**
 * The functions' code, bundled once by esbuild: ESM for Lambda's Node 24, the SDK inside (Lambda's own copy changes under
 * our feet), and what is imported dynamically in chunks that are read only when needed. NodejsFunction would start
 * esbuild in a process of its own for each function.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

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
 * Bundles every function of `root`/functions into directories of `out`, which it empties first.
 * @throws esbuild's report when a module is missing or does not parse.
 */
export async function bundleFunctions(root: string, out: string): Promise<Bundles> {
  await rm(out, { recursive: true, force: true });
  const bundles = await Promise.all(
    functionNames.map(async (name) => {
      const directory = join(out, name);
      await mkdir(directory, { recursive: true });
      return [name, await bundle(root, name, directory)] as const;
    }),
  );
  return Object.fromEntries(bundles) as Record<FunctionName, Bundle>;
}

async function bundle(root: string, name: FunctionName, directory: string): Promise<Bundle> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { index: join('functions', name, 'index.ts') },
    outdir: directory,
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
    metafile: true,
    logLevel: 'error',
  });
  const all = Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
  const bytesAtStart = bytesOf(metafile, startOutputs(metafile));
  return { directory, bytesAtStart, bytesOnDemand: all - bytesAtStart };
}

/** The entry's output and every output that it reaches by static imports. */
function startOutputs(metafile: Metafile): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = Object.entries(metafile.outputs)
    .filter(([path]) => path.endsWith('/index.mjs'))
    .map(([path]) => path);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const one of metafile.outputs[path]?.imports ?? []) {
      if (one.kind !== 'dynamic-import' && !one.external) waiting.push(one.path);
    }
  }
  return reached;
}

function bytesOf(metafile: Metafile, paths: ReadonlySet<string>): number {
  return [...paths].reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0);
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
