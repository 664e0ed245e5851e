/**
 * A prior complaint that is on file is looked up, not only believed: an earlier case of the same person at the caisse's
 * own desk proves the date and the silence (CRPA L. 114-8 in spirit: do not ask for what the administration has).
 */
import { echeance } from '../calendar/echeance.ts';
import { civilDate } from '../calendar/paris-time.ts';
import type { Case } from './case.ts';
import type { Desk } from './plan.ts';
import type { Reading } from './reading.ts';

/** The reading with the first step proven. Direct access, a court seized and non-complaints are as they were read. */
export function withProof(reading: Reading, provenBy: Case['provenBy'], receivedAt: string, desk: Desk): Reading {
  const proof = provenBy[0];
  const settled =
    reading.access === 'direct' ||
    reading.admissibility === 'court-seized' ||
    reading.admissibility === 'not-a-complaint';
  if (proof === undefined || desk.procedure.step !== 'last-resort' || settled) return reading;
  const answered = proof.answeredAt !== null;
  const date = civilDate(proof.receivedAt);
  const from = seizableFrom(date, answered, desk);
  const open = from === null || from <= civilDate(receivedAt);
  return {
    ...reading,
    priorComplaint: { mentioned: true, date, answered },
    access: 'last-resort',
    admissibility: open ? 'admissible' : 'premature',
    seizableFrom: open ? null : from,
    missing: reading.missing.filter(
      (piece) => piece !== 'premiere-reclamation' && piece !== 'date-premiere-reclamation',
    ),
  };
}

/** An answer opens the last resort at once; silence after the procedure's threshold, if it has one. */
function seizableFrom(complainedOn: string, answered: boolean, desk: Desk): string | null {
  const threshold = desk.procedure.silenceThreshold;
  if (answered || threshold === null) return null;
  return echeance(complainedOn, threshold.period, desk.office.region);
}
