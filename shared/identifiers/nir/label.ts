/**
 * What the words before a number say that it is (domain.md § 2.5). The nearest label speaks; one that has already been
 * given its own number, or that another sentence holds, does not.
 */
import { BREAK, type Word } from './words.ts';

/**
 * `nir` a label of the NIR · `ambiguous` n° d'adhérent, which may be a mutuelle's own · `contrary` a label of another number
 * · `none`.
 */
export type LabelKind = 'nir' | 'ambiguous' | 'contrary' | 'none';

export type Label =
  /** `adjacent`: nothing but empty words between label and number. `near`: other words too. */
  { readonly kind: 'nir'; readonly reach: 'adjacent' | 'near' } | { readonly kind: Exclude<LabelKind, 'nir'> };

const NONE: Label = { kind: 'none' };
const AMBIGUOUS: Label = { kind: 'ambiguous' };
const CONTRARY: Label = { kind: 'contrary' };

/** A label may stand this many characters before its number when other words come between (a long name), and farther when none do. */
const NEAR = 48;
const ADJACENT = 70;
/** A colon before the number says that what leads to it is about it: `numéro de sécurité sociale (les 13 chiffres, sans la clé) : …`. */
const ANNOUNCED = 110;

/** Words that tell nothing of what a number is. */
const EMPTY: ReadonlySet<Word['cls']> = new Set(['link', 'self', 'third', 'own', 'relation', 'insured', 'anaphora']);

const { comma, sentence, line, blankLine, cell, dash, colon, slash } = BREAK;

/** How the number itself is written: a long unbroken string looks like any reference, groups do not. */
export interface Writing {
  readonly start: number;
  readonly compact: boolean;
}

/** The label that `words` (nearest first) give to the number that starts at `writing.start`. */
export function labelBefore(words: readonly Word[], writing: Writing): Label {
  let strangers = 0;
  let breaks = 0;
  let numberWord = false;
  let adherent = false;
  let consumed = false;
  const announced = ((words[0]?.breaks ?? 0) & colon) !== 0;

  for (const [at, word] of words.entries()) {
    breaks |= word.breaks;
    const place = { word, nearer: words.slice(0, at), earlier: words.slice(at + 1) };
    const strong = strengthOf(place, numberWord, strangers);
    if (strong !== null) {
      if (reaches(strong, { strangers, breaks, announced, distance: writing.start - word.end }))
        return reached(strangers);
      break;
    }
    if (word.cls === 'number') numberWord = true;
    else if (word.cls === 'digits')
      consumed ||= word.text.length > 2 && (strangers > 0 || (breaks & ~(colon | cell)) !== 0);
    else if (word.cls === 'adherent') adherent ||= strangers === 0 && (numberWord || namesNumber(place.earlier));
    else if (isContrary(place, { numberWord, strangers, breaks, consumed, compact: writing.compact })) {
      // « dossiers 20261, 20262 » : the plural labels all of a list.
      if (!consumed || word.text.endsWith('s')) return CONTRARY;
      strangers++;
    } else if (!EMPTY.has(word.cls) && !(isOtherThing(word) && isComplement(place.earlier))) strangers++;
  }
  return adherent ? AMBIGUOUS : NONE;
}

/** A word among those that lead to a number: those nearer to it, and those before, both nearest to the number first. */
interface Place {
  readonly word: Word;
  readonly nearer: readonly Word[];
  readonly earlier: readonly Word[];
}

function reached(strangers: number): Label {
  return { kind: 'nir', reach: strangers === 0 ? 'adjacent' : 'near' };
}

interface Way {
  readonly strangers: number;
  readonly breaks: number;
  /** A colon stands just before the number. */
  readonly announced: boolean;
  /** Characters from the label to the number. */
  readonly distance: number;
}

function reaches(strong: boolean, { strangers, breaks, announced, distance }: Way): boolean {
  if (strangers === 0) return distance <= ADJACENT;
  if (!strong || (breaks & (sentence | blankLine)) !== 0) return false;
  if (announced && (breaks & cell) === 0) return distance <= ANNOUNCED;
  return distance <= NEAR && ((breaks & comma) === 0 || strangers <= 3);
}

