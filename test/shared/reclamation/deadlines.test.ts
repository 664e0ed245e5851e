import { describe, expect, it } from 'vitest';
import {
  answerDeadline,
  basis,
  extend,
  followUpTarget,
  meet,
  openDeadlines,
  pause,
  reopenDeadlines,
  resume,
  stateOn,
  unmeet,
} from '../../../shared/reclamation/deadlines.ts';
import { deskAt } from './decide/conversation.ts';

const dues = (address: string, receivedAt: string) => {
  const { office, procedure } = deskAt(address);
  return Object.fromEntries(openDeadlines(procedure, office, receivedAt).map((one) => [one.kind, one.due]));
};
const opened = (address: string, receivedAt: string) => {
  const { office, procedure } = deskAt(address);
  return openDeadlines(procedure, office, receivedAt);
};
const of = (deadlines: ReturnType<typeof opened>, kind: string) => {
  const one = deadlines.find((deadline) => deadline.kind === kind);
  if (one === undefined) throw new Error(`No deadline ${kind}.`);
  return one;
};

/** Noon in Paris on winter days. */
const noon = (date: string) => `${date}T11:00:00.000Z`;

describe('the deadlines of each procedure, counted by hand', () => {
  it.each([
    // The samples' own dates (mails/expected.json).
    [
      'conciliateur@cnmss.example',
      noon('2026-11-02'),
      {
        'crpa-accuse-enregistrement-1-jour-ouvre': '2026-11-03',
        'crpa-accuse-reception-10-jours-ouvres': '2026-11-17',
        'crpa-silence-2-months': '2027-01-02',
        'answer-target-office': '2027-01-02',
      },
    ],
    [
      'conciliation@cpam.example',
      noon('2026-11-04'),
      {
        'crpa-accuse-enregistrement-1-jour-ouvre': '2026-11-05',
        'crpa-accuse-reception-10-jours-ouvres': '2026-11-19',
        'crpa-silence-2-months': '2027-01-04',
        'response-due-3-weeks': '2026-11-25',
      },
    ],
    [
      'reclamations@cpms.example',
      noon('2026-12-31'),
      {
        'ack-due-seed-10-days-calendar': '2027-01-10',
        'ack-due-acpr-10-jours-ouvrables': '2027-01-13',
        'response-due-2-months': '2027-02-28',
        'response-safe-target-previous-working-day': '2027-02-26',
      },
    ],
    [
      'conciliateur@cpam.example',
      '2026-11-10T10:48:00.000Z',
      {
        'crpa-accuse-enregistrement-1-jour-ouvre': '2026-11-12',
        'crpa-accuse-reception-10-jours-ouvres': '2026-11-25',
        'crpa-silence-2-months': '2027-01-10',
        'answer-target-office': '2027-01-10',
      },
    ],
    [
      'mediateur@cpam.example',
      '2026-11-22T22:58:00.000Z',
      {
        'crpa-accuse-enregistrement-1-jour-ouvre': '2026-11-23',
        'crpa-accuse-reception-10-jours-ouvres': '2026-12-04',
        'crpa-silence-2-months': '2027-01-22',
        'answer-target-office': '2027-01-22',
      },
    ],
    [
      'reclamations@cpam.example',
      '2026-11-22T23:30:00.000Z',
      {
        'crpa-accuse-enregistrement-1-jour-ouvre': '2026-11-24',
        'crpa-accuse-reception-10-jours-ouvres': '2026-12-07',
        'crpa-silence-2-months': '2027-01-23',
        'response-due-3-weeks': '2026-12-14',
      },
    ],
    // Leap year, and three weeks that end on a Saturday in Christmas week: never extended.
    [
      'reclamations@cpms.example',
      noon('2027-12-31'),
      {
        'ack-due-seed-10-days-calendar': '2028-01-10',
        'ack-due-acpr-10-jours-ouvrables': '2028-01-13',
        'response-due-2-months': '2028-02-29',
        'response-safe-target-previous-working-day': '2028-02-29',
      },
    ],
    [
      'reclamations@cnmss.example',
      noon('2026-12-05'),
      {
        'crpa-accuse-enregistrement-1-jour-ouvre': '2026-12-07',
        'crpa-accuse-reception-10-jours-ouvres': '2026-12-18',
        'crpa-silence-2-months': '2027-02-05',
        'response-due-3-weeks': '2026-12-26',
      },
    ],
  ])('%s, received %s', (address, receivedAt, expected) => {
    expect(dues(address, receivedAt)).toEqual(expected);
  });

  it('follow the holidays of the office, not of the citizen', () => {
    const { office, procedure } = deskAt('reclamations@cpam.example');
    const due = (region: typeof office.region) =>
      of(openDeadlines(procedure, { ...office, region }, noon('2027-03-25')), 'crpa-accuse-enregistrement-1-jour-ouvre')
        .due;
    expect([due('metropole'), due('alsace-moselle')]).toEqual(['2027-03-26', '2027-03-30']);
  });

  it('take the target that the office set where its procedure promises nothing, and only there', () => {
    const target = { count: 6, unit: 'semaines' } as const;
    const own = (address: string) => {
      const { office, procedure } = deskAt(address);
      return answerDeadline(openDeadlines(procedure, { ...office, answerTarget: target }, noon('2026-11-23')));
    };
    expect(own('mediateur@cpam.example')).toMatchObject({ due: '2027-01-04', rule: 'objectif fixé par le service' });
    expect(own('reclamations@cpam.example')).toMatchObject({ due: '2026-12-14' });
  });

  it('of silence and of the safe target are shown and drive nothing', () => {
    const states = Object.fromEntries(
      opened('reclamations@cpms.example', noon('2026-12-31')).map((one) => [one.kind, one.state]),
    );
    expect(states).toMatchObject({
      'response-due-2-months': 'running',
      'response-safe-target-previous-working-day': 'informative',
    });
    expect(of(opened('reclamations@cpam.example', noon('2026-11-23')), 'crpa-silence-2-months').state).toBe(
      'informative',
    );
  });
});

