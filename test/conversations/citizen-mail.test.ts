/** Citizens just reply: their mail finds its case, adds what was missing, and never gets a second acknowledgement. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appleMail, iphone } from './clients/apple.ts';
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
const clients = { outlook, gmail, appleMail, iphone, thunderbird, zimbra };

describe.each(Object.entries(clients))('a citizen who replies with %s', (name, client) => {
  const citizen = writer('Anna Essai', `anna.${name.toLowerCase()}@courriel.example`, client);

  it('is found by the reply address, by the thread alone, and by the reference alone', async () => {
    const { reference, acknowledgement } = await openCase(stack, citizen);
    const byToken = await exchange(stack, citizen.answer(acknowledgement, 'Voici la suite : il manque 45 euros.'));
    const byThread = await exchange(
      stack,
      citizen.answer(acknowledgement, 'Et encore 12 euros.', { to: [cpms], subject: 'mes cotisations' }),
    );
    const byReference = await exchange(stack, citizen.write(cpms, `mon dossier ${reference}`, 'Et 3 euros de frais.'));
    for (const { row, letters } of [byToken, byThread, byReference]) {
      expect(row).toMatchObject({ outcome: 'filed', caseReference: reference });
      expect(sent(letters)).toEqual(['staff-notification → agents@cpms.example']);
    }
    // The author's own words stand apart from what their client repeats below.
    const told = byToken.letters[0]?.text ?? '';
    expect(told).toContain('| Voici la suite : il manque 45 euros.');
    expect(told.indexOf('il manque 45 euros')).toBeLessThan(told.indexOf('Texte cité'));
  });
});

describe('what was missing', () => {
  it('the NIR comes, is checked and stored, and ends the pause', async () => {
    const citizen = writer('Ben Essai', 'ben.nir@courriel.example', iphone);
    const { reference, acknowledgement, notification } = await openCase(stack, citizen, {
      text: 'Vous prélevez mes cotisations à tort, c’est inadmissible !\nBen Essai',
    });
    expect((await stack.case(reference)).missing).toContain('nir');
    await stack.hand(agent.answer(notification, '#attente votre numéro de sécurité sociale'));
    await stack.clock({ advance: 'P2D' });
    await stack.hand(citizen.answer(acknowledgement, 'Je vous appelle demain.'));
    expect((await stack.case(reference)).status).toBe('waiting');
    const { letters } = await exchange(
      stack,
      citizen.answer(acknowledgement, 'Le voici : 1 85 05 78 990 084 59 (sécurité sociale)'),
    );
    const [told] = letters;
    expect(told?.text).toContain('1 85 05 ** *** *** **');
    expect(told?.text).not.toContain('084 59');
    const file = await stack.case(reference);
    expect(file).toMatchObject({ status: 'open', nirStatus: 'valid', nirMasked: '1 85 05 ** *** *** **' });
    expect(file.missing).not.toContain('nir');
    // 23 January and the two days of the pause.
    expect(file.answerDue).toBe('2027-01-25');
  });

  it('a photograph of the piece from a telephone ends the pause', async () => {
    const citizen = writer('Ben Essai', 'ben.photo@courriel.example', iphone);
    const { reference, acknowledgement, notification } = await openCase(stack, citizen);
    await stack.hand(agent.answer(notification, '#attente échéancier'));
    const photo = { name: 'IMG_0412.jpeg', type: 'image/jpeg', content: Buffer.alloc(60_000, 7) };
    await stack.hand(citizen.answer(acknowledgement, 'Voilà.', { attachments: [photo] }));
    expect((await stack.case(reference)).status).toBe('open');
  });
});

describe('what changes nothing', () => {
  const citizen = writer('Cleo Essai', 'cleo.rien@courriel.example', iphone);

  it('thanks, an out-of-office and a read receipt leave an answered case answered', async () => {
    const { reference, acknowledgement, notification } = await openCase(stack, citizen);
    const [answer] = (await exchange(stack, agent.answer(notification, 'C’est réglé.'))).letters;
    if (answer === undefined) throw new Error('No answer.');
    const thanks = await exchange(stack, citizen.answer(answer, 'Merci beaucoup pour votre aide !\nCleo'));
    expect(thanks.letters).toEqual([]);
    const away = await exchange(
      stack,
      citizen.answer(answer, 'Je suis absente jusqu’au 30 novembre.', {
        subject: 'Réponse automatique : Votre réclamation',
        headers: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'],
        envelopeFrom: '',
      }),
    );
    expect(away.row).toMatchObject({ outcome: 'ignored', reason: 'automatic-reply', caseReference: reference });
    expect(away.letters).toEqual([]);
    const receipt = await exchange(stack, {
      from: '',
      to: [acknowledgement.replyTo],
      raw: [
        `From: ${citizen.address}`,
        `To: ${acknowledgement.replyTo}`,
        'Subject: Lu: Votre réclamation',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=disposition-notification; boundary=b1',
        '',
        '--b1\r\nContent-Type: text/plain\r\n\r\nVotre message a été lu.',
        '--b1\r\nContent-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;cleo.rien@courriel.example\r\nDisposition: manual-action/MDN-sent-manually; displayed',
        '--b1--',
        '',
      ].join('\r\n'),
    });
    expect(receipt.row).toMatchObject({ outcome: 'ignored', reason: 'read-receipt' });
    expect((await stack.case(reference)).status).toBe('answered');
  });
});

describe('somebody else who has the reply address', () => {
  it('is taken, shown to staff, and told nothing', async () => {
    const citizen = writer('Dora Essai', 'dora.mere@courriel.example', gmail);
    const relative = writer('Eli Essai', 'eli.fils@courriel.example', outlook);
    const { reference, acknowledgement, notification } = await openCase(stack, citizen);
    const { row, letters } = await exchange(
      stack,
      relative.answer(acknowledgement, 'Je réponds pour ma mère : elle a payé 45 euros de trop.'),
    );
    expect(row.caseReference).toBe(reference);
    expect(sent(letters)).toEqual(['staff-notification → agents@cpms.example']);
    expect(letters[0]?.text.replace(/\u00a0/g, ' ')).toContain('Écrit d’une autre adresse (eli.fils@courriel.example)');
    const answer = await exchange(stack, agent.answer(notification, 'Nous remboursons.'));
    expect(sent(answer.letters)).toEqual([`answer → ${citizen.address}`]);
  });
});

describe('a closed case', () => {
  it('takes a new word within 30 days as an answered one, and later opens a linked one', async () => {
    const citizen = writer('Fanny Essai', 'fanny.close@courriel.example', thunderbird);
    const { reference, acknowledgement, notification } = await openCase(stack, citizen);
    await stack.hand(agent.answer(notification, '#clore réglé'));
    await stack.clock({ advance: 'P29D' });
    const back = await exchange(stack, citizen.answer(acknowledgement, 'Rien n’est réglé : encore un prélèvement.'));
    expect(back.row.caseReference).toBe(reference);
    expect(await stack.case(reference)).toMatchObject({
      status: 'open',
      closedAt: null,
      answerDue: expect.any(String),
    });

    await stack.hand(agent.answer(notification, '#clore réglé cette fois'));
    await stack.clock({ advance: 'P32D' });
    const late = await exchange(stack, citizen.answer(acknowledgement, 'Encore un prélèvement, c’est inadmissible !'));
    expect(late.row.outcome).toBe('filed');
    expect(late.row.caseReference).not.toBe(reference);
    expect(sent(late.letters)).toContain(`acknowledgement → ${citizen.address}`);
    expect(late.letters.find(({ kind }) => kind === 'staff-notification')?.text).toContain(reference);
    expect((await stack.case(reference)).status).toBe('closed');
  });
});

describe('the same mail twice', () => {
  it('is taken once', async () => {
    const citizen = writer('Gil Essai', 'gil.double@courriel.example', zimbra);
    const mail = citizen.write(cpms, 'Réclamation', 'Vous prélevez mes cotisations à tort, c’est inadmissible.');
    const first = await exchange(stack, mail);
    const second = await exchange(stack, mail);
    expect(first.row.outcome).toBe('filed');
    expect(second.row).toMatchObject({ outcome: 'ignored', reason: 'duplicate' });
    expect(second.letters).toEqual([]);
  });
});
