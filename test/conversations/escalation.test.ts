/** A supervisor at an escalation: their word stays in the house unless they say that it is for the citizen. */
import { expect, it } from 'vitest';
import { gmail } from './clients/gmail.ts';
import { zimbra } from './clients/zimbra.ts';
import { exchange, openCase, sent } from './opened-case.ts';
import { monday, writer } from './person.ts';
import { openStack } from './stack.ts';

const caisse = 'reclamations@cpam.example';

it('a plain word on an escalation is a note; with #repondre it goes to the citizen', async () => {
  const stack = await openStack(monday, [caisse]);
  try {
    const citizen = writer('Lou Essai', 'lou.escalade@courriel.example', gmail);
    const supervisor = writer('Responsable CPAM', 'responsable@cpam.example', zimbra);
    const { reference } = await openCase(stack, citizen, { to: caisse });
    await stack.clock({ to: '2026-12-14T12:00:00+01:00' });
    const letters = await stack.letters({ reference });
    expect(sent(letters)).toEqual([
      `acknowledgement → ${citizen.address}`,
      'escalation → responsable@cpam.example',
      'reminder → agents@cpam.example',
      'reminder → agents@cpam.example',
      'staff-notification → agents@cpam.example',
    ]);
    const escalation = letters.find(({ kind }) => kind === 'escalation');
    if (escalation === undefined) throw new Error('No escalation.');

    const note = await exchange(stack, supervisor.answer(escalation, 'Occupez-vous de ça, c’est une honte.'));
    expect(note.row.outcome).toBe('filed');
    expect(note.letters).toEqual([]);

    const close = await exchange(stack, supervisor.answer(escalation, '#clore\n\nIl m’a énervé, on ferme.'));
    expect(close.letters.filter(({ to }) => to === citizen.address)).toEqual([]);
    await stack.hand(supervisor.answer(escalation, '#rouvrir'));

    const answer = await exchange(
      stack,
      supervisor.answer(escalation, '#Répondre\n\nMadame,\nVous avez raison, nous vous remboursons.'),
    );
    expect(sent(answer.letters)).toEqual([`answer → ${citizen.address}`]);
    expect(answer.letters[0]?.text).toContain('nous vous remboursons');
    expect((await stack.case(reference)).status).toBe('answered');
  } finally {
    await stack.stop();
  }
});
