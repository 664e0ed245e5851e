/**
 * An office that keeps its MX: its public address forwards to the intake address. What the house found out about a
 * sender is believed, and nobody else's word for it (design.md § 6).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOffices } from '../../shared/office/check-offices.ts';
import { offices } from '../../shared/office/offices.ts';
import { outlook } from './clients/outlook.ts';
import { thunderbird } from './clients/thunderbird.ts';
import type { Letter } from './letter.ts';
import { complaintText, cpms, exchange, openCase, sent } from './opened-case.ts';
import { monday, writer } from './person.ts';
import { type InboundRow, type Mail, openStack, type Stack } from './stack.ts';

const intake = 'reclamations@plaintes.cpms.example';
const house = '127.0.0.7';
const ours = offices
  .filter(({ address }) => address === cpms)
  .map((office) => ({
    ...office,
    intakeAddress: intake,
    trustedForwarder: 'mx.cpms.example',
    forwarderAddresses: [house],
  }));

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(monday, undefined, checkOffices(ours));
});
afterAll(() => stack.stop());

let citizens = 0;
/** A new one each time: somebody known would have their mail put to their case. */
const citizen = () => {
  citizens += 1;
  return writer('Jeanne Essai', `jeanne${citizens}@boite.example`, thunderbird);
};
const agent = writer('Agents CPMS', 'agents@cpms.example', outlook);

/** What SES makes of a forwarded mail whose signature broke on the way, of a domain that has a DMARC policy. */
const broken = 'X-Local-Verdicts: spf=FAIL dkim=FAIL dmarc=FAIL';
const results = (words: string) => `Authentication-Results: mx.cpms.example; ${words}`;
const genuine = results(
  'spf=pass smtp.mailfrom=boite.example; dkim=pass header.d=boite.example; dmarc=pass header.from=boite.example',
);
const fraud = results('spf=fail smtp.mailfrom=boite.example; dkim=none; dmarc=fail header.from=boite.example');
const hop =
  'Received: from mail.boite.example (mail.boite.example [203.0.113.9]) by mx.cpms.example; Mon, 23 Nov 2026 14:59:30 +0000';

/** A complaint to the public address, with the fields that stand above the citizen's own when it comes to SES. */
function complaint(from: string, fields: readonly string[], person = citizen()): Mail {
  const written = person.write(cpms, 'Réclamation : cotisations', complaintText, { envelopeTo: [intake] });
  return { ...written, raw: `${[...fields].join('\r\n')}\r\n${written.raw}`, connectedFrom: from };
}

function answered({ row, letters }: { row: InboundRow; letters: readonly Letter[] }): boolean {
  expect(row.outcome).toBe('filed');
  return letters.some(({ kind }) => kind === 'acknowledgement');
}

describe('a redirect that keeps the citizen’s envelope sender', () => {
  it('is acknowledged, as the house found the sender genuine', async () => {
    expect(answered(await exchange(stack, complaint(house, [broken, genuine, hop])))).toBe(true);
  });

  it('is acknowledged where the house wrote no results: nothing speaks against the sender', async () => {
    expect(answered(await exchange(stack, complaint(house, [broken, hop])))).toBe(true);
  });

  it('is acknowledged where its signature survived, whatever the house found: SES has the proof', async () => {
    const survived = 'X-Local-Verdicts: spf=FAIL dkim=PASS dmarc=PASS';
    expect(answered(await exchange(stack, complaint(house, [survived, fraud, hop])))).toBe(true);
  });

  it('is held back where the house found a forgery', async () => {
    expect(answered(await exchange(stack, complaint(house, [broken, fraud, hop])))).toBe(false);
  });

  it('is held back where the house found a forgery that brought results of its own in its name', async () => {
    expect(answered(await exchange(stack, complaint(house, [broken, fraud, hop, genuine])))).toBe(false);
  });
});

describe('a forward under an envelope sender of the house', () => {
  const rewritten = 'X-Local-Verdicts: spf=PASS dkim=FAIL dmarc=FAIL';
  const under = (envelopeFrom: string): Mail => ({
    ...complaint('127.0.0.1', [rewritten, genuine, hop]),
    from: envelopeFrom,
  });

  it('is acknowledged when SPF passed for it', async () => {
    expect(answered(await exchange(stack, under('bounces+SRS=abc=1@cpms.example')))).toBe(true);
  });

  it.each(['eve@cpms.example.mechant.example', 'eve@mechant.example', 'eve@xcpms.example'])(
    'is held back under %s, though SPF passed for it',
    async (envelopeFrom) => {
      expect(answered(await exchange(stack, under(envelopeFrom)))).toBe(false);
    },
  );
});

describe('a stranger who writes to the intake address', () => {
  const ses = `Received: from mx.cpms.example (mx.cpms.example [${house}])\r\n by inbound-smtp.eu-west-3.amazonaws.com with SMTP id o3vrnil0e2ic28trm7\r\n for ${intake};\r\n Mon, 23 Nov 2026 15:00:00 +0000 (UTC)`;
  const arc = [
    'ARC-Seal: i=1; a=rsa-sha256; t=1795446000; cv=none; d=cpms.example; s=arc; b=AAAA',
    'ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=cpms.example; s=arc; h=from; bh=AAAA; b=AAAA',
    'ARC-Authentication-Results: i=1; mx.cpms.example; dmarc=pass header.from=boite.example',
  ];

  it.each([
    ['results in the name of the house', [genuine]],
    [
      'the way that mail takes through the house',
      [ses, 'Authentication-Results: amazonses.com; dmarc=pass', genuine, hop],
    ],
    ['a seal of the house', [...arc, genuine]],
    ['results in the name of SES', ['Authentication-Results: amazonses.com; spf=pass; dkim=pass; dmarc=pass']],
  ])('is believed nothing for %s', async (_, fields) => {
    expect(answered(await exchange(stack, complaint('127.0.0.1', [broken, ...fields])))).toBe(false);
  });

  it('is no agent, even by way of the house with its word for it', async () => {
    const eve = writer('Agents CPMS', 'agents@cpms.example', thunderbird);
    const word = results(
      'spf=pass smtp.mailfrom=cpms.example; dkim=pass header.d=cpms.example; dmarc=pass header.from=cpms.example',
    );
    const { notification } = await openCase(stack, citizen(), { to: intake });
    const commands = eve.answer(notification, '#clore');
    const attempt = { ...commands, raw: `${broken}\r\n${word}\r\n${hop}\r\n${commands.raw}`, connectedFrom: house };
    const { row, letters } = await exchange(stack, attempt);
    expect(row).toMatchObject({ outcome: 'quarantined', reason: 'staff-not-authenticated' });
    expect(sent(letters)).toEqual(['alert → agents@cpms.example']);
  });
});

it('an agent answers from the house’s own servers, by the proof of the house’s own domain', async () => {
  const { notification, reference, row } = await openCase(stack, citizen(), { to: intake });
  const { letters } = await exchange(stack, {
    ...agent.answer(notification, 'Bonjour,\n\nLes prélèvements cessent ce jour.\n\nLe service'),
    connectedFrom: house,
  });
  expect(sent(letters)).toEqual([`answer → ${row.from}`]);
  expect((await stack.case(reference)).status).toBe('answered');
});
