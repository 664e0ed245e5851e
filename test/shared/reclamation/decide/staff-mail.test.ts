import { describe, expect, it } from 'vitest';
import type { Case, SealedNir } from '../../../../shared/reclamation/case.ts';
import { answerDeadline } from '../../../../shared/reclamation/deadlines.ts';
import { decideFeedback } from '../../../../shared/reclamation/decide/feedback.ts';
import type { StaffMail } from '../../../../shared/reclamation/decide/progress.ts';
import {
  arrivalSample,
  CITIZEN,
  deskAt,
  fileOf,
  kinds,
  lines,
  newCase,
  openFile,
  readingSample,
  recipients,
  staffWrites,
} from './conversation.ts';

const desk = deskAt();
const received = '2026-11-23T15:00:00.000Z';
const at = '2026-12-01T10:00:00.000Z';
const open = openFile(received);
const reply = (text: string, change: Partial<StaffMail> = {}, file: Case = open) => staffWrites(file, at, text, change);

const internal = ['reminder', 'escalation', 'alert', 'digest'] as const;

describe('what of a reply goes to the citizen', () => {
  it('a plain reply to a notification, and it stops the clock', () => {
    const plan = reply('Bonjour Madame,\nvoici votre décompte.');
    expect(recipients(plan)).toEqual([CITIZEN]);
    expect(kinds(plan)).toEqual(['answer']);
    expect(plan.letters[0]?.thread[0]).toBe('<un@citoyenne.example>');
  });

  it('attachments alone are an answer', () => {
    expect(kinds(reply('', { attachments: 1 }))).toEqual(['answer']);
  });

  it.each(internal)('never a plain reply to a %s: it is a note, and the clock runs on', (purpose) => {
    const plan = reply('Occupe-toi de ça, elle nous casse les pieds.', { purpose, from: 'responsable@cpms.example' });
    expect(recipients(plan)).toEqual([]);
    expect(lines(plan)).toEqual(['noted']);
    expect(fileOf(plan)).toMatchObject({ status: 'open', deadlines: open.deadlines });
  });

  it.each(internal)('a reply to a %s that begins with #repondre', (purpose) => {
    expect(kinds(reply('#repondre\nBonjour Madame.', { purpose }))).toEqual(['answer']);
  });

  it.each(internal)('never the text under #clore on a %s: it is kept, and the agent is told', (purpose) => {
    const plan = reply('#clore doublon\nEncore elle.', { purpose });
    expect(recipients(plan)).toEqual(['agents@cpms.example']);
    expect(kinds(plan)).toEqual(['alert:command-done']);
    expect(fileOf(plan)).toMatchObject({ status: 'closed', answeredAt: null });
  });

  it('the text under #clore on a notification, before it closes', () => {
    const plan = reply('#clore réglé\nBonjour, c’est réglé.');
    expect(kinds(plan)).toEqual(['answer']);
    expect(fileOf(plan)).toMatchObject({ status: 'closed', closedReason: 'réglé', answeredAt: at });
    expect(answerDeadline(fileOf(plan).deadlines)?.state).toBe('met');
  });

  it('never a signature alone under #clore', () => {
    const plan = reply('#clore doublon\n\nCordialement\nMartine Exemple');
    expect(plan.letters).toEqual([]);
    expect(fileOf(plan).answeredAt).toBeNull();
  });

  it('never a note', () => {
    for (const text of [
      '#note rappelé',
      '#note\nrappelé',
      '#note rappelé\n#clore doublon',
      '#clore doublon\n#note\nrappelé',
    ]) {
      expect([text, recipients(reply(text))]).toEqual([text, []]);
    }
  });

  it('the words under #attente with the request, on a notification', () => {
    expect(reply('#attente RIB\nBonjour, il nous faut votre RIB.').letters).toMatchObject([
      { to: [CITIZEN], facts: { about: { type: 'piece-requested', mail: { inboundId: 'recu3' } } } },
    ]);
  });

  it.each(internal)('never the words under #attente on a %s, unless #repondre is with it', (purpose) => {
    const kept = reply('#attente RIB\nRelance-la, Martine.', { purpose });
    expect(kept.letters).toMatchObject([
      { facts: { about: { type: 'piece-requested', mail: null } } },
      { to: ['agents@cpms.example'] },
    ]);
    const sent = reply('#attente RIB\n#repondre\nBonjour, votre RIB ?', { purpose });
    expect(sent.letters).toMatchObject([{ facts: { about: { mail: { inboundId: 'recu3' } } } }]);
  });

  it('never a note with #attente', () => {
    const plan = reply('#attente RIB\n#note\nelle ment, je crois');
    expect(plan.letters).toMatchObject([{ facts: { about: { type: 'piece-requested', mail: null } } }]);
    expect(lines(plan)).toEqual(['waiting', 'noted']);
  });

  it.each(['#prolonger 15 jours enquête', '#information', '#transmettre service@caisse.example', '#rouvrir'])(
    'never the text under %s, and the agent is told so',
    (command) => {
      const file = command === '#rouvrir' ? fileOf(reply('Réponse.')) : open;
      const plan = reply(`${command}\nBonjour Madame.`, {}, file);
      expect(kinds(plan)).not.toContain('answer');
      expect(plan.letters.at(-1)).toMatchObject({
        to: ['agents@cpms.example'],
        facts: { about: { type: 'command-done' } },
      });
    },
  );

  it.each(['', 'Cordialement,\nMartine', '#repondre'])(
    'an empty reply sends nothing and stops no clock: %j',
    (text) => {
      const plan = reply(text);
      expect(plan).toMatchObject({ outcome: 'ignored', reason: 'command-refused' });
      expect(recipients(plan)).toEqual(['agents@cpms.example']);
      expect(fileOf(plan)).toMatchObject({ status: 'open', deadlines: open.deadlines });
    },
  );

  it.each(['#clotre doublon\nBonjour', '#rouvrir\nBonjour', 'Bonjour\n#note elle ment', '#clore a\n#clore b\nBonjour'])(
    'what cannot be obeyed: nothing takes effect, only the agent is told: %j',
    (text) => {
      const plan = reply(text);
      expect(plan).toMatchObject({ outcome: 'ignored', reason: 'command-refused' });
      expect(recipients(plan)).toEqual(['agents@cpms.example']);
      const { version, ...rest } = fileOf(plan);
      const { version: _, ...same } = open;
      expect(rest).toEqual(same);
      expect(lines(plan)).toEqual(['refused']);
    },
  );

  it('a second command that fails undoes the first', () => {
    expect(fileOf(reply('#attente RIB\n#rouvrir extra'))).toMatchObject({ status: 'open', waitingSince: null });
    expect(fileOf(reply('#clore x\n#irrecevable y'))).toMatchObject({ status: 'open' });
  });
});

