/**
 * The commands staff write as the first lines of a reply, in French, forgiving of accents, case and spaces around the
 * `#`. Reading them never throws: what is not understood comes back as `unknown`, and then nothing is sent to anyone
 * but the agent (issue: an unknown command must never reach the citizen as text).
 */
import { find as findReferences } from '../identifiers/case-reference.ts';
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
  { form: '#clore motif', does: 'clore sans autre envoi' },
  { form: '#rouvrir', does: 'rouvrir' },
  { form: '#fusionner REF', does: 'réunir avec un autre dossier de la même personne' },
  { form: '#liberer', does: 'libérer un courriel en quarantaine ou un accusé de réception retenu' },
  { form: '#repondre', does: 'en réponse à une alerte : envoyer le texte au citoyen' },
];

const commandLine = /^\s{0,20}#\s{0,3}(\p{L}{2,20})(?![\p{L}\p{N}])[ \t\u00a0]*:?[ \t\u00a0]*(.*)$/u;
const addressShape = /[^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,255}/;
const periodShape =
  /^(\d{1,3})[ \u00a0]*(jours? ouvrés?|jours? ouvres?|jours?|j|semaines?|mois)(?![\p{L}])[ \u00a0]*:?[ \u00a0]*(.*)$/iu;

/** Reads the commands at the head of a reply; blank lines between them are passed over, the first other line ends them. */
export function readOrder(text: string): Order {
  const lines = text.split('\n');
  const commands: Command[] = [];
  const inline: string[] = [];
  let index = 0;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const match = commandLine.exec(line);
    if (match === null) break;
    const argument = (match[2] ?? '').trim();
    const read = readCommand(plain(match[1] ?? ''), argument);
    if ('refused' in read)
      return { commands, refused: { line: line.trim().slice(0, 200), reason: read.refused }, text: '' };
    commands.push(read);
    // « #note rappelé ce matin »: the words on the command's own line belong to the text.
    if (takesText(read)) inline.push(argument);
  }
  return { commands, refused: null, text: [...inline, ...lines.slice(index)].join('\n').trim() };
}

function takesText(command: Command): boolean {
  return command.name === 'note' || command.name === 'repondre';
}

function readCommand(name: string, argument: string): Command | { readonly refused: string } {
  switch (name) {
    case 'note':
    case 'information':
    case 'reclamation':
    case 'rouvrir':
    case 'liberer':
    case 'repondre':
      return argument === '' || name === 'note' || name === 'repondre'
        ? { name }
        : { refused: `#${name} ne prend rien à sa suite ; écrivez le texte à la ligne` };
    case 'clore':
    case 'cloturer':
      return { name: 'clore', reason: argument };
    case 'attente':
      return { name: 'attente', piece: argument };
    case 'prolonger':
      return readExtension(argument);
    case 'transmettre':
      return readTransmission(argument);
    case 'irrecevable':
      return argument === '' ? { refused: 'donnez le motif : #irrecevable motif' } : { name, reason: argument };
    case 'nir':
      return argument === '' ? { refused: 'donnez le numéro : #nir 1 85 05 …' } : { name, given: argument };
    case 'fusionner':
      return readMerge(argument);
    default:
      return { refused: `commande inconnue « #${name} »` };
  }
}

function readExtension(argument: string): Command | { readonly refused: string } {
  const match = periodShape.exec(argument);
  const count = Number(match?.[1] ?? 0);
  if (match === null || count < 1 || count > 366) {
    return {
      refused: 'donnez une durée et un motif : #prolonger 15 jours motif (jours, jours ouvrés, semaines ou mois)',
    };
  }
  const reason = (match[3] ?? '').trim();
  if (reason === '') return { refused: 'donnez le motif de la prolongation : #prolonger 15 jours motif' };
  return { name: 'prolonger', period: { count, unit: unitOf(plain(match[2] ?? '')) }, reason };
}

function unitOf(word: string): Period['unit'] {
  if (word.includes('ouvre')) return 'jours-ouvres';
  if (word.startsWith('s')) return 'semaines';
  return word.startsWith('m') ? 'mois' : 'jours';
}

function readTransmission(argument: string): Command | { readonly refused: string } {
  const to = addressShape.exec(argument)?.[0];
  return to === undefined
    ? { refused: 'donnez l’adresse du service : #transmettre service@caisse.example' }
    : { name: 'transmettre', to };
}

function readMerge(argument: string): Command | { readonly refused: string } {
  const [reference, ...more] = findReferences(argument);
  return reference === undefined || more.length > 0
    ? { refused: 'donnez une référence de dossier : #fusionner CPMS-…' }
    : { name: 'fusionner', reference };
}

/** Lower case without accents: « #Réclamation » is « #reclamation ». */
function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
