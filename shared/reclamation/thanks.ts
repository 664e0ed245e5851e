/**
 * Whether a mail only says thank you: it then changes nothing (the most complained-of fault of help desks, mail.md § 5).
 * Read the strict way round: every word must be courtesy, acknowledgement or a name. « Merci de me rembourser » is a
 * demand, « Merci d'avance » waits for something; one word that is not understood, and a person reads the mail.
 */
import { THANKS_PHRASES } from './thanks-phrases.ts';

/** A longer mail is read by a person even when it begins with thanks. */
const LONGEST = 500;

/** Lines that programs add. */
const DEVICE_LINE =
  /^(?:-{2,3}|_{2,40}|(?:envoye|sent|get outlook|obtenez outlook|telecharg|provenance|garanti sans virus|outlook pour)(?![a-z]).{0,80})$/i;

/** A telephone number in a signature says nothing; any other figure may be what the mail is about. */
const TELEPHONE = /(?<!\d)(?:\+33\s?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)/g;

const ADVERSATIVE =
  /(?<![a-z])(?:mais|toutefois|cependant|pourtant|neanmoins|sauf|hormis|pas|plus rien|jamais|toujours|rien|aucune?|sans|quand|si|attends?|attente|avance|svp|s'il vous plait)(?![a-z])/i;

const SAID =
  /(?<![a-z])(?:mercis?|remerci[a-z]{1,6}|bien recu|bien note|note|parfait|tres bien|super|nickel|impeccable|entendu|d'accord|ok|regle|resolu)(?![a-z])/i;

/** Words that are no names, though they may stand alone on a line with a capital. */
const NO_NAME =
  /^(?:.{0,30}-(?:moi|nous|vous|le|la|les)|urgen.*|relanc.*|rappel.*|reclam.*|plainte|rembours.*|dossier|refus.*|erreur.*|contest.*|factur.*|pai.*|pay.*|virement|cheque|delai.*|repon.*|repos.*|appel.*|envo.*|aide.*|stop|annul.*|resili.*|confirm.*|attestation|carte|document.*|pieces?|rib|nir|avocat|tribunal|mediat.*|conciliat.*|suite|probleme.*|question.*|info.*|trait.*|incomp.*|faux|non|encore|honte.*|.{2,30}(?:able|ible|eux|euse))$/i;

const NAME = "(?:[dD]')?[A-Z][A-Za-z'-]{0,30}\\.?";
const NAMES = `${NAME}(?: (?:(?:de|du|des|la|le) )?${NAME}){0,2}`;
const ADDRESSED = new RegExp(
  `(?<![A-Za-z])(?:[Bb]onjour|[Bb]onsoir|[Mm]adame|[Mm]onsieur|[Mm]me|[Mm]lle|M\\.|Mr|[Cc]her|[Cc]here|[Mm]erci(?: beaucoup| bien| encore)?) (${NAMES})`,
  'g',
);
const SIGNED_AFTER_COMMA = new RegExp(`, ?(${NAMES})$`);
const SIGNATURE = new RegExp(`^${NAMES}(?: ${NAME})?$`);

/** True when the author's own words are thanks and courtesy only; a question or a figure is never only that. */
export function isThanksOnly(written: string): boolean {
  if (written.length > LONGEST * 2) return false;
  const lines = unaccented(written)
    .split('\n')
    .map((line) =>
      line
        .replace(TELEPHONE, ' ')
        .replace(/\s{1,20}/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '' && !DEVICE_LINE.test(line));
  const text = lines.join('\n');
  if (text.length === 0 || text.length > LONGEST || /[?\d@]/.test(text)) return false;
  if (ADVERSATIVE.test(text) || !SAID.test(text)) return false;
  const thanked = lines.findIndex((line) => SAID.test(line));
  return lines.every((line, index) => saysNothing(line) || (index > thanked && isSignature(line)));
}

function saysNothing(line: string): boolean {
  const named = line
    .replace(ADDRESSED, (whole, names: string) => (areNames(names) ? whole.slice(0, -names.length) : whole))
    .replace(SIGNED_AFTER_COMMA, (whole, names: string) => (areNames(names) ? '' : whole));
  return !/[A-Za-z]/.test(named.replace(THANKS_PHRASES, ' '));
}

function isSignature(line: string): boolean {
  return SIGNATURE.test(line) && areNames(line);
}

function areNames(words: string): boolean {
  return !words.split(' ').some((word) => NO_NAME.test(word));
}

function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[œ]/g, 'oe')
    .replace(/\r\n?/g, '\n');
}
