import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { onTestFinished, vi } from 'vitest';
import { type Stack, type StackOptions, start } from '../../../infra/embedded/start.ts';

// Each test starts a whole stack, an engine included, and the suite runs several at a time.
vi.setConfig({ testTimeout: 90_000 });

export const monday = '2026-11-23T15:00:00.000Z';

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'doleance-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export interface RunningStack extends Stack {
  readonly directory: string;
  get(path: string): Promise<Response>;
  /** The JSON of a path of the API. */
  api<T = Record<string, unknown>[]>(path: string): Promise<T>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Hands a mail in by SMTP; returns the server's answer to it, and throws its refusal. */
  mail(from: string, to: string | readonly string[], raw: string | Buffer): Promise<string>;
}

/** A stack of its own on free ports, stopped after the test. */
export async function runningStack(options: Partial<StackOptions> = {}): Promise<RunningStack> {
  const directory = options.dataDirectory ?? temporaryDirectory();
  const stack = await start({
    smtpPort: 0,
    httpPort: 0,
    now: monday,
    relay: null,
    dynamodbEndpoint: null,
    ...options,
    dataDirectory: directory,
  });
  onTestFinished(() => stack.stop());
  const url = (path: string) => `http://127.0.0.1:${stack.httpPort}${path}`;
  return {
    ...stack,
    directory,
    get: (path) => fetch(url(path)),
    api: async (path) => (await (await fetch(url(`/api/${path}`))).json()) as never,
    post: (path, body, headers = {}) =>
      fetch(url(path), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async mail(from, to, raw) {
      const transport = createTransport({ host: '127.0.0.1', port: stack.smtpPort, ignoreTLS: true });
      const { response } = await transport.sendMail({ envelope: { from, to: [to].flat() }, raw });
      return response;
    },
  };
}

/**
 * Asks until the answer holds. The contract gives a mail ten seconds on an idle stack; here other tests run beside it,
 * so that only what never comes is told apart from what comes late.
 */
export async function eventually<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + 40_000;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > deadline)
      throw new Error(`Still not so after 40 s: ${JSON.stringify(answer).slice(0, 1_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A complaint that a procedure takes, by an invented person. */
export function complaint(
  options: { from?: string; id?: string; subject?: string; headers?: string; body?: string } = {},
): string {
  const {
    from = 'claire.essai@courriel.example',
    id = `${crypto.randomUUID()}@courriel.example`,
    subject = 'Reclamation : remboursement de soins',
    headers = '',
    body = 'Madame, Monsieur,\r\n\r\nJe conteste le refus de remboursement de mes soins dentaires du 3 octobre 2026.\r\nMon numero : 1 85 05 78 990 084 59.\r\n\r\nClaire Essai\r\n12 rue de l exemple\r\n75000 Exemple\r\n',
  } = options;
  return `From: Claire Essai <${from}>\r\nTo: un service <service@caisse.example>\r\n${headers}Subject: ${subject}\r\nMessage-ID: <${id}>\r\nDate: Mon, 23 Nov 2026 14:59:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`;
}
