/**
 * Texts with one number in them, in every written form, place and context of domain.md § 2.4 and 2.5, and texts with none
 * but look-alikes (§ 2.7). Seeded: the same texts each time. The numbers are invented (communes 9xx) and their keys computed
 * here by another way than the code's: big integers, Corsica by subtraction.
 */
import type { NirRegion, NirStatus } from '../../../../shared/identifiers/nir.ts';

export type Random = () => number;

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const below = (random: Random, n: number): number => Math.floor(random() * n);
export const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;
export const digits = (random: Random, n: number): string =>
  Array.from({ length: n }, () => below(random, 10)).join('');
const two = (n: number): string => String(n).padStart(2, '0');

/** INSEE's way: 2A is the number with 2 0 at the département, less a million; 2B less two millions. */
export function keyByBigInt(thirteen: string): string {
  const corsican = thirteen.charAt(6);
  const number =
    BigInt(thirteen.replace(/[AB]/, '0')) - (corsican === 'A' ? 1000000n : corsican === 'B' ? 2000000n : 0n);
  return two(Number(97n - (number % 97n)));
}

export interface Person {
  readonly sex: string;
  readonly year: string;
  readonly month: string;
  readonly departement: string;
  readonly commune: string;
  readonly order: string;
  readonly key: string;
  readonly thirteen: string;
  readonly nir: string;
}

const DEPARTEMENTS = [
  '01',
  '06',
  '13',
  '33',
  '59',
  '69',
  '75',
  '83',
  '92',
  '95',
  '20',
  '2A',
  '2B',
  '971',
  '974',
  '976',
  '988',
  '99',
  '96',
];

export function person(random: Random): Person {
  const sex = pick(random, ['1', '2']);
  const year = two(below(random, 100));
  const month = random() < 0.9 ? two(1 + below(random, 12)) : pick(random, ['20', '30', '31', '42', '50', '62', '99']);
  const departement = pick(random, DEPARTEMENTS);
  const commune = departement.length === 3 ? `9${below(random, 10)}` : `9${two(below(random, 100))}`;
  const order = String(1 + below(random, 999)).padStart(3, '0');
  const thirteen = sex + year + month + departement + commune + order;
  const key = keyByBigInt(thirteen);
  return { sex, year, month, departement, commune, order, key, thirteen, nir: thirteen + key };
}

export interface Form {
  readonly name: string;
  readonly write: (p: Person, random: Random) => string;
  /** Whether only a label makes it a NIR. */
  readonly needsLabel?: boolean;
  readonly status?: NirStatus;
}

const groups = (p: Person): string[] => [p.sex, p.year, p.month, p.departement, p.commune, p.order];
const joined = (separator: string) => (p: Person) => [...groups(p), p.key].join(separator);
const thirteenThen = (tail: (key: string) => string) => (p: Person) => groups(p).join(' ') + tail(p.key);
const compactThen = (tail: (key: string) => string) => (p: Person) => p.thirteen + tail(p.key);
const letterO = (text: string): string => text.replaceAll('0', 'O');

