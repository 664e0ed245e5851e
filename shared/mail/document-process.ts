/**
 * The process in which documents are opened (`document-reader.ts`), one after the other. A second thread watches over
 * the first, which is deaf while a reader works, and kills the process when a document takes too much of anything.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type DocumentReply,
  type DocumentRequest,
  type DocumentText,
  MAX_DOCUMENT_MEMORY,
  MAX_DOCUMENT_TIME,
} from './document-reader.ts';

const WATCH_EVERY = 50;

if (isMainThread) serve();
else watch(workerData as Int32Array);

function serve(): void {
  /** How many documents were begun: the one word between the threads. */
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const watcher = new Worker(new URL(import.meta.url), { workerData: begun });
  // No document is opened that nobody watches.
  watcher.once('message', () => {
    process.on('message', (request) => answer(request as DocumentRequest, begun));
    watcher.unref();
  });
}

async function answer(request: DocumentRequest, begun: Int32Array): Promise<void> {
  Atomics.add(begun, 0, 1);
  const before = cpuTime();
  const found = await read(request);
  process.send?.({ found, spent: cpuTime() - before } satisfies DocumentReply);
}

async function read({ kind, content }: DocumentRequest): Promise<DocumentText> {
  try {
    if (kind === 'pdf') return await (await import('./pdf-text.ts')).readPdf(content);
    return await (await import('./docx-text.ts')).readDocx(content);
  } catch {
    return { unreadable: 'fichier endommagé' };
  }
}

function watch(begun: Int32Array): void {
  let current = 0;
  let cpuAtStart = 0;
  setInterval(() => {
    if (Atomics.load(begun, 0) !== current) {
      current = Atomics.load(begun, 0);
      cpuAtStart = cpuTime();
    }
    const tooMuch = process.memoryUsage.rss() > MAX_DOCUMENT_MEMORY || cpuTime() - cpuAtStart > MAX_DOCUMENT_TIME;
    if (current > 0 && tooMuch) process.kill(process.pid, 'SIGKILL');
  }, WATCH_EVERY);
  parentPort?.postMessage('ready');
}

/** Milliseconds of processor time, all threads. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
