/** What SES does with mails, in its stead: a mail that came in, as it stores and notifies it; an event on one that went out. */
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

export interface Mail {
  /** As SES would name it. */
  readonly id: string;
  readonly to: string;
  readonly receivedAt: Date;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

export function rawMail({ id, to, from, subject, text, receivedAt }: Mail): string {
  const date = receivedAt.toUTCString().replace('GMT', '+0000');
  return [
    `Return-Path: <${from}>`,
    `Received: from mx.courriel.example (mx.courriel.example [192.0.2.7])`,
    ` by inbound-smtp.eu-west-3.amazonaws.com with SMTP id ${id}`,
    ` for ${to};`,
    ` ${date}`,
    'X-SES-Spam-Verdict: PASS',
    'X-SES-Virus-Verdict: PASS',
    `Received-SPF: pass (spfCheck: domain of courriel.example designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=${from};`,
    'Authentication-Results: amazonses.com; spf=pass smtp.mailfrom=courriel.example; dkim=pass header.i=@courriel.example; dmarc=pass header.from=courriel.example;',
    `From: Camille Durand <${from}>`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${date}`,
    `Message-ID: <${id}@courriel.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\r\n');
}

/** What the S3 action publishes on its topic (aws.md § 2.3; SES developer guide, receiving-email-notifications-contents). */
export function notification({ id, to, from, subject, receivedAt }: Mail, bucket: string): object {
  const pass = { status: 'PASS' };
  const timestamp = receivedAt.toISOString();
  return {
    notificationType: 'Received',
    mail: {
      timestamp,
      source: from,
      messageId: id,
      destination: [to],
      headersTruncated: false,
      headers: [{ name: 'From', value: `Camille Durand <${from}>` }],
      commonHeaders: { from: [`Camille Durand <${from}>`], to: [to], subject, messageId: `<${id}@courriel.example>` },
    },
    receipt: {
      timestamp,
      processingTimeMillis: 1205,
      recipients: [to],
      spamVerdict: pass,
      virusVerdict: pass,
      spfVerdict: pass,
      dkimVerdict: pass,
      dmarcVerdict: pass,
      action: {
        type: 'S3',
        topicArn: 'arn:aws:sns:eu-west-3:000000000000:received',
        bucketName: bucket,
        objectKeyPrefix: 'in/',
        objectKey: `in/${id}`,
      },
    },
  };
}

export async function store(s3: S3Client, mail: Mail, bucket: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `in/${mail.id}`, Body: rawMail(mail) }));
}

/** The event that a configuration set publishes (SES developer guide, event-publishing-retrieving-sns-examples). */
export function delivered(row: string, to: string): object {
  const timestamp = new Date().toISOString();
  return {
    eventType: 'Delivery',
    mail: {
      timestamp,
      source: 'reclamations@cpms.example',
      messageId: 'sent',
      destination: [to],
      tags: { row: [row] },
    },
    delivery: { timestamp, recipients: [to], smtpResponse: '250 2.6.0 Message received' },
  };
}

/** Names and texts of the objects under a prefix. */
export async function objectsUnder(s3: S3Client, bucket: string, prefix: string): Promise<[string, string][]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  return Promise.all(
    Contents.map(async ({ Key = '' }): Promise<[string, string]> => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      return [Key, (await Body?.transformToString()) ?? ''];
    }),
  );
}

export function client(url: string): S3Client {
  return new S3Client({
    endpoint: url,
    region: 'eu-west-3',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}
