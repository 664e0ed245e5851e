/** The table of states (design.md § 6a): each cell a test. */
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../shared/reclamation/case.ts';
import { answerDeadline } from '../../../../shared/reclamation/deadlines.ts';
import { stillTakes } from '../../../../shared/reclamation/decide/citizen-mail.ts';
import { decideFeedback } from '../../../../shared/reclamation/decide/feedback.ts';
import { decideMilestone } from '../../../../shared/reclamation/decide/milestone.ts';
import { decideWithholding } from '../../../../shared/reclamation/decide/sent.ts';
import {
  CITIZEN,
  citizenWrites,
  deskAt,
  fileOf,
  kinds,
  lines,
  openFile,
  readingSample,
  recipients,
  staffWrites,
} from './conversation.ts';

const desk = deskAt();
/** Monday 23 November 2026, 16:00 in Paris: the answer is due on Saturday 23 January 2027. */
const open = openFile('2026-11-23T15:00:00.000Z');
const waiting = fileOf(staffWrites(open, '2026-12-01T10:00:00.000Z', '#attente RIB'));
const answered = fileOf(staffWrites(open, '2026-12-01T10:00:00.000Z', 'Voici notre réponse.'));
const closed = fileOf(staffWrites(answered, '2026-12-05T10:00:00.000Z', '#clore'));
const unansweredClosed = fileOf(staffWrites(open, '2026-12-05T10:00:00.000Z', '#clore erreur'));

const answer = (file: Case) => answerDeadline(file.deadlines);
const states: readonly (readonly [string, Case])[] = [
  ['open', open],
  ['waiting', waiting],
  ['answered', answered],
  ['closed', closed],
];

describe('the citizen adds words or documents', () => {
  const at = '2026-12-10T10:00:00.000Z';

  it.each(states)('%s: staff are told, the citizen gets no second acknowledgement', (_, file) => {
    const plan = citizenWrites(file, at);
    expect(kinds(plan)).toEqual(['staff-notification']);
    expect(recipients(plan)).toEqual(['agents@cpms.example']);
    expect(lines(plan)).toContain('citizen-replied');
  });

  it('open: the clock runs on', () => {
    expect(fileOf(citizenWrites(open, at))).toMatchObject({ status: 'open', deadlines: open.deadlines });
  });

  it('waiting: a document ends the pause, and the nine days it stood are added', () => {
    const file = fileOf(citizenWrites(waiting, at, { attachments: 1 }));
    expect(file).toMatchObject({ status: 'open', waitingSince: null, waitingFor: null });
    expect(answer(file)).toMatchObject({ due: '2027-02-01', state: 'running' });
  });

  it('waiting: words alone leave it waiting for the document, and staff are told how to go on', () => {
    const plan = citizenWrites(waiting, at);
    expect(fileOf(plan)).toMatchObject({ status: 'waiting', waitingFor: 'RIB' });
    expect(plan.letters[0]?.facts).toMatchObject({ warnings: [expect.stringContaining('#rouvrir')] });
  });

  it('waiting: words about what was asked for end the pause', () => {
    expect(fileOf(citizenWrites(waiting, at, { speaksOfAwaited: true })).status).toBe('open');
  });

  it('waiting for nothing named: any words end the pause', () => {
    const unnamed = fileOf(staffWrites(open, '2026-12-01T10:00:00.000Z', '#attente'));
    expect(fileOf(citizenWrites(unnamed, at)).status).toBe('open');
  });

  it('waiting: a piece that was missing ends the pause', () => {
    const lacks = { ...waiting, missing: ['telephone', 'nir'], missingBy: '2026-12-15' } as const satisfies Case;
    const reading = readingSample({
      coordinates: { name: null, postalAddress: null, telephone: '06 39 98 12 34', employer: null, onBehalfOf: null },
    });
    const plan = citizenWrites(lacks, at, { reading });
    expect(fileOf(plan)).toMatchObject({ status: 'open', missing: ['nir'], missingBy: '2026-12-15' });
    expect(plan.letters[0]?.facts).toMatchObject({
      warnings: [expect.stringContaining('téléphone'), expect.stringContaining('court de nouveau')],
    });
  });

  it('answered: open again, with a target of ten working days', () => {
    const file = fileOf(citizenWrites(answered, at));
    expect(file).toMatchObject({ status: 'open', answeredAt: null });
    expect(answer(file)).toMatchObject({ kind: 'follow-up-target', due: '2026-12-24', state: 'running' });
  });

  it('closed: within thirty days as answered', () => {
    expect(stillTakes(closed, '2027-01-04T22:59:00.000Z')).toBe(true);
    const file = fileOf(citizenWrites(closed, '2027-01-04T10:00:00.000Z'));
    expect(file).toMatchObject({ status: 'open', closedAt: null, closedReason: null });
    expect(answer(file)).toMatchObject({ kind: 'follow-up-target', due: '2027-01-18' });
  });

  it('closed: from the thirty-first day on a new, linked case', () => {
    expect(stillTakes(closed, '2027-01-04T23:01:00.000Z')).toBe(false);
  });

  it('closed without an answer: the promised date stands while it is to come', () => {
    expect(answer(fileOf(citizenWrites(unansweredClosed, at)))).toMatchObject({
      kind: 'response-due-2-months',
      due: '2027-01-23',
    });
    const late = { ...unansweredClosed, closedAt: '2027-01-20T10:00:00.000Z' };
    expect(answer(fileOf(citizenWrites(late, '2027-02-01T10:00:00.000Z')))).toMatchObject({ due: '2027-02-15' });
  });

  it('from another address with the token: taken, flagged, and that address gets nothing', () => {
    const plan = citizenWrites(open, at, { otherParty: 'fils@autre.example' });
    expect(fileOf(plan).otherParties).toEqual(['fils@autre.example']);
    expect(recipients(plan)).toEqual(['agents@cpms.example']);
    expect(plan.letters[0]?.facts).toMatchObject({ warnings: [expect.stringContaining('fils@autre.example')] });
    expect(fileOf(citizenWrites(fileOf(plan), at, { otherParty: 'FILS@autre.example' })).otherParties).toHaveLength(1);
  });

  it('from a thousand addresses with the token: the case stays small', () => {
    let file = open;
    for (let n = 0; n < 60; n += 1)
      file = fileOf(citizenWrites(file, at, { otherParty: `a${n}@autre.example`, messageId: `<${n}@autre.example>` }));
    expect(file.otherParties).toHaveLength(20);
    expect(file.thread).toHaveLength(20);
    expect(file.thread[0]).toBe('<un@citoyenne.example>');
  });
});

