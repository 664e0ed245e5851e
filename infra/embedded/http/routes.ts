/** Routes are data: a method, a path with at most one `:id`, an answer. */
import { HttpError } from './http-error.ts';
import type { Reply } from './reply.ts';

export interface RouteRequest {
  /** What stands in the place of `:id`, decoded; '' where the path has none. */
  readonly id: string;
  readonly body: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (request: RouteRequest) => Promise<Reply>;
}

/** The route of a request. Throws 404, or 405 naming what is allowed. HEAD is answered as GET. */
export function findRoute(
  routes: readonly Route[],
  method: string | undefined,
  path: string,
): { readonly route: Route; readonly id: string } {
  const matching = routes.flatMap((route) => {
    const id = match(route.path, path);
    return id === null ? [] : [{ route, id }];
  });
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = matching.find(({ route }) => route.method === wanted);
  if (found !== undefined) return found;
  if (matching.length === 0) throw new HttpError(404, `Nothing at ${path}.`);
  throw new HttpError(
    405,
    `${method} is not allowed at ${path}: ${matching.map(({ route }) => route.method).join(', ')}.`,
  );
}

function match(pattern: string, path: string): string | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  let id = '';
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment !== ':id') {
      if (segment !== value) return null;
      continue;
    }
    try {
      id = decodeURIComponent(value);
    } catch {
      return null;
    }
    if (id === '') return null;
  }
  return id;
}
