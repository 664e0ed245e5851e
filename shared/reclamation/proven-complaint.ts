/**
 * A prior complaint that is on file is looked up, not only believed: an earlier case of the same person at the caisse's
 * own desk proves the date and the silence (CRPA L. 114-8 in spirit: do not ask for what the administration has).
 */
import { echeance } from '../calendar/echeance.ts';
import { civilDate } from '../calendar/paris-time.ts';
import type { Case } from './case.ts';
import type { Desk } from './plan.ts';
import type { Reading } from './reading.ts';

/**
 * The proven reading without what its own mail does not tell. A NIR is known to others than its owner: to whoever writes
 * from another address than the first complaint's, no letter may tell its date, its silence, or that there was one.
 */
export function keepingSilence(proven: Reading, told: Reading): Reading {
  if (proven.admissibility === 'premature') return told;
  return { ...proven, priorComplaint: told.priorComplaint };
}

/**
 * The reading with the first step proven. A proof helps, it never takes away: what the citizen told and made admissible
 * stays so (the case on file may be about another matter), and of several proofs the most favourable counts. Direct access,
 * a court seized and non-complaints are as they were read.
 */
export function withProof(reading: Reading, provenBy: Case['provenBy'], receivedAt: string, desk: Desk): Reading {
  const settled =
    reading.access === 'direct' ||
    reading.admissibility === 'court-seized' ||
    reading.admissibility === 'not-a-complaint';
  const proof = mostFavourable(provenBy, desk);
  if (proof === null || desk.procedure.step !== 'last-resort' || settled) return reading;
  const missing = reading.missing.filter(
    (piece) => piece !== 'premiere-reclamation' && piece !== 'date-premiere-reclamation',
  );
  if (reading.admissibility === 'admissible') {
    const { date, answered } = reading.priorComplaint;
    const known = { mentioned: true, date: date ?? proof.date, answered: answered ?? proof.answered };
    return { ...reading, priorComplaint: known, missing };
  }
  const open = proof.from === null || proof.from <= civilDate(receivedAt);
  return {
    ...reading,
    priorComplaint: { mentioned: true, date: proof.date, answered: proof.answered },
    access: 'last-resort',
    admissibility: open ? 'admissible' : 'premature',
    seizableFrom: open ? null : proof.from,
    missing,
  };
}

interface Proof {
  readonly date: string;
  readonly answered: boolean;
  /** The civil date from which it opens the last resort; null: at once. */
  readonly from: string | null;
}

/** The one that opens the last resort first; among equals the first given. */
function mostFavourable(provenBy: Case['provenBy'], desk: Desk): Proof | null {
  const proofs = provenBy.map((one): Proof => {
    const date = civilDate(one.receivedAt);
    const answered = one.answeredAt !== null;
    return { date, answered, from: seizableFrom(date, answered, desk) };
  });
  return proofs.reduce<Proof | null>(
    (best, one) => (best === null || (one.from ?? '') < (best.from ?? '') ? one : best),
    null,
  );
}

/** An answer opens the last resort at once; silence after the procedure's threshold, if it has one. */
function seizableFrom(complainedOn: string, answered: boolean, desk: Desk): string | null {
  const threshold = desk.procedure.silenceThreshold;
  if (answered || threshold === null) return null;
  return echeance(complainedOn, threshold.period, desk.office.region);
}
