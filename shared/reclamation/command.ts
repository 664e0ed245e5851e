/**
 * The commands staff write as the first lines of a reply, in French, forgiving of accents, case and spaces around the
 * `#`. Reading them never throws: what is not understood comes back as `unknown`, and then nothing is sent to anyone
 * but the agent (issue: an unknown command must never reach the citizen as text).
 */
import { find as findReferences } from '../identifiers/case-reference.ts';
import { maskAll } from '../identifiers/nir.ts';
import type { Period } from '../office/procedure.ts';

export type Command =
  | { readonly name: 'note' }
  | { readonly name: 'clore'; readonly reason: string }
  | { readonly name: 'attente'; readonly piece: string }
  | { readonly name: 'prolonger'; readonly period: Period; readonly reason: string }
  | { readonly name: 'transmettre'; readonly to: string }
  | { readonly name: 'irrecevable'; readonly reason: string }
  | { readonly name: 'information' }
  | { readonly name: 'reclamation' }
  | { readonly name: 'nir'; readonly given: string }
  | { readonly name: 'rouvrir' }
  | { readonly name: 'fusionner'; readonly reference: string }
  | { readonly name: 'liberer' }
  | { readonly name: 'repondre' };

export interface Order {
  readonly commands: readonly Command[];
  /** The first line that looked like a command and was not understood, with why; null when all were. */
  readonly refused: { readonly line: string; readonly reason: string } | null;
  /** The words below the commands: the answer or the note. */
  readonly text: string;
}

/** As documented to staff in help texts, in the order shown. */
export const COMMAND_HELP: readonly { readonly form: string; readonly does: string }[] = [
  { form: '#note', does: 'garder le texte au dossier, sans rien envoyer au citoyen' },
  { form: '#attente pièce', does: 'demander une pièce au citoyen ; le délai s’arrête' },
  { form: '#prolonger 15 jours motif', does: 'prolonger le délai de réponse ; le citoyen en est informé' },
  { form: '#transmettre adresse', does: 'transmettre le courriel à un autre service ; le citoyen en est informé' },
  { form: '#irrecevable motif', does: 'dire au citoyen que la demande ne peut être traitée ici, et clore' },
  { form: '#information', does: 'ce n’est pas une réclamation : plus de délai de réclamation' },
  { form: '#reclamation', does: 'c’est une réclamation, datée de sa première réception' },
  { form: '#nir 1 85 …', does: 'enregistrer le NIR' },
  { form: '#clore motif', does: 'clore ; un texte écrit dessous, en réponse à une notification, part au citoyen' },
  { form: '#rouvrir', does: 'rouvrir' },
  { form: '#fusionner REF', does: 'réunir avec un autre dossier de la même personne' },
  { form: '#liberer', does: 'libérer un courriel en quarantaine ou un accusé de réception retenu' },
  { form: '#repondre', does: 'en réponse à une alerte : envoyer le texte au citoyen' },
];

/**
 * `#note`, `# Note :`, `*#note*` (a plain-text part's bold), `« #note »`; the rest of the line is the argument, read apart so
 * that no pattern runs over it. Digits may follow at once (`#prolonger15 jours`). `#1` is no command: no letter follows.
 */
const commandHead = /^[\s*_"'«“‘•–-]{0,8}#\s{0,3}(\p{L}{1,40})[*_]{0,2}/u;
const addressShape = /[^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,255}/g;
const periodHead =
  /^(?:de\s)?(\d{1,3})\s{0,3}(jours?\souvr[ée]s?|jours?\souvrables?|jours?|j|semaines?|mois)(?!\p{L})/iu;

/** More commands in one mail are an accident: each may send a letter. */
const MOST_COMMANDS = 10;

/** Commands that mean something twice in one mail. */
const REPEATABLE: readonly Command['name'][] = ['note', 'transmettre'];

/**
 * Reads the commands at the head of a reply; blank lines between them are passed over, the first other line ends them. A
 * known command further down is refused: written as an instruction, it would go to the citizen as text. Numbers that are
 * NIRs are masked wherever they are kept (only `#nir` needs one).
 */
export function readOrder(text: string): Order {
  const lines = text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029]/);
  const commands: Command[] = [];
  const inline: string[] = [];
  let index = 0;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const found = commandOf(line);
    if (found === null) break;
    const read = readCommand(found.name, found.argument);
    if ('refused' in read) return refusal(commands, line, read.refused);
    const again = commands.some((one) => one.name === read.name) && !REPEATABLE.includes(read.name);
    if (again) return refusal(commands, line, `#${read.name} est écrit deux fois`);
    if (commands.length === MOST_COMMANDS) return refusal(commands, line, `${MOST_COMMANDS} commandes au plus`);
    commands.push(read);
    // « #note rappelé ce matin »: the words on the command's own line belong to the text.
    if (takesText(read)) inline.push(found.argument);
  }
  const misplaced = lines.slice(index).find((line) => isKnown(commandOf(line)?.name));
  if (misplaced !== undefined)
    return refusal(commands, misplaced, 'les commandes s’écrivent sur les premières lignes, avant le texte');
  const words = [...inline, ...lines.slice(index)].join('\n').trim();
  return { commands, refused: null, text: onlySigned(words) ? '' : words };
}

