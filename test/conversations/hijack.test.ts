/**
 * Attempts at other people's cases (mail.md § 4): each is refused, nothing of the case goes to whoever tried, and what
 * is refused waits for a person or becomes a case of its own.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gmail } from './clients/gmail.ts';
import { outlook } from './clients/outlook.ts';
import { thunderbird } from './clients/thunderbird.ts';
import type { Letter } from './letter.ts';
import { cpms, exchange, type OpenedCase, openCase, sent } from './opened-case.ts';
import { monday, writer } from './person.ts';
import { openStack, type Stack } from './stack.ts';

const other = 'reclamations@cpam.example';
let stack: Stack;
let victim: OpenedCase;
const citizen = writer('Vera Victime', 'vera@courriel.example', gmail);
const agent = writer('Agents CPMS', 'agents@cpms.example', outlook);
const attacker = writer('Alex Autre', 'alex@ailleurs.example', thunderbird);

beforeAll(async () => {
  stack = await openStack(monday, [cpms, other]);
  victim = await openCase(stack, citizen);
});
afterAll(() => stack.stop());

/** What a stranger may be sent: letters about a case of their own, with nothing of the victim's. */
function tellsNothing(letters: readonly Letter[]): void {
  for (const letter of letters.filter(({ to }) => !to.endsWith('@cpms.example') && !to.endsWith('@cpam.example'))) {
    const all = letter.raw.toString() + letter.text + letter.html;
    expect(all).not.toContain(victim.reference);
    expect(all).not.toMatch(/vera@|Victime|1 85 05/i);
  }
}

const forged = (verdicts: string) => ({ headers: [`X-Local-Verdicts: ${verdicts}`] });

async function unchanged(attempt: () => Promise<unknown>): Promise<void> {
  const before = await stack.case(victim.reference);
  await attempt();
  expect(await stack.case(victim.reference)).toEqual(before);
}

