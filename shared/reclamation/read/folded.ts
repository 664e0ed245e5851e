/**
 * A text made easy to match and still quotable: lower case, no accents, one apostrophe, one dash, single spaces,
 * known misspellings put right, and a line feed exactly where a sentence ends. Each run of it remembers where it
 * stood, so that the evidence shown to people is the citizen's own words.
 */
import { respell } from './spelling.ts';

export interface Folded {
  /** The folded text; `\n` ends a sentence or a layout line, a wrapped line does not. */
  readonly text: string;
  /** The original words of a stretch of the folded text, on one line, at most `longest` characters. */
  verbatim(start: number, end: number, longest?: number): string;
}

/** Beyond this nothing of a complaint is told: fifty pages. Keeps the time bounded on hostile mail. */
const LONGEST = 100_000;

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const TOKEN = /[\p{L}\p{M}]+|\p{N}+|\n[\s]*|[^\S\n]+|[^\s\p{L}\p{M}\p{N}]/gu;
const WORD = /^[\p{L}\p{M}]/u;
const NUMBER = /^\p{N}/u;
const UPPER = /^\p{Lu}/u;

/** A full stop after these does not end a sentence. */
const ABBREVIATIONS = new Set(
  'm mm mme mmes mlle mlles mr dr drs me pr st ste n no nos art al tel cf ref av bd all fg chem env janv jan fev fevr avr juil sept oct nov dec cie sté rep reclam recl'.split(
    ' ',
  ),
);

/** `jai`, `cest`, `nai`: an apostrophe left out. Only words that mean nothing else. */
const ELIDED = new Map(
  `jai:j'ai javais:j'avais jaurais:j'aurais jattends:j'attends jexige:j'exige jespere:j'espere jappelle:j'appelle
jecris:j'ecris jetais:j'etais jaimerais:j'aimerais jen:j'en cest:c'est cetait:c'etait nai:n'ai navez:n'avez
nest:n'est netait:n'etait sest:s'est mavez:m'avez quil:qu'il quelle:quelle quon:qu'on daccord:d'accord
aujourdhui:aujourd'hui lassurance:l'assurance lagence:l'agence larret:l'arret dattente:d'attente darret:d'arret
tjs:toujours tjrs:toujours sil:s'il largent:l'argent quils:qu'ils lecole:l'ecole`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Words cut short; the full stop after them ends no sentence. */
const SHORTENED = new Map(
  'rep:reponse reps:reponses recla:reclamation reclam:reclamation reclams:reclamations tjrs:toujours tjr:toujours tjs:toujours jamai:jamais jame:jamais repons:reponse'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const ELIDING = new Set(['j', 'n', 'm', 't', 's', 'l', 'd', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu']);

/** Lower case, no accents or compatibility forms (`ﬁ`, bold letters), ligatures apart. One word in, one word out. */
export function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}

/** Folds a text. Linear in its length; what lies beyond 100,000 characters is not read. */
export function fold(original: string): Folded {
  const source = original.slice(0, LONGEST).replace(INVISIBLE, '').replace(/\r\n?/g, '\n');
  const pieces: string[] = [];
  const starts: number[] = [];
  const origins: number[] = [];
  const respelled = new Map<string, string>();
  let length = 0;
  let lastWord = '';
  let shortened = false;
  let lineStart = 0;

  const emit = (piece: string, at: number): void => {
    starts.push(length);
    origins.push(at);
    pieces.push(piece);
    length += piece.length;
  };
  const last = (): string => pieces.at(-1) ?? '\n';

  for (const match of source.matchAll(TOKEN)) {
    const [token] = match;
    const at = match.index;
    if (WORD.test(token)) {
      const folded = foldWord(token);
      let word = respelled.get(folded);
      if (word === undefined) {
        word = ELIDED.get(folded) ?? SHORTENED.get(folded) ?? respell(folded);
        respelled.set(folded, word);
      }
      // `j ai`, `n est`: an apostrophe written as a space.
      if (last() === ' ' && ELIDING.has(lastWord) && /^[aeiouyh]/.test(word) && pieces.at(-2) === lastWord) {
        pieces[pieces.length - 1] = "'";
      }
      if (last() === ' ' && word === 'vous' && lastWord === 'rendez' && pieces.at(-2) === lastWord)
        pieces[pieces.length - 1] = '-';
      emit(word, at);
      lastWord = word;
      shortened = SHORTENED.has(folded);
    } else if (token.startsWith('\n')) {
      const ends = token.indexOf('\n', 1) !== -1 || endsLine(source, lineStart, at, at + token.length);
      lineStart = at + token.length;
      if (last() === '\n') continue;
      if (ends) {
        if (last() === ' ') pieces[pieces.length - 1] = '\n';
        else emit('\n', at);
      } else if (last() !== ' ') emit(' ', at);
    } else if (token.trim() === '') {
      if (last() !== ' ' && last() !== '\n') emit(' ', at);
    } else if (NUMBER.test(token)) {
      emit(token.normalize('NFKC'), at);
    } else {
      const mark = foldMark(token);
      emit(mark, at);
      if (mark === '.' || mark === '!' || mark === '?' || mark === '…') {
        const next = source[at + token.length];
        const ends = next === undefined || /\s/.test(next);
        const initial =
          mark === '.' &&
          pieces.at(-2) === lastWord &&
          (ABBREVIATIONS.has(lastWord) || shortened || lastWord.length === 1);
        if (ends && !initial) emit('\n', at + token.length);
      }
    }
  }

  const text = pieces.join('');
  const originOf = (position: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    text,
    verbatim(start, end, longest = 160) {
      if (end <= start) return '';
      const first = originOf(start);
      const final = originOf(end - 1);
      const from = origins[first] ?? 0;
      const to = origins[final + 1] ?? source.length;
      const words = source.slice(from, to).replace(/\s+/g, ' ').trim();
      return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
    },
  };
}

/** Whether a single line end is layout (a short line, then a capital, a bullet or a label) rather than a wrapped line. */
function endsLine(source: string, lineStart: number, lineEnd: number, next: number): boolean {
  const following = source[next] ?? '';
  if (/[-•*–—>|]/.test(following)) return true;
  // `12/10/2026 : …`: an entry of a chronology or a table.
  if (/^\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\s{0,3}[:|-]/.test(source.slice(next, next + 16))) return true;
  if (source[lineEnd - 1] === ':') return true;
  // A table's row.
  if (source.slice(lineStart, lineEnd).includes(' | ')) return true;
  return lineEnd - lineStart < 50 && UPPER.test(following);
}

function foldMark(mark: string): string {
  if (/['’‘‛`´ʼ′]/.test(mark)) return "'";
  if (/[-‐‑‒–—―−]/.test(mark)) return '-';
  if (/["«»“”„]/.test(mark)) return '"';
  return mark.normalize('NFKC').charAt(0) || mark;
}

/** A sentence is read this far around a place: dictation has no full stops, and hostile text no end. */
const FARTHEST = 400;

/** The stretch of the folded text between the sentence ends around a position. */
export function sentenceAround(text: string, position: number): { readonly start: number; readonly end: number } {
  const floor = Math.max(0, position - FARTHEST);
  const before = text.slice(floor, position);
  const after = text.slice(position, position + FARTHEST);
  const end = after.indexOf('\n');
  return { start: floor + before.lastIndexOf('\n') + 1, end: position + (end === -1 ? after.length : end) };
}
