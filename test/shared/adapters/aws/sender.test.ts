import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sesSender } from '../../../../shared/adapters/aws/sender.ts';
import type { MailSender, OutgoingMail } from '../../../../shared/ports.ts';
import { json, type Service, startService } from './service.ts';

let ses: Service;
let sender: MailSender;
beforeAll(async () => {
  ses = await startService();
  sender = sesSender({
    settings: { ...ses.settings, maxAttempts: 5 },
    configurationSet: 'doleance',
    region: 'eu-west-3',
  });
});
afterAll(() => ses.stop());

const letter: OutgoingMail = {
  from: 'reclamations@cpms.example',
  to: ['emilie@citoyenne.example', 'deux@citoyenne.example'],
  raw: Buffer.from('Subject: =?utf-8?q?Re=C3=A7u?=\r\n\r\nBonjour + 100 %\r\n'),
  row: { pk: 'CASE#CPMS-7K3Q9F2', sk: 'OUT#000001-0' },
  kind: 'acknowledgement',
  reference: 'CPMS-7K3Q9F2',
};

const sentBy1 = {
  headers: { 'content-type': 'text/xml' },
  body: '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>0102018f-abc-000000</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></SendRawEmailResponse>',
};

const refusedBy1 = (code: string, message: string, status = 400) => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
});

describe('a letter by SES', () => {
  it('goes by API v1 with its bytes, envelope, configuration set and tags', async () => {
    ses.answer(() => sentBy1);
    await sender.send(letter);
    expect(ses.requests).toHaveLength(1);
    const sent = Object.fromEntries(new URLSearchParams(ses.requests[0]?.body.toString('utf8')));
    expect(sent).toEqual({
      Action: 'SendRawEmail',
      Version: '2010-12-01',
      Source: 'reclamations@cpms.example',
      'Destinations.member.1': 'emilie@citoyenne.example',
      'Destinations.member.2': 'deux@citoyenne.example',
      'RawMessage.Data': 'U3ViamVjdDogPT91dGYtOD9xP1JlPUMzPUE3dT89DQoNCkJvbmpvdXIgKyAxMDAgJQ0K',
      ConfigurationSetName: 'doleance',
      'Tags.member.1.Name': 'row',
      'Tags.member.1.Value': 'Q0FTRSNDUE1TLTdLM1E5RjIKT1VUIzAwMDAwMS0w',
      'Tags.member.2.Name': 'kind',
      'Tags.member.2.Value': 'acknowledgement',
      'Tags.member.3.Name': 'reference',
      'Tags.member.3.Value': 'CPMS-7K3Q9F2',
    });
  });

  it('tells the Message-ID as the recipient sees it, by region', async () => {
    ses.answer(() => sentBy1);
    const here = await sender.send(letter);
    expect(here).toEqual({ sent: true, messageId: '<0102018f-abc-000000@eu-west-3.amazonses.com>' });
    const there = sesSender({ settings: ses.settings, configurationSet: 'doleance', region: 'us-east-1' });
    expect(await there.send(letter)).toHaveProperty('messageId', '<0102018f-abc-000000@email.amazonses.com>');
    expect(sender.wireMessageId('x')).toBe('<x@eu-west-3.amazonses.com>');
  });

  it('without a case has no reference tag', async () => {
    ses.answer(() => sentBy1);
    await sender.send({ ...letter, reference: null, kind: 'digest' });
    expect(ses.requests[0]?.body.toString()).not.toContain('Tags.member.3');
  });

  it('goes to a domain in its ASCII form', async () => {
    ses.answer(() => sentBy1);
    await sender.send({ ...letter, to: ['emilie@société.example'] });
    expect(new URLSearchParams(ses.requests[0]?.body.toString()).get('Destinations.member.1')).toBe(
      'emilie@xn--socit-esab.example',
    );
  });

  it('above 10 MB goes by API v2, in the same envelope', async () => {
    ses.answer(() => ({ headers: { 'content-type': 'application/json' }, body: '{"MessageId":"0102-large-000000"}' }));
    const result = await sender.send({ ...letter, raw: Buffer.alloc(10_000_001, 'a') });
    expect(result).toEqual({ sent: true, messageId: '<0102-large-000000@eu-west-3.amazonses.com>' });
    expect(ses.requests[0]?.path).toBe('/v2/email/outbound-emails');
    const { Content, ...envelope } = json(ses.requests[0]) as { Content: { Raw: { Data: string } } };
    expect(envelope).toEqual({
      FromEmailAddress: 'reclamations@cpms.example',
      Destination: { ToAddresses: ['emilie@citoyenne.example', 'deux@citoyenne.example'] },
      ConfigurationSetName: 'doleance',
      EmailTags: [
        { Name: 'row', Value: 'Q0FTRSNDUE1TLTdLM1E5RjIKT1VUIzAwMDAwMS0w' },
        { Name: 'kind', Value: 'acknowledgement' },
        { Name: 'reference', Value: 'CPMS-7K3Q9F2' },
      ],
    });
    // 10,000,001 bytes are 3,333,334 groups of three, four characters each.
    expect(Content.Raw.Data).toHaveLength(13_333_336);
  });

  it('of 10 MB sharp still goes by API v1', async () => {
    ses.answer(() => sentBy1);
    await sender.send({ ...letter, raw: Buffer.alloc(10_000_000, 'a') });
    expect(ses.requests[0]?.body.subarray(0, 19).toString()).toBe('Action=SendRawEmail');
  });
});

