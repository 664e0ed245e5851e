/** Staff answer from their own mailbox, each with another client: the citizen gets the answer and nothing else. */
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

const clients = { outlook, gmail, appleMail, iphone, thunderbird, zimbra };

const words = `Bonjour Madame,

Les prélèvements sont arrêtés. Votre numéro 1 85 05 78 990 084 59 a été vérifié.

Bien à vous,
Service réclamations`;

describe.each(Object.entries(clients))('an answer written with %s', (name, client) => {
  const citizen = writer('Claire Essai', `claire.${name.toLowerCase()}@courriel.example`, gmail);
  const agent = writer('Agents CPMS', 'agents@cpms.example', client);

  it('reaches the citizen in their thread, freed of quotes and of the number, and stops the clock', async () => {
    const { reference, acknowledgement, notification } = await openCase(stack, citizen);
    const { row, letters } = await exchange(stack, agent.answer(notification, words));
    expect(row).toMatchObject({ outcome: 'filed', caseReference: reference });
    expect(sent(letters)).toEqual([`answer → ${citizen.address}`]);
    const [answer] = letters;
    expect(answer?.from).toBe(cpms);
    expect(answer?.replyTo).toBe(acknowledgement.replyTo);
    expect(answer?.subject).toBe(acknowledgement.subject);
    expect(answer?.inReplyTo).toBe(acknowledgement.messageId);
    expect(answer?.headers.get('auto-submitted')).toBeUndefined();
    for (const form of [answer?.text ?? '', answer?.html ?? '']) {
      expect(form).toContain('Les prélèvements sont arrêtés. Votre numéro 1 85 05 ** *** *** ** a été vérifié.');
      expect(form).not.toMatch(/Nouvelle réclamation|#note|Envoyé|a écrit|Mail original|j'exige|84 59/);
    }
    expect(await stack.case(reference)).toMatchObject({ status: 'answered', answeredAt: row.at });
  });
});

describe('threads', () => {
  it('gather all letters of a case to the citizen under one Subject, each naming the ones before', async () => {
    const citizen = writer('Théo Essai', 'theo.fil@courriel.example', thunderbird);
    const agent = writer('Agents CPMS', 'agents@cpms.example', zimbra);
    const { reference, notification } = await openCase(stack, citizen);
    await stack.hand(agent.answer(notification, '#prolonger 15 jours avis demandé à l’assureur'));
    await stack.hand(agent.answer(notification, 'Votre contrat est bien résilié.'));
    const letters = await stack.letters({ to: citizen.address });
    expect(letters.map(({ kind }) => kind)).toEqual(['acknowledgement', 'citizen-notice', 'answer']);
    expect(new Set(letters.map(({ subject }) => subject))).toEqual(new Set([`[${reference}] Votre réclamation`]));
    const [first, second, third] = letters;
    expect(second?.references.at(-1)).toBe(first?.messageId);
    expect(third?.references.slice(-2)).toEqual([first?.messageId, second?.messageId]);
  });

  it('gather all letters of a case to staff, whatever their Subject', async () => {
    const citizen = writer('Théo Essai', 'theo.staff@courriel.example', thunderbird);
    const { acknowledgement, notification } = await openCase(stack, citizen);
    const { letters } = await exchange(stack, citizen.answer(acknowledgement, 'Un détail encore : il manque 45 €.'));
    expect(letters[0]?.kind).toBe('staff-notification');
    expect(letters[0]?.references[0]).toBe(notification.references[0]);
  });
});

describe('what Exchange and people do to addresses', () => {
  const agent = writer('Agents CPMS', 'agents@cpms.example', outlook);

  it.each([
    ['after the plain address', (token: string) => [cpms, token]],
    ['before the plain address', (token: string) => [token, cpms]],
    ['in capitals', (token: string) => [token.toUpperCase()]],
  ])('takes the reply address %s', async (how, recipients) => {
    const citizen = writer('Nadia Essai', `nadia.${how.length}.${how.slice(0, 2)}@courriel.example`, gmail);
    const { notification } = await openCase(stack, citizen);
    const { row, letters } = await exchange(
      stack,
      agent.answer(notification, 'C’est réglé.', { to: recipients(notification.replyTo) }),
    );
    expect(row.outcome).toBe('filed');
    expect(sent(letters)).toEqual([`answer → ${citizen.address}`]);
  });
});

describe('attachments of an answer', () => {
  const agent = writer('Agents CPMS', 'agents@cpms.example', outlook);
  const piece = (name: string, size: number) => ({ name, type: 'application/pdf', content: Buffer.alloc(size, 'x') });

  it('are passed on with the words', async () => {
    const citizen = writer('Paul Essai', 'paul.pieces@courriel.example', gmail);
    const { notification } = await openCase(stack, citizen);
    const { letters } = await exchange(
      stack,
      agent.answer(notification, 'Voici l’attestation.', { attachments: [piece('attestation reçue.pdf', 2_000)] }),
    );
    expect(letters[0]?.attachments.map(({ name, content }) => [name, content.length])).toEqual([
      ['attestation reçue.pdf', 2_000],
    ]);
    expect(letters[0]?.text).toContain('attestation reçue.pdf');
  });

  it('above 10 MB are passed on too, and a citizen’s reach staff with the original', async () => {
    const citizen = writer('Paul Essai', 'paul.lourd@courriel.example', gmail);
    const mark = await stack.mark();
    await stack.hand(
      citizen.write(cpms, 'Réclamation', 'Je réclame le remboursement, c’est inadmissible.', {
        attachments: [piece('photos.pdf', 11_000_000)],
      }),
    );
    const [, notification] = (await stack.letters({ after: mark })).toSorted((a, b) => a.kind.localeCompare(b.kind));
    expect(notification?.attachments.map(({ name }) => name)).toEqual(['photos.pdf', 'courriel-original.eml']);
    if (notification === undefined) throw new Error('No notification.');
    const { letters } = await exchange(
      stack,
      agent.answer(notification, 'Voici le dossier.', { attachments: [piece('dossier.pdf', 12_000_000)] }),
    );
    expect(letters[0]?.attachments[0]?.content.length).toBe(12_000_000);
  });
});