export const FORMS: readonly Form[] = [
  { name: 'compact', write: (p) => p.nir },
  { name: 'spaces', write: joined(' ') },
  { name: 'no-break spaces', write: joined('\u00a0') },
  { name: 'narrow no-break spaces', write: joined('\u202f') },
  { name: 'thin spaces', write: joined('\u2009') },
  { name: 'tabs', write: joined('\t') },
  { name: 'dots', write: joined('.') },
  { name: 'hyphens', write: joined('-') },
  { name: 'no-break hyphens', write: joined('\u2011') },
  { name: 'en dashes', write: joined('–') },
  { name: 'underscores', write: joined('_') },
  { name: 'middle dots', write: joined('·') },
  { name: 'slashes', write: joined('/') },
  { name: 'spaced dots', write: joined(' . ') },
  { name: 'spaced hyphens', write: joined(' - ') },
  { name: 'double spaces', write: joined('  ') },
  { name: 'key / 18', write: thirteenThen((k) => ` / ${k}`) },
  { name: 'key /18', write: thirteenThen((k) => `/${k}`) },
  { name: 'key (18)', write: thirteenThen((k) => ` (${k})`) },
  { name: 'key [18]', write: thirteenThen((k) => ` [${k}]`) },
  { name: 'key clé 18', write: thirteenThen((k) => ` clé ${k}`) },
  { name: 'key , clé : 18', write: thirteenThen((k) => `, clé : ${k}`) },
  { name: 'key clef : 18', write: thirteenThen((k) => ` clef : ${k}`) },
  { name: 'key (clé 18)', write: thirteenThen((k) => ` (clé ${k})`) },
  { name: 'key - 18', write: thirteenThen((k) => ` - ${k}`) },
  { name: 'compact key clé18', write: compactThen((k) => ` clé${k}`) },
  { name: 'compact key -18', write: compactThen((k) => `-${k}`) },
  { name: 'compact key 18', write: compactThen((k) => ` ${k}`) },
  { name: 'compact key (18)', write: compactThen((k) => `(${k})`) },
  { name: 'compact key Clé de contrôle : 18', write: compactThen((k) => ` Clé de contrôle : ${k}`) },
  { name: 'compact key on the next line', write: compactThen((k) => `\nclé : ${k}`) },
  { name: 'compact key in the next cell', write: compactThen((k) => `\t${k}`) },
  { name: 'compact key et la clé est 18', write: compactThen((k) => ` et la clé est ${k}`) },
  {
    name: 'irregular 3-2-2-6-2',
    write: (p) => `${p.sex}${p.year} ${p.month} ${p.thirteen.slice(5, 7)} ${p.thirteen.slice(7)} ${p.key}`,
  },
  {
    name: 'irregular 1-4-2-3-3-2',
    write: (p) => `${p.sex} ${p.year}${p.month} ${p.departement} ${p.commune} ${p.order} ${p.key}`,
  },
  { name: 'irregular 5-8-2', write: (p) => `${p.thirteen.slice(0, 5)} ${p.thirteen.slice(5)} ${p.key}` },
  { name: 'threes', write: (p) => (p.nir.match(/.{3}/g) ?? []).join(' ') },
  { name: 'pairs', write: (p) => `${p.sex} ${(p.nir.slice(1).match(/../g) ?? []).join(' ')}`, needsLabel: true },
  { name: 'digit by digit', write: (p) => Array.from(p.nir).join(' '), needsLabel: true },
  { name: 'lower-case letter', write: (p) => joined(' ')(p).toLowerCase() },
  {
    name: 'full-width digits',
    write: (p) => joined(' ')(p).replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  },
  {
    name: 'full-width compact',
    write: (p) => p.nir.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  },
  { name: 'zero-width spaces', write: (p) => Array.from(joined(' ')(p)).join('\u200b') },
  { name: 'soft hyphens', write: (p) => `${p.nir.slice(0, 7)}\u00ad${p.nir.slice(7)}` },
  { name: 'byte order mark', write: (p) => `\ufeff${p.nir}` },
  { name: 'line wrap', write: (p, random) => wrapped(p, random, '\n') },
  { name: 'line wrap with CR', write: (p, random) => wrapped(p, random, ' \r\n') },
  { name: 'quoted line wrap', write: (p, random) => wrapped(p, random, '\n> ') },
  { name: 'twice quoted line wrap', write: (p, random) => wrapped(p, random, '\n>> ') },
  { name: 'thirteen', write: (p) => p.thirteen, needsLabel: true, status: 'key-not-supplied' },
  { name: 'thirteen spaced', write: (p) => groups(p).join(' '), needsLabel: true, status: 'key-not-supplied' },
  { name: 'thirteen dotted', write: (p) => groups(p).join('.'), needsLabel: true, status: 'key-not-supplied' },
  { name: 'thirteen hyphenated', write: (p) => groups(p).join('-'), needsLabel: true, status: 'key-not-supplied' },
  {
    name: 'letter O',
    write: (p) => letterO(joined(' ')({ ...p, commune: p.commune.replace(/.$/, '0') })),
    needsLabel: true,
    status: 'corrected',
  },
  { name: 'letter l', write: (p) => joined(' ')(p).replaceAll('1', 'l'), needsLabel: true, status: 'corrected' },
  {
    name: 'letter I compact',
    write: (p) => p.nir.replaceAll('1', 'I').replaceAll('0', 'o'),
    needsLabel: true,
    status: 'corrected',
  },
];

