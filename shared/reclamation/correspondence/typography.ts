/**
 * French typography and harmless strings. A no-break space stands before « : ; ? ! », inside guillemets and before the
 * percent and euro signs (Lexique des règles typographiques de l’Imprimerie nationale).
 */

const spaceBefore = / (?=[:;?!»%€])/g;
const spaceAfter = /« /g;

/** Our own sentences with their no-break spaces. */
export function typographie(text: string): string {
  return text.replace(spaceBefore, '\u00a0').replace(spaceAfter, '«\u00a0');
}

/** A template of our own words: what is put into it is left as it is. */
export function fr(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return words.map((word, index) => typographie(word) + (index < values.length ? String(values[index]) : '')).join('');
}

/** A first letter in capitals: « reçu » at the head of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** « a, b et c ». */
export function enumeration(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`;
}

// Unicode's bidirectional controls turn the reading order of what follows (UAX #9): « fdp.exe » shown as « exe.pdf ».
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const lineEnds = /\r\n?|[\u2028\u2029]/g;

/** Text of several lines without controls; line ends as `\n`. Lone surrogates become the replacement character. */
export function safeLines(text: string): string {
  return text.replace(lineEnds, '\n').replace(bidi, '').replace(controls, '').toWellFormed();
}

/** The same on one line: no value can add a line of its own to a letter, or a field to a mail's head. */
export function oneLine(text: string): string {
  return safeLines(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}

/** At most so many characters, never half of one, with an ellipsis where something was cut off. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
