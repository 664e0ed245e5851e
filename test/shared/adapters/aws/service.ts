/** A real HTTP server in the place of an AWS service: keeps what the SDK sends, answers what the test says. */
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Service {
  readonly requests: SeenRequest[];
  /** What the clients under test are made with: no account, no retry that was not asked for. */
  readonly settings: {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  /** How it answers from now on. */
  answer(how: (request: SeenRequest, n: number) => Answer | Promise<Answer>): void;
  stop(): Promise<void>;
}

export async function startService(): Promise<Service> {
  const requests: SeenRequest[] = [];
  let how: (request: SeenRequest, n: number) => Answer | Promise<Answer> = () => ({ status: 500 });
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, path: url, headers, body: Buffer.concat(chunks) };
      requests.push(request);
      const { status = 200, headers: answerHeaders = {}, body = '' } = await how(request, requests.length);
      outgoing.writeHead(status, answerHeaders).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    requests,
    settings: {
      region: 'eu-west-3',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    },
    answer(next) {
      requests.length = 0;
      how = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The body of a JSON protocol as plain data. */
export function json(request: SeenRequest | undefined): unknown {
  return JSON.parse(request?.body.toString('utf8') ?? 'null');
}
