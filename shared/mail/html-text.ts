/**
 * HTML to the text that a reader of the mail saw. A single pass over the tokens, without a tree: hostile nesting
 * costs nothing, and what mail clients write is mostly not well-formed anyway.
 *
 * Kept apart: paragraphs, line breaks, list items, table cells (` | `). Quotes of earlier mail (`blockquote` marked as
 * a citation) become `> ` lines, a rule becomes a line of underscores, as the clients do in their text part.
 * Left out: style, script, title, comments, hidden elements (preheaders), images, link targets.
 */
import { Tokenizer } from 'htmlparser2';

const DROPPED = new Set([
  'style',
  'script',
  'title',
  'template',
  'noembed',
  'svg',
  'math',
  'object',
  'applet',
  'iframe',
  'select',
  'datalist',
  'canvas',
  'audio',
  'video',
]);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
/** Elements that stand on lines of their own; the figure is how many line ends set them apart. */
const BLOCKS = new Map<string, number>([
  ['p', 2],
  ['h1', 2],
  ['h2', 2],
  ['h3', 2],
  ['h4', 2],
  ['h5', 2],
  ['h6', 2],
  ['ul', 1],
  ['ol', 1],
  ['dl', 1],
  ['pre', 1],
  ['div', 1],
  ['li', 1],
  ['dt', 1],
  ['dd', 1],
  ['table', 1],
  ['tr', 1],
  ['caption', 1],
  ['blockquote', 1],
  ['center', 1],
  ['section', 1],
  ['article', 1],
  ['header', 1],
  ['footer', 1],
  ['main', 1],
  ['aside', 1],
  ['nav', 1],
  ['address', 1],
  ['form', 1],
  ['fieldset', 1],
  ['legend', 1],
  ['figure', 1],
  ['figcaption', 1],
  ['details', 1],
  ['summary', 1],
  ['hr', 1],
  ['body', 1],
  ['html', 1],
  ['option', 1],
]);
/** Elements that end where the next of their kind begins, closing tag or not. */
const SELF_ENDING = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option']);

const RULE = '_'.repeat(32);

/** Citations of clients: Gmail, Apple and Thunderbird mark them with `type=cite`, the rest by class. */
const CITE_CLASS = /(?:^|\s)(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite|zmail_extra)/i;
const HIDDEN_STYLE = /(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|mso-hide\s{0,5}:\s{0,5}all)/i;
const PREFORMATTED_STYLE = /white-space\s{0,5}:\s{0,5}(?:pre|break-spaces)/i;
const TIGHT_STYLE = /margin(?:-top|-bottom)?\s{0,5}:\s{0,5}0/i;
/** Attribute values longer than this are read no further: no style or class that matters is so long. */
const MAX_ATTRIBUTE = 2_000;
/** Deeper quotes look the same; without a bound each line of a hostile nest would cost its depth. */
const MAX_QUOTE_MARKS = 20;

interface Region {
  readonly name: string;
  depth: number;
}

/** The text of an HTML body, line ends `\n`. Never throws; time is linear in the length. */
export function htmlToText(html: string): string {
  const writer = new LineWriter();
  const attributes = new Map<string, string>();
  let tag = '';
  let attribute = '';
  let skipped: Region | null = null;
  let preformatted: Region | null = null;
  const citations: boolean[] = [];
  const lists: number[] = [];

  const open = (name: string, selfClosing: boolean): void => {
    if (skipped !== null) {
      if (name !== skipped.name) return;
      if (!SELF_ENDING.has(name)) {
        if (!selfClosing) skipped.depth++;
        return;
      }
      skipped = null;
    }
    if (DROPPED.has(name) || isHidden(attributes)) {
      if (!selfClosing && !VOID.has(name)) skipped = { name, depth: 1 };
      return;
    }
    if (preformatted !== null && preformatted.name === name) preformatted.depth++;
    else if (preformatted === null && (name === 'pre' || PREFORMATTED_STYLE.test(attributes.get('style') ?? '')))
      preformatted = { name, depth: 1 };
    if (name === 'br') return writer.lineEnd();
    if (name === 'td' || name === 'th') return writer.cell();
    if (name === 'blockquote') {
      writer.block(1);
      const cite = attributes.get('type')?.toLowerCase() === 'cite' || CITE_CLASS.test(attributes.get('class') ?? '');
      citations.push(cite);
      if (cite) writer.quote(1);
      return;
    }
    const breaks = BLOCKS.get(name);
    if (breaks === undefined) return;
    if (name === 'tr') return writer.row();
    writer.block(name === 'p' && isTight(attributes) ? 1 : breaks);
    if (name === 'hr') writer.rule();
    if (name === 'ul') lists.push(0);
    if (name === 'ol') lists.push(1);
    if (name === 'li') writer.bullet(nextBullet(lists));
  };

  const close = (name: string): void => {
    if (skipped !== null) {
      if (name === skipped.name && --skipped.depth === 0) skipped = null;
      return;
    }
    if (preformatted !== null && preformatted.name === name && --preformatted.depth === 0) preformatted = null;
    if (name === 'br') return writer.lineEnd();
    if (name === 'p') return writer.block(writer.inTightParagraph ? 1 : 2);
    if (name === 'blockquote') {
      writer.block(1);
      if (citations.pop() === true) writer.quote(-1);
      return;
    }
    if (name === 'td' || name === 'th' || name === 'tr' || name === 'table') writer.cellEnd();
    if (name === 'ul' || name === 'ol') lists.pop();
    const breaks = BLOCKS.get(name);
    if (breaks !== undefined) writer.block(breaks);
  };

  const finishTag = (selfClosing: boolean): void => {
    if (tag === 'p') writer.inTightParagraph = isTight(attributes);
    open(tag, selfClosing);
    attributes.clear();
  };
  const write = (text: string): void => {
    if (skipped === null) writer.text(text, preformatted !== null);
  };
  const addAttribute = (text: string): void => {
    const soFar = attributes.get(attribute) ?? '';
    if (soFar.length < MAX_ATTRIBUTE) attributes.set(attribute, soFar + text.slice(0, MAX_ATTRIBUTE));
  };

  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname: (start, end) => {
        tag = html.slice(start, Math.min(end, start + 40)).toLowerCase();
        attributes.clear();
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, Math.min(end, start + 40)).toLowerCase();
        if (attributes.size < 50) attributes.set(attribute, '');
      },
      onattribdata: (start, end) => addAttribute(html.slice(start, Math.min(end, start + MAX_ATTRIBUTE))),
      onattribentity: (codepoint) => addAttribute(String.fromCodePoint(codepoint)),
      onattribend: () => {},
      onopentagend: () => finishTag(false),
      onselfclosingtag: () => finishTag(true),
      onclosetag: (start, end) => close(html.slice(start, Math.min(end, start + 40)).toLowerCase()),
      ontext: (start, end) => write(html.slice(start, end)),
      ontextentity: (codepoint) => write(String.fromCodePoint(codepoint)),
      oncdata: (start, end, offset) => write(html.slice(start, end - offset)),
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return writer.finish();
}

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has('hidden') || HIDDEN_STYLE.test(attributes.get('style') ?? '');
}

