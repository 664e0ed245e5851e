/** Who writes, for whom, and with which employer: from tables of labels, the sign-off, and the display name. */
import type { Mailbox } from '../../mail/message.ts';
import { anyOf } from './evidence.ts';
import { foldWord } from './folded.ts';
import type { Region } from './regions.ts';

const NAME_WORD = "(?:\\p{Lu}[\\p{L}'’.-]*|d['’]\\p{Lu}[\\p{L}-]+|de|du|des|la|le|van|von|el|ben|da|dos)";
const FULL_NAME = new RegExp(
  `^(?:(?:Mme|Mr|M\\.|M|Mlle|Madame|Monsieur|Mademoiselle|Dr|Docteur|Ma[îi]tre|Me|Adc|Adj|Cne|Cdt|Col|Lt|Sgt|Cch|Cpl|Caporal|Sergent|Adjudant|Capitaine|Major|Lieutenant|Colonel|Commandant)\\.? )?${NAME_WORD}(?:[ -]${NAME_WORD}){1,5}$`,
  'u',
);
const TITLED = new RegExp(
  `^(?:Mme|Mr|M\\.|M|Mlle|Madame|Monsieur|Mademoiselle)\\.? ${NAME_WORD}(?:[ -]${NAME_WORD}){0,5}$`,
  'u',
);
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
/** A line of an address, a firm, an office: capitals too, and no person. */
const NOT_A_NAME =
  /^(?:r[ée]sidence|caserne|lieu[- ]?dit|lieudit|foyer|z\.?[ai]\.?|zac|b[âa]t(?:iment)?|rue|avenue|place|chemin|villa|ehpad|hameau|quartier|domaine|camping|immeuble|sarl|sasu?|eurl|selarl|sci|ets|[ée]tablissements|soci[ée]t[ée]|entreprise|groupe|association|garage|transports?|boulangerie|restaurant|mairie|clinique|h[ôo]pital|mandataire|tut(?:eur|rice)|avocate?|responsable|direct(?:eur|rice)|pi[èe]ce|copie|bonjour|bonsoir|madame|monsieur|messieurs|mesdames|cordialement|bien|merci|salutations|sinc[èe]res|envoy[ée]|objet|cpam|cnmss|caisse|service|t[ée]l|adresse|le conciliateur|france|nir|num[ée]ro|veuillez|dans l|en attente|respectueusement|assurance|r[ée]clamation|pi[èe]ces?)\b/iu;

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
    const signed = signOff(region.text, from);
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

const POSTCODE = /^(?:\d{5}|2[AB]\d{3})\s\p{L}/iu;

/** Whether the sender's display name or address holds a word of a name. */
export function isCalled(from: Mailbox | null, name: string): boolean {
  const known = foldWord(`${from?.name ?? ''} ${from?.address ?? ''}`);
  return foldWord(name)
    .split(/[ -]/)
    .some((word) => word.length > 2 && known.includes(word));
}

/** The last lines of a text hold the name it is signed with. */
function signOff(text: string, from: Mailbox | null): string | null {
  const lines = text
    .slice(-6_000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.slice(-8);
  let place: string | null = null;
  for (let index = last.length - 1; index >= 0; index--) {
    const line = last[index] ?? '';
    if (line.length > 80) continue;
    const [first = '', ...rest] = line.split(/,| - | – |\||\t|;/);
    const head = first.replace(/^[-–_*\s]+|[.\s*]+$/gu, '').trim();
    if (!isName(head)) continue;
    // `Les Brosses` above `58990 Corbigny`: a lieu-dit, unless nobody else signs or the sender is so called.
    const beforeTown = POSTCODE.test((rest.length > 0 ? rest[0] : last[index + 1])?.trim() ?? '');
    if (!beforeTown || isCalled(from, head)) return head;
    place ??= head;
  }
  return place;
}

/** `Monique Lacaze 3 rue des Faures`: a name run into its address. In lower case only words of the sender's own address. */
function besideAddress(text: string, from: Mailbox | null): string | null {
  for (const match of text.slice(-20_000).matchAll(BESIDE_ADDRESS)) {
    const name = match[1] ?? '';
    if (isName(name)) return name;
    if (!NOT_A_NAME.test(name) && isCalled(from, name)) return name;
  }
  return null;
}

function isName(text: string): boolean {
  if (text.length < 4 || text.length > 60 || NOT_A_NAME.test(text)) return false;
  return FULL_NAME.test(text) || TITLED.test(text);
}

/** A display name of at least two words of letters; `jp.martin59`, `Famille` or an address are none. */
function isDisplayName(text: string): boolean {
  return /^[\p{L}][\p{L}'’.-]*(?:[ ,]+[\p{L}][\p{L}'’.-]*){1,5}$/u.test(text) && !text.includes('@');
}

const EMPLOYER_LABEL =
  /^[\s>*•|-]{0,6}(?:entreprise|soci[ée]t[ée]|employeur|mon employeur|souscripteur(?: du contrat)?|entreprise \/ souscripteur(?: du contrat)?|raison sociale)\s{0,3}(?:[:=|\t]|\s[–-]\s|\n)\s{0,4}([^\n|]{2,80})/imu;
