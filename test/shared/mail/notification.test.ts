import { describe, expect, it } from 'vitest';
import { readFeedback } from '../../../shared/mail/feedback.ts';
import { readNotification } from '../../../shared/mail/notification.ts';

/** As AWS documents it (ses/receiving-email-notifications-contents), with a prefix in the key. */
const RECEIVED = {
  notificationType: 'Received',
  mail: {
    timestamp: '2026-11-02T17:42:10.028Z',
    source: 'prvs=144d0cba7=jeanne@courriel.example',
    messageId: 'd6iitobk75ur44p8kdnnp7g2n800',
    destination: ['visible@cpms.example'],
    headersTruncated: false,
    headers: [{ name: 'From', value: 'Jeanne <jeanne@courriel.example>' }],
    commonHeaders: { from: ['Jeanne <jeanne@courriel.example>'] },
  },
  receipt: {
    timestamp: '2026-11-02T17:42:10.500Z',
    processingTimeMillis: 1205,
    recipients: ['reclamations@cpms.example'],
    spamVerdict: { status: 'PASS' },
    virusVerdict: { status: 'PASS' },
    spfVerdict: { status: 'PASS' },
    dkimVerdict: { status: 'GRAY' },
    dmarcVerdict: { status: 'FAIL' },
    dmarcPolicy: 'REJECT',
    action: {
      type: 'S3',
      topicArn: 'arn:aws:sns:eu-west-3:1:t',
      bucketName: 'seau',
      objectKeyPrefix: 'in/',
      objectKey: 'in/d6iitobk75ur44p8kdnnp7g2n800',
    },
  },
};

const READ = {
  type: 'received',
  messageId: 'd6iitobk75ur44p8kdnnp7g2n800',
  receivedAt: '2026-11-02T17:42:10.028Z',
  source: 'prvs=144d0cba7=jeanne@courriel.example',
  recipients: ['reclamations@cpms.example'],
  bucket: 'seau',
  key: 'in/d6iitobk75ur44p8kdnnp7g2n800',
  verdicts: { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'GRAY', dmarc: 'FAIL', dmarcPolicy: 'reject' },
};

describe('a receipt notification', () => {
  it('is read bare and out of its SNS envelope', () => {
    expect(readNotification(JSON.stringify(RECEIVED))).toEqual(READ);
    const envelope = {
      Type: 'Notification',
      MessageId: 'x',
      TopicArn: 'arn',
      Subject: 'Amazon SES Email Receipt Notification',
      Message: JSON.stringify(RECEIVED),
    };
    expect(readNotification(JSON.stringify(envelope))).toEqual(READ);
  });

  it('needs no common headers, no verdicts, and bears fields it does not know', () => {
    const lean = {
      mail: { timestamp: RECEIVED.mail.timestamp, messageId: 'm' },
      receipt: { recipients: ['a@b.example'], action: { ...RECEIVED.receipt.action, neuf: 1 }, neuf: {} },
      neuf: true,
    };
    expect(readNotification(JSON.stringify(lean))).toMatchObject({
      source: '',
      verdicts: { spam: 'DISABLED', dmarc: 'DISABLED', dmarcPolicy: null },
    });
  });

  it.each([['<>'], ['MAILER-DAEMON'], [null]])('takes the null sender as %j', (source) => {
    expect(readNotification(JSON.stringify({ ...RECEIVED, mail: { ...RECEIVED.mail, source } }))).toMatchObject({
      source: '',
    });
  });

  it('of a new S3 action is a setup', () => {
    expect(
      readNotification(
        JSON.stringify({ notificationType: 'Received', mail: { messageId: 'AMAZON_SES_SETUP_NOTIFICATION' } }),
      ),
    ).toEqual({ type: 'setup' });
  });

  it.each([
    ['not JSON', 'text that is not JSON'],
    ['[]', 'not an object'],
    ['{"Type":"SubscriptionConfirmation","Message":"x"}', 'SubscriptionConfirmation'],
    [JSON.stringify({ ...RECEIVED, receipt: { ...RECEIVED.receipt, recipients: [] } }), 'receipt.recipients'],
    [
      JSON.stringify({ ...RECEIVED, receipt: { ...RECEIVED.receipt, action: { type: 'Lambda' } } }),
      'receipt.action.bucketName',
    ],
    [JSON.stringify({ ...RECEIVED, mail: { ...RECEIVED.mail, timestamp: 'hier' } }), 'mail.timestamp'],
  ])('that is none says what is wrong: %s', (body, words) => {
    expect(() => readNotification(body)).toThrow(words);
  });
});

