/** What a subscribed SQS queue gets from SNS without raw delivery (aws.md § 2.3). */
import { randomUUID } from 'node:crypto';

export function snsEnvelope(topic: string, subject: string, message: object, at: string): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: topicArn(topic),
    Subject: subject,
    Message: JSON.stringify(message),
    Timestamp: at,
    SignatureVersion: '1',
    Signature: 'EXAMPLE',
    SigningCertURL: 'https://sns.eu-west-3.amazonaws.com/SimpleNotificationService-0000000000000000000000.pem',
    UnsubscribeURL: 'https://sns.eu-west-3.amazonaws.com/?Action=Unsubscribe',
  });
}

export function topicArn(topic: string): string {
  return `arn:aws:sns:eu-west-3:000000000000:${topic}`;
}
