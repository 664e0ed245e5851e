import { describe, expect, it } from 'vitest';
import type { Case } from '../../../shared/reclamation/case.ts';
import { withProof } from '../../../shared/reclamation/proven-complaint.ts';
import type { Reading } from '../../../shared/reclamation/reading.ts';
import { deskAt, readingSample } from './decide/conversation.ts';

const desk2007 = deskAt('conciliation@cpam.example');
const desk2017 = deskAt('conciliateur@cpam.example');
const received = '2026-11-23T10:00:00.000Z';
const proof = (receivedAt: string, answeredAt: string | null = null): Case['provenBy'][number] => ({
  reference: 'RCPAM-2222229',
  receivedAt,
  answeredAt,
});
const untold = readingSample({
  admissibility: 'no-prior-complaint',
  access: 'last-resort',
  missing: ['adresse-postale', 'premiere-reclamation', 'date-premiere-reclamation'],
});
const proven = (provenBy: Case['provenBy'], reading: Reading = untold, desk = desk2007) =>
  withProof(reading, provenBy, received, desk);

describe('a first complaint found on file', () => {
  it('three weeks old without an answer opens the last resort, and is no longer asked for', () => {
    expect(proven([proof('2026-11-02T10:00:00.000Z')])).toMatchObject({
      admissibility: 'admissible',
      access: 'last-resort',
      priorComplaint: { mentioned: true, date: '2026-11-02', answered: false },
      seizableFrom: null,
      missing: ['adresse-postale'],
    });
  });

  it('one day younger says from which date', () => {
    expect(proven([proof('2026-11-03T10:00:00.000Z')])).toMatchObject({
      admissibility: 'premature',
      seizableFrom: '2026-11-24',
    });
  });

  it('counts by the day in Paris on which it came', () => {
    // 00:30 on the 3rd in Paris.
    expect(proven([proof('2026-11-02T23:30:00.000Z')]).seizableFrom).toBe('2026-11-24');
  });

  it('that was answered opens it at once', () => {
    expect(proven([proof('2026-11-20T10:00:00.000Z', '2026-11-22T10:00:00.000Z')])).toMatchObject({
      admissibility: 'admissible',
      priorComplaint: { answered: true },
    });
  });

  it('opens it at once where the procedure knows no threshold', () => {
    expect(proven([proof('2026-11-20T10:00:00.000Z')], untold, desk2017).admissibility).toBe('admissible');
  });

  it('of several, the one that helps most counts', () => {
    const young = proof('2026-11-20T10:00:00.000Z');
    const old = proof('2026-10-01T10:00:00.000Z');
    for (const provenBy of [
      [young, old],
      [old, young],
    ])
      expect(proven(provenBy)).toMatchObject({ admissibility: 'admissible', priorComplaint: { date: '2026-10-01' } });
  });

  it('settles what was doubtful', () => {
    expect(proven([proof('2026-10-01T10:00:00.000Z')], { ...untold, admissibility: 'to-review' }).admissibility).toBe(
      'admissible',
    );
  });

  it('never takes away what the citizen told: it may be about another matter', () => {
    const told: Reading = {
      ...untold,
      admissibility: 'admissible',
      priorComplaint: { mentioned: true, date: '2026-09-03', answered: true },
    };
    expect(proven([proof('2026-11-20T10:00:00.000Z')], told)).toMatchObject({
      admissibility: 'admissible',
      priorComplaint: { date: '2026-09-03', answered: true },
      seizableFrom: null,
    });
  });

  it.each([
    ['direct access', { ...untold, access: 'direct', admissibility: 'admissible' }],
    ['a court seized', { ...untold, admissibility: 'court-seized' }],
    ['no complaint', { ...untold, admissibility: 'not-a-complaint', access: null }],
  ] as const)('leaves %s as it was read', (_, reading) => {
    expect(proven([proof('2026-10-01T10:00:00.000Z')], reading)).toEqual(reading);
  });

  it('proves nothing where the office itself is the first step', () => {
    expect(proven([proof('2026-10-01T10:00:00.000Z')], untold, deskAt())).toEqual(untold);
  });

  it('is not invented', () => {
    expect(proven([])).toEqual(untold);
  });
});
