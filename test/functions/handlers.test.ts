/** The functions on the model of their ports, with events as AWS delivers them. What the use cases decide is tested there. */
import { beforeEach, describe, expect, it } from 'vitest';
import { dailyRoundHandler } from '../../functions/daily-round/handler.ts';
import { deliverOutboxHandler } from '../../functions/deliver-outbox/handler.ts';
import { followDeadlineHandler } from '../../functions/follow-deadline/handler.ts';
import { receiveMailHandler } from '../../functions/receive-mail/handler.ts';
import { recordFeedbackHandler } from '../../functions/record-feedback/handler.ts';
import { sweepHandler } from '../../functions/sweep/handler.ts';
import { witnessReceiptHandler } from '../../functions/witness-receipt/handler.ts';
import { type Model, modelPorts } from '../../shared/adapters/model/ports.ts';
import { offices } from '../../shared/office/offices.ts';
import type { Ports, SendResult } from '../../shared/ports.ts';
import { batch, failures, receiptNotification, snsEnvelope, storedMail } from './events.ts';

const office = 'reclamations@cpms.example';
let model: Model;
beforeEach(() => {
  model = modelPorts({ offices, now: '2026-11-23T15:00:02.000Z' });
});

const errors = () => model.lines.filter((line) => line.level === 'error');
const store = (...ids: readonly string[]) => {
  for (const id of ids) model.objects.set(`in/${id}`, storedMail(id));
};

async function receive(id: string): Promise<string> {
  store(id);
  expect(failures(await receiveMailHandler(model.ports)(batch(receiptNotification(id))))).toEqual([]);
  const record = await model.ports.caseFile.mail(id, office);
  return record?.reference ?? '';
}

/** Plays the queue and its function until nothing is visible. */
async function deliverAll(ports: Ports = model.ports): Promise<void> {
  const handle = deliverOutboxHandler(ports);
  for (let next = model.queue.receive(360); next !== null; next = model.queue.receive(360)) {
    const event = batch(JSON.stringify(next.key));
    for (const record of event.Records) record.receiptHandle = next.receiptHandle;
    if (failures(await handle(event)).length === 0) model.queue.remove(next.receiptHandle);
  }
}

describe('receive-mail', () => {
  it('files the mail of a notification, bare or in its SNS envelope', async () => {
    store('bare', 'wrapped');
    const event = batch(receiptNotification('bare'), snsEnvelope(receiptNotification('wrapped')));
    expect(failures(await receiveMailHandler(model.ports)(event))).toEqual([]);
    expect((await model.ports.caseFile.mail('bare', office))?.outcome).toBe('filed');
    expect((await model.ports.caseFile.mail('wrapped', office))?.outcome).toBe('filed');
  });

  it('fails the one message that fails, and finishes the others', async () => {
    store('one', 'three');
    const event = batch(
      receiptNotification('one'),
      receiptNotification('two'),
      '{not json',
      receiptNotification('three'),
    );
    expect(failures(await receiveMailHandler(model.ports)(event))).toEqual(['2', '3']);
    expect((await model.ports.caseFile.mail('three', office))?.outcome).toBe('filed');
    expect(errors().map((line) => line.event)).toEqual(['message-failed', 'message-failed']);
  });

  it('logs of a failure its kind and place, never its words', async () => {
    await receiveMailHandler(model.ports)(batch('{"secret words of a citizen'));
    const [line] = errors();
    expect(line?.facts).toMatchObject({ received: 1, messageId: '059f36b4-87a3-44ab-83d2-661975847671' });
    expect(String(line?.facts['where'])).toContain('receiveMail (receive-mail.ts:');
    expect(JSON.stringify(line)).not.toContain('citizen');
  });

  it('ignores the message that SES writes when its rule is set up', async () => {
    const setup = receiptNotification('AMAZON_SES_SETUP_NOTIFICATION');
    expect(failures(await receiveMailHandler(model.ports)(batch(setup)))).toEqual([]);
  });

  it('does nothing a second time for a notification that comes again, but to queue what is undone', async () => {
    await receive('again');
    const first = model.queue.length;
    expect(first).toBeGreaterThan(0);
    const event = batch(receiptNotification('again'), receiptNotification('again'));
    expect(failures(await receiveMailHandler(model.ports)(event))).toEqual([]);
    await deliverAll();
    expect(model.taken.filter((mail) => mail.kind === 'acknowledgement')).toHaveLength(1);
  });
});

