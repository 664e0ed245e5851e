/** What HTML elements mean for the text: which stand apart, which are hidden, which quote an earlier mail. */

/** Elements whose content no reader sees as text. */
export const DROPPED = new Set([
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
export const VOID = new Set([
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
export const BLOCKS = new Map<string, number>([
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
export const SELF_ENDING = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option']);

/** Citations of clients: Gmail, Apple and Thunderbird mark them with `type=cite`, the rest by class. */
const CITE_CLASS = /(?:^|\s)(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite|zmail_extra)/i;
const HIDDEN_STYLE = /(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|mso-hide\s{0,5}:\s{0,5}all)/i;
const PREFORMATTED_STYLE = /white-space\s{0,5}:\s{0,5}(?:pre|break-spaces)/i;
const TIGHT_STYLE = /margin(?:-top|-bottom)?\s{0,5}:\s{0,5}0/i;
/** Attribute values longer than this are read no further: no style or class that matters is so long. */
export const MAX_ATTRIBUTE = 2_000;

type Attributes = ReadonlyMap<string, string>;

export function isHidden(attributes: Attributes): boolean {
  return attributes.has('hidden') || HIDDEN_STYLE.test(attributes.get('style') ?? '');
}

export function isPreformatted(name: string, attributes: Attributes): boolean {
  return name === 'pre' || PREFORMATTED_STYLE.test(attributes.get('style') ?? '');
}

export function isCitation(attributes: Attributes): boolean {
  return attributes.get('type')?.toLowerCase() === 'cite' || CITE_CLASS.test(attributes.get('class') ?? '');
}

/** Word and Outlook write each line as a paragraph without margins. */
export function isTight(attributes: Attributes): boolean {
  return /^Mso/i.test(attributes.get('class') ?? '') || TIGHT_STYLE.test(attributes.get('style') ?? '');
}
