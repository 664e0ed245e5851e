import { describe, expect, it } from 'vitest';
import { isPermanent, readDeliveryStatus } from '../../../shared/mail/delivery-status.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { mail } from './raw.ts';

function bounce(status: string[], original: string[]): Uint8Array {
  return mail(
    'From: MAILER-DAEMON@x.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Not delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    ...status,
    '--b',
    ...original,
    '--b--',
  );
}

describe('a delivery status', () => {
  it('names who was not reached, why, and which mail it was', async () => {
    const raw = bounce(
      [
        'Reporting-MTA: dns; mx.x.example',
        '',
        'Original-Recipient: rfc822;jeanne@courriel.example',
        'Final-Recipient: rfc822; jeanne@courriel.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1',
        ' unknown user',
      ],
      [
        'Content-Type: message/rfc822',
        '',
        'Subject: Accuse de reception',
        'Message-ID:',
        ' <0102@eu-west-3.amazonses.com>',
        '',
        'texte',
      ],
    );
    const found = readDeliveryStatus(await parseMessage(raw));
    expect(found).toEqual({
      recipients: [
        {
          address: 'jeanne@courriel.example',
          action: 'failed',
          status: '5.1.1',
          diagnostic: 'smtp; 550 5.1.1 unknown user',
        },
      ],
      originalMessageId: '<0102@eu-west-3.amazonses.com>',
    });
    expect(found?.recipients.map(isPermanent)).toEqual([true]);
  });

  it('reads several recipients, the headers alone, and a delay that is not final', async () => {
    const raw = bounce(
      [
        'Reporting-MTA: dns; x',
        '',
        'Final-Recipient: rfc822;a@x.example',
        'Action: delayed',
        'Status: 4.4.1',
        '',
        'Final-Recipient: rfc822;b@x.example',
        'Action: failed (bad)',
        'Status: 5.2.2',
      ],
      ['Content-Type: text/rfc822-headers', '', 'Message-Id: <9@x.example>', 'Subject: x'],
    );
    const found = readDeliveryStatus(await parseMessage(raw));
    expect(found?.recipients.map((one) => [one.address, one.action, isPermanent(one)])).toEqual([
      ['a@x.example', 'delayed', false],
      ['b@x.example', 'failed', true],
    ]);
    expect(found?.originalMessageId).toBe('<9@x.example>');
  });

  it('reads the address from the header of older servers', async () => {
    const found = readDeliveryStatus(
      await parseMessage(
        mail(
          'From: Mailer-Daemon@x.example',
          'X-Failed-Recipients: a@x.example',
          'In-Reply-To: <7@x.example>',
          '',
          'SMTP error 550 5.7.1 rejected',
        ),
      ),
    );
    expect(found).toEqual({
      recipients: [{ address: 'a@x.example', action: 'failed', status: '5.7.1', diagnostic: '' }],
      originalMessageId: '<7@x.example>',
    });
  });

  it('is null for an ordinary mail', async () => {
    expect(readDeliveryStatus(await parseMessage(mail('From: a@x.example', '', 'x')))).toBe(null);
  });
});