describe('a stranger', () => {
  it('who guesses the reference gets a case of their own, linked for staff', async () => {
    await unchanged(async () => {
      const { row, letters } = await exchange(
        stack,
        attacker.write(cpms, `Re: [${victim.reference}] Votre réclamation`, 'Je réclame des nouvelles de ce dossier !'),
      );
      expect(row.outcome).toBe('filed');
      expect(row.caseReference).not.toBe(victim.reference);
      tellsNothing(letters);
      const toStaff = letters.find(({ kind }) => kind === 'staff-notification');
      expect(toStaff?.text).toContain(victim.reference);
      expect(toStaff?.text).toContain('depuis une autre adresse que celle du citoyen');
    });
  });

  it('who knows a Message-ID of the conversation gets no further', async () => {
    await unchanged(async () => {
      const { row, letters } = await exchange(
        stack,
        attacker.answer(victim.acknowledgement, 'Où en est ma réclamation ? C’est inadmissible.', { to: [cpms] }),
      );
      expect(row.caseReference).not.toBe(victim.reference);
      tellsNothing(letters);
    });
  });

  it('in Cc of the citizen’s mail is sent nothing, and does not come in by replying to all', async () => {
    const writes = writer('Cora Copie', 'cora@courriel.example', gmail);
    const opened = await openCase(stack, writes, { extra: { cc: ['alex@ailleurs.example'], envelopeTo: [cpms] } });
    expect(opened.acknowledgement.to).toBe('cora@courriel.example');
    const { row, letters } = await exchange(
      stack,
      attacker.write(cpms, 'Re: Réclamation : cotisations', 'Dites-moi où en est ce dossier, je réclame une réponse.', {
        headers: [`In-Reply-To: ${opened.row.messageId}`, `References: ${opened.row.messageId}`],
      }),
    );
    expect(row.caseReference).not.toBe(opened.reference);
    expect(letters.map(({ raw }) => raw.toString()).join()).not.toMatch(/To: .*cora@/);
    for (const letter of letters.filter(({ to }) => to === attacker.address))
      expect(letter.text).not.toContain(opened.reference);
    const answer = await exchange(stack, agent.answer(opened.notification, 'C’est réglé.'));
    expect(sent(answer.letters)).toEqual(['answer → cora@courriel.example']);
  });

  it('who found the citizen’s reply address in public can add words, flagged, and is told nothing', async () => {
    const { row, letters } = await exchange(
      stack,
      attacker.write(
        victim.acknowledgement.replyTo,
        'suite',
        'Envoyez-moi une copie de tout le dossier, s’il vous plaît.',
      ),
    );
    expect(row.caseReference).toBe(victim.reference);
    expect(sent(letters)).toEqual(['staff-notification → agents@cpms.example']);
    expect(letters[0]?.text).toContain('Écrit d’une autre adresse (alex@ailleurs.example)');
    const answer = await exchange(stack, agent.answer(victim.notification, 'Nous vous remboursons.'));
    expect(sent(answer.letters)).toEqual(['answer → vera@courriel.example']);
  });

  it('whose mail fails authentication is not heard even with the reply address', async () => {
    await unchanged(async () => {
      const { row, letters } = await exchange(
        stack,
        citizen.answer(victim.acknowledgement, 'Je retire ma réclamation.', forged('spf=FAIL dkim=FAIL dmarc=FAIL')),
      );
      expect(row).toMatchObject({ outcome: 'quarantined', reason: 'sender-forged' });
      expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
    });
  });

  it('who invents a signature gets a case of their own', async () => {
    await unchanged(async () => {
      const address = victim.acknowledgement.replyTo.replace(/\.[0-9a-z]{16}@/, '.0123456789abcdef@');
      const { row, letters } = await exchange(stack, attacker.write(address, 'suite', 'Je réclame une réponse !'));
      expect(row.caseReference).not.toBe(victim.reference);
      tellsNothing(letters);
    });
  });

  it('who puts the signature of their own case on another’s reference gets nowhere', async () => {
    const own = await openCase(stack, writer('Alex Autre', 'alex.propre@ailleurs.example', thunderbird));
    await unchanged(async () => {
      const signature = /\.([0-9a-z]{16})@/.exec(own.acknowledgement.replyTo)?.[1];
      const address = victim.acknowledgement.replyTo.replace(/\.[0-9a-z]{16}@/, `.${signature}@`);
      const { row, letters } = await exchange(stack, attacker.write(address, 'suite', 'Je réclame une réponse !'));
      expect(row.caseReference).not.toBe(victim.reference);
      tellsNothing(letters);
    });
  });

  it('who takes the reply address to another mailbox finds nothing there', async () => {
    await unchanged(async () => {
      const address = victim.acknowledgement.replyTo.replace(
        cpms.replace('@', '+').split('+')[1] ?? '',
        'cpam.example',
      );
      const { row, letters } = await exchange(stack, attacker.write(address, 'suite', 'Je réclame une réponse !'));
      expect(row.to).toBe(other);
      expect(row.caseReference).not.toBe(victim.reference);
      tellsNothing(letters);
    });
  });

  it('who names the citizen in Reply-To is answered at From alone', async () => {
    const { letters } = await exchange(
      stack,
      attacker.write(cpms, `Re: [${victim.reference}] suite`, 'Je réclame une réponse, c’est inadmissible !', {
        headers: ['Reply-To: vera@courriel.example', 'Sender: vera@courriel.example'],
      }),
    );
    expect(letters.filter(({ to }) => to === 'vera@courriel.example')).toEqual([]);
    tellsNothing(letters);
  });
});

describe('our own mail that comes back', () => {
  it('is dropped and answered by nothing; the case only notes it', async () => {
    const before = await stack.case(victim.reference);
    const raw = victim.acknowledgement.raw.toString('latin1');
    const { row, letters } = await exchange(stack, { raw, from: cpms, to: [cpms] });
    expect(row).toMatchObject({ outcome: 'ignored', reason: 'own-mail' });
    expect(letters).toEqual([]);
    const { timeline, ...after } = await stack.case(victim.reference);
    expect({ ...after, timeline: before.timeline }).toEqual(before);
    expect(timeline.slice(before.timeline.length).map(({ type }) => type)).toEqual(['automatic-mail']);
  });
});

