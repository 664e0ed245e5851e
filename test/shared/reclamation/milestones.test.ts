import { describe, expect, it } from 'vitest';
import type { Case } from '../../../shared/reclamation/case.ts';
import { decideFeedback } from '../../../shared/reclamation/decide/feedback.ts';
import { decideMilestone } from '../../../shared/reclamation/decide/milestone.ts';
import { nextMilestone, pendingMilestones } from '../../../shared/reclamation/milestones.ts';
import {
  arrivalSample,
  CITIZEN,
  citizenWrites,
  deskAt,
  fileOf,
  kinds,
  newCase,
  openFile,
  runUntil,
  staffWrites,
} from './decide/conversation.ts';

const received = '2026-11-23T15:00:00.000Z';
const desk = deskAt();

describe('the ladder of an answer due on Saturday 23 January 2027', () => {
  it('reminds 7 and 2 working days before, alerts the supervisor on the last working day and each week after', () => {
    expect(runUntil(openFile(received), '2027-02-13T00:00:00.000Z').fired).toEqual([
      '2027-01-14T08:00:00.000Z reminder',
      '2027-01-21T08:00:00.000Z reminder',
      '2027-01-22T08:00:00.000Z escalation:0',
      '2027-01-25T08:00:00.000Z citizen-notice:next-recourse',
      '2027-01-29T08:00:00.000Z escalation:1',
      '2027-02-05T08:00:00.000Z escalation:2',
      '2027-02-12T08:00:00.000Z escalation:3',
    ]);
  });

  it('reminds the agents and alerts the supervisor, with the working days that are left', () => {
    const file = openFile(received);
    const reminder = decideMilestone(file, '2027-01-14T08:00:00.000Z', desk);
    expect(reminder?.letters).toMatchObject([
      {
        to: ['agents@cpms.example'],
        facts: { kind: 'reminder', due: '2027-01-23', workingDaysLeft: 6 },
        premise: { type: 'unanswered', due: '2027-01-23' },
      },
    ]);
    const after = runUntil(file, '2027-01-21T23:00:00.000Z').file;
    expect(decideMilestone(after, '2027-01-22T08:00:00.000Z', desk)?.letters).toMatchObject([
      { to: ['responsable@cpms.example'], facts: { kind: 'escalation', due: '2027-01-23', week: 0 } },
    ]);
  });

  it('rings at nine in Paris in summer too, on a working day', () => {
    // Received 15 May 2027: due Thursday 15 July, after the holiday; 2 working days before is Monday 12 July.
    const { fired } = runUntil(openFile('2027-05-15T10:00:00.000Z'), '2027-07-17T00:00:00.000Z');
    expect(fired).toEqual([
      '2027-07-05T07:00:00.000Z reminder',
      '2027-07-12T07:00:00.000Z reminder',
      '2027-07-15T07:00:00.000Z escalation:0',
      '2027-07-16T07:00:00.000Z citizen-notice:next-recourse',
    ]);
  });

  it('fires each rung once: a second firing finds nothing', () => {
    const file = openFile(received);
    const plan = decideMilestone(file, '2027-01-14T08:00:00.000Z', desk);
    expect(decideMilestone(fileOf(plan), '2027-01-14T08:05:00.000Z', desk)).toBeNull();
  });

  it('fires nothing before its time', () => {
    expect(decideMilestone(openFile(received), '2027-01-14T07:59:59.000Z', desk)).toBeNull();
  });

  it('follows an office that wants other reminders', () => {
    const office = { ...desk.office, remindersBefore: [3], officeHours: { from: '08:30', to: '17:00' } };
    const other = { ...desk, office };
    const { fired } = runUntil(openFile(received, other), '2027-01-22T12:00:00.000Z', other);
    expect(fired).toEqual(['2027-01-20T07:30:00.000Z reminder', '2027-01-22T07:30:00.000Z escalation:0']);
  });
});