function wrapped(p: Person, random: Random, end: string): string {
  const all = [...groups(p), p.key];
  const at = 1 + below(random, all.length - 1);
  return `${all.slice(0, at).join(' ')}${end}${all.slice(at).join(' ')}`;
}

/** Label and what parts it from the number; the last ones come with a sentence. */
export const LABELS: readonly string[] = [
  'NIR : ',
  'NIR ',
  'NIR: ',
  'NIR = ',
  'nir\u00a0: ',
  'N.I.R. : ',
  'NSS : ',
  'NSS ',
  'n° SS ',
  'n°SS : ',
  'N° S.S. ',
  'N° SS: ',
  'nº SS ',
  'no de sécu ',
  'num sécu ',
  'num ss ',
  'num de sécu : ',
  'numéro de sécu : ',
  'numero de secu ',
  'Numéro de sécurité sociale : ',
  'numéro de Sécurité sociale ',
  'n° de Sécurité sociale ',
  'n° de sécurité sociale\u00a0: ',
  'n° sécurité social : ',
  'numero securite sociale ',
  'numéro de sécuritée sociale : ',
  'N° SÉCURITÉ SOCIALE : ',
  'N° SECURITE SOCIALE ',
  'n° de secu soc. ',
  'numéro sécurité socilae : ',
  'sécu : ',
  'Sécu ',
  'sécurité sociale : ',
  'Sécurité Sociale n° ',
  'n° INSEE ',
  'numéro INSEE : ',
  "numéro d'immatriculation ",
  "N° d'immatriculation : ",
  'N° Immatriculation ',
  "n° d'assuré ",
  "numéro d'assuré social : ",
  'n° d’assuré(e) : ',
  'matricule ',
  'Matricule : ',
  'numéro provisoire ',
  'NIA ',
  'carte vitale n° ',
  'numéro de carte vitale : ',
  'N° de sécurité sociale',
  'NIR',
  'numéro de sécurité sociale',
  'N° de sécurité sociale\t',
  'N° de sécurité sociale | ',
  'N° de sécurité sociale     ',
  'N° de sécurité sociale\n',
  'N° de sécurité sociale :\n\n',
  'Numéro de\nsécurité sociale : ',
  '*NIR :* ',
  'NIR (13 chiffres + clé) : ',
  'Mon numéro de sécurité sociale est le suivant : ',
  'mon numéro de sécu est le ',
  'Voici mon numéro de sécurité sociale, ',
  'je suis immatriculée sous le n° de sécurité sociale ',
  "Numéro de sécurité sociale de l'adhérent concerné : ",
  "NIR de l'assuré : ",
  'Mon NIR (numéro de sécurité sociale) : ',
  'N° sécu (carte vitale) : ',
  'Num. Sécu. Soc. : ',
  'n° de séc. soc. : ',
  'numéro de s\u00e9curite\u0301 sociale : ',
  'social security number: ',
  'dossier n° 123, NIR ',
  'Réf. 2026-11, n° sécu : ',
  'contrat CPMS-2019-004417 ; NSS ',
];

