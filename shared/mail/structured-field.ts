/** Values of structured header fields (RFC 5322 § 3.2.2): comments may stand anywhere, and any word may be quoted. */

/** Enough for any real value; a longer one is cut, for it is an attack or an accident. */
const READ = 1_000;

/** The value without its comments, nested ones and quoted parentheses included. Time is linear. */
export function withoutComments(value: string): string {
  let depth = 0;
  let quoted = false;
  let out = '';
  for (let index = 0; index < Math.min(value.length, READ); index++) {
    const character = value.charAt(index);
    if (character === '\\') {
      if (depth === 0) out += value.slice(index, index + 2);
      index++;
    } else if (character === '"' && depth === 0) {
      quoted = !quoted;
      out += character;
    } else if (character === '(' && !quoted) {
      if (depth++ === 0) out += ' ';
    } else if (character === ')' && depth > 0) depth--;
    else if (depth === 0) out += character;
  }
  return out;
}

/** The value's one word in lower case, before any parameters: `auto-replied` of `(away) "Auto-Replied"; owner-email=…`. */
export function keyword(value: string): string {
  const [first = ''] = withoutComments(value).split(/[;,]/, 1);
  return first.replaceAll('"', '').trim().toLowerCase();
}