describe('#prolonger', () => {
  it('moves the date with its reason and tells the citizen', () => {
    const plan = reply('#prolonger 15 jours expertise en cours');
    expect(answerDeadline(fileOf(plan).deadlines)).toMatchObject({ due: '2027-02-07' });
    expect(plan.letters).toMatchObject([
      { to: [CITIZEN], facts: { about: { type: 'extended', due: '2027-02-07', reason: 'expertise en cours' } } },
    ]);
  });

  it.each([
    ['the new date would be past', '2027-03-01T10:00:00.000Z', '#prolonger 15 jours enquête', open],
    ['it is longer than a year', at, '#prolonger 24 mois enquête', open],
    ['no answer is due', at, '#prolonger 15 jours enquête', openFile(received, desk, { kind: 'information-request' })],
    ['the answer was given', at, '#prolonger 15 jours enquête', fileOf(staffWrites(open, at, 'Réponse.'))],
    ['the case is closed', at, '#prolonger 15 jours enquête', fileOf(staffWrites(open, at, '#clore'))],
  ] as const)('is refused when %s', (_, when, text, file) => {
    expect(staffWrites(file, when, text)).toMatchObject({ outcome: 'ignored', reason: 'command-refused' });
  });
});

describe('#transmettre', () => {
  it('passes the citizen’s own mail on, without any right on the case, and tells the citizen', () => {
    const plan = reply('#transmettre service@caisse.example');
    expect(plan.letters).toMatchObject([
      { to: ['service@caisse.example'], thread: [], facts: { about: 'transmitted', mail: { inboundId: 'recu1' } } },
      { to: [CITIZEN], facts: { about: { type: 'transmitted', to: 'service@caisse.example' } } },
    ]);
    expect(fileOf(plan).status).toBe('open');
  });

  it.each([CITIZEN, 'ODILE@citoyenne.example', 'reclamations@cpms.example', 'reclamations+x@CPMS.example'])(
    'not to %s',
    (to) => {
      expect(reply(`#transmettre ${to}`).outcome).toBe('ignored');
    },
  );
});

describe('#irrecevable', () => {
  it('closes with its reason, which the citizen gets; it is the office’s answer', () => {
    const plan = reply('#irrecevable relève du médecin');
    expect(fileOf(plan)).toMatchObject({ status: 'closed', closedReason: 'irrecevable : relève du médecin' });
    expect(answerDeadline(fileOf(plan).deadlines)?.state).toBe('met');
    expect(plan.letters).toMatchObject([
      { to: [CITIZEN], facts: { about: { type: 'not-receivable', reason: 'relève du médecin' } } },
    ]);
  });

  it('on a waiting case counts the pause', () => {
    const waiting = fileOf(reply('#attente RIB'));
    const plan = staffWrites(waiting, '2027-01-30T10:00:00.000Z', '#irrecevable pièces jamais venues');
    expect(answerDeadline(fileOf(plan).deadlines)).toMatchObject({ state: 'met', due: '2027-03-24' });
  });
});