/** `…` is where the number goes. */
export const CONTEXTS: readonly string[] = [
  '…',
  '…\n',
  'Bonjour,\n\n…\n\nCordialement,\nJeanne Essai',
  'Bonjour, …, je conteste votre refus du 12/10/2026.',
  '…, né le 12/05/1985, tél. 06 39 98 12 34',
  'Mme Jeanne ESSAI\n…\n12 rue des Lilas\n83190 OLLIOULES\n06 39 98 12 34',
  '> Bonjour,\n> …\n> merci',
  'Je vous écris car rien ne vient (…) depuis deux mois.',
  '… - remboursement lunettes',
  "J'attends 193,50 euros depuis le 2 mai 2026.\n…\nTél. : 06 39 98 12 34\nSIRET 123 456 789 00012",
  'Nom : ESSAI | … | Ville : Toulon',
  '« … »',
  '\t…\t\n',
  'refus de cure ; … ; 2e relance !',
];

export const SOURCES: readonly NirRegion['source'][] = [
  'body',
  'subject',
  'signature',
  'quoted',
  'forwarded',
  'attachment',
];

export interface Case {
  readonly form: string;
  readonly regions: readonly NirRegion[];
  readonly value: string;
  readonly status: NirStatus;
  readonly source: NirRegion['source'];
}

/** One text: a person's number in a form, after a label (or none, when the form allows it), in a context, in a source. */
export function positive(random: Random, form: Form, source: NirRegion['source'], label: string | null): Case {
  let p = person(random);
  // A form that changes a character must have one to change, and still be a number with its key.
  while (
    form.name.startsWith('letter O')
      ? !p.commune.endsWith('0')
      : form.name.startsWith('letter') && !/^.*[1]/.test(p.nir)
  )
    p = person(random);
  const written = `${label ?? ''}${form.write(p, random)}`;
  const context = pick(random, CONTEXTS);
  const regions: NirRegion[] = [{ source, text: context.replace('…', () => written) }];
  if (source !== 'body')
    regions.unshift({
      source: 'body',
      text: 'Bonjour,\n\nje reviens vers vous, sans nouvelles depuis le 3 septembre 2026.\n',
    });
  return { form: form.name, regions, value: p.nir, status: actualStatus(form, p, written), source };
}

/** A form with letters changes nothing in a number that lacks the digit. */
function actualStatus(form: Form, p: Person, written: string): NirStatus {
  return form.status === 'corrected' && written.includes(p.nir) ? 'valid' : (form.status ?? 'valid');
}

const luhn = (digitsOnly: string): string => {
  let sum = 0;
  for (const [i, d] of Array.from(`${digitsOnly}0`).reverse().entries())
    sum += i % 2 === 0 ? Number(d) : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(d)] as number);
  return digitsOnly + String((10 - (sum % 10)) % 10);
};
const spaced = (text: string, ...sizes: number[]): string => {
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, n) => sum + n, 0));
  return ends.map((end, i) => text.slice(end - (sizes[i] ?? 0), end)).join(' ');
};