describe('thanks, out-of-office and read receipts', () => {
  it.each(
    states.flatMap(([name, file]) => (['thanks', 'empty'] as const).map((manner) => [name, manner, file] as const)),
  )('%s, %s: on the timeline only', (_, manner, file) => {
    const plan = citizenWrites(file, '2026-12-10T10:00:00.000Z', { manner });
    const { version, ...rest } = fileOf(plan);
    const { version: before, ...same } = file;
    expect(version).toBe(before + 1);
    expect(rest).toEqual(same);
    expect(plan.letters).toEqual([]);
    expect(lines(plan)).toHaveLength(1);
    expect(plan.changes[0]?.rebook).toBe(false);
  });
});

describe('staff answer', () => {
  const at = '2026-12-20T10:00:00.000Z';
  it.each([
    ['open', open, 'answered'],
    ['waiting', waiting, 'answered'],
    ['answered', answered, 'answered'],
    ['closed', closed, 'closed'],
  ] as const)('%s: the words go to the citizen, the case is %s then', (_, file, status) => {
    const plan = staffWrites(file, at, 'Voici notre réponse.');
    expect(plan.letters[0]).toMatchObject({ to: [CITIZEN], facts: { kind: 'answer' } });
    expect(fileOf(plan)).toMatchObject({ status, answeredAt: at });
  });

  it('open: the clock stops, in time', () => {
    expect(answer(fileOf(staffWrites(open, at, 'Voici.')))).toMatchObject({ state: 'met', metAt: at });
    expect(fileOf(staffWrites(open, at, 'Voici.')).milestone?.kind).toBe('dormant');
  });

  it('waiting: in time is counted with the pause', () => {
    // Due 23 January; paused from 1 December: on 30 January the answer is still in time.
    expect(answer(fileOf(staffWrites(waiting, '2027-01-30T10:00:00.000Z', 'Voici.')))).toMatchObject({
      state: 'met',
      due: '2027-03-24',
    });
  });

  it('closed: it is sent, and the agent is told that the case stays closed', () => {
    const plan = staffWrites(closed, at, 'Voici.');
    expect(kinds(plan)).toEqual(['answer', 'alert:command-done']);
    expect(plan.letters[1]?.to).toEqual(['agents@cpms.example']);
  });
});

