import { describe, expect, it } from 'vitest';
import { readNotification } from '../../../shared/mail/notification.ts';
import { notificationFromStored } from '../../../shared/mail/stored-envelope.ts';
import { summarise } from '../../../shared/mail/verdicts.ts';

const id = 'o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1';

/** What SES writes on top (aws.md § 2.4). */
const block = (change: Partial<Record<'received' | 'spam' | 'virus' | 'authentication', string | null>> = {}) => {
  const field = (value: string | null | undefined, fallback: string) => (value === undefined ? fallback : value);
  return [
    'Return-Path: <odile@citoyenne.example>',
    field(
      change.received,
      `Received: from mx.citoyenne.example (mx.citoyenne.example [192.0.2.7])\r\n by inbound-smtp.eu-west-1.amazonaws.com with SMTP id ${id}\r\n for reclamations+cpms-7k3q9fa.x@cpms.example;\r\n Mon, 23 Nov 2026 15:00:00 +0000 (UTC)`,
    ),
    field(change.spam, 'X-SES-Spam-Verdict: PASS'),
    field(change.virus, 'X-SES-Virus-Verdict: FAIL'),
    'Received-SPF: pass (spfCheck: domain of citoyenne.example designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=odile@citoyenne.example; helo=mx.citoyenne.example;',
    field(
      change.authentication,
      'Authentication-Results: amazonses.com;\r\n spf=pass (spfCheck: domain of citoyenne.example designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=odile@citoyenne.example; helo=mx.citoyenne.example;\r\n dkim=pass header.i=@citoyenne.example;\r\n dmarc=pass header.from=citoyenne.example;',
    ),
    'X-SES-RECEIPT: AEFBQUFB',
  ]
    .filter((line) => line !== null)
    .join('\r\n');
};
const own = 'From: Odile <odile@citoyenne.example>\r\nSubject: plainte\r\n\r\nBonjour\r\n';
const read = (head: string, mail = own) => {
  const body = notificationFromStored(Buffer.from(`${head}\r\n${mail}`), 'in/abc', 'seau');
  if (body === null) return null;
  const notification = readNotification(body);
  if (notification.type === 'setup') throw new Error('A set-up notification.');
  return notification;
};
const results = (rest: string, envelope = 'x@attaquant.example') =>
  `Authentication-Results: amazonses.com; spf=pass (spfCheck: domain of attaquant.example designates 192.0.2.9 as permitted sender) client-ip=192.0.2.9; envelope-from=${envelope}; helo=mx.attaquant.example; ${rest}`;
const sender = (authentication: string) => {
  const found = read(block({ authentication }));
  return found === null ? null : summarise(found.verdicts, 'agents@cpms.example', 'x@attaquant.example').sender;
};

describe('the notification of a mail that lost it', () => {
  it('is read from what SES wrote on top', () => {
    expect(read(block())).toMatchObject({
      messageId: id,
      receivedAt: '2026-11-23T15:00:00.000Z',
      source: 'odile@citoyenne.example',
      recipients: ['reclamations+cpms-7k3q9fa.x@cpms.example'],
      key: 'in/abc',
      verdicts: { spam: 'PASS', virus: 'FAIL', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' },
    });
  });

  it.each([
    ['nothing of SES', ''],
    [
      'a Received of another server',
      block({
        received: `Received: from a by mx.attaquant.example with SMTP id ${id} for reclamations@cpms.example; Mon, 23 Nov 2026 15:00:00 +0000`,
      }),
    ],
    [
      'no date',
      block({
        received: `Received: from a by inbound-smtp.eu-west-1.amazonaws.com with SMTP id ${id} for reclamations@cpms.example; demain`,
      }),
    ],
  ])('is not made up from %s', (_, head) => {
    expect(read(head)).toBeNull();
  });

  it('believes no field that the sender wrote below', () => {
    const forged = `X-SES-Virus-Verdict: PASS\r\nX-SES-Spam-Verdict: PASS\r\nAuthentication-Results: amazonses.com; spf=pass; dkim=pass; dmarc=pass\r\n${own}`;
    expect(read(block({ spam: 'X-SES-Spam-Verdict: FAIL' }), forged)?.verdicts).toMatchObject({
      spam: 'FAIL',
      virus: 'FAIL',
    });
    expect(read(block({ spam: null, virus: null }), forged)?.verdicts).toMatchObject({
      spam: 'DISABLED',
      virus: 'DISABLED',
    });
    expect(read(block({ authentication: null }), `Subject: x\r\n${forged}`)?.verdicts).toMatchObject({
      spf: 'GRAY',
      dkim: 'GRAY',
      dmarc: 'GRAY',
    });
  });

  it('believes them no more when they follow SES’s block at once', () => {
    const head = block({ spam: 'X-SES-Spam-Verdict: FAIL' }).replace('\r\nX-SES-RECEIPT: AEFBQUFB', '');
    const forged = `X-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\n${own}`;
    expect(read(head, forged)?.verdicts).toMatchObject({ spam: 'FAIL', virus: 'FAIL' });
  });

  it.each([
    [
      'a signature of the attacker’s own domain',
      results('dkim=pass header.i=@attaquant.example; dmarc=none header.from=cpms.example;'),
      'unknown',
    ],
    [
      'a signature of a look-alike domain',
      results('dkim=pass header.i=@notcpms.example; dmarc=none header.from=cpms.example;'),
      'unknown',
    ],
    [
      'results hidden in a quoted local part',
      results(
        'dkim=none; dmarc=fail header.from=cpms.example;',
        '"a; helo=b; dmarc=pass dkim=pass header.i=@cpms.example"@attaquant.example',
      ),
      'forged',
    ],
    [
      'another server’s field',
      'Authentication-Results: mx.attaquant.example; spf=pass; dkim=pass header.i=@cpms.example; dmarc=pass header.from=cpms.example',
      'unknown',
    ],
    [
      'a second signature that is the domain’s own',
      results(
        'dkim=pass header.i=@liste.example; dkim=pass header.i=@cpms.example; dmarc=none header.from=cpms.example;',
      ),
      'verified',
    ],
    ['an aligned pass of DMARC', results('dkim=none; dmarc=pass header.from=cpms.example;'), 'verified'],
  ])('%s: %s', (_, authentication, standing) => {
    expect(sender(authentication)).toBe(standing);
  });

  it.each(['a: b\r\n', ' ', ' x', 'dkim=pass ', 'Received: ', '\r\n '])(
    'takes no time over thousands of %j',
    (repeated) => {
      const start = performance.now();
      read(`Return-Path: <a@b.example>\r\nReceived: from ${repeated.repeat(60_000)}`);
      read(block({ authentication: `Authentication-Results: amazonses.com; spf=pass ${repeated.repeat(10_000)}` }));
      expect(performance.now() - start).toBeLessThan(500);
    },
  );
});
