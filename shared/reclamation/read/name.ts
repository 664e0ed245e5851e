/** Who writes: from tables of labels, the sign-off, and the display name. */
import type { Mailbox } from '../../mail/message.ts';
import { foldWord } from './folded.ts';
import { isName, NAME_WORD, NOT_A_NAME } from './name-shape.ts';
import type { Region } from './regions.ts';

/** `Nom – Prénom : …`, `Nom : …`, a table's cells on one line or two. */
const LABELLED =
  /^[\s>*•|-]{0,6}(?:nom(?: de naissance)?(?:\s?(?:[–/,&-]|et)\s?pr[ée]noms?)?|pr[ée]noms?(?:\s?(?:[–/,&-]|et)\s?noms?)|identit[ée]|assur[ée]e?(?: social[e]?)?|adh[ée]rente?)\s{0,3}(?:[:=|\t]|\s[–-]\s|\n)\s{0,4}([^\n|]{3,60})/gimu;
const NOM = /^[\s>*•|-]{0,6}nom\s{0,3}[:=|\t]\s{0,3}(\p{L}[\p{L}'’ -]{1,40}?)[ |]*$/imu;
const PRENOM = /^[\s>*•|-]{0,6}pr[ée]noms?\s{0,3}[:=|\t]\s{0,3}(\p{L}[\p{L}'’ -]{1,40}?)[ |]*$/imu;
const SELF = new RegExp(
  `(?:[Jj]e soussign[ée]e?,?|[Jj]e m['’]appelle|[Jj]e suis|[Mm]on nom est|[Mm]oi,?)\\s{1,2}((?:(?:Mme|Mr|M\\.|M|Mlle|Madame|Monsieur|Mademoiselle)\\.? )?${NAME_WORD}(?:[ -]${NAME_WORD}){1,4})`,
  'u',
);
const BESIDE_ADDRESS =
  /(?<![\p{L}'’-])((?:\p{L}[\p{L}'’-]+ )\p{L}[\p{L}'’-]+),? (?=\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av|bd|boulevard|place|chemin|impasse|all[ée]e|route|rte|quai|cours|square|r[ée]sidence|lotissement|hameau)(?![\p{L}]))/giu;
/** `mon client M. Arnaud Essai`, `notre adhérente Mme …`: for whom a lawyer, broker or employer writes. */
const CLIENT = new RegExp(
  `(?<![\\p{L}])(?:[Mm]on|[Mm]a|[Nn]otre|[Ll]e|[Ll]a|[Dd]e) (?:client|cliente|mandante?|assur[ée]e?|adh[ée]rente?|salari[ée]e?|prot[ée]g[ée]e?),? ((?:Mme|Mr|M\\.|M|Mlle|Madame|Monsieur|Mademoiselle)\\.? ${NAME_WORD}(?:[ -]${NAME_WORD}){0,4})`,
  'u',
);

/** First and last name, or a title with a name; null when the mail gives none. */
export function findName(regions: readonly Region[], from: Mailbox | null): string | null {
  for (const region of regions) {
    for (const match of region.text.slice(0, 100_000).matchAll(LABELLED)) {
      const name = (match[1] ?? '').trim().replace(/[,;].*$/, '');
      if (isName(name)) return name;
    }
    const surname = NOM.exec(region.text.slice(0, 100_000))?.[1]?.trim();
    const given = PRENOM.exec(region.text.slice(0, 100_000))?.[1]?.trim();
    if (surname && !NOT_A_NAME.test(surname)) return given ? `${given} ${surname}` : surname;
    const self = SELF.exec(region.text.slice(0, 100_000))?.[1];
    if (self && isName(self)) return self;
    const signed = signOff(region.text);
    if (signed !== null) return signed;
  }
  for (const region of regions) {
    const beside = besideAddress(region.text, from);
    if (beside !== null) return beside;
  }
  for (const region of regions) {
    const client = CLIENT.exec(region.text.slice(0, 100_000))?.[1];
    if (client && isName(client)) return client;
  }
  const display = from?.name.replace(/\s*\(.*\)\s*$/, '').trim() ?? '';
  if (isDisplayName(display)) return display;
  return null;
}

/** The last lines of a text hold the name it is signed with. */
function signOff(text: string): string | null {
  const lines = text
    .slice(-6_000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - 8); index -= 1) {
    const head = headOf(lines[index] ?? '');
    if (!isName(head)) continue;
    // `Les Mimosas`, `Kerhuel Vihan`: a place may look like a name; the name above the address is the person's.
    const above = headOf(lines[index - 1] ?? '');
    return POSTCODE.test(`${lines[index]} ${lines[index + 1] ?? ''}`) && isName(above) ? above : head;
  }
  return null;
}

const POSTCODE = /(?<!\d)(?:\d{5}|2[AB]\d{3}) \p{L}/u;

/** What stands before the first comma or dash of a line; '' for a line too long to be signed with. */
function headOf(line: string): string {
  if (line.length > 80) return '';
  return (line.split(/,| - | – |\||\t|;| (?=salari[ée]|assur[ée]|adh[ée]rent|retrait[ée]|employ[ée])/)[0] ?? '')
    .replace(/^[-–_*\s]+|[.\s*]+$/gu, '')
    .trim();
}

/** `Monique Lacaze 3 rue des Faures`: a name run into its address. In lower case only words of the sender's own address. */
function besideAddress(text: string, from: Mailbox | null): string | null {
  for (const match of text.slice(-20_000).matchAll(BESIDE_ADDRESS)) {
    const name = match[1] ?? '';
    if (isName(name)) return name;
    const known = foldWord(`${from?.name ?? ''} ${from?.address ?? ''}`);
    if (
      !NOT_A_NAME.test(name) &&
      foldWord(name)
        .split(' ')
        .some((word) => word.length > 2 && known.includes(word))
    )
      return name;
  }
  return null;
}

/** A display name of at least two words of letters; `jp.martin59`, `Famille` or an address are none. */
function isDisplayName(text: string): boolean {
  return /^[\p{L}][\p{L}'’.-]*(?:[ ,]+[\p{L}][\p{L}'’.-]*){1,5}$/u.test(text) && !text.includes('@');
}
