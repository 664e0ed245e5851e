/**
 * A letter as accessible HTML (RGAA 4, WCAG 2.2 AA): language, headings in order, real lists, lines of at most about
 * seventy characters, dark on white (the palest grey used has a contrast of 7 : 1), nothing told by colour alone,
 * no image, no script, nothing fetched from anywhere. Without its style sheet it is still a readable document.
 */
import type { Block } from './document.ts';
import { oneLine, safeLines } from './typography.ts';

const style = `
body{margin:0;background:#fff;color:#1a1a1a;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:42em;margin:0 auto;padding:16px}
h1{font-size:1.5em;line-height:1.25;margin:.4em 0 .8em}
h2{font-size:1.2em;line-height:1.3;margin:1.8em 0 .5em;padding-top:.7em;border-top:1px solid #b8c0cc;color:#12315a}
h3{font-size:1em;margin:1.2em 0 .2em}
p,ul,dl,blockquote{margin:.5em 0}
ul{padding-left:1.3em}li{margin:.3em 0}
dt{color:#454f5b;margin-top:.6em}dd{margin:0}.reference{white-space:nowrap}
@media(min-width:600px){dl{display:grid;grid-template-columns:12em 1fr;column-gap:1em}dt,dd{margin:.2em 0}}
.notice{margin:1em 0;padding:.7em 1em;border:1px solid #12315a;border-left-width:6px;background:#f2f6fb}
blockquote{padding:.2em 0 .2em 1em;border-left:4px solid #6b7785}
a{color:#0b4aa2}
*{overflow-wrap:anywhere}
`.replaceAll('\n', '');

/** The whole document. `heading` becomes its title, as a screen reader announces it. */
export function toHtml(heading: string, blocks: readonly Block[]): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="fr" dir="ltr">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light">',
    `<title>${escaped(oneLine(heading))}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...blocks.map(htmlOf),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function htmlOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}>${inline(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return `<dl>\n${block.facts
        .map(({ label, value }) => `<dt>${inline(label)}\u00a0:</dt>\n<dd>${inline(value)}</dd>`)
        .join('\n')}\n</dl>`;
    case 'notice':
      return `<div class="notice">\n<p><strong>${inline(block.title)}</strong></p>\n${block.lines
        .map((line) => `<p>${inline(line)}</p>`)
        .join('\n')}\n</div>`;
    case 'lines':
      return `<p>${block.lines.map(inline).join('<br>\n')}</p>`;
    case 'link':
      return `<p><a href="${escaped(secure(block.url))}">${escaped(block.url)}</a></p>`;
    case 'quotation':
      return `<blockquote>\n${paragraphs(block.text)}\n</blockquote>`;
    case 'words':
      return paragraphs(block.text.trim());
  }
}

/** Empty lines part paragraphs, single line ends are kept. */
function paragraphs(text: string): string {
  return safeLines(text)
    .split(/\n[ \t]*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escaped(part.trim()).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}

/** Links come from procedures alone, never from a mail; this keeps it so. Throws for anything but https. */
function secure(url: string): string {
  if (!url.startsWith('https://')) throw new Error(`A letter links to https only, not to ${JSON.stringify(url)}.`);
  return url;
}

/** A case reference (`CPMS-7K3Q9FA`) or an article (`R. 112-11-1`) is not broken at its hyphens: both are read out. */
const reference = /\b(?:[A-Z]{2,6}-[2-9][0-9A-Z]{6}|[LRD]\. \d{1,4}(?:-\d{1,3}){1,3})\b/g;

function inline(text: string): string {
  return escaped(oneLine(text)).replace(reference, '<span class="reference">$&</span>');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
