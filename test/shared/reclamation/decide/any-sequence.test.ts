/** Whatever happens to a case, in whatever order: what must hold of every decision. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDuration } from '../../../../shared/calendar/paris-time.ts';
import type { Case } from '../../../../shared/reclamation/case.ts';
import { stillTakes } from '../../../../shared/reclamation/decide/citizen-mail.ts';
import { decideFeedback } from '../../../../shared/reclamation/decide/feedback.ts';
import { decideMilestone } from '../../../../shared/reclamation/decide/milestone.ts';
import { decideSent, decideWithholding } from '../../../../shared/reclamation/decide/sent.ts';
import type { LetterKind } from '../../../../shared/reclamation/letter.ts';
import type { Desk, Plan } from '../../../../shared/reclamation/plan.ts';
import { CITIZEN, citizenWrites, deskAt, newCase, readingSample, staffWrites } from './conversation.ts';

const received = '2026-11-23T15:00:00.000Z';
const addresses = ['reclamations@cpms.example', 'reclamations@cpam.example', 'mediateur@cpam.example'];

const texts = [
  '',
  'Voici notre réponse.',
  '#note à suivre',
  '#attente',
  '#attente RIB\nBonjour',
  '#clore',
  '#clore réglé\nBonjour, c’est réglé.',
  '#rouvrir',
  '#rouvrir\n#prolonger 2 semaines enquête',
  '#prolonger 10 jours ouvrés enquête',
  '#irrecevable hors sujet',
  '#information',
  '#reclamation',
  '#liberer',
  '#transmettre service@caisse.example',
  '#inconnue',
];

type Event = (file: Case, at: string, desk: Desk) => Plan | null;

const purposes = ['staff-notification', 'reminder', 'escalation', 'alert', 'digest'] as const;
const letters: readonly LetterKind[] = [
  'acknowledgement',
  'answer',
  'citizen-notice',
  'staff-notification',
  'reminder',
];

const event: fc.Arbitrary<Event> = fc.oneof(
  fc
    .record({
      manner: fc.constantFrom('words', 'words', 'thanks', 'empty'),
      attachments: fc.nat(1),
      speaksOfAwaited: fc.boolean(),
    })
    .map(
      (change): Event =>
        (file, at, desk) =>
          stillTakes(file, at) ? citizenWrites(file, at, change, desk) : null,
    ),
  fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...purposes)).map(
    ([text, purpose]): Event =>
      (file, at, desk) =>
        staffWrites(file, at, text, { purpose }, desk),
  ),
  fc.constant<Event>((file, at, desk) => decideMilestone(file, at, desk)),
  fc.constantFrom(...letters).map(
    (kind): Event =>
      (file, at, desk) =>
        decideSent(file, kind, `<${at}@ses.example>`, at, desk),
  ),
  fc.constantFrom(...letters).map(
    (kind): Event =>
      (file, at, desk) =>
        decideFeedback(file, kind, { type: 'bounced', permanent: true, diagnostic: '5.1.1' }, at, desk),
  ),
  fc.constantFrom(...letters).map(
    (kind): Event =>
      (file, at, desk) =>
        decideFeedback(file, kind, { type: 'delivered' }, at, desk),
  ),
  fc.constant<Event>((file, at, desk) => decideWithholding(file, 'acknowledgement', CITIZEN, at, desk)),
);

const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 45 * 24 }), event), { maxLength: 25 });

it('the clock, the record and the schedule agree after every event', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...addresses),
      fc.constantFrom('complaint', 'information-request'),
      history,
      (address, kind, events) => {
        const desk = deskAt(address);
        const opening = newCase(received, { reading: readingSample({ kind }) }, desk);
        let file = check(null, opening);
        let at = received;
        for (const [hours, happen] of events) {
          at = addDuration(at, `PT${hours}H`);
          const plan = happen(file, at, desk);
          if (plan === null || plan.changes.length === 0) continue;
          file = check(file, plan);
        }
      },
    ),
    { numRuns: 300 },
  );
}, 120_000);

function check(before: Case | null, plan: Plan): Case {
  const change = plan.changes[0];
  if (change === undefined) throw new Error('no change');
  const { file } = change;
  expect(change.expects).toBe(before?.version ?? null);
  expect(file.version).toBe((before?.version ?? 0) + 1);
  expect(change.timeline.length).toBeGreaterThan(0);
  // A closed case has no milestone, every other one has.
  expect(file.milestone === null).toBe(file.status === 'closed');
  const moved = before?.milestone?.id !== file.milestone?.id || before?.milestone?.at !== file.milestone?.at;
  expect(file.milestoneVersion).toBe((before?.milestoneVersion ?? 0) + (moved ? 1 : 0));
  expect(change.rebook).toBe(moved);
  // No rung fires twice, nothing already done is booked.
  expect(new Set(file.milestonesDone).size).toBe(file.milestonesDone.length);
  expect(file.milestonesDone).not.toContain(file.milestone?.id);
  // The states say one thing.
  expect(file.closedAt !== null).toBe(file.status === 'closed');
  expect(file.waitingSince !== null).toBe(file.status === 'waiting');
  expect(file.deadlines.some((one) => one.state === 'paused')).toBe(
    file.status === 'waiting' &&
      file.nature === 'complaint' &&
      file.deadlines.some((one) => one.duty === 'answer' && one.metAt === null),
  );
  if (file.status === 'answered') expect(file.answeredAt).not.toBeNull();
  if (file.status === 'open' && file.nature === 'complaint')
    expect(file.deadlines.findLast((one) => one.duty === 'answer')?.metAt).toBeNull();
  if (file.nature === 'information-request') expect(file.deadlines).toEqual([]);
  // Nothing goes to the citizen by a machine's decision or a refused command that is not theirs.
  if (plan.outcome === 'ignored') expect(plan.letters.flatMap((letter) => letter.to)).not.toContain(CITIZEN);
  expect(plan.outcome === 'filed').toBe(plan.reason === '');
  return file;
}
