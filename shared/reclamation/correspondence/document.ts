/**
 * A letter before it is text or HTML: one small model, so that both say the same words in the same order.
 * Its strings are plain words; each renderer makes them safe for its own form.
 */

export type Block =
  /** Level 1 is the letter's title, once. */
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  /** What must not be missed: framed where there are frames. */
  | { readonly type: 'notice'; readonly title: string; readonly lines: readonly string[] }
  /** Lines that belong together: a postal address, a signature. */
  | { readonly type: 'lines'; readonly lines: readonly string[] }
  | { readonly type: 'link'; readonly url: string }
  /** Somebody else's words, marked as theirs. Line ends are kept. */
  | { readonly type: 'quotation'; readonly text: string }
  /** The agent's words to the citizen: the letter itself. Line ends are kept. */
  | { readonly type: 'words'; readonly text: string };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Letter {
  readonly subject: string;
  readonly blocks: readonly Block[];
}

/** The letter with every string of it passed through `change`. */
export function mapWords({ subject, blocks }: Letter, change: (text: string) => string): Letter {
  return { subject: change(subject), blocks: blocks.map((block) => mapBlock(block, change)) };
}

function mapBlock(block: Block, change: (text: string) => string): Block {
  switch (block.type) {
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'facts':
      return { ...block, facts: block.facts.map(({ label, value }) => fact(change(label), change(value))) };
    case 'notice':
      return { ...block, title: change(block.title), lines: block.lines.map(change) };
    case 'lines':
      return { ...block, lines: block.lines.map(change) };
    case 'link':
      return block;
    default:
      return { ...block, text: change(block.text) };
  }
}

export const title = (text: string): Block => ({ type: 'heading', level: 1, text });
export const section = (text: string): Block => ({ type: 'heading', level: 2, text });
export const subsection = (text: string): Block => ({ type: 'heading', level: 3, text });
export const paragraph = (text: string): Block => ({ type: 'paragraph', text });
export const lines = (...all: readonly string[]): Block => ({ type: 'lines', lines: all });
export const notice = (heading: string, ...all: readonly string[]): Block => ({
  type: 'notice',
  title: heading,
  lines: all,
});
export const fact = (label: string, value: string): Fact => ({ label, value });

/** A list, or nothing where there is nothing to list. */
export function list(items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ type: 'list', items }];
}

/** Facts with a value; null and '' are left out, and so is the whole when none is left. */
export function facts(...all: readonly (Fact | null)[]): Block[] {
  const told = all.filter((one) => one !== null && one.value !== '') as Fact[];
  return told.length === 0 ? [] : [{ type: 'facts', facts: told }];
}