describe('#information and #reclamation', () => {
  const question = openFile(received, desk, { kind: 'information-request' });

  it('an information request has no clock, and its short letter instead of an acknowledgement', () => {
    expect(question).toMatchObject({
      nature: 'information-request',
      deadlines: [],
      acknowledgement: { state: 'not-owed' },
    });
  });

  it('becomes a complaint dated by its first receipt, acknowledged', () => {
    const plan = staffWrites(question, '2026-12-03T10:00:00.000Z', '#reclamation');
    expect(answerDeadline(fileOf(plan).deadlines)).toMatchObject({
      start: '2026-11-23',
      due: '2027-01-23',
      state: 'running',
    });
    expect(fileOf(plan).acknowledgement.state).toBe('owed');
    expect(plan.letters).toMatchObject([
      { to: [CITIZEN], facts: { kind: 'acknowledgement' }, premise: { type: 'acknowledgement-owed' } },
    ]);
  });

  it('from a forged sender stays without an acknowledgement until it is released', () => {
    const arrival = arrivalSample(received, {
      verdicts: { sender: 'forged', spam: false, virus: false, unscanned: false },
    });
    const forged = fileOf(newCase(received, { arrival, reading: readingSample({ kind: 'information-request' }) }));
    const plan = staffWrites(forged, at, '#reclamation');
    expect(recipients(plan)).toEqual(['agents@cpms.example']);
    expect(fileOf(plan).acknowledgement).toEqual({ state: 'withheld', at, reason: 'sender-forged' });
    expect(kinds(staffWrites(fileOf(plan), at, '#liberer'))).toEqual(['acknowledgement']);
  });

  it('while it waits is paused', () => {
    const waiting = fileOf(staffWrites(question, at, '#attente RIB'));
    expect(answerDeadline(fileOf(staffWrites(waiting, at, '#reclamation')).deadlines)?.state).toBe('paused');
  });

  it('answered already is answered', () => {
    const answered = fileOf(staffWrites(question, at, 'Réponse.'));
    expect(answerDeadline(fileOf(staffWrites(answered, at, '#reclamation')).deadlines)).toMatchObject({
      state: 'met',
      metAt: at,
    });
  });

  it('closed must be opened first, in the same mail if need be', () => {
    const closed = fileOf(staffWrites(question, at, '#clore'));
    expect(staffWrites(closed, at, '#reclamation').outcome).toBe('ignored');
    const plan = staffWrites(closed, at, '#rouvrir\n#reclamation');
    expect(fileOf(plan)).toMatchObject({ status: 'open', nature: 'complaint' });
    expect(fileOf(plan).milestone?.kind).not.toBe('dormant');
  });

  it('there and back again: one acknowledgement, the same dates, all that was done still done', () => {
    const there = fileOf(staffWrites(open, at, '#information'));
    expect(there).toMatchObject({ nature: 'information-request', deadlines: [], acknowledgement: { state: 'sent' } });
    const back = staffWrites(there, '2026-12-02T10:00:00.000Z', '#reclamation');
    expect(back.letters).toEqual([]);
    expect(fileOf(back).deadlines).toEqual(open.deadlines);
  });

  it('twice is refused', () => {
    expect(staffWrites(question, at, '#information').outcome).toBe('ignored');
    expect(staffWrites(open, at, '#reclamation').outcome).toBe('ignored');
  });
});

describe('#nir', () => {
  const nir: SealedNir = { status: 'valid', masked: '1 85 05 ** *** *** **', sealed: 'scellé' };
  it('is kept sealed, and ends what was missing', () => {
    const lacks: Case = { ...open, missing: ['nir'], missingBy: '2026-12-08' };
    expect(fileOf(reply('#nir 1 85 05 78 006 084 91', { nir }, lacks))).toMatchObject({
      nir,
      missing: [],
      missingBy: null,
    });
  });
  it('with a wrong key is refused, and the number is nowhere in the plan', () => {
    const plan = reply('#nir 1 85 05 78 006 084 92');
    expect(plan.outcome).toBe('ignored');
    expect(JSON.stringify(plan)).not.toMatch(/006.?084/);
  });
});

