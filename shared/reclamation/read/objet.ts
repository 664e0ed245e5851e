/** What the complaint is about, in the citizen's words: from the Subject, else the body's « Objet : » line, else its first telling sentence. */
import { find as findNirs } from '../../identifiers/nir.ts';
import { stripSubject } from '../../mail/subject.ts';
import type { NirSource } from '../reading.ts';
import { CATEGORY_TERMS } from './category-terms.ts';
import { anyOf } from './evidence.ts';
import { fold, foldWord } from './folded.ts';
import type { Region } from './regions.ts';

export interface ObjetReading {
  readonly objet: string;
  readonly source: NirSource | null;
}

/** Long enough for a sentence, short enough for a list. */
const LONGEST = 140;

/** Words that announce a complaint and tell nothing of it. Matched on folded words at the head of a Subject. */
const GENERIC_HEAD =
  /^(?:(?:objet|sujet|subject|ref|concerne|concernant|mail|message|courrier|lettre|email|courriel|nouveau|nouvelle|ma|mon|une|la|le|ceci est une|urgent|tres urgent|urgence|important|importante|demande|depot|envoi|plainte|plaintes|reclamations?|saisine|saisie|relance|rappel|les|l|a l'attention|attention|monsieur|madame|m|mme|service|conciliateur|conciliatrice|conciliation|mediateur|mediatrice|mediation|de l'assurance maladie|assurance maladie|amiable|au|du|de la|de|d'une|pour|aupres|adressee?|a|et|aux|officielle|formelle|deuxieme|seconde|2eme|2e|premiere|1ere|en|intention|intervention|d'intervention|cpam|cnmss|cpms|cgss|bonjour|svp|s'il vous plait|n°|nir|numero|dossier|nss|secu|ss)\b[\s:;,.!–-]*)+/;
/** A Subject that is nothing but these says nothing. */
const EMPTY_WORDS = new Set(
  'bonjour bonsoir salut urgent urgence important information informations renseignement question questions mail message courrier lettre demande probleme problemes souci reclamation reclamations plainte contestation saisine relance rappel recours conciliateur conciliation mediateur mediation service cpam cnmss cpms cgss caisse secu securite sociale assurance maladie mutuelle aide help svp sos merci suite dossier mon ma mes le la les un une de du des au a en et pour pas sans objet sujet no subject none aucun vide nouveau re tr fwd document documents scan image photo iphone envoye depuis tres litige mecontentement mecontent insatisfait colere insatisfaction reponse retour accuse reception votre vos notre nos ce cette monsieur madame attention amiable aupres ref reference numero client adherent contrat assure toujours encore fois ca suffit marre inadmissible scandaleux honteux inacceptable premiere deuxieme seconde intention intervention service client n° nir'.split(
    ' ',
  ),
);

const OBJET_LINE =
  /^[\s>*•-]{0,6}(?:objet|object|obj|sujet|concerne|motif)(?: de (?:la|ma|votre) (?:r[ée]clamation|demande|plainte))?\s{0,3}[:：]\s{0,3}(.{3,200})$/gimu;
const GREETING =
  /^(?:(?:bonjour|bonsoir|salut|chere?s?|madame|monsieur|mesdames|messieurs|mr|mme|le|la|conciliateur|conciliatrice|mediateur|mediatrice|a toute l'equipe|a tous)[ ,!:]*)+/;
const SKIPPED_SENTENCE =
  /^(?:(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|chere?s?|cher|salut|a l'attention)[^\n]{0,45}$|je me permets de vous (?:ecrire|contacter|saisir)[^\n]{0,60}$|je vous (?:ecris|contacte|sollicite|saisis)[^\n]{0,40}$|suite a (?:notre|votre) (?:conversation|entretien|appel)|je soussigne|je m'appelle|je suis (?:m|mme|monsieur|madame)\b|mon (?:nom|numero)|nir|numero|n°|tel|adresse|merci|cordialement|veuillez|par la presente$)/;

const MATTER = anyOf(CATEGORY_TERMS.flatMap((entry) => entry.terms));

/** The objet and where it comes from. '' when the mail says nothing at all. NIRs are taken out. */
export function objetOf(subject: string, regions: readonly Region[]): ObjetReading {
  const cleaned = freed(stripSubject(subject).subject);
  if (telling(cleaned)) return { objet: shortened(cleaned), source: 'subject' };
  for (const region of regions) {
    if (region.source === 'subject' || region.source === 'quoted' || region.source === 'signature') continue;
    for (const match of region.text.matchAll(OBJET_LINE)) {
      const line = freed(stripSubject((match[1] ?? '').trim()).subject);
      if (telling(line)) return { objet: shortened(line), source: region.source };
    }
  }
  for (const region of regions) {
    if (region.source === 'subject' || region.source === 'quoted' || region.source === 'signature') continue;
    const sentence = tellingSentence(region);
    if (sentence !== null) return { objet: shortened(sentence), source: region.source };
  }
  const plain = withoutNir(stripSubject(subject).subject);
  return { objet: shortened(plain), source: plain === '' ? null : 'subject' };
}

/** Without NIR, generic head and hanging punctuation. */
function freed(text: string): string {
  const bare = withoutNir(text);
  const folded = fold(bare).text;
  const head = GENERIC_HEAD.exec(folded);
  // The folded text and the original have the same words; skip as many of them.
  const rest = head === null || head[0].length === 0 ? bare : dropWords(bare, head[0], folded.slice(head[0].length));
  return trimmed(telling(rest) ? rest : bare);
}

/** Drops the generic head only when it ends at a colon, a dash or a preposition that leaves a whole phrase behind. */
function dropWords(original: string, head: string, rest: string): string {
  if (
    !/[:;,!–-]\s*$|(?:pour|concernant|de|du|d'|sur|au sujet de|contre)\s*$/.test(head) &&
    !/^(?:reclamation|plainte|saisine|contestation|recours|litige)/.test(head)
  ) {
    return original;
  }
  const words = rest.match(/[a-z0-9]+/g) ?? [];
  const first = words[0];
  if (first === undefined) return '';
  const count = (head.match(/[a-z0-9]+/g) ?? []).length;
  let seen = 0;
  for (const match of original.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)) {
    seen += (foldWord(match[0]).match(/[a-z0-9]+/g) ?? []).length;
    if (seen > count) return original.slice(match.index);
  }
  return '';
}

function telling(text: string): boolean {
  const folded = fold(text).text;
  const words = folded.match(/[a-z]{2,}[0-9]?[a-z]?/g) ?? [];
  const said = words.filter((word) => !EMPTY_WORDS.has(word));
  MATTER.lastIndex = 0;
  return MATTER.test(folded) || /\bdelais?\b/.test(folded) || said.length >= 2;
}

/** The first sentence that names a subject matter, else the first that says anything. */
function tellingSentence(region: Region): string | null {
  let fallback: string | null = null;
  let start = 0;
  const text = region.folded.text.slice(0, 4000);
  for (const sentence of text.split('\n')) {
    const end = start + sentence.length;
    const words = sentence.match(/[a-z0-9']+/g) ?? [];
    if (words.length >= 3 && !SKIPPED_SENTENCE.test(sentence.trim())) {
      MATTER.lastIndex = 0;
      const matter = MATTER.exec(sentence);
      const greeting = GREETING.exec(sentence)?.[0].length ?? 0;
      const from = start + (matter === null ? greeting : Math.max(greeting, beginning(sentence, matter.index)));
      const verbatim = freed(region.folded.verbatim(from, end, 400));
      if (matter !== null) return verbatim;
      if (words.length >= 4) fallback ??= verbatim;
    }
    start = end + 1;
  }
  return fallback;
}

/** Where to begin in a long run-on sentence (dictation) whose matter would be cut off: at the clause that holds it. */
function beginning(sentence: string, matter: number): number {
  if (matter + 25 <= LONGEST) return 0;
  const before = sentence.slice(Math.max(0, matter - 90), matter);
  const clauses = [
    ...before.matchAll(
      /[,;:] |(?:^| )(?=(?:que|qui|car|parce|et|pour|concernant|au sujet|relati(?:f|ve)|dans le|je|j'|mon|ma|mes|quand) ?)/g,
    ),
  ];
  const first = clauses[0];
  return first === undefined ? Math.max(0, matter - 60) : matter - before.length + first.index + first[0].length;
}

const NIR_LABEL =
  /(?:\b(?:mon |ma |notre )?(?:n°|no|num(?:[ée]ro)?|nir|nss)\s{0,2}(?:de |d['’])?\s{0,2}(?:s[ée]cu(?:rit[ée] sociale)?|ss|s\.s\.?|nir|assur[ée])?|\b(?:nir|nss|s[ée]cu))\s{0,2}[:=]?\s{0,2}$/iu;

/** The text without its numbers, their labels and the brackets around them. */
export function withoutNir(text: string): string {
  let rest = '';
  let from = 0;
  const numbers = findNirs([{ source: 'subject', text }]).candidates.flatMap(({ occurrences }) => occurrences);
  for (const { start, end } of numbers.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    rest += text
      .slice(from, start)
      .replace(NIR_LABEL, '')
      .replace(/[([\s–-]+$/u, ' ');
    from = end + (/^[)\]\s–-]*/u.exec(text.slice(end))?.[0].length ?? 0);
  }
  return trimmed((rest + (rest === '' ? '' : ' ') + text.slice(from)).replace(/\s+/g, ' '));
}

function trimmed(text: string): string {
  return text
    .replace(/^[\s:;,.–—|/•*_-]+/u, '')
    .replace(/[\s:;,–—|/•*_-]+$/u, '')
    .trim();
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 80 ? space : LONGEST).replace(/[\s,;:–-]+$/u, '')}…`;
}