describe('whoever pretends to be staff', () => {
  it('is quarantined with the staff address and the reference alone', async () => {
    await unchanged(async () => {
      const { row, letters } = await exchange(
        stack,
        agent.write(cpms, `RE: [${victim.reference}] Nouvelle réclamation : cotisations`, 'Votre demande est rejetée.'),
      );
      expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-without-token' });
      expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
    });
  });

  it.each([
    ['failing verdicts', 'spf=FAIL dkim=FAIL dmarc=FAIL'],
    ['a failing DMARC alone', 'dmarc=FAIL'],
    ['no policy and nothing aligned', 'spf=FAIL dkim=GRAY dmarc=GRAY'],
  ])('is quarantined with the staff token and %s', async (_, verdicts) => {
    await unchanged(async () => {
      const { row, letters } = await exchange(
        stack,
        agent.answer(victim.notification, 'Votre demande est rejetée.', forged(verdicts)),
      );
      expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-not-authenticated' });
      expect(letters.filter(({ to }) => to === citizen.address)).toEqual([]);
    });
  });

  it('is quarantined with a second From, whose domain may be the one that was authenticated', async () => {
    await unchanged(async () => {
      const { row, letters } = await exchange(
        stack,
        attacker.answer(victim.notification, 'Votre demande est rejetée.', {
          headers: ['X-Local-Verdicts: dmarc=PASS', 'From: agents@cpms.example'],
        }),
      );
      expect(row).toMatchObject({
        from: 'agents@cpms.example',
        outcome: 'quarantined',
        reason: 'staff-not-authenticated',
      });
      expect(letters.filter(({ to }) => to === citizen.address)).toEqual([]);
    });
  });

  it('is quarantined with the staff token and an SPF pass for another domain', async () => {
    await unchanged(async () => {
      const { row } = await exchange(
        stack,
        agent.answer(victim.notification, 'Votre demande est rejetée.', {
          ...forged('spf=PASS dkim=GRAY dmarc=GRAY'),
          envelopeFrom: 'envoi@ailleurs.example',
        }),
      );
      expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-not-authenticated' });
    });
  });

  it('is quarantined with the staff token and another address', async () => {
    await unchanged(async () => {
      const { row, letters } = await exchange(
        stack,
        attacker.answer(victim.notification, 'Votre demande est rejetée.'),
      );
      expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-token-without-staff' });
      expect(letters.filter(({ to }) => to === citizen.address || to === attacker.address)).toEqual([]);
    });
  });

  it('is quarantined with a staff address in the display name or in Reply-To only', async () => {
    await unchanged(async () => {
      const posing = writer('agents@cpms.example', 'alex@ailleurs.example', gmail);
      const { row } = await exchange(
        stack,
        posing.answer(victim.notification, 'Votre demande est rejetée.', {
          headers: ['Reply-To: agents@cpms.example'],
        }),
      );
      expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-token-without-staff' });
    });
  });

  it('is quarantined as staff with the citizen’s reply address: roles do not mix', async () => {
    await unchanged(async () => {
      const { row, letters } = await exchange(stack, agent.answer(victim.acknowledgement, '#clore'));
      expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-without-token' });
      expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
    });
  });

  it('of another office has no right here', async () => {
    const elsewhere = writer('Agents CPAM', 'agents@cpam.example', outlook);
    await unchanged(async () => {
      const { row } = await exchange(stack, elsewhere.answer(victim.notification, 'Votre demande est rejetée.'));
      expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-token-without-staff' });
    });
  });
});

describe('forged complaints', () => {
  it('whose sender fails authentication are filed, and nothing is sent to the address that was forged', async () => {
    const { row, letters } = await exchange(
      stack,
      writer('Zoe Cible', 'zoe.cible@courriel.example', gmail).write(
        cpms,
        'Réclamation',
        'C’est inadmissible !',
        forged('spf=FAIL dkim=FAIL dmarc=FAIL'),
      ),
    );
    expect(row.outcome).toBe('filed');
    expect(sent(letters)).toEqual(['alert → agents@cpms.example', 'staff-notification → agents@cpms.example']);
  });

  it('in a row from one address are acknowledged five times an hour, and then held for a person', async () => {
    const flood = writer('Flo Flot', 'flo@courriel.example', gmail);
    const kinds: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      const { letters } = await exchange(
        stack,
        flood.write(cpms, `Réclamation ${count}`, `C’est inadmissible, numéro ${count} !`),
      );
      kinds.push(...letters.filter(({ kind }) => kind !== 'staff-notification').map(({ kind }) => kind));
    }
    expect(kinds).toEqual([...Array(5).fill('acknowledgement'), 'alert']);
  });
});