describe('#liberer', () => {
  it('sends the acknowledgement that was held back', () => {
    const withheld = fileOf(newCase(received, { arrival: arrivalSample(received, { suppressed: 'no-reply' }) }));
    const plan = reply('#liberer', { purpose: 'alert' }, withheld);
    expect(kinds(plan)).toEqual(['acknowledgement']);
    expect(fileOf(plan).acknowledgement.state).toBe('owed');
  });
  it('finds nothing to release otherwise', () => {
    expect(reply('#liberer', { purpose: 'alert' }).outcome).toBe('ignored');
  });
});

describe('#fusionner', () => {
  const REF = 'CPMS-2JKM8XE';
  const younger = (change: Partial<Case> = {}): Case => ({
    ...openFile('2026-11-30T15:00:00.000Z'),
    reference: REF,
    thread: ['<y@citoyenne.example>'],
    ...change,
  });
  const order = { commands: [{ name: 'fusionner', reference: REF }], refused: null, text: '' } as const;
  const merge = (file: Case, other: Case | null, text = '') =>
    staffWrites(file, at, '', { order: { ...order, text }, other });

  it('keeps the older case, whichever the agent writes on', () => {
    const fromOld = merge(open, younger());
    expect(fromOld.changes.map(({ file }) => [file.reference, file.status, file.mergedInto])).toEqual([
      ['CPMS-7K3Q9FA', 'open', null],
      [REF, 'closed', 'CPMS-7K3Q9FA'],
    ]);
    const fromYoung = merge(younger(), open);
    expect(fromYoung.changes.map(({ file }) => [file.reference, file.mergedInto])).toEqual([
      [REF, 'CPMS-7K3Q9FA'],
      ['CPMS-7K3Q9FA', null],
    ]);
    expect(fromOld.changes[0]?.file).toMatchObject({
      linked: [REF],
      thread: ['<un@citoyenne.example>', expect.any(String), '<y@citoyenne.example>'],
    });
  });

  it('loses no clock: an open question merged into an answered or closed case opens it, by its own date', () => {
    for (const settled of [fileOf(reply('Réponse.')), fileOf(reply('#clore'))]) {
      const survivor = merge(settled, younger()).changes[0]?.file;
      expect(survivor).toMatchObject({ status: 'open', closedAt: null, answeredAt: null });
      expect(answerDeadline(survivor?.deadlines ?? [])).toMatchObject({ due: '2027-01-30', metAt: null });
      expect(survivor?.milestone?.kind).toBe('reminder');
    }
  });

  it('loses no complaint: an information request that takes in a complaint is one', () => {
    const question = { ...openFile(received, desk, { kind: 'information-request' }) };
    const survivor = merge(question, younger()).changes[0]?.file;
    expect(survivor).toMatchObject({ nature: 'complaint', status: 'open', acknowledgement: { state: 'sent' } });
    expect(answerDeadline(survivor?.deadlines ?? [])?.due).toBe('2027-01-30');
  });

  it.each([
    ['it does not exist', null],
    ['it is of another office', younger({ office: 'reclamations@cpam.example' })],
    ['it is the same', open],
    ['it was merged before', younger({ mergedInto: 'CPMS-2222229' })],
    ['it is another person’s', younger({ citizen: { name: 'X', address: 'autre@citoyen.example' } })],
  ])('is refused when %s', (_, other) => {
    expect(merge(open, other).outcome).toBe('ignored');
  });

  it('with an answer under it on the case that goes is refused: the survivor’s clock would run on', () => {
    const plan = staffWrites(younger(), at, '', {
      order: { commands: [...order.commands, { name: 'repondre' }], refused: null, text: 'Bonjour' },
      other: open,
    });
    expect(plan.outcome).toBe('ignored');
    expect(recipients(plan)).toEqual(['agents@cpms.example']);
  });

  it('cannot be undone by #rouvrir on the case that went', () => {
    const gone = merge(younger(), open).changes[0]?.file as Case;
    expect(staffWrites(gone, at, '#rouvrir').outcome).toBe('ignored');
  });
});

describe('what came of a letter', () => {
  it('delivered: an acknowledgement is delivered', () => {
    expect(fileOf(decideFeedback(open, 'acknowledgement', { type: 'delivered' }, at, desk)).acknowledgement.state).toBe(
      'delivered',
    );
  });
  it('reported as spam: staff are told', () => {
    expect(kinds(decideFeedback(open, 'citizen-notice', { type: 'spam-complaint' }, at, desk))).toEqual([
      'alert:spam-complaint',
    ]);
  });
  it('an internal mail that bounced alerts nobody by the same way', () => {
    const event = { type: 'bounced', permanent: true, diagnostic: '5.1.1' } as const;
    for (const kind of ['staff-notification', 'reminder', 'escalation', 'alert', 'digest'] as const)
      expect(decideFeedback(open, kind, event, at, desk).letters).toEqual([]);
  });
});