function refusal(commands: readonly Command[], line: string, reason: string): Order {
  return { commands, refused: { line: kept(line.trim()), reason }, text: '' };
}

/** The name in plain lower case, and what follows it on the line; null for a line of text. */
function commandOf(line: string): { readonly name: string; readonly argument: string } | null {
  const match = commandHead.exec(line.trimStart());
  if (match === null) return null;
  const argument = line.trimStart().slice(match[0].length).trim();
  return {
    name: plain(match[1] ?? ''),
    argument: argument.startsWith(':') ? argument.slice(1).trim() : argument,
  };
}

/** A closing formula and what stands under it: a signature that no separator told apart, not words for the citizen. */
const closingLine =
  /^(?:bien )?(?:cordialement|cdlt|a vous|(?:sinceres )?salutations|respectueusement|bonne (?:journee|soiree))(?:\s{0,2}[,.!].{0,60})?$/;

/** Lines of a signature block, at most. */
const SIGNATURE_LINES = 12;

function onlySigned(words: string): boolean {
  const first = words.slice(0, 200).split('\n', 1)[0] ?? '';
  return closingLine.test(plain(first.replaceAll('’', "'"))) && words.split('\n').length <= SIGNATURE_LINES;
}

function takesText(command: Command): boolean {
  return command.name === 'note' || command.name === 'repondre';
}

/** Every name that is understood, with its other spellings. */
const NAMES: Readonly<Record<string, Command['name']>> = {
  note: 'note',
  clore: 'clore',
  cloturer: 'clore',
  attente: 'attente',
  prolonger: 'prolonger',
  transmettre: 'transmettre',
  irrecevable: 'irrecevable',
  information: 'information',
  reclamation: 'reclamation',
  nir: 'nir',
  rouvrir: 'rouvrir',
  fusionner: 'fusionner',
  liberer: 'liberer',
  repondre: 'repondre',
};

function isKnown(name: string | undefined): boolean {
  return name !== undefined && Object.hasOwn(NAMES, name);
}

function readCommand(word: string, argument: string): Command | { readonly refused: string } {
  const name = isKnown(word) ? NAMES[word] : undefined;
  switch (name) {
    case undefined:
      return { refused: `commande inconnue « #${word} »` };
    case 'note':
    case 'repondre':
      return { name };
    case 'information':
    case 'reclamation':
    case 'rouvrir':
    case 'liberer':
      return argument === ''
        ? { name }
        : { refused: `#${name} ne prend rien à sa suite ; écrivez le texte à la ligne` };
    case 'clore':
      return { name, reason: kept(argument) };
    case 'attente':
      return { name, piece: kept(argument) };
    case 'prolonger':
      return readExtension(argument);
    case 'transmettre':
      return readTransmission(argument);
    case 'irrecevable':
      return argument === '' ? { refused: 'donnez le motif : #irrecevable motif' } : { name, reason: kept(argument) };
    case 'nir':
      return argument === '' ? { refused: 'donnez le numéro : #nir 1 85 05 …' } : { name, given: argument };
    case 'fusionner':
      return readMerge(argument);
  }
}

function readExtension(argument: string): Command | { readonly refused: string } {
  const match = periodHead.exec(argument);
  const count = Number(match?.[1] ?? 0);
  if (match === null || count < 1 || count > 366) {
    return {
      refused: 'donnez une durée et un motif : #prolonger 15 jours motif (jours, jours ouvrés, semaines ou mois)',
    };
  }
  const reason = argument
    .slice(match[0].length)
    .replace(/^[\s:,–-]{1,5}/, '')
    .trim();
  if (reason === '') return { refused: 'donnez le motif de la prolongation : #prolonger 15 jours motif' };
  return { name: 'prolonger', period: { count, unit: unitOf(plain(match[2] ?? '')) }, reason: kept(reason) };
}

function unitOf(word: string): Period['unit'] {
  if (word.includes('ouvrable')) return 'jours-ouvrables';
  if (word.includes('ouvre')) return 'jours-ouvres';
  if (word.startsWith('s')) return 'semaines';
  return word.startsWith('m') ? 'mois' : 'jours';
}

/** One address; mail clients write it twice (`a@b <mailto:a@b>`), and sentences end with a full stop. */
function readTransmission(argument: string): Command | { readonly refused: string } {
  const found = (argument.match(addressShape) ?? []).map((address) => address.replace(/[.!?]{1,3}$/, ''));
  const [to, ...others] = [...new Set(found)];
  return to === undefined || others.length > 0
    ? { refused: 'donnez l’adresse du service, une par ligne : #transmettre service@caisse.example' }
    : { name: 'transmettre', to };
}

function readMerge(argument: string): Command | { readonly refused: string } {
  const [reference, ...more] = findReferences(argument);
  return reference === undefined || more.length > 0
    ? { refused: 'donnez une référence de dossier : #fusionner CPMS-…' }
    : { name: 'fusionner', reference };
}

/** Characters of an argument that go on record and into letters; the text under the command has no such limit. */
const ARGUMENT_KEPT = 300;

/** Masked and bounded: cut with a margin first, so that no number is cut in two before it is masked. */
function kept(words: string): string {
  return maskAll(words.slice(0, ARGUMENT_KEPT + 100)).slice(0, ARGUMENT_KEPT);
}

/** Lower case without accents: « #Réclamation » is « #reclamation ». */
function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
