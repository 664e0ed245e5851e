/**
 * A letter as plain text. Paragraphs are single lines: clients wrap them to the screen, which hard line ends at
 * seventy-six would break twice on a telephone, and a screen reader reads them whole. The transfer encoding keeps
 * the lines of the mail itself short.
 */
import type { Block } from './document.ts';
import { oneLine, safeLines } from './typography.ts';

/** The whole letter; blocks are set apart by an empty line, the last line has its end. */
export function toPlainText(blocks: readonly Block[]): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return heading(oneLine(block.text), block.level);
    case 'paragraph':
      return oneLine(block.text);
    case 'list':
      return block.items.map((item) => `- ${oneLine(item)}`).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${oneLine(label)}\u00a0: ${oneLine(value)}`).join('\n');
    case 'notice':
      return [`→ ${oneLine(block.title)}`, ...block.lines.map((line) => `  ${oneLine(line)}`)].join('\n');
    case 'lines':
      return block.lines.map(oneLine).join('\n');
    case 'link':
      return block.url;
    case 'quotation':
      return safeLines(block.text)
        .split('\n')
        .map((line) => `| ${line}`.trimEnd())
        .join('\n');
    case 'words':
      return safeLines(block.text).trim();
  }
}

/** Underlined: with `=` the title, with `-` a section; a subsection stands alone. */
function heading(text: string, level: 1 | 2 | 3): string {
  if (level === 3) return text;
  return `${text}\n${(level === 1 ? '=' : '-').repeat(Math.min([...text].length, 60))}`;
}
