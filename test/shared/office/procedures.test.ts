import { describe, expect, it } from 'vitest';
import { defineProcedure, type Procedure } from '../../../shared/office/procedure.ts';
import { procedureById, procedureIds, procedures } from '../../../shared/office/procedures/index.ts';

const kinds = (id: string, duty: string) =>
  procedureById(id)
    .deadlines.filter((rule) => rule.duty === duty)
    .map((rule) => rule.kind);

describe('the procedures', () => {
  it('are the five of the seeds and the caisse’s own complaint desk', () => {
    expect(procedureIds).toEqual([
      'cnmss-conciliateur',
      'cpam-conciliateur-2017',
      'cpam-conciliation-2007',
      'cpam-mediateur',
      'cpms-reclamations',
      'caisse-reclamation',
    ]);
  });

  it('an unknown id is refused with the ids that there are', () => {
    expect(() => procedureById('cpam')).toThrow(/"cpam".*cnmss-conciliateur.*caisse-reclamation/);
  });

  it.each([
    'cnmss-conciliateur',
    'cpam-conciliateur-2017',
    'cpam-conciliation-2007',
    'cpam-mediateur',
    'caisse-reclamation',
  ])('%s is a public body: registration, acknowledgement and silence are the CRPA’s', (id) => {
    expect(procedureById(id).regime).toBe('public');
    expect(kinds(id, 'registration')).toEqual(['crpa-accuse-enregistrement-1-jour-ouvre']);
    expect(kinds(id, 'acknowledgement')).toEqual(['crpa-accuse-reception-10-jours-ouvres']);
    expect(kinds(id, 'silence')).toEqual(['crpa-silence-2-months']);
  });

  it('CPMS is private: its own ten days are the alarm, the ACPR’s come second, and silence means nothing', () => {
    expect(procedureById('cpms-reclamations').regime).toBe('private');
    expect(kinds('cpms-reclamations', 'acknowledgement')).toEqual([
      'ack-due-seed-10-days-calendar',
      'ack-due-acpr-10-jours-ouvrables',
    ]);
    expect(kinds('cpms-reclamations', 'answer')).toEqual(['response-due-2-months']);
    expect(kinds('cpms-reclamations', 'safe-target')).toEqual(['response-safe-target-previous-working-day']);
    expect(kinds('cpms-reclamations', 'silence')).toEqual([]);
  });

  it.each([
    ['cpam-conciliation-2007', ['response-due-3-weeks']],
    ['caisse-reclamation', ['response-due-3-weeks']],
    ['cnmss-conciliateur', []],
    ['cpam-conciliateur-2017', []],
    ['cpam-mediateur', []],
  ])('%s promises the answer %j and no other', (id, expected) => {
    expect(kinds(id, 'answer')).toEqual(expected);
  });

  it.each([
    ['cnmss-conciliateur', { count: 3, unit: 'semaines' }],
    ['cpam-conciliation-2007', { count: 3, unit: 'semaines' }],
    ['cpam-conciliateur-2017', undefined],
    ['cpam-mediateur', undefined],
    ['cpms-reclamations', undefined],
  ])('%s opens after a silence of %j', (id, expected) => {
    expect(procedureById(id).silenceThreshold?.period).toEqual(expected);
  });

  it.each([
    ['cnmss-conciliateur', ['medecin-traitant', 'rendez-vous']],
    ['cpam-conciliateur-2017', ['medecin-traitant', 'refus-de-soins', 'relations-medecin', 'rendez-vous']],
    ['cpam-conciliation-2007', ['medecin-traitant', 'relations-medecin', 'rendez-vous']],
    ['cpam-mediateur', ['medecin-traitant', 'refus-de-soins', 'relations-medecin', 'rendez-vous']],
    ['cpms-reclamations', []],
  ])('%s may be written to directly for %j', (id, expected) => {
    expect(
      procedureById(id)
        .directAccess.map((one) => one.case)
        .sort(),
    ).toEqual(expected);
  });

  it.each([
    ['cnmss-conciliateur', ['adresse-postale', 'nir', 'nom']],
    ['cpam-conciliateur-2017', ['adresse-postale', 'nom']],
    ['cpam-conciliation-2007', ['adresse-postale', 'nom']],
    ['cpam-mediateur', ['adresse-postale', 'nom']],
    ['cpms-reclamations', ['adresse-postale', 'entreprise', 'nir', 'nom', 'telephone']],
    ['caisse-reclamation', ['adresse-postale', 'nom']],
  ])('%s asks for %j', (id, expected) => {
    expect(
      procedureById(id)
        .required.map((one) => one.piece)
        .sort(),
    ).toEqual(expected);
  });

  it('a court bars every conciliation and mediation, by its seed or by the law as reported, and no first complaint', () => {
    const bars = Object.fromEntries(procedures.map((one) => [one.id, one.courtSeizedBars?.certainty ?? null]));
    expect(bars).toEqual({
      'cnmss-conciliateur': 'secondary',
      'cpam-conciliateur-2017': 'verified',
      'cpam-conciliation-2007': 'secondary',
      'cpam-mediateur': 'verified',
      'cpms-reclamations': null,
      'caisse-reclamation': null,
    });
  });

  it('CPMS never looks a person up by NIR', () => {
    expect(procedures.filter((one) => !one.personLookup.allowed).map((one) => one.id)).toEqual(['cpms-reclamations']);
  });

  it.each(procedures.map((one) => [one.id, one] as const))(
    '%s: a rule of a seed carries the seed’s words',
    (_, one) => {
      const sources = [...sourcesIn(one)];
      expect(sources.length).toBeGreaterThan(8);
      expect(sources.filter((source) => source.reference.startsWith('seed') && !source.quote)).toEqual([]);
    },
  );
});

describe('a procedure that contradicts itself', () => {
  const sound = structuredClone(procedureById('cpms-reclamations')) as Procedure;

  it('is refused as a last resort that does not tell the first step', () => {
    expect(() => defineProcedure({ ...sound, step: 'last-resort' })).toThrow(/firstStep/);
  });

  it('is refused without an acknowledgement, which is the alarm', () => {
    const deadlines = sound.deadlines.filter((rule) => rule.duty !== 'acknowledgement');
    expect(() => defineProcedure({ ...sound, deadlines })).toThrow(/acknowledgement/);
  });

  it('is refused with a safe target for no answer', () => {
    const deadlines = sound.deadlines.filter((rule) => rule.duty !== 'answer');
    expect(() => defineProcedure({ ...sound, deadlines })).toThrow(/safe-target/);
  });

  it('is refused with the same deadline twice', () => {
    const deadlines = sound.deadlines.map((rule) => ({ ...rule, kind: 'one-kind' }));
    expect(() => defineProcedure({ ...sound, deadlines })).toThrow(/each kind once/);
  });
});

function* sourcesIn(value: unknown): Generator<{ reference: string; quote?: string }> {
  if (typeof value !== 'object' || value === null) return;
  if ('reference' in value && 'certainty' in value) yield value as { reference: string; quote?: string };
  for (const inner of Object.values(value)) yield* sourcesIn(inner);
}
