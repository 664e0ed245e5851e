import { describe, expect, it } from 'vitest';
import { type Forwarder, type Seen, seenByForwarder } from '../../../shared/mail/forwarder.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';

const forwarder: Forwarder = {
  name: 'mx.caisse.example',
  domain: 'caisse.example',
  addresses: ['192.0.2.10', '198.51.100.0/28'],
};
const id = 'o3vrnil0e2ic28trm7dfhrc2v0cnbeccl4nbp0g1';

/** Under an envelope sender of its own (SRS): SPF is the forwarder's, the citizen's DMARC fails. */
const rewritten: Seen = {
  inboundId: id,
  envelopeFrom: 'bounces+SRS=abc=1@caisse.example',
  verdicts: { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'FAIL', dmarc: 'FAIL' },
};
/** A redirect that keeps the citizen's: SPF fails, as the forwarder may not send for the citizen's domain. */
const kept: Seen = {
  inboundId: id,
  envelopeFrom: 'jeanne@boite.example',
  verdicts: { spam: 'PASS', virus: 'PASS', spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' },
};

/** SES's field (Amazon SES developer guide, receiving-email-notifications-examples). */
const receivedBySes = (client: string, of = id, to = 'reclamations@plaintes.caisse.example') =>
  `Received: from ${client}\r\n by inbound-smtp.eu-west-3.amazonaws.com with SMTP id ${of}\r\n for ${to};\r\n Mon, 23 Nov 2026 15:00:00 +0000 (UTC)`;
const sesResults =
  'Authentication-Results: amazonses.com;\r\n spf=fail (spfCheck: domain of boite.example does not designate 192.0.2.10 as permitted sender) client-ip=192.0.2.10; envelope-from=jeanne@boite.example; helo=mx.caisse.example;\r\n dkim=fail header.i=@boite.example;\r\n dmarc=fail header.from=boite.example;';
const passed =
  'Authentication-Results: mx.caisse.example; spf=pass smtp.mailfrom=jeanne@boite.example; dkim=pass header.d=boite.example; dmarc=pass header.from=boite.example';

const mail = (client: string, ...fields: string[]) =>
  parseMessage(
    Buffer.from(
      [
        'Return-Path: <jeanne@boite.example>',
        client.startsWith('Received:') ? client : receivedBySes(client),
        sesResults,
        ...fields,
        'From: Jeanne <jeanne@boite.example>',
        'Subject: Ma demande',
        '',
        'Bonjour',
      ].join('\r\n'),
    ),
  );
const fromForwarder = 'mx.caisse.example (mx.caisse.example [192.0.2.10])';
const elsewhere = 'mx.caisse.example (mx.caisse.example [203.0.113.66])';
const gray = { spam: 'PASS', virus: 'PASS', spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY' };

describe.each([
  ['that rewrote the envelope sender', rewritten, elsewhere],
  ['that kept the citizen’s', kept, fromForwarder],
])('a mail by way of a forwarder %s', (_, seen, client) => {
  it('counts as its servers judged the citizen', async () => {
    expect(seenByForwarder(await mail(client, passed), seen, forwarder)).toEqual({
      envelopeFrom: 'jeanne@boite.example',
      verdicts: { ...gray, spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' },
    });
  });

  it('is forged when they found it so', async () => {
    const found = 'Authentication-Results: mx.caisse.example; dmarc=fail header.from=boite.example';
    expect(seenByForwarder(await mail(client, found), seen, forwarder)?.verdicts.dmarc).toBe('FAIL');
  });

  it('says nothing of the sender when they wrote nothing', async () => {
    expect(seenByForwarder(await mail(client), seen, forwarder)).toEqual({ envelopeFrom: '', verdicts: gray });
  });
});

describe('that a mail came from the forwarder', () => {
  it('is known by any address of its networks', async () => {
    expect(seenByForwarder(await mail('x ([198.51.100.7])', passed), kept, forwarder)?.verdicts.dmarc).toBe('PASS');
    expect(seenByForwarder(await mail('x (unknown [198.51.100.16])', passed), kept, forwarder)).toBeNull();
  });

  it('is not believed of a host that only bears its name, by HELO or by reverse DNS', async () => {
    expect(seenByForwarder(await mail(elsewhere, passed), kept, forwarder)).toBeNull();
  });

  it('is not believed of a Received field that the sender wrote, whatever it says', async () => {
    const forged = receivedBySes(fromForwarder);
    expect(seenByForwarder(await mail(elsewhere, forged, passed), kept, forwarder)).toBeNull();
  });

  it.each([
    [
      'the name by which the client called itself',
      `x ([192.0.2.10]) by inbound-smtp.eu-west-3.amazonaws.com with SMTP id 1 for a; b (evil [203.0.113.66])`,
    ],
    ['its reverse DNS', `evil (x\\[192.0.2.10]) [203.0.113.66])`],
  ])('is not believed of words like SES’s in %s', async (_, client) => {
    expect(seenByForwarder(await mail(client, passed), kept, forwarder)).toBeNull();
  });

  it('is not believed of words like SES’s in the recipient: the sender cannot know the id', async () => {
    const tail = ' (x [192.0.2.10]) by inbound-smtp.eu-west-3.amazonaws.com with SMTP id 1 for ';
    const received = receivedBySes(elsewhere, id, `reclamations+${tail}@plaintes.caisse.example`);
    expect(seenByForwarder(await mail(received, passed), kept, forwarder)).toBeNull();
  });

  it('is not believed of another mail’s Received field', async () => {
    expect(seenByForwarder(await mail(receivedBySes(fromForwarder, 'another'), passed), kept, forwarder)).toBeNull();
  });

  it.each(['eve@mechant.example', 'eve@caisse.example.mechant.example', 'eve@xcaisse.example', 'eve@example', ''])(
    'is not believed of the envelope sender %j, though SPF passed for it',
    async (envelopeFrom) => {
      expect(seenByForwarder(await mail(elsewhere, passed), { ...rewritten, envelopeFrom }, forwarder)).toBeNull();
    },
  );

  it('is not believed of its own envelope sender when SPF did not pass', async () => {
    for (const spf of ['FAIL', 'GRAY', 'PROCESSING_FAILED']) {
      const seen = { ...rewritten, verdicts: { ...rewritten.verdicts, spf } };
      expect(seenByForwarder(await mail(elsewhere, passed), seen, forwarder)).toBeNull();
    }
  });
});

describe('results in the forwarder’s name', () => {
  const dmarc = async (...fields: string[]) =>
    seenByForwarder(await mail(fromForwarder, ...fields), kept, forwarder)?.verdicts.dmarc;

  it('are not believed below those of another server, nor below its own', async () => {
    expect(await dmarc('Authentication-Results: relais.example; dmarc=none', passed)).toBe('GRAY');
    expect(await dmarc('Authentication-Results: mx.caisse.example; dmarc=fail', passed)).toBe('FAIL');
  });

  it('are not believed in ARC fields', async () => {
    const arc = passed.replace('Authentication-Results: ', 'ARC-Authentication-Results: i=1; ');
    expect(await dmarc(arc, 'ARC-Seal: i=1; cv=none; d=caisse.example; s=a; b=AAAA')).toBe('GRAY');
  });

  it('are not believed where the sender put words into them', async () => {
    expect(
      await dmarc(
        'Authentication-Results: mx.caisse.example; spf=none smtp.mailfrom="a; dmarc=pass "@mechant.example; dmarc=fail',
      ),
    ).toBe('FAIL');
    expect(await dmarc('Authentication-Results: mx.caisse.example; dmarc=pass; dmarc=fail')).toBe('FAIL');
  });

  it('are those of our From field', async () => {
    expect(await dmarc('Authentication-Results: mx.caisse.example; dmarc=pass header.from=mechant.example')).toBe(
      'GRAY',
    );
  });

  it('count a signature only of the From field’s own domain: anybody can sign as himself', async () => {
    const dkim = async (results: string) =>
      seenByForwarder(
        await mail(fromForwarder, `Authentication-Results: mx.caisse.example; ${results}`),
        kept,
        forwarder,
      )?.verdicts.dkim;
    expect(await dkim('dkim=pass header.d=mechant.example')).toBe('GRAY');
    expect(await dkim('dkim=pass')).toBe('GRAY');
    expect(await dkim('dkim=fail header.d=liste.example; dkim=pass header.i=@boite.example')).toBe('PASS');
    expect(await dkim('dkim=fail header.d=boite.example')).toBe('FAIL');
  });

  it('count SPF of the envelope sender, not of the HELO', async () => {
    const spf = async (results: string) =>
      seenByForwarder(
        await mail(fromForwarder, `Authentication-Results: mx.caisse.example; ${results}`),
        kept,
        forwarder,
      );
    expect(await spf('spf=pass smtp.mailfrom=jeanne@boite.example')).toMatchObject({
      envelopeFrom: 'jeanne@boite.example',
      verdicts: { spf: 'PASS' },
    });
    expect(await spf('spf=pass smtp.helo=mx.boite.example')).toMatchObject({ verdicts: { spf: 'GRAY' } });
  });
});
