/** The bodies that a text names: the caisse, or another one, to which a complaint is no first complaint. */
import { anyOf } from '../evidence.ts';

export interface Body {
  readonly start: number;
  readonly end: number;
  readonly caisse: boolean;
}

const CAISSE = [
  "caisse(?: primaire)?(?: d'assurance maladie)?|cpam|cnmss|cgss|cpms|secu|securite sociale|ameli|assurance maladie",
  'vos (?:services|equipes|conseillers|bureaux|agents)',
  'votre (?:service|agence|organisme|centre|plateforme|site|conseiller[a-z]*|guichet|accueil)',
  '(?:le|un|leur|au) service|services?(?: (?:clients?|reclamations?|prestations?|gestion|remboursements?|invalidite))?|une? conseill[a-z]+',
  'agence|guichet|3646|36 46|centre de gestion|organisme|gestionnaire|la complementaire',
];
const OTHER = [
  'medecins?(?! conseil)|docteurs?|dr|cabinets?|generalistes?|praticien[a-z]*|specialistes?|cardiologue[a-z]*|ophtalmo[a-z]*|dentistes?|kine[a-z]*|ortho[a-z]+',
  'pharmaci[a-z]+|hopital|hopitaux|clinique|chu|laboratoire|opticien[a-z]*|audioprothesiste|ambulancier[a-z]*|taxi|ehpad',
  'employeurs?|patron|rh|drh|ressources humaines|comptable|ma boite|mon entreprise|ordre des|syndicat',
  'mutuelles?|banque|assureur|assurances?(?! maladie)|caf|urssaf|msa|carsat|mdph|impots|pole emploi|france travail|mairie|prefecture|cnil',
  'tribunal|tribunaux|pole social|tass|tci|tj|cra|crma|cmra|commission|procureur|avocate?|notaire|police|commissariat|gendarmerie',
  'conciliateur|conciliatrice|conciliation|mediateur|mediatrice|mediation|defenseur|depute|senateur|maire|ministre|ministere|president|journal|presse|association|ars|assistante? sociale',
];
const CAISSE_PATTERN = anyOf(CAISSE);
const OTHER_PATTERN = anyOf(OTHER);
/** `au service facturation de la clinique`: the department of another body. */
const BELONGS = /^(?: [a-z'-]+){0,2} (?:de la|de l'|du|de mon|de ma|des) ?$/;

/** Every body named, in order. A department (`le service`, `l'agence`) is that of the body named after it. */
export function bodiesOf(text: string): readonly Body[] {
  const others = [...text.matchAll(OTHER_PATTERN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    caisse: false,
  }));
  const found: Body[] = [...others];
  let next = 0;
  for (const match of text.matchAll(CAISSE_PATTERN)) {
    const start = match.index;
    const end = start + match[0].length;
    while (next < others.length && (others[next]?.start ?? 0) < end) next++;
    const after = others[next];
    const department = /^(?:le |un |leur |au )?(?:services?|agence|guichet|gestionnaire)/.test(match[0]);
    const owned = after !== undefined && after.start - end < 50 && BELONGS.test(text.slice(end, after.start));
    found.push({ start, end, caisse: !(department && owned) });
  }
  return found.sort((a, b) => a.start - b.start);
}

const ADDRESSING =
  /(?:^|[ ,(])(?:a|au|aux|aupres|chez|vers|devant|(?<=(?:lettre|courrier|courriel|mail|message|reclamation)s? )pour)(?:,? (?:de|du|des|la|le|les|l'|un|une|mon|ma|mes|notre|nos|votre|vos|leur|leurs|sa|son|ses|cette|ce|d'|monsieur|madame|tous|plusieurs|deux|trois|\d+|(?:nouveau|mediateur|service|services|directeur|direction|directrice|agents?|bureau|accueil|guichet|plateforme|standard|siege|pole|responsable|secretariat|employee?)(?: [a-z'-]+)?)){0,4} ?(?:l'|d')?$/;
const DIRECT =
  /^(?: (?:a nouveau|de nouveau|encore|ensuite|aussi|deja|directement|par [a-z]+))? ?(?:,? ?(?:la|le|les|l'|un|une|mon|ma|mes|notre|votre|vos|\d+|deux|trois|plusieurs|d'|l'agence de la|les services de la|au|le service))? ?$/;

/**
 * To whom an act between two places is addressed: the first body that a preposition leads to (`auprès de la caisse`),
 * or, for verbs that take one, its object (`j'ai contacté la caisse`).
 */
export function addresseeIn(
  text: string,
  bodies: readonly Body[],
  from: number,
  to: number,
  direct: boolean,
): Body | null {
  for (const body of between(bodies, from, to)) {
    const lead = text.slice(from, body.start);
    if (ADDRESSING.test(lead.slice(-80)) || (direct && DIRECT.test(lead))) return body;
  }
  return null;
}

/** The bodies that stand wholly between two places. */
export function between(bodies: readonly Body[], from: number, to: number): readonly Body[] {
  const found: Body[] = [];
  for (let index = firstFrom(bodies, from); index < bodies.length; index++) {
    const body = bodies[index];
    if (body === undefined || body.end > to) break;
    found.push(body);
  }
  return found;
}

/** The last body named before a place, at most `reach` characters back: whom `lui`, `elle`, `que` stand for. */
export function lastBefore(bodies: readonly Body[], position: number, reach: number): Body | null {
  const body = bodies[firstFrom(bodies, position) - 1];
  return body !== undefined && position - body.end <= reach ? body : null;
}

function firstFrom(bodies: readonly Body[], position: number): number {
  let low = 0;
  let high = bodies.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bodies[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