/** Each text holds no NIR; those that could pass the key do pass it, on purpose. */
export const LOOK_ALIKES: readonly { readonly name: string; readonly write: (random: Random) => string }[] = [
  { name: 'millisecond timestamp', write: (r) => String(1_767_225_600_000 + below(r, 63_072_000_000)) },
  {
    name: 'timestamp in a URL',
    write: (r) => `suivi https://suivi.example/?t=${1_767_225_600_000 + below(r, 63_072_000_000)}`,
  },
  { name: 'right key in a URL', write: (r) => `voir https://suivi.example/p/${person(r).nir}?x=1` },
  { name: 'right key in www', write: (r) => `voir www.suivi.example/${person(r).nir}/fiche` },
  { name: 'right key in a Message-ID', write: (r) => `<${person(r).nir}.55.1@courriel.example>` },
  { name: 'right key in an address', write: (r) => `écrire à client${person(r).nir}@courriel.example` },
  { name: 'right key in a file name', write: (r) => `pièce jointe IMG_${person(r).nir}.jpg` },
  { name: 'IMEI', write: (r) => `IMEI ${luhn(`35${digits(r, 12)}`)}` },
  { name: 'IMEI without label', write: (r) => luhn(`86${digits(r, 12)}`) },
  { name: 'Amex', write: (r) => `carte ${luhn(`37${digits(r, 12)}`)}` },
  { name: 'Amex spaced', write: (r) => spaced(luhn(`34${digits(r, 12)}`), 4, 6, 5) },
  { name: 'Visa', write: (r) => spaced(luhn(`4${digits(r, 14)}`), 4, 4, 4, 4) },
  { name: 'SIRET', write: (r) => `SIRET ${luhn(`${1 + below(r, 2)}${digits(r, 12)}`)}` },
  { name: 'SIRET spaced', write: (r) => spaced(luhn(`${1 + below(r, 2)}${digits(r, 12)}`), 3, 3, 3, 5) },
  { name: 'IBAN', write: (r) => `FR76 ${spaced(digits(r, 23), 4, 4, 4, 4, 4, 3)}` },
  {
    name: 'IBAN over a NIR',
    write: (r) => `IBAN FR76 ${spaced(`${digits(r, 8)}${person(r).nir.replace(/[AB]/, '0')}`, 4, 4, 4, 4, 4, 3)}`,
  },
  {
    name: 'IBAN cut by a line',
    write: (r) => `FR76 ${spaced(digits(r, 8), 4, 4)}\n${spaced(person(r).nir.replace(/[AB]/, '0'), 4, 4, 4, 3)}`,
  },
  { name: 'RIB', write: (r) => `RIB ${spaced(digits(r, 23), 5, 5, 11, 2)}` },
  { name: 'RIB without label', write: (r) => spaced(digits(r, 23), 5, 5, 11, 2) },
  {
    name: 'date and telephone',
    write: (r) => `${1 + below(r, 2)}/0${1 + below(r, 9)}/${20 + below(r, 79)} 06${digits(r, 8)}`,
  },
  {
    name: 'two dates and telephone',
    write: (r) => `du 12/05/2026 au 1${below(r, 9)}/06/2026 06 39 98 ${spaced(digits(r, 4), 2, 2)}`,
  },
  {
    name: 'date and spaced telephone',
    write: (r) => `${1 + below(r, 2)} 05 85 06 ${spaced(digits(r, 8), 2, 2, 2, 2)}`,
  },
  { name: 'telephone', write: (r) => `Tél. 01 ${spaced(digits(r, 8), 2, 2, 2, 2)} / 06${digits(r, 8)}` },
  { name: 'telephone +33', write: (r) => `+33 1 ${spaced(digits(r, 8), 2, 2, 2, 2)} ${below(r, 9)}` },
  { name: 'RPPS, FINESS, ADELI', write: (r) => `RPPS 101${digits(r, 8)} FINESS ${digits(r, 9)} ADELI ${digits(r, 9)}` },
  { name: 'Vitale serial', write: (r) => `carte Vitale n° de série 80250${digits(r, 15)}` },
  { name: 'Vitale serial in groups', write: (r) => `n° de série de la carte : 80250 ${person(r).nir}` },
  { name: 'LRAR', write: (r) => `lettre recommandée 1A ${spaced(digits(r, 11), 3, 3, 4, 1)}` },
  { name: 'LRAR without label', write: (r) => `2C ${spaced(digits(r, 11), 3, 3, 4, 1)}` },
  { name: 'EAN', write: (r) => `3${digits(r, 12)}` },
  { name: 'thirteen digits', write: (r) => person(r).thirteen },
  { name: 'thirteen digits, mon numéro', write: (r) => `Mon numéro : ${person(r).thirteen}` },
  { name: 'mutuelle', write: (r) => `n° d'adhérent mutuelle : ${person(r).thirteen}` },
  { name: "n° d'adhérent, 13 digits", write: (r) => `N° d'adhérent : ${person(r).thirteen}` },
  { name: 'AMC', write: (r) => `AMC ${digits(r, 10)} télétransmission ${digits(r, 8)}` },
  { name: 'organisme', write: (r) => `organisme 01 ${digits(r, 3)} ${digits(r, 4)}` },
  { name: 'fiscal', write: (r) => `numéro fiscal ${person(r).thirteen}` },
  { name: 'fiscal, right key', write: (r) => `n° fiscal : ${person(r).nir}` },
  ...[
    'dossier n° ',
    'Dossier : ',
    'n° de dossier ',
    'mon dossier de remboursement n° ',
    'dossier\n',
    'commande ',
    'Commande n°',
    'n° de commande : ',
    'commande Amazon ',
    'facture n° ',
    'facture ',
    'contrat n° ',
    'mon contrat santé collectif n° ',
    'N° CONTRAT ',
    'IMEI : ',
    'suivi ',
    'numéro de suivi : ',
    'suivi Colissimo ',
    'colis ',
    'colis n° ',
    'recommandé ',
    'recommandé n° ',
    'IBAN ',
    'RIB : ',
    'SIRET ',
    'SIREN/SIRET ',
    'RPPS ',
    'FINESS ',
    'réf ',
    'Réf. : ',
    'réf: ',
    'vos réf. ',
    'référence ',
    'Référence : ',
    'V/Réf : ',
    'NIR 1 85 05, dossier n° ',
    'ma réclamation n° ',
    'demande n° ',
    'sinistre ',
    'téléphone ',
    'tél : ',
    'n° client ',
    'numéro client : ',
    'n° de prise en charge ',
    "numéro d'opération : ",
    'numéro de la demande ',
    'votre n° de séance ',
    'code-barres ',
    'n° de remboursement : ',
    'ticket #',
    'facture\t',
    'Dossier | ',
    'Commande     ',
  ].map((label) => ({
    name: `right key after ${JSON.stringify(label)}`,
    write: (r: Random) => `${label}${person(r).nir}`,
  })),
  ...['dossier n° ', 'contrat ', 'facture : ', 'commande n° '].map((label) => ({
    name: `right key, canonical, after ${JSON.stringify(label)}`,
    write: (r: Random) => `${label}${joined(' ')(person(r))}`,
  })),
  ...['est mon numéro de dossier', '(n° de commande)', '(IMEI)', ': référence de la facture'].map((tail) => ({
    name: `right key before ${JSON.stringify(tail)}`,
    write: (r: Random) => `${person(r).nir} ${tail}`,
  })),
  { name: 'reference glued to letters', write: (r) => `CMD${person(r).nir}` },
  { name: 'reference glued with a hyphen', write: (r) => `ORD-${person(r).nir}` },
  { name: 'longer reference', write: (r) => `2026-${person(r).nir}` },
  { name: 'longer reference after', write: (r) => `${person(r).nir}-2026` },
  { name: 'inside a longer number', write: (r) => `${1 + below(r, 9)}${person(r).nir}` },
  { name: 'before a longer number', write: (r) => `${person(r).nir}${below(r, 10)}` },
  { name: 'wrong key, compact', write: (r) => wrongKey(person(r)) },
  { name: 'month 00', write: (r) => rekeyed(person(r), '00') },
  { name: 'month 15', write: (r) => rekeyed(person(r), '15') },
  { name: 'first digit 0', write: (r) => `0${digits(r, 14)}` },
  { name: 'first digit 9', write: (r) => `9${digits(r, 14)}` },
  { name: 'provisional without label', write: (r) => withSex(person(r), '7') },
];

function wrongKey(p: Person): string {
  return p.thirteen + two(1 + (Number(p.key) % 97));
}

function rekeyed(p: Person, month: string): string {
  const thirteen = p.thirteen.slice(0, 3) + month + p.thirteen.slice(5);
  return thirteen + keyByBigInt(thirteen);
}

function withSex(p: Person, sex: string): string {
  const thirteen = sex + p.thirteen.slice(1);
  return thirteen + keyByBigInt(thirteen);
}
