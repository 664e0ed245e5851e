/**
 * What the characters of a NIR say (décret 82-103 art. 4; domain.md § 2.1 to 2.3).
 * Lenient where genuine numbers are odd (months, départements, communes are never looked up), strict where no source
 * knows the value (sex 0 and 9, months 00 and 14 to 19).
 */
import { isSpecimen } from './specimens.ts';

/**
 * `nir` the number itself · `nia` the same shape, for a person being registered (first digit 3, 4, 7, 8)
 * · `nnp` numéro national provisoire and `mig` migrant de passage: no birth data, caisse and order only (§ 2.2).
 */
export type NirKind = 'nir' | 'nia' | 'nnp' | 'mig';

/** What a person should look at before trusting a number that is nevertheless accepted. */
export type NirFlag =
  | 'specimen'
  | 'fictitious-month'
  | 'unusual-month'
  | 'departement-00'
  | 'commune-000'
  | 'order-000';

export interface NirAnatomy {
  readonly kind: NirKind;
  readonly sex: 'male' | 'female';
  /** Two digits: the century is not coded. Null for nnp and mig, which say nothing of birth. */
  readonly year: string | null;
  /** 01 to 12, else fictitious (20 to 99, or 13). Null for nnp and mig. */
  readonly month: string | null;
  /** `75`, `2A`, `971`, `99` (born abroad). Null for nnp and mig. */
  readonly departement: string | null;
  /** Three digits, two after an overseas département; the country after 99. Null for nnp and mig. */
  readonly commune: string | null;
  /** Three digits; eight for nnp and mig. */
  readonly order: string;
  /** The caisse that gave an nnp or a mig; null otherwise. */
  readonly caisse: string | null;
}

export type StructureFault = 'character' | 'sex' | 'month';

export type Structure =
  | { readonly ok: true; readonly anatomy: NirAnatomy; readonly flags: readonly NirFlag[] }
  /** `position` counts from 1. */
  | { readonly ok: false; readonly fault: StructureFault; readonly position: number };

const TEMPORARY = /(?:[78][012]|[56][12])[0-9]{11}/;

/** Reads the first thirteen of compact characters (upper case). The caller has checked the length. */
export function readStructure(compact: string): Structure {
  const thirteen = compact.slice(0, 13);
  const stray = strayCharacter(thirteen);
  if (stray !== 0) return { ok: false, fault: 'character', position: stray };
  const first = thirteen.charAt(0);
  if (first === '0' || first === '9') return { ok: false, fault: 'sex', position: 1 };

  // A caisse of 075 looks like a month of 75: the older shape is taken, which claims nothing of the birth.
  if (TEMPORARY.test(thirteen)) return caisseNumber(thirteen, first >= '7' ? 'nnp' : 'mig');
  if (first === '5' || first === '6') return { ok: false, fault: 'sex', position: 2 };
  if (!isMonth(Number(thirteen.slice(3, 5)))) return { ok: false, fault: 'month', position: 4 };
  return birthNumber(thirteen);
}

/** Months 01 to 12, and those invented when the civil record is incomplete: 20 to 99 (CNAM since October 2024), 13 (Presidio). */
function isMonth(month: number): boolean {
  return (month >= 1 && month <= 13) || month >= 20;
}

/** The position, from 1, of the first character that cannot stand where it is; 0 when there is none. */
function strayCharacter(thirteen: string): number {
  const shape =
    thirteen.slice(5, 7) === '2A' || thirteen.slice(5, 7) === '2B'
      ? `${thirteen.slice(0, 6)}0${thirteen.slice(7)}`
      : thirteen;
  return shape.search(/[^0-9]/) + 1;
}

function sexOf(digit: string): 'male' | 'female' {
  return Number(digit) % 2 === 1 ? 'male' : 'female';
}

function caisseNumber(thirteen: string, kind: 'nnp' | 'mig'): Structure {
  const anatomy: NirAnatomy = {
    kind,
    sex: sexOf(thirteen.charAt(0)),
    year: null,
    month: null,
    departement: null,
    commune: null,
    order: thirteen.slice(5),
    caisse: thirteen.slice(2, 5),
  };
  return { ok: true, anatomy, flags: [] };
}

function birthNumber(thirteen: string): Structure {
  const place = isOverseas(thirteen) ? 8 : 7;
  const anatomy: NirAnatomy = {
    kind: thirteen.charAt(0) <= '2' ? 'nir' : 'nia',
    sex: sexOf(thirteen.charAt(0)),
    year: thirteen.slice(1, 3),
    month: thirteen.slice(3, 5),
    departement: thirteen.slice(5, place),
    commune: thirteen.slice(place, 10),
    order: thirteen.slice(10),
    caisse: null,
  };
  return { ok: true, anatomy, flags: flagsOf(thirteen, anatomy) };
}

/** Overseas départements have three digits (971 to 978, 98x), which leaves two for the commune. */
export function isOverseas(compact: string): boolean {
  const departement = compact.slice(5, 7);
  return departement === '97' || departement === '98';
}

function flagsOf(thirteen: string, anatomy: NirAnatomy): NirFlag[] {
  const flags: NirFlag[] = [];
  if (isSpecimen(thirteen)) flags.push('specimen');
  const month = Number(anatomy.month);
  if (month === 13 || (month > 20 && month < 30) || (month > 42 && month < 50)) flags.push('unusual-month');
  else if (month >= 20) flags.push('fictitious-month');
  if (anatomy.departement === '00') flags.push('departement-00');
  if (Number(anatomy.commune) === 0) flags.push('commune-000');
  if (anatomy.order === '000') flags.push('order-000');
  return flags;
}
