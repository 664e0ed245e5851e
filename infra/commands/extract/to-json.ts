/** The line of JSON of the contract: its field names and values are fixed; further fields may be added. The NIR is in clear. */
import type { MailRead } from './read-mail.ts';

export function toJson(file: string, found: MailRead): Record<string, unknown> {
  const { reading } = found;
  return {
    file,
    procedure: found.procedure?.id ?? null,
    receivedOn: found.receivedOn,
    kind: reading.kind,
    isReply: reading.isReply,
    from: reading.from,
    subject: reading.subject,
    objet: reading.objet,
    nir: reading.nir.value,
    nirStatus: reading.nir.status,
    nirSource: reading.nir.source,
    otherNirs: reading.nir.others,
    category: reading.category,
    secondaryCategories: reading.secondaryCategories,
    admissibility: reading.admissibility,
    access: reading.access,
    courtSeized: reading.courtSeized,
    craSeized: reading.craSeized,
    priorComplaint: reading.priorComplaint,
    seizableFrom: reading.seizableFrom,
    missing: reading.missing,
    acknowledgement: found.acknowledgement,
    deadlines: found.deadlines,
    coordinates: reading.coordinates,
    suggestions: reading.nir.suggestions,
    evidence: reading.evidence,
    defects: found.message.defects,
  };
}