describe('a letter that SES does not take', () => {
  const refusals: readonly [string, string, string, string][] = [
    ['Throttling', 'Maximum sending rate exceeded.', 'throttled', 'a rate'],
    ['Throttling', 'Daily message quota exceeded.', 'throttled', 'a daily quota'],
    ['ThrottlingException', 'Rate exceeded', 'throttled', 'the other name of a rate'],
    ['AccountSendingPausedException', 'Email sending is disabled.', 'paused', 'a paused account'],
    ['ConfigurationSetSendingPausedException', 'Disabled.', 'paused', 'a paused configuration set'],
    ['MessageRejected', 'Message contains a virus.', 'rejected', 'a message it rejects'],
    ['InvalidParameterValue', 'Illegal address', 'rejected', 'an address that is none'],
  ];
  for (const [code, message, because, what] of refusals) {
    it(`for ${what} is ${because}, after one attempt`, async () => {
      ses.answer(() => refusedBy1(code, message));
      expect(await sender.send(letter)).toEqual({ sent: false, because, detail: `${code}: ${message}` });
      expect(ses.requests).toHaveLength(1);
    });
  }

  it('names nobody in its reason', async () => {
    ses.answer(() => refusedBy1('MessageRejected', 'Address blocked: emilie@citoyenne.example, for now'));
    expect(await sender.send(letter)).toHaveProperty('detail', 'MessageRejected: Address blocked: <address> for now');
  });

  for (const [code, message] of [
    ['MessageRejected', 'Email address is not verified. The following identities failed the check: x@y.example'],
    ['MailFromDomainNotVerifiedException', 'MAIL FROM is not verified.'],
    ['ConfigurationSetDoesNotExistException', 'doleance'],
    ['SignatureDoesNotMatch', 'no'],
  ] as const) {
    it(`throws for ${code} of a set-up to mend: the letter waits for that`, async () => {
      ses.answer(() => refusedBy1(code, message));
      await expect(sender.send(letter)).rejects.toThrow();
    });
  }

  it('throws for a broken answer and a server error, and is not sent again by itself', async () => {
    ses.answer(() => ({ status: 500, body: 'oops' }));
    await expect(sender.send(letter)).rejects.toThrow();
    expect(ses.requests).toHaveLength(1);
    ses.answer(() => refusedBy1('InternalFailure', 'try later', 500));
    await expect(sender.send(letter)).rejects.toThrow();
    expect(ses.requests).toHaveLength(1);
  });

  for (const [name, because] of [
    ['TooManyRequestsException', 'throttled'],
    ['LimitExceededException', 'throttled'],
    ['SendingPausedException', 'paused'],
    ['AccountSuspendedException', 'paused'],
    ['MessageRejected', 'rejected'],
    ['BadRequestException', 'rejected'],
  ] as const) {
    it(`is ${because} by ${name} of API v2`, async () => {
      ses.answer(() => ({
        status: 400,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
        body: '{"message":"no"}',
      }));
      const result = await sender.send({ ...letter, raw: Buffer.alloc(10_000_001) });
      expect(result).toEqual({ sent: false, because, detail: `${name}: no` });
      expect(ses.requests).toHaveLength(1);
    });
  }
});