describe('deliver-outbox', () => {
  it('sends each row of its queue once, and books the schedule', async () => {
    const reference = await receive('mail1');
    await deliverAll();
    expect(model.taken.map((mail) => mail.kind).sort()).toEqual(['acknowledgement', 'staff-notification']);
    expect(model.taken.map((mail) => mail.reference)).toEqual([reference, reference]);
    expect([...model.schedules.values()].map((one) => one.reference)).toEqual([reference]);
    expect(await model.ports.caseFile.undoneRowsOf(`CASE#${reference}`)).toEqual([]);
  });

  it('shows a throttled row again later, alone, and is not alarmed', async () => {
    await receive('mail1');
    const throttled: SendResult = { sent: false, because: 'throttled', detail: 'Maximum sending rate exceeded.' };
    const send = async () => throttled;
    await deliverAll({ ...model.ports, sender: { ...model.ports.sender, send } });
    expect(model.taken).toEqual([]);
    expect(model.queue.length).toBe(2);
    expect(model.schedules.size).toBe(1);
    expect(errors()).toEqual([]);
    const [soonest = ''] = model.queue.hiddenUntil();
    expect(Date.parse(soonest) - Date.parse('2026-11-23T15:00:02.000Z')).toBeLessThanOrEqual(600_000);
    model.setClock('2026-11-23T15:10:02.000Z');
    await deliverAll();
    expect(model.taken).toHaveLength(2);
    expect(model.queue.length).toBe(0);
  });

  it('fails for what is no key of a row, and for nothing else in the batch', async () => {
    await receive('mail1');
    const key = model.queue.receive(360)?.key;
    const event = batch('{"pk":"","sk":"x"}', 'null', JSON.stringify(key), '{"pk":"CASE#GONE","sk":"OUT#1"}');
    expect(failures(await deliverOutboxHandler(model.ports)(event))).toEqual(['1', '2']);
  });

  it('fails the row all the same when the queue cannot postpone it', async () => {
    await receive('mail1');
    const key = model.queue.receive(360)?.key ?? { pk: '', sk: '' };
    await model.ports.caseFile.claim(key, model.ports.clock.now(), 90);
    const postpone = async () => {
      throw new Error('no');
    };
    const ports = { ...model.ports, outboxQueue: { ...model.ports.outboxQueue, postpone } };
    expect(failures(await deliverOutboxHandler(ports)(batch(JSON.stringify(key))))).toEqual(['1']);
    expect(model.lines.filter((line) => line.level === 'warn').map((line) => line.event)).toEqual([
      'message-not-postponed',
    ]);
  });
});

describe('follow-deadline', () => {
  it('writes to staff when a booked milestone comes, once', async () => {
    const reference = await receive('mail1');
    await deliverAll();
    const [booked] = [...model.schedules.values()];
    model.setClock(booked?.at ?? '');
    const fired = JSON.stringify({ reference, milestoneVersion: booked?.milestoneVersion });
    expect(failures(await followDeadlineHandler(model.ports)(batch(fired, fired)))).toEqual([]);
    await deliverAll();
    expect(model.taken.slice(2).map((mail) => mail.kind)).toEqual(['reminder']);
  });

  it('keeps a firing that comes too early, without touching any other queue', async () => {
    const reference = await receive('mail1');
    await deliverAll();
    const version = [...model.schedules.values()][0]?.milestoneVersion;
    const fired = JSON.stringify({ reference, milestoneVersion: version });
    const postpone = async () => {
      throw new Error('a receipt handle of another queue');
    };
    const ports = { ...model.ports, outboxQueue: { ...model.ports.outboxQueue, postpone } };
    expect(failures(await followDeadlineHandler(ports)(batch(fired)))).toEqual(['1']);
    expect(model.lines.filter((line) => line.level === 'warn' || line.level === 'error')).toEqual([]);
  });

  it('lets a booking of the past go by, and fails for what is no booking', async () => {
    const event = batch(
      '{"reference":"CPMS-7K3Q9F2","milestoneVersion":1}',
      '{"reference":"CPMS-7K3Q9F2"}',
      '{"reference":"CPMS-7K3Q9F2","milestoneVersion":"1"}',
      '[]',
    );
    expect(failures(await followDeadlineHandler(model.ports)(event))).toEqual(['2', '3', '4']);
  });
});

