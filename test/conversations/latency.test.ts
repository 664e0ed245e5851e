/** What the contract promises an idle stack: the acknowledgement is out within ten seconds, the clock running by itself. */
import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { eventually } from '../infra/embedded/running-stack.ts';
import { gmail } from './clients/gmail.ts';
import { complaintText, cpms } from './opened-case.ts';
import { monday, writer } from './person.ts';
import { openStack } from './stack.ts';

it('a complaint is acknowledged within ten seconds of its 250', async () => {
  const stack = await openStack(monday);
  try {
    const citizen = writer('Tom Essai', 'tom.vite@courriel.example', gmail);
    const mail = citizen.write(cpms, 'Réclamation', complaintText);
    const transport = createTransport({ host: '127.0.0.1', port: stack.smtpPort, ignoreTLS: true });
    await transport.sendMail({ envelope: { from: mail.from, to: [...mail.to] }, raw: mail.raw });
    const taken = performance.now();
    await eventually(
      () => stack.letters({ to: citizen.address }),
      (letters) => letters.some(({ kind }) => kind === 'acknowledgement'),
    );
    expect(performance.now() - taken).toBeLessThan(10_000);
  } finally {
    await stack.stop();
  }
});
