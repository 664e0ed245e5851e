/**
 * What a careful clerk reads from one mail. Types only: `read/` makes it from a `Message`.
 * It informs staff and the acknowledgement; it never refuses anyone (domain.md § 8).
 */
import type { Mailbox } from '../mail/message.ts';
import type { Category } from './category.ts';

export type Kind = 'complaint' | 'information-request' | 'automatic-reply' | 'bounce' | 'list' | 'empty';

export type NirStatus =
  | 'valid'
  | 'key-not-supplied'
  | 'corrected'
  | 'invalid-key'
  | 'provisional'
  | 'ambiguous'
  | 'absent';

export type NirSource = 'subject' | 'body' | 'signature' | 'quoted' | 'forwarded' | 'attachment';

export type Admissibility =
  | 'admissible'
  | 'premature'
  | 'no-prior-complaint'
  | 'court-seized'
  | 'not-a-complaint'
  | 'to-review';

export type Access = 'direct' | 'last-resort' | 'first-complaint';

/** The pieces a procedure may ask for; ids of the contract. */
export type MissingPiece =
  | 'nir'
  | 'nom'
  | 'adresse-postale'
  | 'telephone'
  | 'entreprise'
  | 'premiere-reclamation'
  | 'date-premiere-reclamation'
  | 'questionnaire-medecin-traitant'
  | 'medecins-consultes';

/** The words a conclusion rests on: verbatim from the mail (NIRs masked), and what they prove. */
export interface Evidence {
  readonly about:
    | 'kind'
    | 'category'
    | 'prior-complaint'
    | 'answered'
    | 'unanswered'
    | 'direct-access'
    | 'court'
    | 'cra'
    | 'nir'
    | 'objet';
  readonly quote: string;
  /** Where it stands. */
  readonly source: NirSource;
}

export interface PriorComplaint {
  readonly mentioned: boolean;
  /** Civil date of the first complaint (`2026-10-12`), null when not said. */
  readonly date: string | null;
  /** Whether the caisse answered it; null when not said. */
  readonly answered: boolean | null;
}

export interface Coordinates {
  readonly name: string | null;
  readonly postalAddress: string | null;
  readonly telephone: string | null;
  readonly employer: string | null;
  /** For whom the person writes, when not for themselves: `enfant`, `tutelle`, `client`, `conjoint`, `parent`… */
  readonly onBehalfOf: string | null;
}

export interface NirReading {
  /** 15 characters (13 or 15 for provisional); null when unknown or not certain. */
  readonly value: string | null;
  readonly status: NirStatus;
  readonly source: NirSource | null;
  /** Other people's numbers in the same mail. */
  readonly others: readonly string[];
  /** Numbers that look right but whose label contradicts, masked: shown to staff, never accepted. */
  readonly suggestions: readonly string[];
}

export interface Reading {
  readonly kind: Kind;
  readonly isReply: boolean;
  readonly from: Mailbox;
  readonly subject: string;
  readonly objet: string;
  readonly nir: NirReading;
  readonly category: Category;
  readonly secondaryCategories: readonly Category[];
  readonly admissibility: Admissibility;
  readonly access: Access | null;
  readonly courtSeized: boolean;
  readonly craSeized: boolean;
  readonly priorComplaint: PriorComplaint;
  /** For `premature`: the civil date from which the last resort can be seized; else null. */
  readonly seizableFrom: string | null;
  readonly missing: readonly MissingPiece[];
  readonly coordinates: Coordinates;
  readonly evidence: readonly Evidence[];
}
