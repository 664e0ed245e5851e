/** Acts of complaining, told by a verb: `j'ai écrit à la CPAM le 3 septembre`, `ma fille a déposé une réclamation`. */
import { addresseeIn, type Body, between, lastBefore } from './bodies.ts';
import { COMPLAINT_WORD, isClaim, isOtherMatter, isQuestion, LETTER_WORDS } from './letters.ts';
import { datesBetween, following, nextSentence, type Passage, preceding, type Step } from './passage.ts';
import { dateOf, leading, nextDate } from './step-date.ts';
import { type Voice, voiceOf } from './voice.ts';
import {
  BY_TELEPHONE,
  DISSATISFIED,
  EXPLAIN,
  FOR_THE_AUTHOR,
  IMPERFECT,
  OTHER_OBJECT,
  PAPERS,
  REFLEXIVE,
  WAYS,
  type Way,
} from './ways.ts';
import { wordSet } from './words.ts';

export interface ActContext {
  /** The procedure takes a telephone call alone for a first complaint. */
  readonly byTelephone: boolean;
}

/** Every act of a passage that counts as a first complaint. */
export function actsIn(passage: Passage, context: ActContext): Step[] {
  const found: Step[] = [];
  passage.words.forEach((word, index) => {
    const way = WAYS.get(word.text.replace(/^d'/, ''));
    const told = way !== undefined ? voiceOf(passage.words, index, REFLEXIVE.has(way)) : null;
    if (way !== undefined && told !== null && !told.negated && told.side !== 'caisse') {
      const step = stepOf(passage, index, way, told, context);
      if (step !== null) found.push(step);
    } else if (
      IMPERFECT.has(word.text.replace(/^j'/, '')) ||
      saidSince(passage, index) ||
      isChronicled(passage, index)
    ) {
      const step = imperfect(passage, index);
      if (step !== null) found.push(step);
    } else if (way === 'reached' || way === 'reminded') {
      const step = passive(passage, index);
      if (step !== null) found.push(step);
    }
  });
  return found;
}

function stepOf(passage: Passage, index: number, told: Way, voice: Voice, { byTelephone }: ActContext): Step | null {
  const { text, words } = passage;
  const verb = words[index];
  const first = words[voice.from];
  if (verb === undefined || first === undefined) return null;
  // « je me suis présenté au guichet »; « j'ai présenté une réclamation ».
  const way = voice.being && verb.text.startsWith('present') ? 'went' : told;
  // « je l'ai rendu » is no going.
  if (way === 'went' && !voice.being) return null;
  const object = following(passage, verb.end, 160);
  const letter =
    letterIn(object, way === 'sent' && !verb.text.startsWith('demand')) ??
    (voice.relative ? antecedent(preceding(passage, first.start, 60)) : null);
  const complaint = COMPLAINT_WORD.test(object.slice(0, 115)) || way === 'complained';
  const addressee = whom(passage, verb.end, object, way, voice, first.start);
  if (addressee !== null && !addressee.caisse) return null;
  const caisse = addressee !== null || presumed(voice, object);
  if (voice.side === 'acquaintance' && !FOR_THE_AUTHOR.test(object)) return null;
  // Somebody whom we do not know counts when they lodged a complaint with the caisse.
  if (voice.side === 'someone' && !(complaint && addressee !== null)) return null;
  if (voice.side === 'someone' && lastBefore(passage.bodies, first.start, 3)?.caisse === false) return null;
  // « elle a envoyé un message à la CPAM »: whoever writes to the caisse is not the caisse.
  if (voice.side === 'they' && !((complaint || letter !== null) && addressee !== null)) return null;
  if (!complaintBy(way, object, letter, caisse, byTelephone)) return null;
  const sentence = text.slice(first.start, verb.end) + object;
  const next = nextSentence(passage, verb.end, 120);
  if (isQuestion(sentence) && !complaint) return null;
  if (isOtherMatter(sentence) || (/^(?:c'est|c'etait|cela|ce n'etait)\b/.test(next) && isOtherMatter(next)))
    return null;
  return {
    passage,
    start: first.start,
    end: verb.end,
    date:
      (way === 'sent' && letter !== null ? besideLetter(passage, verb.end, letter) : null) ??
      dateOf(passage, first.start, verb.end),
    named: addressee !== null,
    reminder: way === 'reminded' || /\b(?:rappels?|relances?)\b/.test(letter?.[0] ?? ''),
  };
}

/** `la réclamation que j'avais adressée`: the object stands before its verb. */
function antecedent(before: string): RegExpExecArray | null {
  const letter = [...before.matchAll(LETTER_WORDS)].at(-1);
  if (letter === undefined) return null;
  const between = before.slice(letter.index + letter[0].length);
  return /^(?: [a-z]+){0,3},? que $/.test(between) && !isClaim(between) ? letter : null;
}

/** The letter that is the verb's object; `transmis les documents par courrier` names only the way. */
function letterIn(object: string, needsObject: boolean): RegExpExecArray | null {
  for (const letter of object.slice(0, 115).matchAll(LETTER_WORDS)) {
    const means = needsObject && /\bpar (?:une? |simple |voie de )*$/.test(object.slice(0, letter.index));
    if (!means || COMPLAINT_WORD.test(letter[0])) return letter;
  }
  return null;
}

/** To whom: named after the verb, named before it (`à la caisse, j'ai écrit`), or stood for by a pronoun. */
function whom(passage: Passage, end: number, object: string, way: Way, voice: Voice, start: number): Body | null {
  const { text, bodies } = passage;
  const direct = way === 'reached' || way === 'reminded' || way === 'called';
  const after = addresseeIn(text, bodies, end, end + object.length, direct);
  if (after !== null) return after;
  const before = preceding(passage, start, 60);
  if (/^(?:a|aupres de)\b[^,]{2,40},? ?$/.test(before))
    return between(bodies, start - before.length, start).at(-1) ?? null;
  // « je vous ai écrit » is to the reader's own house.
  if (/\bvous\b/.test(text.slice(start, end))) return null;
  if (voice.toPronoun || voice.relative || way === 'reminded') return lastBefore(bodies, start, 300);
  return null;
}

function presumed(voice: Voice, object: string): boolean {
  return voice.toPronoun || /\b(?:votre|vos|reclamation|compte ameli)\b/.test(object.slice(0, 60));
}

/** `j'ai envoyé ma feuille le 1er août puis une réclamation le 2 octobre`: the date that stands with the letter. */
function besideLetter(passage: Passage, end: number, letter: RegExpExecArray): string | null {
  if (!/\b(?:puis|ensuite)\b/.test(passage.text.slice(end, end + letter.index))) return null;
  return nextDate(passage, end + letter.index + letter[0].length, 70)?.date ?? null;
}

/** Whether an act of that way is a complaint, by its object and by what the procedure takes. */
function complaintBy(
  way: Way,
  object: string,
  letter: RegExpExecArray | null,
  caisse: boolean,
  byTelephone: boolean,
): boolean {
  const spoken = BY_TELEPHONE.test(object) && !/\b(?:courriers?|lettres?|mails?|courriels?|ecrit)\b/.test(object);
  if (spoken && !byTelephone) return false;
  switch (way) {
    case 'called':
      return byTelephone && caisse;
    case 'went':
      return caisse && (byTelephone || letter !== null);
    case 'sent': {
      if (/^ en demeure\b/.test(object) || DISSATISFIED.test(object) || EXPLAIN.test(object)) return true;
      if (PAPERS.test(object)) return false;
      if (letter === null || isClaim(object.slice(letter.index + letter[0].length))) return false;
      if (/^(?:demarches?|appels?)$/.test(letter[0]) && !caisse) return false;
      return byTelephone || !/^appels?$/.test(letter[0]);
    }
    case 'replied':
      return letter !== null && /^ par /.test(object) && COMPLAINT_WORD.test(object);
    case 'reached':
      return (caisse || (letter !== null && letter.index < 40)) && !OTHER_OBJECT.test(object.trimStart());
    case 'reminded':
    case 'wrote':
    case 'complained':
      return true;
  }
}

/** `je réclamais par lettre auprès de la caisse`, `je réclame depuis le 3 août`: addressed or dated. */
function imperfect(passage: Passage, index: number): Step | null {
  const verb = passage.words[index];
  if (
    verb === undefined ||
    (!verb.text.startsWith("j'") &&
      !/\b(?:je|nous) ?(?:me |nous |leur |lui |vous )?$/.test(preceding(passage, verb.start, 14)))
  )
    return null;
  const object = following(passage, verb.end, 120);
  const addressee = addresseeIn(passage.text, passage.bodies, verb.end, verb.end + object.length, false);
  if (addressee !== null && !addressee.caisse) return null;
  const since = /^(?: [a-z]+){0,2} depuis\b/.exec(object);
  if (addressee === null && since === null) return null;
  const date =
    since !== null
      ? (datesBetween(passage, verb.end, verb.end + 60)[0]?.date ?? null)
      : dateOf(passage, verb.start - 3, verb.end);
  return { passage, start: verb.start, end: verb.end, date, named: addressee !== null, reminder: false };
}

/** `27 avril : je réclame par écrit auprès de la CPAM`: a chronicle in the present. */
function isChronicled(passage: Passage, index: number): boolean {
  const [subject, verb] = [passage.words[index - 1], passage.words[index]];
  if (subject?.text !== 'je' || !PRESENT.has(verb?.text ?? '')) return false;
  const entry = leading(passage, subject.start);
  return entry !== null && /^ ?[:|-]/.test(passage.text.slice(entry.end, subject.start));
}

const PRESENT = wordSet('reclame conteste ecris proteste adresse envoie depose saisis');

function saidSince(passage: Passage, index: number): boolean {
  const word = passage.words[index]?.text ?? '';
  return (
    (/^relances?$/.test(word) &&
      /^(?: vos| la| ma| votre)? [a-z]+ depuis\b/.test(following(passage, passage.words[index]?.end ?? 0, 40))) ||
    (/^(?:reclame|proteste|conteste|plains|reclamons|plaignons|protestons|contestons)$/.test(word) &&
      passage.words[index + 1]?.text === 'depuis')
  );
}

/** `Caisse saisie par lettre le 1er octobre`, `le service, contacté par écrit le …`. */
function passive(passage: Passage, index: number): Step | null {
  const verb = passage.words[index];
  if (verb === undefined) return null;
  const body = lastBefore(passage.bodies, verb.start, 30);
  if (body === null || !body.caisse) return null;
  const lead = passage.text.slice(body.end, verb.start);
  if (!/^(?: [a-z]{3,})?,? (?:(?:qui )?a (?:deja |pourtant |bien )*ete |ait ete |fut |deja |pourtant )?$/.test(lead))
    return null;
  return {
    passage,
    start: body.start,
    end: verb.end,
    date: dateOf(passage, body.start, verb.end),
    named: true,
    reminder: false,
  };
}