describe('a deadline says why it is due then', () => {
  it.each([
    [
      'reclamations@cpms.example',
      'response-due-2-months',
      '2 mois à compter de la réception (31 décembre 2026), règle CPMS',
    ],
    [
      'reclamations@cpms.example',
      'response-safe-target-previous-working-day',
      'dernier jour ouvré jusqu’à l’échéance de la réponse, règle CPMS, ramenée au jour ouvré précédent',
    ],
    [
      'reclamations@cpam.example',
      'response-due-3-weeks',
      '3 semaines à compter de la réception (31 décembre 2026), délai avant la saisine du conciliateur',
    ],
    [
      'mediateur@cpam.example',
      'answer-target-office',
      '2 mois à compter de la réception (31 décembre 2026), objectif fixé par le service',
    ],
    [
      'mediateur@cpam.example',
      'crpa-accuse-enregistrement-1-jour-ouvre',
      '1 jour ouvré à compter de la réception (31 décembre 2026), CRPA R. 112-11-2',
    ],
  ])('%s %s', (address, kind, words) => {
    expect(basis(of(opened(address, noon('2026-12-31')), kind))).toBe(words);
  });

  it('with its pause and its extension, oldest first', () => {
    const { office } = deskAt();
    const paused = pause(opened('reclamations@cpms.example', noon('2026-12-31')));
    const run = resume(paused, noon('2027-01-11'), noon('2027-01-14'), office.region);
    const longer = extend({ deadlines: run }, { count: 1, unit: 'semaines' }, 'expertise', noon('2027-02-01'), office);
    expect(basis(of(longer, 'response-due-2-months'))).toBe(
      '2 mois à compter de la réception (31 décembre 2026), règle CPMS ; suspendue du 11 janvier 2027 au 14 janvier 2027 (3 jours) ; prolongée de 1 semaine le 1er février 2027 : expertise',
    );
    expect(of(longer, 'response-due-2-months').due).toBe('2027-03-10');
  });
});

describe('a pause', () => {
  const { office } = deskAt();
  const start = opened('reclamations@cpms.example', noon('2026-12-31'));

  it('adds the days that the clock stood, and takes the safe target along', () => {
    const run = resume(pause(start), noon('2027-01-20'), noon('2027-01-30'), office.region);
    expect(of(run, 'response-due-2-months')).toMatchObject({ due: '2027-03-10', state: 'running' });
    expect(of(run, 'response-safe-target-previous-working-day').due).toBe('2027-03-10');
    // 28 February + 20 days is Saturday 20 March.
    const longer = resume(pause(start), noon('2027-01-10'), noon('2027-01-30'), office.region);
    expect(of(longer, 'response-safe-target-previous-working-day').due).toBe('2027-03-19');
  });

  it('counts days of the calendar in Paris, not hours', () => {
    // 23:30 in Paris on the 20th until 00:10 on the 21st: one day.
    const run = resume(pause(start), '2027-01-20T22:30:00.000Z', '2027-01-20T23:10:00.000Z', office.region);
    expect(of(run, 'response-due-2-months').due).toBe('2027-03-01');
    expect(basis(of(run, 'response-due-2-months'))).toContain('(1 jour)');
  });

  it('of less than a day moves nothing', () => {
    const run = resume(pause(start), noon('2027-01-20'), noon('2027-01-20'), office.region);
    expect(of(run, 'response-due-2-months')).toEqual(of(start, 'response-due-2-months'));
  });

  it('does not make good an answer that was late before it', () => {
    const run = resume(pause(start), noon('2027-03-05'), noon('2027-03-25'), office.region);
    expect(of(run, 'response-due-2-months')).toMatchObject({ due: '2027-02-28', state: 'running', changes: [] });
  });

  it('stops the clock of silence as well (CRPA L. 114-5)', () => {
    const public_ = opened('reclamations@cpam.example', noon('2026-11-23'));
    const run = resume(pause(public_), noon('2026-12-01'), noon('2026-12-11'), office.region);
    expect(of(run, 'crpa-silence-2-months')).toMatchObject({ due: '2027-02-02', state: 'informative' });
    expect(of(run, 'crpa-accuse-reception-10-jours-ouvres')).toEqual(
      of(public_, 'crpa-accuse-reception-10-jours-ouvres'),
    );
  });

  it('is shown as such, also after the date', () => {
    expect(stateOn(of(pause(start), 'response-due-2-months'), '2027-06-01')).toBe('paused');
  });
});

