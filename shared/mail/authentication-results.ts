/**
 * One Authentication-Results field, read by its grammar (RFC 8601 § 2.2). It quotes what the sender chose: an envelope
 * sender may be `"x; dmarc=pass"@evil.example`, and a comment hold any words; neither is a result.
 */

export interface AuthenticationResult {
  /** `spf`, `dkim`, `dmarc`, …, lower case. */
  readonly method: string;
  /** `pass`, `fail`, …, lower case. */
  readonly result: string;
  /** `smtp.mailfrom`, `header.d`, …, lower case → the value as written, quotation marks included. */
  readonly properties: ReadonlyMap<string, string>;
}

export interface AuthenticationResults {
  /** Who speaks: the authserv-id (§ 2.5), lower case. */
  readonly server: string;
  readonly results: readonly AuthenticationResult[];
}

/** Null when the value breaks the grammar: nothing of such a field can be believed. */
export function readAuthenticationResults(value: string): AuthenticationResults | null {
  const segments = segmentsOf(value);
  if (segments === null) return null;
  const [[server = ''] = [], ...rest] = segments;
  if (server === '' || server.includes('=') || server.includes('"')) return null;
  return { server: server.toLowerCase(), results: rest.flatMap(resultOf) };
}

function resultOf(words: readonly string[]): AuthenticationResult[] {
  const [first = '', ...rest] = words;
  const [, method, result] = /^([a-z0-9-]{1,40})(?:\/\d{1,5})?=([a-z]{1,40})$/i.exec(first) ?? [];
  if (method === undefined || result === undefined) return [];
  const properties = new Map<string, string>();
  for (const word of rest) {
    const [, name, value] = /^([a-z0-9-]{1,40}\.[a-z0-9_-]{1,80})=(.{1,1000})$/is.exec(word) ?? [];
    if (name !== undefined && value !== undefined && !properties.has(name.toLowerCase()))
      properties.set(name.toLowerCase(), value);
  }
  return [{ method: method.toLowerCase(), result: result.toLowerCase(), properties }];
}

/** The words between semicolons, comments gone and quoted strings whole; null when one of those never ends. */
function segmentsOf(value: string): string[][] | null {
  const segments: string[][] = [[]];
  let word = '';
  let depth = 0;
  let quoted = false;
  const endWord = () => {
    if (word !== '') segments.at(-1)?.push(word);
    word = '';
  };
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at] ?? '';
    const escaped = char === '\\' && (quoted || depth > 0);
    if (escaped) {
      if (quoted) word += value.slice(at, at + 2);
      at += 1;
    } else if (quoted) {
      word += char;
      quoted = char !== '"';
    } else if (char === '(') {
      // A comment parts words, as white space does.
      if (depth === 0) endWord();
      depth += 1;
    } else if (depth > 0) {
      if (char === ')') depth -= 1;
    } else if (char === '"') {
      word += char;
      quoted = true;
    } else if (char === ';') {
      endWord();
      segments.push([]);
    } else if (/\s/.test(char)) {
      endWord();
    } else {
      word += char;
    }
  }
  endWord();
  return quoted || depth > 0 ? null : segments;
}
