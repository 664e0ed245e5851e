/**
 * Whose number it is, from the words around it (domain.md § 2.9). Minors use a parent's number, so one mail may hold several:
 * the one labelled « de l'assuré » or « de l'adhérent » is the one the office asks for.
 */
import { BREAK, type Word, wordsAfter } from './words.ts';

/**
 * `insured` the assuré, adhérent, ouvrant droit · `self` the writer's (mon, mes) · `other` a relation's (mon fils)
 * · `apart` marked as not the one in question (« NSS propre », « mon propre numéro ») · `unsaid`.
 */
export type Owner = 'insured' | 'self' | 'other' | 'apart' | 'unsaid';

const { sentence, blankLine, line, comma } = BREAK;

const PERSON: ReadonlySet<Word['cls']> = new Set(['assure', 'adherent', 'insured']);
const LABEL: ReadonlySet<Word['cls']> = new Set(['nir', 'ss', 'secu', 'social']);

/** The owner said before the number; `words` nearest first. The nearest says it, but « de l'assuré » on the same line wins. */
export function ownerBefore(words: readonly Word[]): Owner {
  let owner: Owner = 'unsaid';
  let breaks = 0;
  for (const [at, word] of words.entries()) {
    breaks |= word.breaks;
    // « ma femme et moi avons les numéros … et … » : whose is whose is not said.
    if (word.text === 'numeros' || ((breaks & (sentence | blankLine)) !== 0 && at > 0)) break;
    if (isInsured(word, words[at + 1])) {
      // « 2 87 … adhérente, et mon fils ayant droit (1 14 …) »: what closed the number before is said of that one.
      const earlier = words[at + 1] === undefined && owner === 'other' && (breaks & comma) !== 0;
      return !earlier && (owner === 'unsaid' || (breaks & line) === 0) ? 'insured' : owner;
    }
    if (owner === 'unsaid') owner = ownerOf(word, words[at - 1]);
  }
  return owner;
}

function ownerOf(word: Word, nearer: Word | undefined): Owner {
  switch (word.cls) {
    case 'own':
      return 'apart';
    case 'relation':
      return word.text === 'ayant' && !nearer?.text.startsWith('droit') ? 'unsaid' : 'other';
    case 'third':
      return nearer !== undefined && (nearer.cls === 'number' || LABEL.has(nearer.cls)) ? 'other' : 'unsaid';
    case 'self':
      return 'self';
    default:
      return 'unsaid';
  }
}

/** « de l'assuré », « NIR assuré », « Assuré : », « ouvrant droit »; not « n° d'assuré », which is the number's own name. */
function isInsured(word: Word, before: Word | undefined): boolean {
  if (word.cls === 'insured') return true;
  if (!PERSON.has(word.cls)) return false;
  if (before === undefined || (word.breaks & BREAK.colon) !== 0) {
    return before?.cls !== 'number' && before?.text !== 'd';
  }
  return before.text === 'l' || LABEL.has(before.cls);
}

/** The owner said just after: « 1 15 … 01 (mon fils) », « … pour mon mari »; `leads` when nothing need lead to the words. */
export function ownerAfter(words: readonly Word[], leads: boolean): Owner {
  const first = words[0];
  if (first === undefined) return 'unsaid';
  const stated = first.text === 'est' || first.text === 'c';
  if (!leads && !stated && (first.breaks & BREAK.open) === 0 && first.text !== 'pour') return 'unsaid';
  if ((first.breaks & sentence) !== 0) return 'unsaid';
  let self = false;
  for (const [at, word] of words.entries()) {
    if (at > 0 && (word.breaks & (BREAK.close | BREAK.comma | sentence)) !== 0) break;
    // « est rattachée à mon compte » says something else of it.
    if (stated && word.cls === 'unknown') break;
    if (word.cls === 'own') return 'apart';
    if (word.cls === 'relation') return 'other';
    if (PERSON.has(word.cls)) return 'insured';
    self ||= word.cls === 'self';
  }
  return self ? 'self' : 'unsaid';
}

const TRAILING: ReadonlySet<Word['cls']> = new Set([...PERSON, 'relation', 'self', 'third', 'own', 'link']);

/** The words that end the line of a number and say whose it is: « 1 85 … 18, assuré », « 1 15 … 01 | enfant ». */
export function trailingWords(lower: string, end: number): Word[] {
  // No line ends so near: most numbers stand amid their line, and no word need be read to know.
  const near = lower.slice(end, end + FARTHEST_LINE_END);
  if (near.length === FARTHEST_LINE_END && !near.includes('\n')) return [];
  const words = wordsAfter(lower, end, MOST_TRAILING);
  const from = words.at(-1)?.end ?? end;
  const isLast = /^[^a-z0-9\n:=]*(?:\n|$)/.test(lower.slice(from, from + MOST_TRAILING));
  return isLast && words.every((word) => TRAILING.has(word.cls)) ? words : [];
}

/** So many characters: « de l'ouvrant droit », « mon conjoint ». */
const MOST_TRAILING = 30;
/** The last word read may be 40 long, and so many characters more may follow it. */
const FARTHEST_LINE_END = 2 * MOST_TRAILING + 40;

/** « 1 15 … 01 (mon fils) » · `… (clé 01) (mon fils)`. */
const BRACKET = /[)\]]? ?\([^()\n0-9]{0,40}\)/y;

/** Where the words end that follow a number and are said of it alone: in a bracket, or to the end of its line. */
export function ownWordsEnd(lower: string, end: number): number {
  BRACKET.lastIndex = end;
  return BRACKET.test(lower) ? BRACKET.lastIndex : (trailingWords(lower, end).at(-1)?.end ?? end);
}
