/**
 * Who may call: programs and pages of this machine. A web page elsewhere that makes a browser call us (a forged form, or
 * a name of its own that resolves to loopback) gives itself away by Host, Origin or Sec-Fetch-Site.
 */
import type { IncomingMessage } from 'node:http';

const names = ['localhost', '127.0.0.1', '[::1]'];

/** Why the request is refused (403); null when it may pass. `port` is where we listen. */
export function refusal(request: IncomingMessage, port: number): string | null {
  const hosts = request.headersDistinct['host'] ?? [];
  const [host = ''] = hosts;
  if (hosts.length > 1) return 'One Host is expected.';
  if (!names.some((name) => host === `${name}:${port}` || (port === 80 && host === name))) {
    return `Host ${JSON.stringify(host)} is not this stack: call http://127.0.0.1:${port}/.`;
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`)
    return `Origin ${JSON.stringify(origin)} may not call this stack.`;
  const site = request.headers['sec-fetch-site'];
  if (request.method === 'POST' && site !== undefined && site !== 'same-origin' && site !== 'none') {
    return 'Another site may not post to this stack.';
  }
  return null;
}
