/** The HTTP server of the stack, on loopback only: JSON API and console. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe } from '../worker.ts';
import { apiRoutes } from './api.ts';
import { errorPage } from './console/layout.ts';
import { consoleRoutes } from './console/routes.ts';
import type { Context } from './context.ts';
import { refusal } from './guard.ts';
import { HttpError } from './http-error.ts';
import { html, json, type Reply, send } from './reply.ts';
import { findRoute, type Route } from './routes.ts';

export interface RunningHttp {
  readonly port: number;
  stop(): Promise<void>;
}

const largestBody = 65_536;

/** Listens when it resolves. Rejects with the system's error when the port cannot be had. */
export async function startHttp(options: Context & { readonly port: number }): Promise<RunningHttp> {
  const routes = [...apiRoutes(options), ...consoleRoutes(options)];
  let port = options.port;
  const server = createServer((request, response) => void serve(request, response, routes, port, options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  port = (server.address() as { port: number }).port;
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // An answer under way gets a moment; what waits for a long move of the clock does not.
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  port: number,
  { ports }: Context,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  let reply: Reply;
  try {
    const reason = refusal(request, port);
    if (reason !== null) throw new HttpError(403, reason);
    const { route, id } = findRoute(routes, request.method, path);
    reply = await route.answer({ id, body: route.method === 'POST' ? await bodyOf(request) : '' });
  } catch (error) {
    // The caller went away in the middle of its request: nobody is there to answer, and nothing failed.
    if (request.errored && !(error instanceof HttpError)) return;
    const status = error instanceof HttpError ? error.status : 500;
    if (status === 500)
      ports.log.error('request-failed', { path: path.split('/', 3).join('/'), ...describe(error as Error) });
    const message = status === 500 ? 'The stack failed on this request: see its log.' : (error as Error).message;
    reply = path.startsWith('/api/') ? json({ error: message }, status) : html(errorPage(status, message), status);
  }
  send(response, reply, request.method);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) throw new HttpError(413, `A body of at most ${largestBody} bytes is taken.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