describe('an SES event', () => {
  const mail = {
    timestamp: '2026-11-02T18:00:00.000Z',
    source: 'r@cpms.example',
    messageId: '0102018-abc',
    destination: ['jeanne@courriel.example'],
    tags: { 'ses:configuration-set': ['doleance'], row: ['OUT-1'] },
  };

  it.each([
    [
      { eventType: 'Send', send: {} },
      {
        type: 'Send',
        at: '2026-11-02T18:00:00.000Z',
        subtype: '',
        detail: '',
        recipients: [{ address: 'jeanne@courriel.example', action: '', status: '', diagnostic: '' }],
      },
    ],
    [
      {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'NoEmail',
          bouncedRecipients: [
            {
              emailAddress: 'Jeanne <jeanne@courriel.example>',
              action: 'failed',
              status: '5.1.1',
              diagnosticCode: 'smtp; 550',
            },
          ],
          timestamp: '2026-11-02T18:01:00.000Z',
          feedbackId: 'f',
        },
      },
      {
        type: 'Bounce',
        at: '2026-11-02T18:01:00.000Z',
        subtype: 'Permanent',
        detail: 'NoEmail',
        recipients: [
          { address: 'jeanne@courriel.example', action: 'failed', status: '5.1.1', diagnostic: 'smtp; 550' },
        ],
      },
    ],
    [
      { eventType: 'Bounce', bounce: { bounceType: 'Nouveau', bounceSubType: 'CustomTimeoutExceeded' } },
      { type: 'Bounce', subtype: 'Nouveau', detail: 'CustomTimeoutExceeded' },
    ],
    [
      {
        eventType: 'Complaint',
        complaint: {
          complainedRecipients: [{ emailAddress: 'jeanne@courriel.example' }],
          complaintFeedbackType: 'abuse',
          complaintSubType: null,
          timestamp: '2026-11-03T00:00:00Z',
        },
      },
      { type: 'Complaint', at: '2026-11-03T00:00:00.000Z', subtype: 'abuse' },
    ],
    [
      {
        eventType: 'Delivery',
        delivery: {
          timestamp: '2026-11-02T18:02:00Z',
          recipients: ['jeanne@courriel.example'],
          smtpResponse: '250 ok',
        },
      },
      { type: 'Delivery', detail: '250 ok' },
    ],
    [
      {
        eventType: 'DeliveryDelay',
        deliveryDelay: {
          delayType: 'MailboxFull',
          delayedRecipients: [{ emailAddress: 'jeanne@courriel.example', status: '4.2.2' }],
        },
      },
      { type: 'DeliveryDelay', subtype: 'MailboxFull' },
    ],
    [
      { eventType: 'Reject', reject: { reason: 'Bad content' } },
      { type: 'Reject', detail: 'Bad content' },
    ],
    [
      { eventType: 'Rendering Failure', failure: { errorMessage: 'x', templateName: 't' } },
      { type: 'Rendering Failure', detail: 'x' },
    ],
    [{ eventType: 'Subscription', subscription: {} }, { type: 'Subscription' }],
    [
      { notificationType: 'Bounce', bounce: { bounceType: 'Transient' } },
      { type: 'Bounce', subtype: 'Transient' },
    ],
  ])('%j', (event, expected) => {
    expect(readFeedback(JSON.stringify({ ...event, mail }))).toMatchObject({
      messageId: '0102018-abc',
      tags: { row: ['OUT-1'] },
      ...expected,
    });
  });

  it('that is none says what is wrong', () => {
    expect(() => readFeedback(JSON.stringify({ mail }))).toThrow('eventType');
    expect(() => readFeedback('{"eventType":"Send"}')).toThrow('mail');
  });
});
