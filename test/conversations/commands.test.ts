/** Commands on the first lines of a reply, as agents and their supervisor write them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appleMail } from './clients/apple.ts';
import { gmail } from './clients/gmail.ts';
import { outlook } from './clients/outlook.ts';
import { thunderbird } from './clients/thunderbird.ts';
import { zimbra } from './clients/zimbra.ts';
import { cpms, exchange, openCase, sent } from './opened-case.ts';
import { monday, writer } from './person.ts';
import { openStack, type Stack } from './stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(monday, [cpms]);
});
afterAll(() => stack.stop());

const agent = writer('Agents CPMS', 'agents@cpms.example', outlook);
const person = (name: string) => writer('Lou Essai', `lou.${name}@courriel.example`, gmail);

describe('a command', () => {
  it('#note keeps the text in the house', async () => {
    const { reference, notification } = await openCase(stack, person('note'));
    const { row, letters } = await exchange(
      stack,
      agent.answer(notification, '#note vu avec le gestionnaire, il rappelle'),
    );
    expect(row.outcome).toBe('filed');
    expect(letters).toEqual([]);
    expect((await stack.case(reference)).status).toBe('open');
  });

  it('#clore closes without a letter', async () => {
    const { reference, notification } = await openCase(stack, person('clore'));
    const { letters } = await exchange(stack, agent.answer(notification, '# CLORE réglé au téléphone'));
    expect(letters).toEqual([]);
    expect(await stack.case(reference)).toMatchObject({ status: 'closed' });
  });

  it('#attente asks the citizen for the piece, and stops the clock until a word on it comes', async () => {
    const citizen = person('attente');
    const { reference, acknowledgement, notification } = await openCase(stack, citizen);
    const before = await stack.case(reference);
    const asked = await exchange(
      stack,
      agent.answer(notification, '#attente l’appel de cotisation d’octobre\n\nBonjour,\nMerci de nous l’envoyer.'),
    );
    expect(sent(asked.letters)).toEqual([`citizen-notice → ${citizen.address}`]);
    expect(asked.letters[0]?.text).toContain('l’appel de cotisation d’octobre');
    expect(asked.letters[0]?.text).toContain('Merci de nous l’envoyer.');
    expect((await stack.case(reference)).status).toBe('waiting');

    const other = await exchange(stack, citizen.answer(acknowledgement, 'Avez-vous bien reçu mon message ?'));
    expect((await stack.case(reference)).status).toBe('waiting');
    expect(other.letters[0]?.text.replace(/\u00a0/g, ' ')).toContain(
      'Le dossier attend toujours « l’appel de cotisation d’octobre »',
    );

    const word = await exchange(stack, citizen.answer(acknowledgement, 'Je n’ai jamais reçu d’appel de cotisations.'));
    expect(word.letters[0]?.text.replace(/\u00a0/g, ' ')).toContain('le délai de réponse court de nouveau');
    const after = await stack.case(reference);
    expect(after.status).toBe('open');
    expect(after.answerDue).toBe(before.answerDue);
  });

  it('#prolonger moves the date with its reason, and tells the citizen', async () => {
    const citizen = person('prolonger');
    const { reference, notification } = await openCase(stack, citizen);
    const { letters } = await exchange(stack, agent.answer(notification, '#prolonger 15 jours expertise en cours'));
    expect(sent(letters)).toEqual([`citizen-notice → ${citizen.address}`]);
    expect(letters[0]?.text).toContain('7 février 2027');
    expect(letters[0]?.text).toContain('expertise en cours');
    expect((await stack.case(reference)).answerDue).toBe('2027-02-07');
  });

  it('#transmettre passes the mail on without any right on the case, and tells the citizen', async () => {
    const citizen = person('transmettre');
    const { notification } = await openCase(stack, citizen);
    const { letters } = await exchange(stack, agent.answer(notification, '#transmettre sinistres@assureur.example'));
    expect(sent(letters)).toEqual([
      `citizen-notice → ${citizen.address}`,
      'staff-notification → sinistres@assureur.example',
    ]);
    const passedOn = letters.find(({ to }) => to === 'sinistres@assureur.example');
    expect(passedOn?.replyTo).toBe('');
    expect(passedOn?.html).not.toContain('#repondre');
  });

  it('#irrecevable tells the citizen why, and what else is open', async () => {
    const citizen = person('irrecevable');
    const { reference, notification } = await openCase(stack, citizen);
    const { letters } = await exchange(
      stack,
      agent.answer(notification, '#irrecevable ce contrat n’est pas géré par CPMS'),
    );
    expect(sent(letters)).toEqual([`citizen-notice → ${citizen.address}`]);
    expect(letters[0]?.text).toContain('ce contrat n’est pas géré par CPMS');
    expect(letters[0]?.text).toContain('mediation-assurance.org');
    expect(await stack.case(reference)).toMatchObject({ status: 'closed', answeredAt: expect.any(String) });
  });

  it('#information and #reclamation turn a case into one or the other', async () => {
    const { reference, notification } = await openCase(stack, person('nature'));
    await stack.hand(agent.answer(notification, '#information'));
    expect(await stack.case(reference)).toMatchObject({ nature: 'information-request', answerDue: null });
    await stack.hand(agent.answer(notification, '#Réclamation'));
    expect(await stack.case(reference)).toMatchObject({ nature: 'complaint', answerDue: '2027-01-23' });
  });

  it('#nir stores a number whose key is right, and refuses another', async () => {
    const { reference, notification } = await openCase(stack, person('nir'), {
      text: 'Vous prélevez toujours mes cotisations, c’est inadmissible !',
    });
    const wrong = await exchange(stack, agent.answer(notification, '#nir 1 85 05 78 990 084 58'));
    expect(wrong.row).toMatchObject({ outcome: 'ignored', reason: 'command-refused' });
    expect(wrong.letters[0]?.raw.toString()).not.toMatch(/990.?084/);
    await stack.hand(agent.answer(notification, '#nir 1 85 05 78 990 084 59'));
    expect(await stack.case(reference)).toMatchObject({ nirStatus: 'valid', nirMasked: '1 85 05 ** *** *** **' });
  });

  it('#rouvrir opens a closed case again with a date', async () => {
    const { reference, notification } = await openCase(stack, person('rouvrir'));
    await stack.hand(agent.answer(notification, '#clore'));
    await stack.hand(agent.answer(notification, '#rouvrir'));
    expect(await stack.case(reference)).toMatchObject({
      status: 'open',
      closedAt: null,
      answerDue: expect.any(String),
    });
  });

  it('#fusionner joins two mails of one person about one thing: the older lives on', async () => {
    const citizen = person('fusion');
    const first = await openCase(stack, citizen);
    await stack.clock({ advance: 'PT2H' });
    const second = await openCase(stack, citizen);
    expect(second.reference).not.toBe(first.reference);
    const { letters } = await exchange(stack, agent.answer(second.notification, `#fusionner ${first.reference}`));
    expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
    expect((await stack.case(second.reference)).status).toBe('closed');
    const later = await exchange(stack, citizen.answer(second.acknowledgement, 'Il manque toujours 45 euros.'));
    expect(later.row.caseReference).toBe(first.reference);
  });

  it('of several lines are all obeyed, and the words below go to the citizen', async () => {
    const citizen = person('plusieurs');
    const { reference, notification } = await openCase(stack, citizen);
    const { letters } = await exchange(
      stack,
      agent.answer(notification, '#nir 1 85 05 78 990 084 59\n#clore réglé\n\nBonjour,\nC’est réglé.'),
    );
    expect(letters.filter(({ kind }) => kind === 'answer').map(({ to }) => to)).toEqual([citizen.address]);
    expect((await stack.case(reference)).status).toBe('closed');
    expect(letters[0]?.text).not.toContain('#');
  });
});

describe('what is not understood', () => {
  it('an unknown command sends nothing to the citizen, and helps the agent', async () => {
    const { reference, notification } = await openCase(stack, person('inconnue'));
    const { row, letters } = await exchange(
      stack,
      agent.answer(notification, '#archiver\n\nBonjour Madame, c’est réglé.'),
    );
    expect(row).toMatchObject({ outcome: 'ignored', reason: 'command-refused' });
    expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
    expect(letters[0]?.text).toContain('#archiver');
    expect(letters[0]?.text).toContain('#prolonger 15 jours motif');
    expect((await stack.case(reference)).status).toBe('open');
  });

  it('one bad command among good ones undoes them all', async () => {
    const { reference, notification } = await openCase(stack, person('melange'));
    const { letters } = await exchange(stack, agent.answer(notification, '#clore\n#prolonger'));
    expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
    expect((await stack.case(reference)).status).toBe('open');
  });

  it('an empty reply sends nothing', async () => {
    const { notification } = await openCase(stack, person('vide'));
    const { letters } = await exchange(stack, agent.answer(notification, ''));
    expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
  });

  it('the answer to the refusal, corrected, is obeyed', async () => {
    const { reference, notification } = await openCase(stack, person('corrige'));
    const { letters } = await exchange(stack, agent.answer(notification, '#cloturé'));
    const refusal = letters[0];
    if (refusal === undefined) throw new Error('No refusal.');
    await stack.hand(agent.answer(refusal, '#clore réglé'));
    expect((await stack.case(reference)).status).toBe('closed');
  });
});

describe('a forward', () => {
  const original = {
    fromName: 'Maya Essai',
    from: 'maya.tr@courriel.example',
    to: 'agence@cpms.example',
    at: '2026-11-16T09:12:00.000Z',
    subject: 'réclamation cotisations',
    text: 'Bonjour,\n\nVous prélevez des cotisations que je ne dois pas. C’est une réclamation.\n\nMaya Essai\n22 allée de l’Exemple, 75000 Exemple',
  };

  it.each([
    ['Outlook', outlook],
    ['Gmail', gmail],
    ['Zimbra', zimbra],
    ['Thunderbird', thunderbird],
    ['Mail', appleMail],
  ])('of a citizen’s mail by staff with %s is the citizen’s case, dated by the original', async (name, client) => {
    const forwarding = writer('Agents CPMS', 'agents@cpms.example', client);
    const citizen = `maya.${name.toLowerCase()}@courriel.example`;
    const { row, letters } = await exchange(
      stack,
      forwarding.forward({ ...original, from: citizen }, cpms, 'Pour traitement, merci.'),
    );
    expect(row.outcome).toBe('filed');
    expect(sent(letters)).toEqual([`acknowledgement → ${citizen}`, 'staff-notification → agents@cpms.example']);
    const file = await stack.case(row.caseReference ?? '');
    expect(file.citizen.address).toBe(citizen);
    expect(file.receivedAt).toBe('2026-11-16T09:12:00.000Z');
    expect(file.answerDue).toBe('2027-01-16');
    expect(letters.find(({ kind }) => kind === 'acknowledgement')?.raw.toString()).not.toContain('Pour traitement');
  });

  it('as an attachment is the citizen’s case as well', async () => {
    const mail = gmail({
      from: { name: 'Maya Essai', address: 'maya.jointe@courriel.example' },
      to: ['agence@cpms.example'],
      subject: original.subject,
      text: original.text,
      at: original.at,
      messageId: '<original.maya@courriel.example>',
    });
    const attachments = [{ name: 'réclamation cotisations.eml', type: 'message/rfc822', content: Buffer.from(mail) }];
    const { row, letters } = await exchange(
      stack,
      agent.write(cpms, 'TR: réclamation cotisations', 'Pour traitement, merci.', { attachments }),
    );
    expect(sent(letters)).toEqual([
      'acknowledgement → maya.jointe@courriel.example',
      'staff-notification → agents@cpms.example',
    ]);
    expect((await stack.case(row.caseReference ?? '')).receivedAt).toBe(original.at);
  });

  it('whose author cannot be read waits for a person', async () => {
    const { row, letters } = await exchange(
      stack,
      agent.write(cpms, 'TR: réclamation', 'Pour traitement, voir avec lui.'),
    );
    expect(row).toMatchObject({ outcome: 'quarantined', reason: 'forward-without-sender' });
    expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
  });

  it('by somebody who is not staff is their own mail', async () => {
    const stranger = writer('Rémi Essai', 'remi.tr@courriel.example', outlook);
    const { letters } = await exchange(
      stack,
      stranger.forward(original, cpms, 'Je réclame aussi, c’est inadmissible.'),
    );
    expect(letters.find(({ kind }) => kind === 'acknowledgement')?.to).toBe('remi.tr@courriel.example');
  });
});