describe('#attente, #clore, #rouvrir', () => {
  const at = '2026-12-10T10:00:00.000Z';
  const status = (file: Case, text: string) => {
    const plan = staffWrites(file, at, text);
    return plan.outcome === 'ignored' ? 'refused' : fileOf(plan).status;
  };
  it.each([
    ['open', open, 'waiting', 'closed', 'refused'],
    ['waiting', waiting, 'refused', 'closed', 'open'],
    ['answered', answered, 'refused', 'closed', 'open'],
    ['closed', closed, 'refused', 'refused', 'open'],
  ] as const)('%s', (_, file, attente, clore, rouvrir) => {
    expect([status(file, '#attente RIB'), status(file, '#clore'), status(file, '#rouvrir')]).toEqual([
      attente,
      clore,
      rouvrir,
    ]);
  });

  it('#attente pauses the answer and asks the citizen, with a date', () => {
    const plan = staffWrites(open, at, '#attente RIB');
    expect(answer(fileOf(plan))?.state).toBe('paused');
    expect(plan.letters).toMatchObject([
      { to: [CITIZEN], facts: { about: { type: 'piece-requested', piece: 'RIB', by: '2026-12-25', mail: null } } },
    ]);
  });

  it('#clore of a waiting case leaves nothing paused behind', () => {
    const file = fileOf(staffWrites(waiting, at, '#clore'));
    expect(file).toMatchObject({ waitingSince: null, waitingFor: null });
    expect(file.deadlines.some((one) => one.state === 'paused')).toBe(false);
  });

  it('#rouvrir of a waiting case goes on where it stood, later by the pause', () => {
    expect(answer(fileOf(staffWrites(waiting, at, '#rouvrir')))).toMatchObject({ due: '2027-02-01', state: 'running' });
  });

  it.each([
    ['answered', answered],
    ['closed', closed],
  ] as const)('#rouvrir of an %s case sets an extension with its reason', (_, file) => {
    expect(answer(fileOf(staffWrites(file, at, '#rouvrir')))).toMatchObject({
      due: '2026-12-24',
      changes: [{ at, from: '2027-01-23', reason: expect.stringContaining('réouverture') }],
    });
  });

  it('#rouvrir of a case closed without an answer keeps its promised date', () => {
    expect(answer(fileOf(staffWrites(unansweredClosed, at, '#rouvrir')))).toMatchObject({
      kind: 'response-due-2-months',
      due: '2027-01-23',
      metAt: null,
    });
  });
});

describe('a due date', () => {
  const at = '2027-01-22T08:00:00.000Z';
  it('open: reminds, escalates', () => {
    expect(decideMilestone(open, at, desk)?.changes[0]?.timeline[0]?.type).toBe('reminded');
  });
  it.each(states.slice(1))('%s: nothing', (_, file) => {
    expect(decideMilestone(file, at, desk)).toBeNull();
  });
});