/** Word and Outlook write each line as a paragraph without margins. */
function isTight(attributes: ReadonlyMap<string, string>): boolean {
  return /^(?:3D)?"?Mso/i.test(attributes.get('class') ?? '') || TIGHT_STYLE.test(attributes.get('style') ?? '');
}

function nextBullet(lists: number[]): string {
  const counter = lists.at(-1);
  if (counter === undefined || counter === 0) return '- ';
  lists[lists.length - 1] = counter + 1;
  return `${counter}. `;
}

/** Collects lines: line ends and cell marks wait until there is text, so that none stands at an edge. */
class LineWriter {
  inTightParagraph = false;
  readonly #lines: string[] = [];
  #line: string[] = [];
  #lineEnds = 0;
  #cellPending = false;
  #rowHasText = false;
  #space = false;
  #bullet = '';
  #depth = 0;
  #lineDepth = 0;

  text(value: string, preformatted: boolean): void {
    if (preformatted) {
      const [first = '', ...rest] = value.split(/\r\n|\n|\r/);
      this.#put(first);
      for (const line of rest) {
        this.#lineEnds++;
        this.#put(line);
      }
      return;
    }
    const words = value.replace(/[ \t\r\n\f]+/g, ' ');
    if (words === '') return;
    if (words.startsWith(' ')) this.#space = true;
    if (words === ' ') return;
    const trailing = words.endsWith(' ');
    this.#put(words.slice(words.startsWith(' ') ? 1 : 0, trailing ? -1 : undefined));
    this.#space = trailing;
  }

  lineEnd(): void {
    if (!this.#cellPending) this.#lineEnds++;
    this.#space = false;
  }

  /** Sets what follows apart by at least so many line ends. */
  block(lineEnds: number): void {
    if (!this.#cellPending) this.#lineEnds = Math.max(this.#lineEnds, lineEnds);
    this.#space = false;
  }

  row(): void {
    this.#rowHasText = false;
    this.#cellPending = false;
    this.block(1);
  }

  /** A cell stands on the line of the cell before it, whatever blocks either holds. */
  cell(): void {
    if (!this.#rowHasText) return;
    this.#lineEnds = 0;
    this.#space = false;
    this.#cellPending = true;
  }

  cellEnd(): void {
    this.#cellPending = false;
  }

  bullet(mark: string): void {
    this.#bullet = mark;
  }

  rule(): void {
    this.#put(RULE);
    this.block(1);
  }

  quote(change: 1 | -1): void {
    this.#depth = Math.max(0, this.#depth + change);
  }

  finish(): string {
    this.#endLine();
    return this.#lines
      .join('\n')
      .replace(/^\n+/, '')
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd();
  }

  #put(text: string): void {
    if (text === '') return;
    if (this.#lineEnds > 0) this.#startLine();
    if (this.#line.length === 0) this.#lineDepth = this.#depth;
    if (this.#cellPending && this.#line.length > 0) this.#line.push(' | ');
    else if (this.#space && this.#line.length > 0) this.#line.push(' ');
    this.#cellPending = false;
    this.#space = false;
    if (this.#bullet !== '') this.#line.push(this.#bullet);
    this.#bullet = '';
    this.#line.push(text);
    this.#rowHasText = true;
  }

  #startLine(): void {
    this.#endLine();
    const blank = '>'.repeat(Math.min(this.#lineDepth, this.#depth, MAX_QUOTE_MARKS));
    for (let count = 1; count < Math.min(this.#lineEnds, 3); count++) this.#lines.push(blank);
    this.#lineEnds = 0;
  }

  #endLine(): void {
    const text = this.#line.join('');
    const marks = '>'.repeat(Math.min(this.#lineDepth, MAX_QUOTE_MARKS));
    this.#lines.push(marks === '' ? text : `${marks} ${text}`);
    this.#line = [];
  }
}
