import { describe, expect, it } from 'vitest';
import { forwardedVerdicts } from '../../../shared/mail/forwarder.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';
import type { Verdicts } from '../../../shared/mail/verdicts.ts';

/** SES of a mail that Exchange sent on under its own envelope sender: SPF is Exchange's, the citizen's DMARC fails. */
const seen: Verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'FAIL', dmarc: 'FAIL' };
const rewritten = 'bounces+SRS=abc=1@caisse.example';

const mail = (...results: string[]) =>
  parseMessage(
    Buffer.from(
      [
        'Authentication-Results: amazonses.com; spf=pass; dkim=fail; dmarc=fail header.from=boite.example;',
        ...results,
        'From: Jeanne <jeanne@boite.example>',
        'Subject: Ma demande',
        '',
        'Bonjour',
      ].join('\r\n'),
    ),
  );

describe('a mail by way of the office’s own servers', () => {
  it('counts as its servers judged the citizen', async () => {
    const message = await mail(
      'Authentication-Results: mx.caisse.example; spf=pass smtp.mailfrom=boite.example; dkim=pass header.d=boite.example; dmarc=pass',
    );
    expect(forwardedVerdicts(message, seen, rewritten, 'mx.caisse.example')).toEqual({
      ...seen,
      spf: 'PASS',
      dkim: 'PASS',
      dmarc: 'PASS',
    });
  });

  it('is forged when they found it so', async () => {
    const message = await mail('Authentication-Results: mx.caisse.example; dmarc=fail header.from=boite.example');
    expect(forwardedVerdicts(message, seen, rewritten, 'mx.caisse.example')?.dmarc).toBe('FAIL');
  });

  it('says nothing of the sender when they wrote nothing', async () => {
    expect(forwardedVerdicts(await mail(), seen, rewritten, 'mx.caisse.example')).toEqual({
      ...seen,
      spf: 'GRAY',
      dkim: 'GRAY',
      dmarc: 'GRAY',
    });
  });
});

describe('results in the forwarder’s name', () => {
  const forged = 'Authentication-Results: mx.caisse.example; dmarc=pass; dkim=pass';

  it('are not believed of a mail that came straight to SES', async () => {
    expect(forwardedVerdicts(await mail(forged), { ...seen, spf: 'FAIL' }, rewritten, 'mx.caisse.example')).toBeNull();
    expect(forwardedVerdicts(await mail(forged), seen, 'eve@mechant.example', 'mx.caisse.example')).toBeNull();
  });

  it('are not believed below those of another server', async () => {
    const message = await mail('Authentication-Results: relais.example; dmarc=none', forged);
    expect(forwardedVerdicts(message, seen, rewritten, 'mx.caisse.example')?.dmarc).toBe('GRAY');
  });

  it('are read by whole words only', async () => {
    const message = await mail('Authentication-Results: mx.caisse.example; x-dmarc=pass; dmarc=fail');
    expect(forwardedVerdicts(message, seen, rewritten, 'mx.caisse.example')?.dmarc).toBe('FAIL');
  });
});