describe('record-feedback', () => {
  const event = (eventType: string, id: string, tags: object, more: object) =>
    snsEnvelope(
      JSON.stringify({
        eventType,
        mail: {
          timestamp: '2026-11-23T15:00:03.000Z',
          source: office,
          messageId: id,
          destination: ['emilie@citoyenne.example'],
          headersTruncated: false,
          headers: [],
          commonHeaders: {},
          tags: { 'ses:configuration-set': ['doleance'], ...tags },
        },
        ...more,
      }),
      'Amazon SES Email Event Notification',
    );

  it('puts the bounce of an acknowledgement on its case, found by the tag that the sender gave', async () => {
    const reference = await receive('mail1');
    await deliverAll();
    const sent = model.taken.find((mail) => mail.kind === 'acknowledgement');
    const { pk = '', sk = '' } = sent?.row ?? {};
    const bounce = event(
      'Bounce',
      sent?.id ?? '',
      { row: [Buffer.from(`${pk}\n${sk}`).toString('base64url')], kind: ['acknowledgement'], reference: [reference] },
      {
        bounce: {
          feedbackId: 'f',
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: [
            {
              emailAddress: 'emilie@citoyenne.example',
              action: 'failed',
              status: '5.1.1',
              diagnosticCode: 'smtp; 550 5.1.1 user unknown',
            },
          ],
          timestamp: '2026-11-23T15:00:04.000Z',
          reportingMTA: 'dns; a8-50.smtp-out.eu-west-3.amazonses.com',
        },
      },
    );
    expect(failures(await recordFeedbackHandler(model.ports)(batch(bounce, bounce)))).toEqual([]);
    expect((await model.ports.caseFile.load(reference))?.acknowledgement.state).toBe('bounced');
    const types = (await model.ports.caseFile.timeline(reference)).map((entry) => entry.type);
    expect(types.filter((type) => type === 'bounced')).toHaveLength(1);
    expect(await model.ports.caseFile.needingPerson(office)).toHaveLength(1);
  });

  it('lets events go that concern nothing of ours, and fails for what is no event', async () => {
    const stranger = event('Delivery', 'x', {}, { delivery: { timestamp: '2026-11-23T15:00:04.000Z' } });
    const response = await recordFeedbackHandler(model.ports)(batch(stranger, '{"eventType":"Send"}', 'x'));
    expect(failures(response)).toEqual(['2', '3']);
  });
});

describe('witness-receipt', () => {
  const created = (key: string) =>
    JSON.stringify({
      Records: [
        {
          eventVersion: '2.1',
          eventSource: 'aws:s3',
          awsRegion: 'eu-west-3',
          eventTime: '2026-11-23T15:00:00.500Z',
          eventName: 'ObjectCreated:Put',
          s3: {
            s3SchemaVersion: '1.0',
            bucket: { name: 'mails', arn: 'arn:aws:s3:::mails' },
            object: { key, size: 1024, eTag: 'd41d8cd98f00b204e9800998ecf8427e', sequencer: '0055AED6DCD90281E5' },
          },
        },
      ],
    });

  it('takes in a mail that nobody was notified of, and lets the others be', async () => {
    await receive('known');
    store('lost');
    const event = batch(created('in/known'), created('in/lost'));
    expect(failures(await witnessReceiptHandler(model.ports)(event))).toEqual([]);
    expect((await model.ports.caseFile.mail('lost', office))?.outcome).toBe('filed');
    const missing = model.lines.filter((line) => line.event === 'MailWithoutRecord');
    expect(missing).toHaveLength(1);
  });

  it('reads keys as S3 writes them', async () => {
    const asked: string[] = [];
    const objects = {
      ...model.ports.objects,
      get: async (key: string) => {
        asked.push(key);
        return null;
      },
    };
    const event = batch(created('in/a+b%2Bc%C3%A9%2520'));
    expect(failures(await witnessReceiptHandler({ ...model.ports, objects })(event))).toEqual([]);
    expect(asked).toEqual(['in/a b+cé%20']);
  });

  it('passes over the test message of S3, and fails for what it cannot read', async () => {
    const test = JSON.stringify({
      Service: 'Amazon S3',
      Event: 's3:TestEvent',
      Time: '2026-11-23T15:00:00.000Z',
      Bucket: 'mails',
    });
    const event = batch(test, '{"Records":[{"s3":{}}]}', created('in/%E0%A4%A'));
    expect(failures(await witnessReceiptHandler(model.ports)(event))).toEqual(['2', '3']);
  });
});

describe('by the clock', () => {
  it('the sweep brings back what the queue lost', async () => {
    await receive('mail1');
    for (let next = model.queue.receive(1); next !== null; next = model.queue.receive(1))
      model.queue.remove(next.receiptHandle);
    expect(model.queue.length).toBe(0);
    model.setClock('2026-11-23T15:06:00.000Z');
    await sweepHandler(model.ports)();
    await deliverAll();
    expect(model.taken).toHaveLength(2);
  });

  it('a round that fails throws, so that the function fails', async () => {
    const broken = async () => {
      throw new Error('table gone');
    };
    const caseFile = { ...model.ports.caseFile, undoneBefore: broken, dueBefore: broken, withoutMilestone: broken };
    await expect(sweepHandler({ ...model.ports, caseFile })()).rejects.toThrow('table gone');
    await expect(dailyRoundHandler({ ...model.ports, caseFile })()).rejects.toThrow();
    await expect(dailyRoundHandler(model.ports)()).resolves.toBeUndefined();
  });
});
