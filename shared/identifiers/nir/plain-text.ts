/**
 * A text as the search reads it: one narrow alphabet, same meaning, every character traceable to its place in the original.
 * Accents, typographic variants, full-width forms and invisible characters go; line ends, tabs and case stay.
 */
import { dotted } from './punctuated.ts';

export interface PlainText {
  /** Characters below U+0100 only; letters and digits are ASCII. */
  readonly text: string;
  /** The same in lower case, same length: for words. */
  readonly lower: string;
  /** The place in the original of the character at `index`; its length for `index` = length. UTF-16 units. */
  startOf(index: number): number;
  /** The place in the original just after the character at `index`. */
  endOf(index: number): number;
}

/** Stands for whatever is neither letter, digit nor known punctuation: an emoji, a Greek letter, a superscript. */
const OTHER = 0x1a;

const SPECIAL: ReadonlyMap<string, string> = new Map([
  ...pairs('’‘‛ʼ´`′ʹ', "'"),
  ...pairs('“”„‟«»″', '"'),
  ...pairs('ºª˚ᵒ', '°'),
  ...pairs('·•∙⋅‧․…', '.'),
  ...pairs('−⁻', '-'),
  ...pairs('⁄∕', '/'),
  ...pairs('│┃¦｜║', '|'),
  ...pairs('\u0085\u2028\u2029\u000b\u000c', '\n'),
  ['№', 'n°'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['°', '°'],
]);

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (character) => [character, to]);
}

/** The plain form of one code point outside ASCII; '' when it is invisible. */
function plainCharacter(character: string): string {
  const special = SPECIAL.get(character);
  if (special !== undefined) return special;
  // A pasted no-width character or a combining accent changes nothing that a reader sees.
  if (/[\p{Cf}\p{M}]/u.test(character)) return '';
  if (/\p{Zs}/u.test(character)) return ' ';
  if (/\p{Pd}/u.test(character)) return '-';
  // Superscripts, circled numbers and fractions (\p{No}) are not the digits of a number.
  if (/[\p{L}\p{Nd}\p{P}\p{S}]/u.test(character)) {
    const folded = character.normalize('NFKD').replace(/\p{M}/gu, '');
    if (/^[\x20-\x7e]{1,3}$/.test(folded)) return folded;
  }
  return String.fromCharCode(OTHER);
}

/** Anything but printable ASCII, tabs and line ends, which are their own plain form. */
const NOT_PLAIN = /[^\t\n\x20-\x7e]/;

/** Reads any text; never throws. Time and memory grow in line with its length. */
export function plainText(original: string): PlainText {
  return NOT_PLAIN.test(original) ? folded(original) : itself(original);
}

function itself(original: string): PlainText {
  const text = dotted(original);
  return { text, lower: text.toLowerCase(), startOf: (index) => index, endOf: (index) => index + 1 };
}

function folded(original: string): PlainText {
  const wide = original.match(/[\x7f-\uffff]/g)?.length ?? 0;
  const codes = Buffer.allocUnsafe(original.length + 2 * wide);
  const places = new Int32Array(original.length + 2 * wide + 1);
  const known = new Map<string, string>();
  let length = 0;

  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    if (code < 0x7f) {
      const plain = plainControl(original, i);
      if (plain === 0) continue;
      codes[length] = plain;
      places[length++] = i;
      continue;
    }
    const place = i;
    const character = String.fromCodePoint(original.codePointAt(i) ?? OTHER);
    i += character.length - 1;
    const plain = known.get(character) ?? learnt(known, character);
    for (let k = 0; k < plain.length; k++) {
      codes[length] = plain.charCodeAt(k);
      places[length++] = place;
    }
  }
  places[length] = original.length;

  const text = dotted(codes.toString('latin1', 0, length));
  return {
    text,
    lower: text.toLowerCase(),
    startOf: (index) => places[index] ?? original.length,
    endOf: (index) => {
      const place = places[index] ?? original.length;
      return place + ((original.codePointAt(place) ?? 0) > 0xffff ? 2 : 1);
    },
  };
}

function learnt(known: Map<string, string>, character: string): string {
  const plain = plainCharacter(character);
  // Stryker disable next-line CallExpression: without it each character is learnt again, only slower
  known.set(character, plain);
  return plain;
}

/** CR LF is one line end, a CR alone is one too, as are vertical tab and form feed; 0 drops the character. */
function plainControl(original: string, i: number): number {
  const code = original.charCodeAt(i);
  if (code === 0x0d) return original.charCodeAt(i + 1) === 0x0a ? 0 : 0x0a;
  if (code === 0x0b || code === 0x0c) return 0x0a;
  return code;
}
