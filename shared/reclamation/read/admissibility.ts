/** Admissibility, first row that applies (domain.md § 8). It informs staff and the acknowledgement; nobody is refused by it. */
import { echeance } from '../../calendar/echeance.ts';
import type { Region as HolidayRegion } from '../../calendar/jours-feries.ts';
import type { DirectCase, Procedure } from '../../office/procedure.ts';
import type { Access, Admissibility, Kind, PriorComplaint } from '../reading.ts';

export interface AdmissibilityReading {
  readonly admissibility: Admissibility;
  readonly access: Access | null;
  /** For `premature`: the civil date from which the last resort is open. */
  readonly seizableFrom: string | null;
}

export interface AdmissibilityFacts {
  readonly kind: Kind;
  readonly courtSeized: boolean;
  readonly directCases: readonly DirectCase[];
  readonly prior: PriorComplaint;
  /** Civil date of reception. */
  readonly receivedOn: string;
  readonly region: HolidayRegion;
  readonly hasAttachments: boolean;
}

export function admissibilityOf(procedure: Procedure | null, facts: AdmissibilityFacts): AdmissibilityReading {
  // A photograph of a letter is a complaint that only a person can read.
  if (facts.kind === 'empty' && facts.hasAttachments) return reading('to-review', null);
  if (facts.kind !== 'complaint') return reading('not-a-complaint', null);
  if (procedure === null) return reading('to-review', null);

  if (procedure.step === 'first-complaint') {
    // No text bars a first complaint for a court action; a person looks at it (domain.md § 8 row 5).
    return reading(
      facts.courtSeized && procedure.courtSeizedBars === null ? 'to-review' : 'admissible',
      'first-complaint',
    );
  }
  const direct = facts.directCases.some((one) => procedure.directAccess.some((entry) => entry.case === one));
  const access = direct ? 'direct' : 'last-resort';
  if (facts.courtSeized && procedure.courtSeizedBars !== null) return reading('court-seized', access);
  if (direct) return reading('admissible', 'direct');
  if (!facts.prior.mentioned) return reading('no-prior-complaint', 'last-resort');
  if (facts.prior.answered === true) return reading('admissible', 'last-resort');
  return silence(procedure, facts);
}

/** A first complaint without an answer: long enough ago, too recent, or not dated. */
function silence(procedure: Procedure, { prior, receivedOn, region }: AdmissibilityFacts): AdmissibilityReading {
  const threshold = procedure.silenceThreshold?.period ?? null;
  if (threshold === null) {
    // No delay is set: silence that is stated suffices; a dated complaint was either answered or not, both open the way.
    return reading(prior.answered === false || prior.date !== null ? 'admissible' : 'to-review', 'last-resort');
  }
  if (prior.date === null) return reading('to-review', 'last-resort');
  const opensOn = echeance(prior.date, threshold, region);
  if (receivedOn >= opensOn) return reading('admissible', 'last-resort');
  return { admissibility: 'premature', access: 'last-resort', seizableFrom: opensOn };
}

function reading(admissibility: Admissibility, access: Access | null): AdmissibilityReading {
  return { admissibility, access, seizableFrom: null };
}
