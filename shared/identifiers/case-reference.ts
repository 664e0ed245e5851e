/**
 * The number of a case: `CPMS-7K3Q9FA`. Short enough to say on the telephone, random so that it tells no volumes.
 *
 *     CPMS   -  7  K3Q9F  A
 *     │         │  │      └ check character
 *     │         │  └ five random characters of Crockford's base 32
 *     │         └ a random digit from 2 to 9: no French word has a digit after its hyphen, so text is safe to search
 *     └ the office's prefix, two to six letters
 *
 * 28 random bits: two cases of an office may draw the same, so whoever stores one draws again when it is taken.
 * It is no secret and proves nothing by itself (design.md § 6).
 *
 * The check is a weighted sum over the field of 32 elements (x⁵ + x² + 1) with a weight of its own for each position,
 * the prefix included, so that every single wrong character and every swap of two characters on one side of the hyphen
 * is found, not merely most of them (the argument of ISBN-10, in a field that fits the alphabet).
 *
 * One number, one module, the verbs of every identifier: compose, find, compact, validate, format.
 */
import { alphabet, encode, untyped } from './base32.ts';

export type CaseReferenceResult =
  | { readonly valid: true; readonly reference: string }
  /** `malformed`: not the shape of a reference; `wrong-check-character`: the shape, but mistyped. */
  | { readonly valid: false; readonly reason: 'malformed' | 'wrong-check-character' };

const prefixShape = /^[A-Z]{2,6}$/;
const shape = /^([A-Z]{2,6})-([2-9][0-9A-HJKMNP-TV-Z]{5})([0-9A-HJKMNP-TV-Z])$/;
const hyphens = /[\u00ad\u2010-\u2015\u2212\ufe63\uff0d]/g;

/**
 * `Réf. CPMS-7K3Q9FA`, `cpms - 7k3q9fa`, `CPMS‑7K3Q9FA` with any hyphen, `CPMS 7K3Q9FA` as dictated, with O for 0 and
 * I or l for 1. Not within a longer word or a longer chain of hyphens; `nº` may stand right before it. Letters are
 * spelled out instead of ignoring case, which would let look-alikes such as the Kelvin sign in. Every repetition is
 * bounded, so the time is linear.
 */
const inText =
  /(?<![[\p{L}\p{N}_]--[ºª]])(?<![\p{L}\p{N}_][\-\u2010-\u2015])([A-Za-z]{2,6})(\s{0,3}[\-\u2010-\u2015\u2212]\s{0,3}|\s{1,3})([2-9][0-9A-TV-Za-tv-z]{6})(?![\p{L}\p{N}_]|[\-\u2010-\u2015][\p{L}\p{N}])/gv;

/**
 * A new reference from random bytes: at least 4, of which 28 bits are used.
 * Throws a RangeError when the prefix is not two to six capital letters or when there are fewer bytes.
 */
export function compose(prefix: string, randomBytes: Uint8Array): string {
  if (!prefixShape.test(prefix)) {
    throw new RangeError(
      `Not an office prefix: ${JSON.stringify(prefix)}. Give two to six capital letters, such as CPMS.`,
    );
  }
  const [first = '', ...others] = encode(randomBytes, 6);
  const lead = 2 + (alphabet.indexOf(first) & 7);
  const body = `${lead}${others.join('')}`;
  return `${prefix}-${body}${checkCharacter(prefix, body)}`;
}

/** All references in a Subject or a text whose check character is right: canonical writing, each once, in order. */
export function find(text: string): string[] {
  const found = new Set<string>();
  for (const [, prefix = '', separator = '', body = ''] of text.matchAll(inText)) {
    // Without a hyphen, "numéro 2345678" has the shape too: a dictated reference shows by a letter.
    if (separator.trim() === '' && !/[A-Za-z]/.test(body)) continue;
    const result = validate(`${prefix}-${body}`);
    if (result.valid) found.add(result.reference);
  }
  return [...found];
}

/**
 * The writing in which references are stored and compared: upper case, a plain hyphen, no spaces, look-alikes
 * resolved. Checks nothing.
 */
export function compact(text: string): string {
  const plain = text.replace(/\s/g, '').replace(hyphens, '-');
  const cut = plain.indexOf('-');
  return cut < 0 ? plain.toUpperCase() : plain.slice(0, cut + 1).toUpperCase() + untyped(plain.slice(cut + 1));
}

/** Whether the text is one reference, however written: its canonical writing, or what is wrong. Never throws. */
export function validate(text: string): CaseReferenceResult {
  const reference = compact(text);
  const parts = shape.exec(reference);
  if (parts === null) return { valid: false, reason: 'malformed' };
  const [, prefix = '', body = '', check] = parts;
  if (checkCharacter(prefix, body) !== check) return { valid: false, reason: 'wrong-check-character' };
  return { valid: true, reference };
}

/** As shown to people: `CPMS-7K3Q9FA`. Throws a RangeError when the text is no valid reference. */
export function format(text: string): string {
  const result = validate(text);
  if (result.valid) return result.reference;
  throw new RangeError(`Not a case reference (${result.reason}): ${JSON.stringify(text)}. Give one like CPMS-7K3Q9FA.`);
}

/** How many characters the references of an office have: prefix, hyphen, six random, one check. */
export function referenceLength(prefix: string): number {
  return prefix.length + 8;
}

/** Weights from the right: the check character has 1, the body x to x⁶, the prefix x⁷ to x¹². */
function checkCharacter(prefix: string, body: string): string {
  // A to Z are 1 to 26, so that a lost first letter of the prefix counts too.
  const symbols = [
    ...[...prefix].map((letter) => letter.charCodeAt(0) - 64),
    ...[...body].map((character) => alphabet.indexOf(character)),
  ];
  // Horner's scheme; addition in this field is exclusive or, so the check character is the sum itself.
  return alphabet[symbols.reduce((sum, symbol) => timesX(sum ^ symbol), 0)] ?? '';
}

/** Multiplication by x modulo x⁵ + x² + 1. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}
