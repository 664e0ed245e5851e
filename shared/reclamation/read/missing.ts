/** What the procedure asks for and the mail does not give (domain.md § 6 and § 8), in the contract's order. */
import type { DirectCase, Procedure } from '../../office/procedure.ts';
import type { Access, Admissibility, Coordinates, Kind, MissingPiece, NirReading, PriorComplaint } from '../reading.ts';
import { anyOf, firstHit } from './evidence.ts';
import type { Region } from './regions.ts';

export interface MissingFacts {
  readonly kind: Kind;
  readonly nir: NirReading;
  readonly coordinates: Coordinates;
  readonly prior: PriorComplaint;
  readonly admissibility: Admissibility;
  readonly access: Access | null;
  readonly directCases: readonly DirectCase[];
  readonly attachmentNames: readonly string[];
}

const ORDER: readonly MissingPiece[] = [
  'nir',
  'nom',
  'adresse-postale',
  'telephone',
  'entreprise',
  'premiere-reclamation',
  'date-premiere-reclamation',
  'questionnaire-medecin-traitant',
  'medecins-consultes',
];

/** `le Dr Martin et le Dr Petit`, `le docteur Lenoir`, `les cabinets de …`. */
const DOCTORS_NAMED = /(?<![\p{L}])(?:[Dd]rs?\.?|[Dd]octeurs?|[Dd]octoresse)\s{1,2}(?:[\p{Lu}][\p{L}'’-]+)/u;
const QUESTIONNAIRE = anyOf(["questionnaire(?: [a-z'-]+){0,6}"]);

export function missingOf(
  procedure: Procedure | null,
  facts: MissingFacts,
  regions: readonly Region[],
): readonly MissingPiece[] {
  if (facts.kind !== 'complaint' || procedure === null) return [];
  const missing = new Set<MissingPiece>();
  for (const { piece } of procedure.required) if (!given(piece, facts)) missing.add(piece);
  for (const { when, piece } of procedure.conditional) {
    if (facts.access === 'direct' && facts.directCases.includes(when) && !supplied(piece, facts, regions))
      missing.add(piece);
  }
  if (facts.admissibility === 'no-prior-complaint') missing.add('premiere-reclamation');
  const waits = facts.access === 'last-resort' && facts.prior.mentioned && facts.prior.answered !== true;
  if (waits && facts.prior.date === null) missing.add('date-premiere-reclamation');
  return ORDER.filter((piece) => missing.has(piece));
}

function given(piece: MissingPiece, { nir, coordinates }: MissingFacts): boolean {
  switch (piece) {
    case 'nir':
      return nir.value !== null;
    case 'nom':
      return coordinates.name !== null;
    case 'adresse-postale':
      return coordinates.postalAddress !== null;
    case 'telephone':
      return coordinates.telephone !== null;
    case 'entreprise':
      return coordinates.employer !== null;
    default:
      return true;
  }
}

function supplied(piece: MissingPiece, facts: MissingFacts, regions: readonly Region[]): boolean {
  if (piece === 'questionnaire-medecin-traitant') {
    return (
      facts.attachmentNames.some((name) => /questionnaire/i.test(name)) || firstHit(regions, QUESTIONNAIRE) !== null
    );
  }
  if (piece === 'medecins-consultes')
    return regions.some((region) => region.source !== 'quoted' && DOCTORS_NAMED.test(region.text));
  return true;
}