const EMPLOYER_FORM =
  /(?<![\p{L}])((?:ENTREPRISE|SOCIETE|SOCIÉTÉ|ETABLISSEMENTS|ETS|ASSOCIATION|GROUPE|GARAGE|SARL|SASU?|EURL|SA|SCI|SCOP|GIE|SNC|SELARL|EIRL|Ets|[ÉE]tablissements|Soci[ée]t[ée]|Entreprise|Groupe|Association|Cabinet|Transports?|Boulangerie|Restaurant|Garage) [\p{Lu}\d][\p{L}\d&'’.-]*(?: (?:[\p{Lu}\d&][\p{L}\d&'’.-]*|de|du|des|la|le|les|et|d['’][\p{L}]+)){0,6})/u;
const EMPLOYER_TOLD =
  /(?:(?:[Mm]on|[Ss]on|[Nn]otre) employeur|(?<![\p{L}])(?:[Ee]ntreprise|[Ss]oci[ée]t[ée])|salari[ée]e? (?:de|chez|d['’])|employ[ée]e? (?:chez|par|de)|je travaille (?:chez|pour|à|a)|contrat (?:collectif|groupe|d['’]entreprise) (?:de|chez|souscrit par)|mutuelle d['’]entreprise)\s{0,2}(?:,|:|\(|est|se nomme|s['’]appelle|de|chez|la|le|l['’]|soci[ée]t[ée]| ){0,4} {0,2}([\p{Lu}\d][\p{L}\d&'’.-]*(?: (?:[\p{Lu}\d&][\p{L}\d&'’.-]*|de|du|des|la|le|et)){0,5})/u;

/** The employer or subscriber of the contract; null when none is named. */
export function findEmployer(regions: readonly Region[]): string | null {
  for (const pattern of [EMPLOYER_LABEL, EMPLOYER_FORM, EMPLOYER_TOLD]) {
    for (const region of regions) {
      const found = pattern
        .exec(region.text.slice(0, 100_000))?.[1]
        ?.trim()
        .replace(/[,;.]+$/, '');
      if (found && found.length > 1 && !/^(?:CPAM|CNMSS|CPMS|CGSS|La|Le|Les|Mon|Ma)$/iu.test(found)) return found;
    }
  }
  return null;
}

/** For whom people write, in the order in which a mail about several would be filed. */
const BEHALF: ReadonlyArray<readonly [string, RegExp]> = [
  [
    'client',
    anyOf([
      '(?:mon|ma|notre) (?:client|cliente|mandante?)',
      'agissant (?:pour|au nom de|es qualites)',
      "je (?:suis|interviens en qualite de) (?:le |l')?(?:conseil|avocate?) de",
      "avocate? (?:a la cour|au barreau)|conseil de (?:m|mr|mme|monsieur|madame|la societe)|es qualites? de conseil|j'ai recu instruction",
    ]),
  ],
  [
    'tutelle',
    anyOf([
      '(?:sous|placee? sous) (?:tutelle|curatelle|sauvegarde)',
      '(?:tuteur|tutrice|curateur|curatrice|mandataire judiciaire)(?: [a-z]+){0,3}',
      'majeure? protegee?',
      'habilitation familiale',
      'ma protegee|mon protege',
    ]),
  ],
  [
    'beneficiaire-accompagne',
    anyOf([
      "(?:assistante? sociale?|travailleu(?:r|se) sociale?)(?: [a-z'-]+){0,6} (?:accompagne|suit|sollicite|pour le compte)",
      "j'accompagne (?:m|mme|monsieur|madame|une? )",
      'pour le compte de',
    ]),
  ],
  [
    'enfant',
    anyOf([
      '(?:pour|au nom de|concernant|concerne|de|a) (?:mon|ma|notre|mes|nos) (?:fils|fille|enfants?|bebe|garcon|petit|petite)',
      "(?:mon|ma|notre) (?:fils|fille|bebe)(?:[ ,(]+[a-z0-9'-]+[),]{0,2}){0,4} (?:a|n'a|est|n'est|doit|ne|nee?|mineure?)",
      'parents? de',
    ]),
  ],
  [
    'conjoint',
    anyOf([
      '(?:pour|au nom de|concernant|concerne|dossier de|message de|reclamation de|remboursement de|celui de|a la place de) (?:mon|ma) (?:mari|epoux|epouse|femme|conjointe?|compagnon|compagne)',
      "(?:mon mari|ma femme|mon epouse|mon epoux|mon conjoint|ma conjointe|ma compagne|mon compagnon) (?:a|n'a|est|n'est|ne|doit|attend|souffre)",
    ]),
  ],
  [
    'parent',
    anyOf([
      '(?:pour|au nom de|concernant|concerne|dossier de|remboursement de|celui de|a la place de) (?:mon|ma|mes) (?:pere|mere|maman|papa|parents|grand[- ]mere|grand[- ]pere|beau[- ]pere|belle[- ]mere)',
      "(?:mon pere|ma mere|ma maman|mon papa|ma grand[- ]mere|mon grand[- ]pere),? (?:agee?|a|n'a|est|n'est|ne|qui|doit|attend|\\d)",
    ]),
  ],
];

/** For whom the person writes; null when for themselves. */
export function findBehalf(regions: readonly Region[]): string | null {
  const told = regions.filter(
    (region) => region.source === 'body' || region.source === 'subject' || region.source === 'signature',
  );
  for (const [whom, pattern] of BEHALF) {
    for (const region of told) {
      pattern.lastIndex = 0;
      const match = pattern.exec(region.folded.text);
      pattern.lastIndex = 0;
      // « mon avocat a saisi … » writes for oneself.
      if (match) return whom;
    }
  }
  return null;
}