describe('the notice of the next recourse', () => {
  const until = (address: string, end: string) => {
    const at = deskAt(address);
    return runUntil(openFile(received, at), end, at).fired.filter((one) => one.includes('next-recourse'));
  };
  it.each([
    [
      'reclamations@cpms.example',
      '2027-03-01T00:00:00.000Z',
      ['2027-01-25T08:00:00.000Z citizen-notice:next-recourse'],
    ],
    // 23 November + 3 weeks is Monday 14 December.
    [
      'reclamations@cpam.example',
      '2027-03-01T00:00:00.000Z',
      ['2026-12-15T08:00:00.000Z citizen-notice:next-recourse'],
    ],
    ['conciliation@cpam.example', '2027-03-01T00:00:00.000Z', []],
    ['conciliateur@cnmss.example', '2027-06-01T00:00:00.000Z', []],
    ['conciliateur@cpam.example', '2027-06-01T00:00:00.000Z', []],
    ['mediateur@cpam.example', '2027-06-01T00:00:00.000Z', []],
  ])('%s', (address, end, notices) => {
    expect(until(address, end)).toEqual(notices);
  });

  it('never goes by itself to a forged sender', () => {
    const forged = fileOf(
      newCase(received, {
        arrival: arrivalSample(received, {
          verdicts: { sender: 'forged', spam: false, virus: false, unscanned: false },
        }),
      }),
    );
    const { fired } = runUntil(forged, '2027-01-26T00:00:00.000Z');
    expect(fired.at(-1)).toBe('2027-01-25T08:00:00.000Z');
    expect(fired.join()).not.toContain('citizen-notice');
  });
});

describe('a receipt of months ago', () => {
  const old = (months: string) => openFile(months);
  const now = '2026-11-23T09:00:00.000Z';

  /** As after a release from quarantine: everything past fires a minute or two apart. */
  function drain(file: Case): string[] {
    const sent: string[] = [];
    for (let at = file, minute = 0; ; minute += 1) {
      const plan = decideMilestone(at, `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`, desk);
      if (plan === null) return sent;
      sent.push(...kinds(plan));
      at = fileOf(plan);
    }
  }

  it('brings one reminder, one escalation that says how late it is, and the notice: no burst', () => {
    // Due 3 July 2026; 20 weeks later is 20 November.
    expect(drain(old('2026-05-03T10:00:00.000Z')).sort()).toEqual([
      'citizen-notice:next-recourse',
      'escalation:20',
      'reminder',
    ]);
  });

  it('goes on a week later, not earlier', () => {
    let file = old('2026-05-03T10:00:00.000Z');
    for (let plan = decideMilestone(file, now, desk); plan !== null; plan = decideMilestone(file, now, desk))
      file = fileOf(plan);
    expect(file.milestone).toEqual({
      id: 'escalation-21@2026-07-03',
      kind: 'escalation',
      at: '2026-11-27T08:00:00.000Z',
    });
  });

  it('of a year ago shows an information request once', () => {
    const file = openFile('2025-12-01T10:00:00.000Z', desk, { kind: 'information-request' });
    expect(drain(file)).toEqual(['alert:dormant']);
  });
});

describe('a date that moves', () => {
  it('by an extension makes new rungs', () => {
    const late = runUntil(openFile(received), '2027-01-22T09:00:00.000Z').file;
    const plan = staffWrites(late, '2027-01-22T10:00:00.000Z', '#prolonger 3 semaines expertise en cours');
    // Saturday 13 February: 7 working days before is Thursday 4, 2 is Thursday 11; alert on Friday 12.
    expect(runUntil(fileOf(plan), '2027-02-15T12:00:00.000Z').fired).toEqual([
      '2027-02-04T08:00:00.000Z reminder',
      '2027-02-11T08:00:00.000Z reminder',
      '2027-02-12T08:00:00.000Z escalation:0',
      '2027-02-15T08:00:00.000Z citizen-notice:next-recourse',
    ]);
  });

  it('by a short extension reminds nobody of what was just decided', () => {
    const plan = staffWrites(openFile(received), '2027-01-22T07:00:00.000Z', '#prolonger 3 jours pièce attendue');
    // Tuesday 26 January; 7 working days before is past.
    expect(fileOf(plan).milestone).toMatchObject({ at: '2027-01-26T08:00:00.000Z', kind: 'escalation' });
  });

  it('stands still in a pause: no rung, then sixty days of silence are shown to the agents', () => {
    const waiting = fileOf(staffWrites(openFile(received), '2026-12-01T10:00:00.000Z', '#attente RIB'));
    // 1 December + 60 days is Saturday 30 January; the next working day is Monday 1 February. And again 60 days on.
    expect(runUntil(waiting, '2027-04-02T00:00:00.000Z').fired).toEqual([
      '2027-02-01T08:00:00.000Z alert:dormant',
      '2027-03-31T07:00:00.000Z alert:dormant',
    ]);
  });

  it('by a pause of a late answer starts no new ladder', () => {
    const late = runUntil(openFile(received), '2027-01-29T12:00:00.000Z').file;
    const waiting = fileOf(staffWrites(late, '2027-02-01T10:00:00.000Z', '#attente RIB'));
    const back = fileOf(citizenWrites(waiting, '2027-02-03T10:00:00.000Z', { attachments: 1 }));
    expect(back.milestone).toMatchObject({ id: 'escalation-2@2027-01-23', at: '2027-02-05T08:00:00.000Z' });
  });

  it('leaves no rung on a closed case', () => {
    const closed = fileOf(staffWrites(openFile(received), '2026-12-01T10:00:00.000Z', '#clore doublon'));
    expect(closed.milestone).toBeNull();
    expect(pendingMilestones(closed, desk.office, desk.procedure)).toEqual([]);
  });
});

