/** A letter's HTML held against what our letters are made of: whatever else is in it came from a stranger. */
import { Parser } from 'htmlparser2';

/** What our letters are made of: elements, and the attributes that they may have. */
const ourElements: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'head title body main h1 h2 h3 p ul li dl dt dd strong blockquote br'.split(' ').map((name) => [name, []]),
  ),
  html: ['lang', 'dir'],
  meta: ['charset', 'name', 'content'],
  style: [],
  div: ['class'],
  span: ['class'],
  a: ['href'],
};

/** The text that a reader sees, and every element, attribute or style that is none of ours. */
export function readHtml(html: string): { readonly text: string; readonly foreign: readonly string[] } {
  const foreign: string[] = [];
  let text = '';
  let css = '';
  let inStyle = false;
  let styles = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const allowed = Object.hasOwn(ourElements, name) ? ourElements[name] : undefined;
      if (allowed === undefined) foreign.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!allowed?.includes(attribute)) foreign.push(`<${name} ${attribute}>`);
        if (attribute === 'href' && (!value.startsWith('https://') || value.includes('pirate'))) foreign.push(value);
      }
      inStyle = name === 'style';
      if (inStyle) styles += 1;
    },
    onclosetag() {
      inStyle = false;
    },
    ontext(data) {
      if (inStyle) css += data;
      else text += data;
    },
  });
  parser.end(html);
  if (styles > 1 || /url\(|@import|expression|behavior|binding/i.test(css)) foreign.push(css);
  return { text, foreign };
}
