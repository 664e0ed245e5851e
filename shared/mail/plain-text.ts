/** Plain text made even: line ends, spaces, invisible characters; and `format=flowed` (RFC 3676). */

/**
 * Zero-width, soft-hyphen, bidirectional and filler characters: they show nothing and split words and numbers.
 * The joiner and the variation selector stay within emoji.
 */
const INVISIBLE = /(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}/gu;
const LOOSE_JOINER = /(?<!\ufe0f|\p{Extended_Pictographic}|\p{Emoji_Modifier})(?:\u200d|\ufe0f)/gu;

/** All that a reader sees as one space. */
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** One text, the same whoever sent it: `\n` line ends, plain spaces, nothing invisible, no space at line ends. */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\u000b\u000c]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(LOOSE_JOINER, '')
    .replace(SPACES, ' ')
    .replace(CONTROLS, '')
    .split('\n')
    .map(trimLineEnd)
    .join('\n');
}

/** Without the spaces at its end; the signature mark `-- ` (RFC 3676 § 4.3) keeps its one. */
function trimLineEnd(line: string): string {
  const trimmed = line.trimEnd();
  return trimmed === '--' && line.startsWith('-- ') ? '-- ' : trimmed;
}

/**
 * Joins the soft-broken lines of `format=flowed` text, per quote depth. The quote marks stay, as `> `.
 * @param deleteSpace `DelSp=yes`: the space before the soft break belongs to the break.
 */
export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let open: { depth: number; pieces: string[] } | null = null;
  const close = (): void => {
    if (open !== null) out.push(quoteMark(open.depth) + open.pieces.join(''));
    open = null;
  };
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const depth = quoteDepth(raw);
    const unquoted = raw.slice(depth);
    const line = unquoted.startsWith(' ') ? unquoted.slice(1) : unquoted;
    const signature = line === '-- ';
    const soft = line.endsWith(' ') && !signature;
    const content = soft && deleteSpace ? line.slice(0, -1) : line;
    const current = open as { depth: number; pieces: string[] } | null;
    if (current !== null && current.depth === depth && !signature) current.pieces.push(content);
    else {
      close();
      open = { depth, pieces: [content] };
    }
    if (!soft) close();
  }
  close();
  return out.join('\n');
}

function quoteDepth(line: string): number {
  let depth = 0;
  while (line.charAt(depth) === '>') depth++;
  return depth;
}

function quoteMark(depth: number): string {
  return depth === 0 ? '' : `${'>'.repeat(depth)} `;
}