describe('a duty', () => {
  const start = opened('reclamations@cpms.example', noon('2026-12-31'));

  it('done on its last day is met, the day after it is missed', () => {
    const at = (instant: string) => of(meet(start, 'answer', instant), 'response-due-2-months').state;
    expect(at('2027-02-28T22:59:00.000Z')).toBe('met');
    expect(at('2027-02-28T23:01:00.000Z')).toBe('missed');
  });

  it('not done is running on its last day and missed on the next', () => {
    const answer = of(start, 'response-due-2-months');
    expect([stateOn(answer, '2027-02-28'), stateOn(answer, '2027-03-01')]).toEqual(['running', 'missed']);
  });

  it('done keeps the first instant', () => {
    const twice = meet(meet(start, 'answer', noon('2027-01-05')), 'answer', noon('2027-01-09'));
    expect(of(twice, 'response-due-2-months').metAt).toBe(noon('2027-01-05'));
  });

  it('undone by a bounce stands where it stood, by every rule that the letter had met', () => {
    const back = unmeet(meet(start, 'acknowledgement', noon('2027-01-02')), 'acknowledgement');
    expect(back).toEqual(start);
    expect(unmeet(start, 'acknowledgement')).toEqual(start);
  });

  it('undone leaves what an earlier letter met', () => {
    const { office, procedure } = deskAt();
    const first = meet(start, 'answer', noon('2027-01-05'));
    const second = meet(
      [...first, followUpTarget(procedure, office, noon('2027-01-08'))],
      'answer',
      noon('2027-01-12'),
    );
    const back = unmeet(second, 'answer');
    expect(of(back, 'response-due-2-months').metAt).toBe(noon('2027-01-05'));
    expect(answerDeadline(back)).toMatchObject({ kind: 'follow-up-target', metAt: null, due: '2027-01-22' });
  });
});

describe('an extension', () => {
  const { office, procedure } = deskAt();
  const start = opened('reclamations@cpms.example', noon('2026-12-31'));
  it.each([
    [{ count: 15, unit: 'jours' }, '2027-03-15'],
    [{ count: 10, unit: 'jours-ouvres' }, '2027-03-12'],
    [{ count: 10, unit: 'jours-ouvrables' }, '2027-03-11'],
    [{ count: 2, unit: 'semaines' }, '2027-03-14'],
    [{ count: 1, unit: 'mois' }, '2027-03-28'],
  ] as const)('by %j from 28 February 2027', (period, due) => {
    expect(answerDeadline(extend({ deadlines: start }, period, 'enquête', noon('2027-02-01'), office))?.due).toBe(due);
  });

  it('by reopening is on the record, and never nearer than what was promised', () => {
    const unanswered = reopenDeadlines(start, procedure, office, noon('2027-01-05'));
    expect(answerDeadline(unanswered)).toMatchObject({ kind: 'response-due-2-months', due: '2027-02-28' });
    const late = reopenDeadlines(start, procedure, office, noon('2027-03-08'));
    expect(answerDeadline(late)).toMatchObject({
      due: '2027-03-22',
      changes: [{ from: '2027-02-28', reason: 'réouverture du dossier le 8 mars 2027' }],
    });
    const answered = reopenDeadlines(meet(start, 'answer', noon('2027-01-04')), procedure, office, noon('2027-03-08'));
    expect(answerDeadline(answered)).toMatchObject({
      kind: 'follow-up-target',
      due: '2027-03-22',
      changes: [{ from: '2027-02-28' }],
    });
  });
});
