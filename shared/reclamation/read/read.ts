/**
 * Reads a mail as a careful clerk would: what it is, about what, from whom, after which first step, and what is missing,
 * each with the words it rests on. Pure. It informs staff and the acknowledgement; it never refuses anyone.
 */
import type { Region as HolidayRegion } from '../../calendar/jours-feries.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import { maskAll } from '../../identifiers/nir.ts';
import { type AutomaticKind, automaticKind, type OwnMail } from '../../mail/automatic.ts';
import type { Message } from '../../mail/message.ts';
import type { Procedure } from '../../office/procedure.ts';
import type { Evidence, Kind, Reading } from '../reading.ts';
import { admissibilityOf } from './admissibility.ts';
import { categoryOf } from './category.ts';
import { coordinatesOf } from './coordinates.ts';
import { courtOf } from './court.ts';
import { directAccessOf } from './direct-access.ts';
import { kindOf } from './kind.ts';
import { missingOf } from './missing.ts';
import { nirOf } from './nir.ts';
import { objetOf } from './objet.ts';
import { priorComplaintOf } from './prior-complaint/prior-complaint.ts';
import { type AttachmentText, regionsOf } from './regions.ts';

export interface ReadContext {
  /** Whose rules apply; null when no office was written to: admissibility is then for a person. */
  readonly procedure: Procedure | null;
  /** When the mail was received, an instant (ISO 8601, UTC): relative dates and the three weeks count from its Paris date. */
  readonly receivedAt: string;
  /** MAIL FROM of the envelope; '' for `<>`. */
  readonly envelopeFrom: string;
  readonly own: OwnMail;
  /** The words of the attachments that can be read, in the mail's order. */
  readonly attachmentTexts: readonly AttachmentText[];
  /** The office's holidays. */
  readonly region: HolidayRegion;
}

const KIND_OF_AUTOMATIC: Readonly<Record<AutomaticKind, Kind>> = {
  'automatic-reply': 'automatic-reply',
  'own-mail': 'automatic-reply',
  'read-receipt': 'automatic-reply',
  'feedback-report': 'automatic-reply',
  bounce: 'bounce',
  list: 'list',
};

/** Reads one mail. Never throws on what a mail may hold; a mail that tells nothing gives the cautious answer. */
export function read(message: Message, context: ReadContext): Reading {
  const from = message.from ?? { name: '', address: '' };
  const isReply = message.inReplyTo.length > 0 || message.references.length > 0;
  const automatic = automaticKind(message, { from: context.envelopeFrom }, context.own);
  if (automatic !== null) return machineMail(message, KIND_OF_AUTOMATIC[automatic.kind], isReply);

  const regions = regionsOf(message, context.attachmentTexts);
  const receivedOn = civilDate(context.receivedAt);
  const { kind, evidence: kindEvidence } = kindOf(regions);
  const nir = nirOf(regions);
  const { objet, source: objetSource } = objetOf(message.subject, regions);
  const prior = priorComplaintOf(regions, {
    receivedOn,
    byTelephone: context.procedure?.priorComplaintByTelephone ?? true,
    forwardedHeads: message.forwardedHeads,
  });
  const court = courtOf(regions);
  const direct = directAccessOf(regions);
  const category = categoryOf(regions, direct);
  const coordinates = coordinatesOf(regions, message.from);
  const { admissibility, access, seizableFrom } = admissibilityOf(context.procedure, {
    kind,
    courtSeized: court.courtSeized,
    directCases: direct.cases,
    prior,
    receivedOn,
    region: context.region,
    hasAttachments: message.attachments.length > 0,
  });
  const missing = missingOf(
    context.procedure,
    {
      kind,
      nir: nir.reading,
      coordinates,
      prior,
      admissibility,
      access,
      directCases: direct.cases,
      attachmentNames: message.attachments.map((attachment) => attachment.name),
    },
    regions,
  );
  const objetEvidence: Evidence[] = objetSource === null ? [] : [{ about: 'objet', quote: objet, source: objetSource }];
  return {
    kind,
    isReply,
    from,
    subject: message.subject,
    objet,
    nir: nir.reading,
    category: category.category,
    secondaryCategories: category.secondary,
    admissibility,
    access,
    courtSeized: court.courtSeized,
    craSeized: court.craSeized,
    priorComplaint: { mentioned: prior.mentioned, date: prior.date, answered: prior.answered },
    seizableFrom,
    missing,
    coordinates,
    evidence: [
      ...kindEvidence,
      ...category.evidence,
      ...prior.evidence,
      ...(access === 'direct' ? direct.evidence : []),
      ...court.evidence,
      ...nir.evidence,
      ...objetEvidence,
    ].map((one) => ({ ...one, quote: maskAll(one.quote) })),
  };
}

/** An automatic mail tells nothing of a complaint, whatever words it repeats. */
function machineMail(message: Message, kind: Kind, isReply: boolean): Reading {
  return {
    kind,
    isReply,
    from: message.from ?? { name: '', address: '' },
    subject: message.subject,
    objet: '',
    nir: { value: null, status: 'absent', source: null, others: [], suggestions: [] },
    category: 'autre',
    secondaryCategories: [],
    admissibility: 'not-a-complaint',
    access: null,
    courtSeized: false,
    craSeized: false,
    priorComplaint: { mentioned: false, date: null, answered: null },
    seizableFrom: null,
    missing: [],
    coordinates: { name: null, postalAddress: null, telephone: null, employer: null, onBehalfOf: null },
    evidence: [],
  };
}
