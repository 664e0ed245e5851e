/**
 * Reads PDF and DOCX in a process of its own, which may be killed. Their readers are programs that run what the document
 * says: a PDF of 1 KB can ask for gigabytes of tables, or draw a form that draws itself ten times, twelve deep. Neither
 * a timer nor a catch ends that, and where memory runs out the whole process goes, with every mail in it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';

export type DocumentKind = 'pdf' | 'docx';

export type DocumentText = { readonly text: string } | { readonly unreadable: string };

export interface DocumentRequest {
  readonly kind: DocumentKind;
  readonly content: Uint8Array;
}

export interface DocumentReply {
  readonly found: DocumentText;
  /** Milliseconds of processor time. */
  readonly spent: number;
}

/** Milliseconds of processor time given to one document. Stops documents made to be slow; a long letter takes 300. */
export const MAX_DOCUMENT_TIME = 3_000;
/** The same for all documents of one mail: many that are each just quick enough. */
export const MAX_DOCUMENTS_TIME = 6_000;
/** Milliseconds after which a document is given up that neither ends nor works. */
export const MAX_DOCUMENT_WAIT = 20_000;
/** Bytes of the process. Stops documents made to fill memory; it has 120 MB before it reads anything. */
export const MAX_DOCUMENT_MEMORY = 400 * 1024 * 1024;

const TOO_COSTLY: DocumentText = { unreadable: 'lecture interrompue, document trop long ou trop complexe à ouvrir' };

export interface DocumentReader {
  /** Reads one document; one at a time. Never throws. */
  read(kind: DocumentKind, content: Uint8Array): Promise<DocumentText>;
  close(): void;
}

/** For the documents of one mail. The process is started for the first of them, and again after one that it died of. */
export function openDocumentReader(): DocumentReader {
  let child: ChildProcess | null = null;
  let left = MAX_DOCUMENTS_TIME;
  return {
    async read(kind, content) {
      if (left <= 0) return TOO_COSTLY;
      child ??= startProcess();
      const reply = await ask(child, { kind, content });
      if (reply === null) child = null;
      left -= reply?.spent ?? MAX_DOCUMENT_TIME;
      return reply?.found ?? TOO_COSTLY;
    },
    close() {
      child?.kill('SIGKILL');
      child = null;
    },
  };
}

/** What Node itself may need to start, on Lambda and on Windows. */
const NEEDED = ['LD_LIBRARY_PATH', 'SystemRoot'];

/** Nothing else of our environment goes along: no key of ours lies where a document is opened. */
function startProcess(): ChildProcess {
  const here = import.meta.url;
  // The bundle lays it beside the function under the bundle's own extension.
  return fork(new URL(`./document-process${extname(new URL(here).pathname)}`, here), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    env: Object.fromEntries(NEEDED.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : []))),
  });
}

/** Its reply; null when there is none, and the process is gone. */
function ask(child: ChildProcess, request: DocumentRequest): Promise<DocumentReply | null> {
  return new Promise((resolve) => {
    const settle = (reply: DocumentReply | null): void => {
      clearTimeout(patience);
      child.removeAllListeners().on('error', () => {});
      if (reply === null) child.kill('SIGKILL');
      resolve(reply);
    };
    const patience = setTimeout(settle, MAX_DOCUMENT_WAIT, null);
    child.once('message', (reply) => settle(reply as unknown as DocumentReply));
    child.once('exit', () => settle(null));
    child.once('error', () => settle(null));
    child.send(request, (error) => {
      if (error !== null) settle(null);
    });
  });
}
