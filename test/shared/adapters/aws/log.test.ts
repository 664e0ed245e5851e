import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../../shared/adapters/aws/environment.ts';
import { cloudWatchLog } from '../../../../shared/adapters/aws/log.ts';
import { awsPorts } from '../../../../shared/adapters/aws/ports.ts';

describe('the log on Lambda', () => {
  const lines: string[] = [];
  const log = cloudWatchLog({ now: () => '2026-11-23T15:00:00.000Z' }, (line) => lines.push(line));

  it('writes one JSON object a line', () => {
    lines.length = 0;
    log.info('mail-received', { inboundId: 'd6i', again: false });
    log.warn('odd\nname');
    log.error('message-failed', { received: 3 });
    expect(lines).toEqual([
      '{"timestamp":"2026-11-23T15:00:00.000Z","level":"INFO","event":"mail-received","inboundId":"d6i","again":false}\n',
      '{"timestamp":"2026-11-23T15:00:00.000Z","level":"WARN","event":"odd\\nname"}\n',
      '{"timestamp":"2026-11-23T15:00:00.000Z","level":"ERROR","event":"message-failed","received":3}\n',
    ]);
  });

  it('counts in the embedded metric format, in the namespace of the alarms, without dimensions', () => {
    lines.length = 0;
    log.count('LetterSent');
    log.count('OutboxLag', 7);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        timestamp: '2026-11-23T15:00:00.000Z',
        level: 'INFO',
        event: 'metric',
        _aws: {
          Timestamp: 1_795_446_000_000,
          CloudWatchMetrics: [
            { Namespace: 'Doleance', Dimensions: [[]], Metrics: [{ Name: 'LetterSent', Unit: 'Count' }] },
          ],
        },
        LetterSent: 1,
      },
      expect.objectContaining({ OutboxLag: 7 }),
    ]);
  });
});

describe('the environment of the functions', () => {
  const whole = {
    AWS_REGION: 'eu-west-3',
    TABLE_NAME: 'cases',
    BUCKET_NAME: 'mails',
    OUTBOX_QUEUE_URL: 'https://sqs.eu-west-3.amazonaws.com/000000000000/outbox',
    DEADLINE_QUEUE_ARN: 'arn:aws:sqs:eu-west-3:000000000000:due',
    SCHEDULE_GROUP: 'doleance',
    SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/scheduler',
    SCHEDULE_DLQ_ARN: 'arn:aws:sqs:eu-west-3:000000000000:dropped',
    CONFIGURATION_SET: 'doleance',
    NIR_KEY_ID: 'k1',
    NIR_MAC_KEY_ID: 'k2',
    REPLY_KEYS_SECRET_ID: 's',
  };

  it('gives ports when it is whole, without asking AWS anything', () => {
    expect(readEnvironment({ ...whole, PATH: '/bin' })).toEqual(whole);
    expect(awsPorts(whole).sender.wireMessageId('x')).toBe('<x@eu-west-3.amazonses.com>');
    expect(awsPorts(whole).clock.now()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(awsPorts(whole).randomBytes(8)).toHaveLength(8);
  });

  it('names every variable that is missing or wrong, and no value', () => {
    const { TABLE_NAME: _, ...without } = whole;
    const wrong = { ...without, BUCKET_NAME: '', SCHEDULE_ROLE_ARN: 'hunter2', OUTBOX_QUEUE_URL: 'hunter2' };
    const failure = (() => {
      try {
        return String(awsPorts(wrong));
      } catch (error) {
        return String(error);
      }
    })();
    expect(failure).toContain('TABLE_NAME is not set');
    expect(failure).toContain('BUCKET_NAME is empty');
    expect(failure).toContain('SCHEDULE_ROLE_ARN must be the ARN of something of iam');
    expect(failure).toContain('OUTBOX_QUEUE_URL must be the URL of a queue');
    expect(failure).not.toContain('hunter2');
  });
});