/** Whether the word closes a label of the NIR, and a strong one (with « numéro », or unmistakable); null when not. */
function strengthOf({ word, nearer, earlier }: Place, numberWord: boolean, strangers: number): boolean | null {
  const numbered = numberWord || namesNumber(earlier);
  switch (word.cls) {
    case 'nir':
      return true;
    case 'ss':
      return numbered;
    case 'vitale':
    case 'register':
      return strangers === 0 ? numbered : null;
    case 'secu':
      return word.text === 'sec' ? null : numbered;
    case 'social':
      return socialStrength(earlier[0], numbered);
    case 'assure':
      return numbered || null;
    case 'assurance':
    case 'waiting':
      return (numbered && strangers === 0) || null;
    case 'digits':
      return isThirteenFirst(word, nearer) || null;
    default:
      return null;
  }
}

/** « 13 premiers chiffres sur votre carte Vitale » : how the forms of the CNAM ask for it. */
function isThirteenFirst(word: Word, nearer: readonly Word[]): boolean {
  return word.text === '13' && nearer.at(-1)?.text === 'premiers' && nearer.at(-2)?.text === 'chiffres';
}

/** « sécurité sociale », « séc. soc. », « s. sociale », « numéro d'assuré social », « numéro social ». */
function socialStrength(before: Word | undefined, numbered: boolean): boolean | null {
  if (before?.cls === 'secu' || before?.cls === 'ss' || before?.text === 's') return numbered;
  return ((before?.cls === 'assure' || before?.cls === 'assurance' || before?.cls === 'number') && numbered) || null;
}

/** Whether « numéro », « n° », « identifiant » comes first, with only empty words (de la, personnel de) and those of the label between. */
function namesNumber(earlier: readonly Word[]): boolean {
  for (const word of earlier) {
    if ((word.breaks & (sentence | comma | blankLine)) !== 0) return false;
    if (word.cls === 'number' || word.text === 'identifiant') return true;
    if (!EMPTY.has(word.cls) && !OF_LABEL.has(word.cls)) return false;
  }
  return false;
}

const OF_LABEL: ReadonlySet<Word['cls']> = new Set(['secu', 'ss', 'assure', 'assurance']);

interface Passage {
  readonly numberWord: boolean;
  readonly strangers: number;
  readonly breaks: number;
  /** Whether a number comes between: the label's own, or the first of its list. */
  readonly consumed: boolean;
  readonly compact: boolean;
}

function isContrary({ word, nearer, earlier }: Place, passage: Passage): boolean {
  const { numberWord, strangers, compact } = passage;
  const breaks = passage.consumed ? passage.breaks & ~comma : passage.breaks;
  const directly = strangers === 0 && (breaks & (sentence | blankLine)) === 0 && ((breaks & comma) === 0 || numberWord);
  if (word.cls === 'matter' || isClient(word)) return directly && (numberWord || numberJustBefore(earlier));
  if (word.cls === 'unknown') return directly && compact && !word.isCapitalised && isNumberOf(word, earlier);
  if (word.cls !== 'contrary' || isSuchAs(word, nearer.at(-1)) || (!numberWord && isComplement(earlier))) return false;
  // A number that starts the next line belongs to the word above only when something announces it, or when it looks like a reference.
  if (directly) return (breaks & line) === 0 || numberWord || compact || (breaks & colon) !== 0;
  const sameClause = strangers <= 3 && (breaks & (comma | sentence | line | blankLine | dash | cell)) === 0;
  return sameClause && (numberWord || compact);
}

/** « tel que » is no telephone. */
function isSuchAs(word: Word, nearer: Word | undefined): boolean {
  return word.text === 'tel' && (nearer?.text === 'que' || nearer?.text === 'qu');
}

/** « numéro d'opération », « n° de la rando » : whatever it is, it is no label of the NIR. A name is capitalised. */
function isNumberOf(word: Word, [of, article, beyond]: readonly Word[]): boolean {
  if (of === undefined || (word.breaks & line) !== 0) return false;
  if (isOf(of)) return isNumbering(article);
  return (of.text === 'la' || of.text === 'l') && article?.text === 'de' && isNumbering(beyond);
}

