/** A first complaint found by its person's number: shown to staff, told to nobody but who made it, never looked for at CPMS. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gmail } from './clients/gmail.ts';
import { complaintText, cpms, exchange, openCase } from './opened-case.ts';
import { monday, writer } from './person.ts';
import { openStack, type Stack } from './stack.ts';

const caisse = 'reclamations@cpam.example';
const mediateur = 'mediateur@cpam.example';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(monday, [caisse, mediateur, cpms]);
});
afterAll(() => stack.stop());

/** Complaints that say nothing of an earlier one, each with an invented NIR and its right key. */
const complains = (nir: string) =>
  `Bonjour,\n\nMes soins ne sont toujours pas remboursés, c'est inadmissible.\nN° de sécurité sociale : ${nir}\n3 place de l'Essai, 75000 Exemple`;

it('proves the first step of whoever made it, from the same address', async () => {
  const nora = writer('Nora Essai', 'nora.preuve@courriel.example', gmail);
  const first = await openCase(stack, nora, { to: caisse, text: complains('2 91 03 78 991 017 11') });
  const second = await openCase(stack, nora, { to: mediateur, text: complains('2 91 03 78 991 017 11') });
  expect(await stack.case(second.reference)).toMatchObject({ admissibility: 'admissible' });
  expect(second.notification.text).toContain(first.reference);
  expect(second.acknowledgement.text).toContain('une première réclamation à la caisse le 23 novembre 2026');
});

it('is shown to staff, and told to nobody who writes the number from another address', async () => {
  const odile = writer('Odile Essai', 'odile.preuve@courriel.example', gmail);
  const curious = writer('Alex Autre', 'alex.curieux@ailleurs.example', gmail);
  const first = await openCase(stack, odile, { to: caisse, text: complains('2 88 07 78 992 023 89') });
  const second = await openCase(stack, curious, { to: mediateur, text: complains('2 88 07 78 992 023 89') });
  expect(second.notification.text).toContain(first.reference);
  const told = second.acknowledgement.raw.toString() + second.acknowledgement.text + second.acknowledgement.html;
  expect(told).not.toContain(first.reference);
  expect(second.acknowledgement.text).not.toMatch(/première réclamation à la caisse le|ne vous a pas répondu/);
});

it('is found as well when the number comes later', async () => {
  const paule = writer('Paule Essai', 'paule.preuve@courriel.example', gmail);
  const first = await openCase(stack, paule, {
    to: caisse,
    text: 'Mes soins ne sont pas remboursés, c’est inadmissible.',
  });
  await stack.hand(paule.answer(first.acknowledgement, 'Mon numéro de sécurité sociale : 2 79 11 78 993 031 71'));
  const second = await openCase(stack, paule, {
    to: mediateur,
    text: 'Mes soins ne sont pas remboursés, c’est inadmissible.',
  });
  expect(second.notification.text).not.toContain(first.reference);
  const { letters } = await exchange(
    stack,
    paule.answer(second.acknowledgement, 'Numéro de sécurité sociale : 2 79 11 78 993 031 71'),
  );
  expect(letters[0]?.text.replace(/\u00a0/g, ' ')).toContain(
    `Première réclamation retrouvée par le NIR : ${first.reference}`,
  );
});

it('is never looked for at CPMS, which may not use the number for it', async () => {
  const rita = writer('Rita Essai', 'rita.cpms@courriel.example', gmail);
  const first = await openCase(stack, rita);
  const second = await openCase(stack, rita, { text: `${complaintText}\nEncore une fois.` });
  expect(second.notification.text).not.toContain(first.reference);
  expect(second.notification.text).not.toContain('retrouvée');
});