describe('the alarm of an acknowledgement', () => {
  const withheld = fileOf(newCase(received, { arrival: arrivalSample(received, { suppressed: 'bulk' }) }));

  it('rings on its own last day while it is withheld, once', () => {
    // 23 November + 10 days is Thursday 3 December.
    const { file, fired } = runUntil(withheld, '2026-12-31T00:00:00.000Z');
    expect(fired).toEqual(['2026-12-03T08:00:00.000Z alert:acknowledgement-overdue']);
    expect(file.milestone?.kind).toBe('reminder');
  });

  it('rings on the working day before a Sunday', () => {
    const file = fileOf(
      newCase('2026-12-31T10:00:00.000Z', {
        arrival: arrivalSample('2026-12-31T10:00:00.000Z', { suppressed: 'bulk' }),
      }),
    );
    expect(file.milestone).toMatchObject({ kind: 'acknowledgement-alarm', at: '2027-01-08T08:00:00.000Z' });
  });

  it('rings while the case waits for the citizen, not once it is answered', () => {
    const waiting = fileOf(staffWrites(withheld, '2026-11-24T10:00:00.000Z', '#attente RIB'));
    expect(waiting.milestone?.kind).toBe('acknowledgement-alarm');
    const answered = fileOf(staffWrites(withheld, '2026-11-24T10:00:00.000Z', 'Voici notre réponse.'));
    expect(answered.milestone?.kind).toBe('dormant');
  });

  it('is not booked when it was sent, and is again when it bounced', () => {
    const sent = openFile(received);
    expect(sent.milestone?.kind).toBe('reminder');
    const bounced = decideFeedback(
      sent,
      'acknowledgement',
      { type: 'bounced', permanent: true, diagnostic: '550 5.1.1' },
      '2026-11-23T15:01:00.000Z',
      desk,
    );
    expect(fileOf(bounced).milestone).toMatchObject({ kind: 'acknowledgement-alarm', at: '2026-12-03T08:00:00.000Z' });
  });
});

describe('sixty days without a word', () => {
  it('close an answered case, and tell nobody', () => {
    const answered = fileOf(staffWrites(openFile(received), '2026-12-01T10:00:00.000Z', 'Voici notre réponse.'));
    expect(answered.milestone).toMatchObject({ kind: 'dormant', at: '2027-02-01T08:00:00.000Z' });
    const plan = decideMilestone(answered, '2027-02-01T08:00:00.000Z', desk);
    expect(fileOf(plan)).toMatchObject({ status: 'closed', closedAt: '2027-02-01T08:00:00.000Z', milestone: null });
    expect(plan?.letters).toEqual([]);
  });

  it('change nothing on an open complaint, whose clock runs', () => {
    const { fired, file } = runUntil(openFile(received), '2027-02-01T12:00:00.000Z');
    expect(fired.join()).not.toContain('dormant');
    expect(file.status).toBe('open');
  });

  it('show an open information request, which has no clock, to the agents', () => {
    const file = openFile(received, desk, { kind: 'information-request' });
    // 23 November + 60 days is Friday 22 January.
    expect(file.milestone).toMatchObject({ kind: 'dormant', at: '2027-01-22T08:00:00.000Z' });
    const plan = decideMilestone(file, '2027-01-22T08:00:00.000Z', desk);
    expect(plan?.letters[0]?.to).toEqual(['agents@cpms.example']);
    expect(plan?.letters.some((letter) => letter.to.includes(CITIZEN))).toBe(false);
  });
});

it('a case whose clock was lost by some fault still has a milestone', () => {
  const broken: Case = { ...openFile(received), deadlines: [] };
  expect(nextMilestone(broken, desk.office, desk.procedure)?.kind).toBe('dormant');
});