function isOf(word: Word): boolean {
  return word.text === 'de' || word.text === 'd' || word.text === 'du' || word.text === 'des';
}

/** « n° client » is a shop's number; « le NIR de mon client » is a person's. */
function isClient(word: Word): boolean {
  return word.text === 'client' || word.text === 'cliente' || word.text === 'patient';
}

/** « numéro », « n° », « code », « identifiant ». */
function isNumbering(word: Word | undefined): boolean {
  return word?.cls === 'number' || word?.text === 'code' || word?.text === 'identifiant';
}

/** « numéro de la demande », « n° de prise en charge » : a numbering word, empty words and one other at most. */
function numberJustBefore(earlier: readonly Word[]): boolean {
  let strangers = 0;
  for (const word of earlier) {
    if ((word.breaks & ~line) !== 0) return false;
    if (isNumbering(word)) return true;
    if (!EMPTY.has(word.cls) && ++strangers > 1) return false;
  }
  return false;
}

/** A word for a thing that has numbers of its own. */
function isOtherThing(word: Word): boolean {
  return word.cls === 'contrary' || word.cls === 'matter';
}

/**
 * « le NIR figurant sur la facture », « le numéro de sécurité sociale du dossier » : a complement of the label, not a label.
 * « n° de sécurité sociale / téléphone : » : two labels, and the first number is the first's.
 */
function isComplement(earlier: readonly Word[]): boolean {
  let joined = false;
  for (const [i, word] of earlier.entries()) {
    if ((word.breaks & ~(line | slash)) !== 0) return false;
    if ((word.breaks & slash) !== 0) joined = true;
    if (word.cls !== 'link' && word.cls !== 'self' && word.cls !== 'third' && word.cls !== 'number') {
      // Stryker disable next-line ArrayDeclaration: what the mutant puts there has no text, and is no word of a label
      return joined && strengthOf({ word, nearer: [], earlier: earlier.slice(i + 1) }, false, 0) !== null;
    }
    joined = true;
  }
  return false;
}

/**
 * The label that comes just after: « 1 85 … 18 (n° de sécu) », « … est mon numéro de sécurité sociale ». One followed by
 * digits is the label of those. A bracket, a colon, an equal sign or « est » must lead to it.
 */
export function labelAfter(words: readonly Word[], lower: string, compact: boolean): Label {
  const first = words[0];
  if (first === undefined) return NONE;
  const enclosed = (first.breaks & BREAK.open) !== 0 || first.text === 'est' || first.text === 'c';
  if ((!enclosed && (first.breaks & colon) === 0) || (first.breaks & (sentence | comma)) !== 0) return NONE;
  let numberWord = false;
  for (const [at, word] of words.entries()) {
    if (at > 0 && (word.breaks & (sentence | comma | BREAK.close | BREAK.open)) !== 0) return NONE;
    if (word.cls === 'number') numberWord = true;
    else if (word.cls === 'contrary' || (word.cls === 'matter' && numberWord)) {
      // « 1 85 … 18 : dossier refusé » goes on with its sentence.
      return (enclosed || compact) && !owns(lower, word.end) ? CONTRARY : NONE;
    } else if (namesNir(word, numberWord)) {
      return owns(lower, (words[at + 1]?.cls === 'social' ? (words[at + 1] ?? word) : word).end) ? NONE : reached(0);
    } else if (!EMPTY.has(word.cls)) return NONE;
  }
  return NONE;
}

function namesNir(word: Word, numberWord: boolean): boolean {
  if (word.cls === 'nir' || word.cls === 'ss' || word.cls === 'secu') return true;
  return numberWord && (word.cls === 'assure' || word.cls === 'register' || word.cls === 'vitale');
}

/** Whether digits follow the label: then it is theirs. */
function owns(lower: string, end: number): boolean {
  return /^[ \t:#°.=|-]{0,6}(?:(?:n|no|num|numero)[ :#°.=-]{0,4})?[0-9]/.test(lower.slice(end, end + 24));
}
