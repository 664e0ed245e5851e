/** Quarantine and feedback without a console: staff learn by mail what was held or not delivered, and act by replying. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gmail } from './clients/gmail.ts';
import { outlook } from './clients/outlook.ts';
import type { Letter } from './letter.ts';
import { complaintText, cpms, exchange, openCase, sent } from './opened-case.ts';
import { monday, writer } from './person.ts';
import { openStack, type Stack } from './stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(monday, [cpms]);
});
afterAll(() => stack.stop());

const agent = writer('Agents CPMS', 'agents@cpms.example', outlook);
const subject = 'Réclamation : cotisations';

function only(letters: readonly Letter[], kind: string): Letter {
  const [letter] = letters.filter((one) => one.kind === kind);
  if (letter === undefined) throw new Error(`No ${kind} among ${letters.map((one) => one.kind).join(', ')}.`);
  return letter;
}

describe('a mail taken for spam', () => {
  const citizen = writer('Hugo Essai', 'hugo.spam@courriel.example', gmail);

  it('waits without effect, is shown to staff, and is filed as of its first receipt by #liberer', async () => {
    const held = await exchange(
      stack,
      citizen.write(cpms, subject, complaintText, { headers: ['X-Local-Verdicts: spam=FAIL'] }),
    );
    expect(held.row).toMatchObject({ outcome: 'quarantined', reason: 'spam', caseReference: null });
    expect(sent(held.letters)).toEqual(['alert → agents@cpms.example']);
    const alert = only(held.letters, 'alert');
    expect(alert.text).toContain('prélever les cotisations');
    expect(alert.text).toContain('#liberer');
    expect(alert.raw.toString()).not.toMatch(/990.?084/);

    await stack.clock({ advance: 'P3D' });
    const left = await exchange(stack, agent.answer(alert, 'Je ne sais pas, à voir.'));
    expect(left.row).toMatchObject({ outcome: 'ignored', reason: 'command-refused' });
    expect(sent(left.letters)).toEqual(['alert → agents@cpms.example']);

    const released = await exchange(stack, agent.answer(alert, '#Libérer'));
    expect(sent(released.letters)).toEqual([
      `acknowledgement → ${citizen.address}`,
      'staff-notification → agents@cpms.example',
    ]);
    const file = await stack.case(only(released.letters, 'acknowledgement').reference ?? '');
    expect(file.receivedAt).toBe(held.row.at);
    expect(file.answerDue).toBe('2027-01-23');

    const again = await exchange(stack, agent.answer(alert, '#liberer'));
    expect(again.letters.filter(({ to }) => to === citizen.address)).toEqual([]);
  });

  it('is not released by somebody else who has the alert', async () => {
    const held = await exchange(
      stack,
      citizen.write(cpms, subject, `${complaintText}\nEncore.`, { headers: ['X-Local-Verdicts: spam=FAIL'] }),
    );
    const stranger = writer('Alex Autre', 'alex.alerte@ailleurs.example', gmail);
    const { row } = await exchange(stack, stranger.answer(only(held.letters, 'alert'), '#liberer'));
    expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-token-without-staff' });
    const forgery = await exchange(
      stack,
      agent.answer(only(held.letters, 'alert'), '#liberer', { headers: ['X-Local-Verdicts: dmarc=FAIL'] }),
    );
    expect(forgery.row).toMatchObject({ outcome: 'quarantined', reason: 'staff-not-authenticated' });
    expect((await stack.inbound()).find(({ id }) => id === held.row.id)?.outcome).toBe('quarantined');
  });
});

describe('a mail with a virus', () => {
  it('is held, and neither its words nor its pieces are shown', async () => {
    const { row, letters } = await exchange(
      stack,
      writer('Iris Essai', 'iris.virus@courriel.example', gmail).write(cpms, subject, 'Ouvrez la facture.', {
        headers: ['X-Local-Verdicts: virus=FAIL'],
        attachments: [{ name: 'facture.exe', type: 'application/octet-stream', content: Buffer.from('MZ') }],
      }),
    );
    expect(row).toMatchObject({ outcome: 'quarantined', reason: 'virus' });
    const alert = only(letters, 'alert');
    expect(alert.attachments).toEqual([]);
    expect(alert.text).not.toContain('Ouvrez la facture');
  });
});

describe('a withheld acknowledgement', () => {
  it('goes out when staff release it', async () => {
    const citizen = writer('Jean Essai', 'jean.forge@courriel.example', gmail);
    const { row, letters } = await exchange(
      stack,
      citizen.write(cpms, subject, complaintText, { headers: ['X-Local-Verdicts: spf=FAIL dkim=FAIL dmarc=FAIL'] }),
    );
    expect(letters.filter(({ to }) => to === citizen.address)).toEqual([]);
    const reference = row.caseReference ?? '';
    expect((await stack.case(reference)).acknowledgedAt).toBeNull();
    const released = await exchange(stack, agent.answer(only(letters, 'alert'), '#liberer'));
    expect(sent(released.letters)).toEqual([`acknowledgement → ${citizen.address}`]);
    expect((await stack.case(reference)).acknowledgedAt).not.toBeNull();
  });

  it('that nobody releases raises an alarm while it can still be given in time', async () => {
    const citizen = writer('Jean Essai', 'noreply.jean@courriel.example', gmail);
    const { row } = await exchange(
      stack,
      citizen.write(cpms, subject, complaintText, { headers: ['X-Auto-Response-Suppress: All'] }),
    );
    const reference = row.caseReference ?? '';
    await stack.clock({ advance: 'P11D' });
    const alerts = (await stack.letters({ reference })).filter(({ kind }) => kind === 'alert');
    expect(alerts).toHaveLength(2);
    expect(alerts[1]?.text).toContain('Accusé de réception en retard');
  });
});

describe('what SES reports', () => {
  it('an acknowledgement that bounced is none: staff are told to write by post', async () => {
    const mark = await stack.mark();
    const row = await stack.hand(
      writer('Kim Essai', 'bounce@simulator.example', gmail).write(cpms, subject, complaintText),
    );
    const reference = row.caseReference ?? '';
    expect((await stack.case(reference)).acknowledgedAt).toBeNull();
    const alert = only(await stack.letters({ after: mark }), 'alert');
    expect(alert.to).toBe('agents@cpms.example');
    expect(alert.text).toContain('par courrier');
    expect((await stack.case(reference)).timeline.map(({ type }) => type)).toContain('bounced');
  });

  it('an answer that bounced was not given: the clock runs on where it stood', async () => {
    const citizen = writer('Kim Essai', 'bounce+reponse@simulator.example', gmail);
    const mark = await stack.mark();
    await stack.hand(citizen.write(cpms, subject, complaintText));
    const notification = only(await stack.letters({ after: mark }), 'staff-notification');
    const reference = notification.reference ?? '';
    const before = await stack.case(reference);
    const { letters } = await exchange(stack, agent.answer(notification, 'Nous vous remboursons.'));
    expect(sent(letters)).toEqual(['alert → agents@cpms.example', `answer → ${citizen.address}`]);
    expect(await stack.case(reference)).toMatchObject({
      status: 'open',
      answeredAt: null,
      answerDue: before.answerDue,
    });
  });

  it('a spam complaint ends automatic mail to that address; an agent’s answer still goes', async () => {
    const citizen = writer('Luc Essai', 'complaint@simulator.example', gmail);
    const { notification, reference } = await openCase(stack, citizen);
    expect((await stack.letters({ reference })).map(({ kind }) => kind)).toContain('alert');
    const notice = await exchange(stack, agent.answer(notification, '#prolonger 15 jours expertise'));
    expect(sent(notice.letters)).toEqual(['alert → agents@cpms.example']);
    const answer = await exchange(stack, agent.answer(notification, 'Nous vous remboursons.'));
    expect(sent(answer.letters)).toContain(`answer → ${citizen.address}`);
  });
});
