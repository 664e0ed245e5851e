/** Who did what a participle tells, and whether it was done: `j'ai écrit`, `ma fille qui a écrit`, `je n'ai pas écrit`. */
import { type Word, wordSet } from './words.ts';

export interface Voice {
  /**
   * `author`: the citizen or who acts for them; `acquaintance`: for themselves, unless it is said; `someone`: a name we
   * do not know; `they`: whom a pronoun stands for; `caisse`: it acted on the author.
   */
  readonly side: 'author' | 'acquaintance' | 'someone' | 'they' | 'caisse';
  readonly negated: boolean;
  /** Carried by être: `je suis allé`, `je me suis plaint`. */
  readonly being: boolean;
  /** `je lui ai écrit`, `ma fille vous a écrit`. */
  readonly toPronoun: boolean;
  /** `la caisse, que j'ai saisie`. */
  readonly relative: boolean;
  /** Index of the word where the statement begins. */
  readonly from: number;
}

const FARTHEST = 11;
/** `j'ai saisi la commission il y a un mois, et réclamé à la caisse`: a second verb under the first one's auxiliary. */
const FARTHEST_COORDINATED = 20;
const FIRST_PERSON = wordSet('ai avais avons avions ayant avoir g');
const THIRD_PERSON = wordSet('a avait ont avaient');
const BEING = wordSet('suis sommes etais etions etant');
const BEING_THIRD = wordSet('est sont etait etaient');
const NEGATIONS = wordSet('pas jamais rien aucun aucune nullement point guere ni');
const BREAKS = wordSet('qui car mais si sinon lorsque quand or avant parce puisque dont comme');
/** Wanted, not done. */
const INTENTIONS = wordSet(
  'voulu failli pense envisage hesite prevu decide oublie peur besoin aurais aurait aurions vais allons voudrais souhaite compte pourrais devrais dois peux puisse faut faudrait prefere refuse renonce',
);
/** What one did in order to act: `j'ai fini par faire`, `j'ai pris la peine d'écrire`. */
const ACHIEVED = wordSet('fini pris essaye tente du tenu force oblige contrainte contraint tenue obligee');
const ADVERBS = wordSet(
  "deja bien aussi donc ensuite egalement meme pourtant enfin finalement tout de suite alors d'abord aussitot immediatement encore pas jamais rien vite ete lui-meme elle-meme toujours re plusieurs fois hier",
);
const KIN = wordSet(
  `mari epoux epouse femme conjoint conjointe compagnon compagne fils fille pere mere maman papa tuteur tutrice avocat avocate
conseil client cliente assistante assistant curateur curatrice soeur frere niece neveu cousin cousine
petit-fils petite-fille association syndicat protege protegee mandataire aidant gendre belle-fille oncle tante parents enfants
enfant comptable social sociale services`,
);
const ACQUAINTANCES = wordSet('voisin voisine ami amie copain copine collegue connaissance camarade');
const CLITIC = /^(?:(?:j|n|l|m|s|t|d|qu|y)')+/;

/** The voice of the participle at `index`; null when no auxiliary carries it. Looks back a bounded number of words. */
export function voiceOf(words: readonly Word[], index: number, reflexive: boolean): Voice | null {
  const form = words[index]?.text ?? '';
  const infinitive = /(?:er|ire|ir)$/.test(form);
  const lead = words[index - 1]?.text ?? '';
  const coordinated = /^(?:et|puis|ensuite)$/.test(lead);
  const reach = coordinated ? FARTHEST_COORDINATED : FARTHEST;
  let negated = false;
  let achieved = false;
  for (let at = index - 1; at >= Math.max(0, index - reach); at--) {
    if (words[at + 1]?.opens) return null;
    const word = words[at]?.text ?? '';
    const core = word.replace(CLITIC, '');
    if (INTENTIONS.has(core)) return null;
    if (ACHIEVED.has(core)) achieved = true;
    if (NEGATIONS.has(word)) negated = true;
    const clitics = word.slice(0, word.length - core.length);
    const distance = index - at;
    if (FIRST_PERSON.has(core) || (BEING.has(core) && reflexive)) {
      if (core === 'avoir' && !words.slice(Math.max(0, at - 3), at).some((one) => /^(?:apres|moi)$/.test(one.text)))
        return null;
      if (isSupposed(words, subject(words, at).from)) return null;
      if (BEING.has(core) && distance > 6) return null;
      // « j'ai un courrier à envoyer » is still to be done.
      if (infinitive && !achieved && /^(?:a|de|d'|pour|par|sans)$/.test(lead)) return null;
      // « j'ai déposé une demande, contestée … »: a participle that agrees with its noun.
      if (/ee?s$|ee$/.test(form) && distance > 3 && !/l'|les/.test(clitics)) return null;
      return {
        ...subject(words, at),
        ...(coordinated && index - at > 2 ? { from: index } : {}),
        side: 'author',
        being: BEING.has(core),
        negated: negated || denies(words, at, clitics),
      };
    }
    if (THIRD_PERSON.has(core) || (BEING_THIRD.has(core) && /s'/.test(clitics))) {
      const inner = words.slice(at + 1, index).map((one) => one.text);
      const carries = inner.every((one) => ADVERBS.has(one) || /^\d|^le$/.test(one) || MONTHS.has(one));
      if (!carries) {
        if (core === 'a') continue;
        return null;
      }
      const told = thirdPerson(words, at, clitics, negated);
      // « je m'apprête à envoyer »: no auxiliary but a preposition, save in « ma mère a envoyer ».
      return infinitive && told.side === 'someone' ? null : { ...told, being: BEING_THIRD.has(core) };
    }
    if (BREAKS.has(word)) return null;
  }
  return null;
}

const MONTHS = wordSet('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre');

function denies(words: readonly Word[], at: number, clitics: string): boolean {
  if (clitics.includes("n'")) return true;
  for (let back = at - 1; back >= Math.max(0, at - 4) && !words[back + 1]?.opens; back--) {
    if (words[back]?.text === 'ne' || (back === at - 1 && words[back]?.text === 'sans')) return true;
  }
  return false;
}

/** `si j'avais écrit`; but `même si j'ai écrit`. */
function isSupposed(words: readonly Word[], from: number): boolean {
  return words[from - 1]?.text === 'si' && words[from - 2]?.text !== 'meme' && !words[from]?.opens;
}

function subject(words: readonly Word[], at: number): Pick<Voice, 'toPronoun' | 'relative' | 'from'> {
  let from = at;
  let toPronoun = words[at]?.text.startsWith("l'") ?? false;
  let relative = false;
  for (let back = at - 1; back >= Math.max(0, at - 4) && !words[back + 1]?.opens; back--) {
    const word = words[back]?.text ?? '';
    // « ma femme et moi avons écrit »
    if (word === 'moi' && words[back - 1]?.text === 'et') {
      from = Math.max(0, back - 3);
      break;
    }
    if (!/^(?:je|nous|ne|lui|leur|vous|y|me|l'|les|que|qu'|on)$/.test(word)) break;
    if (/^(?:lui|leur|vous|l'|les)$/.test(word)) toPronoun = true;
    if (word === 'que') relative = true;
    else from = back;
  }
  return { toPronoun, relative, from };
}

function thirdPerson(words: readonly Word[], at: number, clitics: string, negated: boolean): Voice {
  const told = subject(words, at);
  const before = words[told.from - 1]?.text ?? '';
  const onAuthor = /m'/.test(clitics) || /^(?:me|nous)$/.test(words[at - 1]?.text ?? '');
  const base = { ...told, being: false, negated: negated || denies(words, at, clitics) };
  if (onAuthor) return { ...base, side: 'caisse' };
  if (words[told.from]?.text === 'on' || /^(?:on)$/.test(before)) return { ...base, side: 'author' };
  for (let back = told.from - 1; back >= Math.max(0, told.from - 12); back--) {
    const word = words[back]?.text ?? '';
    if (KIN.has(word.replace(/^(?:l|d)'/, '')) && words[back - 1]?.text !== 'medecin')
      return { ...base, side: 'author', from: back };
    if (ACQUAINTANCES.has(word.replace(/^(?:l|d)'/, ''))) return { ...base, side: 'acquaintance', from: back };
    if (/^(?:elle|il|ils|elles)$/.test(word)) return { ...base, side: 'they', from: back };
    if (/^(?:caisse|cpam|cnmss|cgss|vous|celle|secu|agence)$/.test(word)) return { ...base, side: 'caisse' };
    if (words[back]?.opens) break;
  }
  return { ...base, side: 'someone' };
}