describe('the answer bounced', () => {
  const at = '2026-12-10T10:00:00.000Z';
  const bounce = (file: Case, kind: 'answer' | 'citizen-notice' = 'answer') =>
    decideFeedback(file, kind, { type: 'bounced', permanent: true, diagnostic: '550 5.1.1 unknown user' }, at, desk);

  it.each([
    ['answered', answered],
    ['closed', closed],
  ] as const)('%s: open, the clock resumes where it stood, staff are told', (_, file) => {
    const plan = bounce(file);
    expect(fileOf(plan)).toMatchObject({ status: 'open', answeredAt: null, closedAt: null });
    expect(answer(fileOf(plan))).toEqual(answer(open));
    expect(fileOf(plan).milestone).toEqual(open.milestone);
    expect(kinds(plan)).toEqual(['alert:letter-bounced']);
  });

  it('after the date: the escalation comes at once', () => {
    const plan = decideFeedback(
      answered,
      'answer',
      { type: 'bounced', permanent: true, diagnostic: '5.1.1' },
      '2027-02-01T10:00:00.000Z',
      desk,
    );
    expect((fileOf(plan).milestone?.at ?? '') < '2027-02-01T10:00:00.000Z').toBe(true);
  });

  it.each([
    ['open', fileOf(citizenWrites(answered, '2026-12-09T10:00:00.000Z'))],
    ['waiting', waiting],
  ] as const)('%s: an old answer moves nothing, staff are told', (status, file) => {
    const plan = bounce(file);
    expect(fileOf(plan)).toMatchObject({ status, deadlines: file.deadlines, waitingSince: file.waitingSince });
    expect(kinds(plan)).toEqual(['alert:letter-bounced']);
  });

  it('of an information request: open again, without a clock', () => {
    const question = openFile('2026-11-23T15:00:00.000Z', desk, { kind: 'information-request' });
    const plan = bounce(fileOf(staffWrites(question, at, 'Voici.')));
    expect(fileOf(plan)).toMatchObject({ status: 'open', deadlines: [] });
  });

  it('was the notice that it cannot be received: the same', () => {
    const refused = fileOf(staffWrites(open, at, '#irrecevable relève d’un autre service'));
    expect(answer(refused)?.state).toBe('met');
    const plan = bounce(refused, 'citizen-notice');
    expect(fileOf(plan)).toMatchObject({ status: 'open', closedAt: null });
    expect(answer(fileOf(plan))?.metAt).toBeNull();
    expect(fileOf(bounce(answered, 'citizen-notice')).status).toBe('answered');
  });

  it('on a case merged away: it stays merged, staff are told', () => {
    const merged = { ...closed, mergedInto: 'CPMS-2222229' };
    expect(fileOf(bounce(merged))).toMatchObject({ status: 'closed', mergedInto: 'CPMS-2222229' });
    expect(kinds(bounce(merged))).toEqual(['alert:letter-bounced']);
  });

  it('only for a while (transient): nothing but a line', () => {
    const plan = decideFeedback(
      answered,
      'answer',
      { type: 'bounced', permanent: false, diagnostic: '4.2.2 full' },
      at,
      desk,
    );
    expect(fileOf(plan)).toMatchObject({ status: 'answered' });
    expect(plan.letters).toEqual([]);
  });
});

describe('the acknowledgement bounced or was withheld', () => {
  const at = '2026-12-02T10:00:00.000Z';
  const bounce = (file: Case) =>
    decideFeedback(file, 'acknowledgement', { type: 'bounced', permanent: true, diagnostic: '550 5.1.1' }, at, desk);

  it.each([
    ['open', open, ['alert:letter-bounced']],
    ['waiting', waiting, ['alert:letter-bounced']],
    ['answered', answered, []],
    ['closed', closed, []],
  ] as const)('%s', (status, file, alerts) => {
    const plan = bounce(file);
    expect(fileOf(plan)).toMatchObject({ status, acknowledgement: { state: 'bounced', at } });
    expect(kinds(plan)).toEqual(alerts);
    expect(fileOf(plan).milestone?.kind === 'acknowledgement-alarm').toBe(alerts.length > 0);
    const duties = fileOf(plan).deadlines.filter((one) => one.duty === 'acknowledgement');
    expect(duties.map((one) => one.state)).toEqual(['running', 'running']);
  });

  it('withheld at the last moment: staff are told, its own deadline runs', () => {
    const owed: Case = { ...open, acknowledgement: { state: 'owed', at: null, reason: null } };
    const plan = decideWithholding(owed, 'acknowledgement', CITIZEN, at, desk);
    expect(kinds(plan)).toEqual(['alert:acknowledgement-withheld']);
    expect(recipients(plan)).toEqual(['agents@cpms.example']);
    expect(fileOf(plan).milestone?.kind).toBe('acknowledgement-alarm');
  });
});

describe('sixty days without a word', () => {
  it.each([
    ['waiting', waiting, 'waiting', ['alert:dormant']],
    ['answered', answered, 'closed', []],
  ] as const)('%s', (_, file, status, letters) => {
    const plan = decideMilestone(file, '2027-02-01T08:00:00.000Z', desk);
    expect(fileOf(plan).status).toBe(status);
    expect(plan === null ? null : kinds(plan)).toEqual(letters);
  });

  it('closed: nothing is ever booked', () => {
    expect(closed.milestone).toBeNull();
  });
});
