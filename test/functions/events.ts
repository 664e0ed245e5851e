/** Events as AWS delivers them: queue batches, SNS envelopes, receipt notifications (aws.md § 2.3). */
import type { SQSEvent, SQSRecord } from 'aws-lambda';

export function queueRecord(body: string, n = 1): SQSRecord {
  return {
    messageId: `059f36b4-87a3-44ab-83d2-66197584767${n}`,
    receiptHandle: `AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a${n}`,
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1795446000000',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1795446000001',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-3:000000000000:receipts',
    awsRegion: 'eu-west-3',
  };
}

/** Message n of the batch has the id that ends in n, from 1. */
export function batch(...bodies: readonly string[]): SQSEvent {
  return { Records: bodies.map((body, n) => queueRecord(body, n + 1)) };
}

export function failures(response: { batchItemFailures: readonly { itemIdentifier: string }[] }): string[] {
  return response.batchItemFailures.map((one) => one.itemIdentifier.slice(-1));
}

export function snsEnvelope(message: string, subject = 'Amazon SES Email Receipt Notification'): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: 'b3f1c1e0-0000-5000-8000-000000000001',
    TopicArn: 'arn:aws:sns:eu-west-3:000000000000:received',
    Subject: subject,
    Message: message,
    Timestamp: '2026-11-23T15:00:01.000Z',
    SignatureVersion: '1',
    Signature: 'EXAMPLE',
    SigningCertURL: 'https://sns.eu-west-3.amazonaws.com/SimpleNotificationService-0.pem',
    UnsubscribeURL: 'https://sns.eu-west-3.amazonaws.com/?Action=Unsubscribe',
  });
}

export function receiptNotification(inboundId: string, recipient = 'reclamations@cpms.example'): string {
  const pass = { status: 'PASS' };
  return JSON.stringify({
    notificationType: 'Received',
    mail: {
      timestamp: '2026-11-23T15:00:00.028Z',
      source: 'emilie@citoyenne.example',
      messageId: inboundId,
      destination: [recipient],
      headersTruncated: false,
      headers: [{ name: 'From', value: 'Émilie Fictive <emilie@citoyenne.example>' }],
      commonHeaders: { from: ['Émilie Fictive <emilie@citoyenne.example>'], to: [recipient], subject: 'Remboursement' },
    },
    receipt: {
      timestamp: '2026-11-23T15:00:00.028Z',
      processingTimeMillis: 1205,
      recipients: [recipient],
      spamVerdict: pass,
      virusVerdict: pass,
      spfVerdict: pass,
      dkimVerdict: pass,
      dmarcVerdict: pass,
      action: {
        type: 'S3',
        topicArn: 'arn:aws:sns:eu-west-3:000000000000:received',
        bucketName: 'mails',
        objectKeyPrefix: 'in/',
        objectKey: `in/${inboundId}`,
      },
    },
  });
}

/** A complaint as SES stores it: its own header block on top of the sender's. */
export function storedMail(inboundId: string): Uint8Array {
  const lines = [
    'Return-Path: <emilie@citoyenne.example>',
    'Received: from mx.citoyenne.example (mx.citoyenne.example [192.0.2.7])',
    ` by inbound-smtp.eu-west-3.amazonaws.com with SMTP id ${inboundId}`,
    ' for reclamations@cpms.example;',
    ' Mon, 23 Nov 2026 15:00:00 +0000 (UTC)',
    'X-SES-Spam-Verdict: PASS',
    'X-SES-Virus-Verdict: PASS',
    'Received-SPF: pass (spfCheck: domain of citoyenne.example designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=emilie@citoyenne.example; helo=mx.citoyenne.example;',
    'Authentication-Results: amazonses.com;',
    ' spf=pass (spfCheck: domain of citoyenne.example designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=emilie@citoyenne.example; helo=mx.citoyenne.example;',
    ' dkim=pass header.i=@citoyenne.example;',
    ' dmarc=pass header.from=citoyenne.example;',
    'X-SES-RECEIPT: AEFBQUFBQUFBQUFB',
    'From: Emilie Fictive <emilie@citoyenne.example>',
    'To: reclamations@cpms.example',
    `Message-ID: <${inboundId}@citoyenne.example>`,
    'Date: Mon, 23 Nov 2026 16:00:00 +0100',
    'Subject: Remboursement refuse',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour, je conteste le refus de remboursement de ma consultation du 2 octobre.',
    `Mon dossier porte la marque ${inboundId}.`,
    'Emilie Fictive, 1 rue Exemple, 75001 Paris',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
