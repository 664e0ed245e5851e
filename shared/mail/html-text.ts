/**
 * HTML to the text that a reader of the mail saw. A single pass over the tokens, without a tree: hostile nesting
 * costs nothing, and what mail clients write is mostly not well-formed anyway.
 *
 * Kept apart: paragraphs, line breaks, list items, table cells (` | `). Quotes of earlier mail (`blockquote` marked as
 * a citation) become `> ` lines, a rule becomes a line of underscores, as the clients do in their text part.
 * Left out: style, script, title, comments, hidden elements (preheaders), images, link targets.
 */
import { Tokenizer } from 'htmlparser2';
import {
  BLOCKS,
  DROPPED,
  isCitation,
  isHidden,
  isPreformatted,
  isTight,
  MAX_ATTRIBUTE,
  SELF_ENDING,
  VOID,
} from './html-elements.ts';
import { HtmlLines } from './html-lines.ts';

/** The text of an HTML body, line ends `\n`. Never throws; time is linear in the length. */
export function htmlToText(html: string): string {
  const reader = new HtmlReader();
  const attributes = new Map<string, string>();
  let tag = '';
  let attribute = '';
  const name = (start: number, end: number): string => html.slice(start, Math.min(end, start + 40)).toLowerCase();
  const addToAttribute = (text: string): void => {
    const soFar = attributes.get(attribute) ?? '';
    if (attributes.has(attribute) && soFar.length < MAX_ATTRIBUTE)
      attributes.set(attribute, soFar + text.slice(0, MAX_ATTRIBUTE));
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname: (start, end) => {
        tag = name(start, end);
        attributes.clear();
      },
      onattribname: (start, end) => {
        attribute = name(start, end);
        if (attributes.size < 50 && !attributes.has(attribute)) attributes.set(attribute, '');
      },
      onattribdata: (start, end) => addToAttribute(html.slice(start, Math.min(end, start + MAX_ATTRIBUTE))),
      onattribentity: (codepoint) => addToAttribute(String.fromCodePoint(codepoint)),
      onattribend: () => {},
      onopentagend: () => reader.open(tag, attributes, false),
      onselfclosingtag: () => reader.open(tag, attributes, true),
      onclosetag: (start, end) => reader.close(name(start, end)),
      ontext: (start, end) => reader.text(html.slice(start, end)),
      ontextentity: (codepoint) => reader.text(String.fromCodePoint(codepoint)),
      oncdata: (start, end, offset) => reader.text(html.slice(start, end - offset)),
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return reader.finish();
}

/** An element whose end is awaited, and how many of its name stand open within it. */
interface Region {
  readonly name: string;
  depth: number;
}

/** What the tags do to the lines. */
class HtmlReader {
  readonly #lines = new HtmlLines();
  readonly #citations: boolean[] = [];
  /** The next number of each open list; 0 for lists without numbers. */
  readonly #lists: number[] = [];
  #skipped: Region | null = null;
  #preformatted: Region | null = null;
  #paragraphEnds = 2;

  open(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void {
    if (this.#skipped !== null && !this.#leavesSkipped(name, selfClosing)) return;
    if (DROPPED.has(name) || isHidden(attributes)) {
      if (!selfClosing && !VOID.has(name)) this.#skipped = { name, depth: 1 };
      return;
    }
    if (this.#preformatted?.name === name) this.#preformatted.depth++;
    else if (this.#preformatted === null && isPreformatted(name, attributes)) this.#preformatted = { name, depth: 1 };
    if (name === 'p') this.#paragraphEnds = isTight(attributes) ? 1 : 2;
    if (name === 'br') this.#lines.lineEnd();
    else if (name === 'td' || name === 'th') this.#lines.cell();
    else if (name === 'tr') this.#lines.row();
    else this.#openBlock(name, attributes);
  }

  close(name: string): void {
    if (this.#skipped !== null) {
      if (name === this.#skipped.name && --this.#skipped.depth === 0) this.#skipped = null;
      return;
    }
    if (this.#preformatted?.name === name && --this.#preformatted.depth === 0) this.#preformatted = null;
    if (name === 'br') this.#lines.lineEnd();
    if (name === 'td' || name === 'th' || name === 'tr' || name === 'table') this.#lines.cellEnd();
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    const lineEnds = name === 'p' ? this.#paragraphEnds : BLOCKS.get(name);
    if (lineEnds !== undefined) this.#lines.block(lineEnds);
    if (name === 'blockquote' && this.#citations.pop() === true) this.#lines.quote(-1);
  }

  text(text: string): void {
    if (this.#skipped === null) this.#lines.text(text, this.#preformatted !== null);
  }

  finish(): string {
    return this.#lines.finish();
  }

  /** Inside a skipped element: whether this tag ends it, as the next `<p>` ends a hidden `<p>`. */
  #leavesSkipped(name: string, selfClosing: boolean): boolean {
    if (this.#skipped === null || name !== this.#skipped.name) return false;
    if (SELF_ENDING.has(name)) {
      this.#skipped = null;
      return true;
    }
    if (!selfClosing) this.#skipped.depth++;
    return false;
  }

  #openBlock(name: string, attributes: ReadonlyMap<string, string>): void {
    const lineEnds = name === 'p' ? this.#paragraphEnds : BLOCKS.get(name);
    if (lineEnds === undefined) return;
    this.#lines.block(lineEnds);
    if (name === 'hr') this.#lines.rule();
    else if (name === 'ul') this.#lists.push(0);
    else if (name === 'ol') this.#lists.push(1);
    else if (name === 'li') this.#lines.bullet(this.#nextBullet());
    else if (name === 'blockquote') {
      const cites = isCitation(attributes);
      this.#citations.push(cites);
      if (cites) this.#lines.quote(1);
    }
  }

  #nextBullet(): string {
    const counter = this.#lists.at(-1) ?? 0;
    if (counter === 0) return '- ';
    this.#lists[this.#lists.length - 1] = counter + 1;
    return `${counter}. `;
  }
}
