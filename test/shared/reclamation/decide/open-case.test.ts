import { describe, expect, it } from 'vitest';
import type { VerdictSummary } from '../../../../shared/mail/verdicts.ts';
import { decideSent } from '../../../../shared/reclamation/decide/sent.ts';
import {
  arrivalSample,
  CITIZEN,
  deskAt,
  fileOf,
  kinds,
  lines,
  newCase,
  readingSample,
  recipients,
} from './conversation.ts';

const received = '2026-11-23T15:00:00.000Z';
const sender = (standing: VerdictSummary['sender']): VerdictSummary => ({
  sender: standing,
  spam: false,
  virus: false,
  unscanned: false,
});
const opened = (
  standing: VerdictSummary['sender'],
  suppressed: string | null,
  kind: 'complaint' | 'information-request',
) =>
  newCase(received, {
    arrival: arrivalSample(received, { verdicts: sender(standing), suppressed }),
    reading: readingSample({ kind }),
  });

describe('a new case', () => {
  it.each([
    ['verified', null, 'complaint', ['acknowledgement', 'staff-notification'], 'owed'],
    ['unknown', null, 'complaint', ['acknowledgement', 'staff-notification'], 'owed'],
    ['forged', null, 'complaint', ['staff-notification', 'alert:acknowledgement-withheld'], 'withheld'],
    ['verified', 'no-reply', 'complaint', ['staff-notification', 'alert:acknowledgement-withheld'], 'withheld'],
    [
      'verified',
      null,
      'information-request',
      ['citizen-notice:information-received', 'staff-notification'],
      'not-owed',
    ],
    ['forged', null, 'information-request', ['staff-notification'], 'not-owed'],
    ['verified', 'bulk', 'information-request', ['staff-notification'], 'not-owed'],
  ] as const)('sender %s, suppressed %s, %s', (standing, suppressed, kind, letters, acknowledgement) => {
    const plan = opened(standing, suppressed, kind);
    expect(kinds(plan)).toEqual(letters);
    expect(fileOf(plan).acknowledgement.state).toBe(acknowledgement);
    const writesToCitizen = letters.some((one) => one === 'acknowledgement' || one.startsWith('citizen-notice'));
    expect(recipients(plan).includes(CITIZEN)).toBe(writesToCitizen);
  });

  it('from a forged sender is flagged to staff and remembered', () => {
    const plan = opened('forged', null, 'complaint');
    expect(fileOf(plan).senderVerified).toBe(false);
    expect(plan.letters[0]?.facts).toMatchObject({ warnings: [expect.stringContaining('non authentifié')] });
  });

  it.each(['premature', 'no-prior-complaint', 'court-seized', 'to-review', 'not-a-complaint'] as const)(
    'read as %s is taken and acknowledged all the same: no machine refuses',
    (admissibility) => {
      const plan = newCase(received, { reading: readingSample({ admissibility }) });
      expect(kinds(plan)).toEqual(['acknowledgement', 'staff-notification']);
      expect(plan.outcome).toBe('filed');
      expect(fileOf(plan).deadlines.some((one) => one.duty === 'answer')).toBe(true);
    },
  );

  it('counts from its first receipt, also when it was decided much later', () => {
    const file = fileOf(newCase(received, { at: '2027-02-10T10:00:00.000Z' }));
    expect(file.deadlines.every((one) => one.start === '2026-11-23')).toBe(true);
    expect(file).toMatchObject({ receivedAt: received, lastWordAt: received });
  });

  it('asks for what is missing by a date', () => {
    expect(fileOf(newCase(received, { reading: readingSample({ missing: ['telephone'] }) })).missingBy).toBe(
      '2026-12-08',
    );
    expect(fileOf(newCase(received)).missingBy).toBeNull();
  });

  it('tells of proofs and of cases that may be the same, on the record', () => {
    const plan = newCase(received, {
      linked: ['CPMS-2222229'],
      provenBy: [{ reference: 'RCPAM-2222229', receivedAt: '2026-10-01T10:00:00.000Z', answeredAt: null }],
    });
    expect(lines(plan)).toEqual(['received', 'read', 'opened', 'linked', 'linked']);
  });

  it('holds no number on its timeline', () => {
    const plan = newCase(received, {
      reading: readingSample({
        nir: { value: '185057800608491', status: 'valid', source: 'body', others: [], suggestions: [] },
      }),
      nir: { status: 'valid', masked: '1 85 05 ** *** *** **', sealed: 'scellé' },
    });
    expect(JSON.stringify(plan)).not.toContain('185057800608491');
  });
});

describe('a letter that left', () => {
  const file = fileOf(newCase(received));
  const desk = deskAt();
  const at = '2026-11-23T15:00:30.000Z';

  it('as an acknowledgement does the duty, by each of its rules, and joins the thread', () => {
    const sent = fileOf(decideSent(file, 'acknowledgement', '<ses@eu.example>', at, desk));
    expect(sent.acknowledgement).toEqual({ state: 'sent', at, reason: null });
    expect(sent.thread.at(-1)).toBe('<ses@eu.example>');
    expect(sent.deadlines.filter((one) => one.duty === 'acknowledgement').map((one) => one.state)).toEqual([
      'met',
      'met',
    ]);
  });

  it('as an instant acknowledgement does the duty of registration too (R. 112-11-2)', () => {
    const public_ = deskAt('reclamations@cpam.example');
    const sent = decideSent(fileOf(newCase(received, {}, public_)), 'acknowledgement', '<ses@eu.example>', at, public_);
    expect(fileOf(sent).deadlines.find((one) => one.duty === 'registration')).toMatchObject({
      state: 'met',
      metAt: at,
    });
  });

  it.each(['reminder', 'escalation', 'digest'] as const)(
    'as a %s changes nothing: it is on record since it was decided',
    (kind) => {
      expect(decideSent(file, kind, '<ses@eu.example>', at, desk).changes).toEqual([]);
    },
  );

  it('to staff does not join the citizen’s thread', () => {
    expect(fileOf(decideSent(file, 'staff-notification', '<ses@eu.example>', at, desk)).thread).toEqual(file.thread);
  });
});
