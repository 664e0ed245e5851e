import { describe, expect, it } from 'vitest';
import { procedureById } from '../../../../shared/office/procedures/index.ts';
import { type AdmissibilityFacts, admissibilityOf } from '../../../../shared/reclamation/read/admissibility.ts';

const NEVER = { mentioned: false, date: null, answered: null };
const told = (date: string | null, answered: boolean | null) => ({ mentioned: true, date, answered });

function judge(procedure: string | null, facts: Partial<AdmissibilityFacts>) {
  return admissibilityOf(procedure === null ? null : procedureById(procedure), {
    kind: 'complaint',
    courtSeized: false,
    directCases: [],
    prior: NEVER,
    receivedOn: '2026-11-23',
    region: 'metropole',
    hasAttachments: false,
    ...facts,
  });
}

describe('admissibility, the first row that applies', () => {
  it.each(['automatic-reply', 'bounce', 'list', 'information-request', 'empty'] as const)(
    '%s is no complaint',
    (kind) => {
      expect(judge('cnmss-conciliateur', { kind, courtSeized: true })).toMatchObject({
        admissibility: 'not-a-complaint',
        access: null,
      });
    },
  );

  it('a wordless mail with a photograph is for a person', () => {
    expect(judge('cnmss-conciliateur', { kind: 'empty', hasAttachments: true }).admissibility).toBe('to-review');
  });

  it('without a procedure it is for a person', () => {
    expect(judge(null, { prior: told('2026-10-01', false) })).toMatchObject({
      admissibility: 'to-review',
      access: null,
    });
  });

  it.each(['cpms-reclamations', 'caisse-reclamation'])('%s takes every first complaint', (procedure) => {
    expect(judge(procedure, {})).toMatchObject({ admissibility: 'admissible', access: 'first-complaint' });
    expect(judge(procedure, { courtSeized: true })).toMatchObject({
      admissibility: 'to-review',
      access: 'first-complaint',
    });
  });

  it.each(['cnmss-conciliateur', 'cpam-conciliateur-2017', 'cpam-conciliation-2007', 'cpam-mediateur'])(
    '%s: a court that is seized goes before everything',
    (procedure) => {
      const facts = { courtSeized: true, directCases: ['medecin-traitant'] as const, prior: told('2026-01-01', true) };
      expect(judge(procedure, facts).admissibility).toBe('court-seized');
    },
  );

  it('direct access only in the cases of the procedure', () => {
    expect(judge('cpam-conciliateur-2017', { directCases: ['refus-de-soins'] }).access).toBe('direct');
    expect(judge('cnmss-conciliateur', { directCases: ['relations-medecin'] })).toMatchObject({
      admissibility: 'no-prior-complaint',
      access: 'last-resort',
    });
  });

  it('an answer opens the last resort, however recent the complaint', () => {
    expect(judge('cnmss-conciliateur', { prior: told('2026-11-20', true) }).admissibility).toBe('admissible');
    expect(judge('cnmss-conciliateur', { prior: told(null, true) }).admissibility).toBe('admissible');
  });

  it.each([
    ['2026-11-02', 'admissible', null],
    ['2026-11-03', 'premature', '2026-11-24'],
    ['2026-11-23', 'premature', '2026-12-14'],
  ] as const)('silence since %s where three weeks are asked for: %s', (date, admissibility, seizableFrom) => {
    expect(judge('cpam-conciliation-2007', { prior: told(date, false) })).toEqual({
      admissibility,
      access: 'last-resort',
      seizableFrom,
    });
  });

  it('silence without a date is for a person where three weeks are asked for, and enough where none are', () => {
    expect(judge('cnmss-conciliateur', { prior: told(null, false) }).admissibility).toBe('to-review');
    expect(judge('cpam-mediateur', { prior: told(null, false) }).admissibility).toBe('admissible');
    expect(judge('cpam-mediateur', { prior: told(null, null) }).admissibility).toBe('to-review');
  });
});
