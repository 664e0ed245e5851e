/**
 * The receipt notification of a stored mail, made again from the header block that SES wrote on top of it (aws.md § 2.4),
 * for a mail whose notification was lost. Only the lines above the sender's own are believed: the first field of each name.
 */

/** Fields that SES prepends come in the first few kilobytes. */
const HEAD_BYTES = 64 * 1024;

/**
 * A notification body for `readNotification`; null when the top of the mail is not SES's. The recipients are the one that
 * the Received field names, as the rest of the envelope is not stored.
 */
export function notificationFromStored(raw: Uint8Array, objectKey: string, bucket: string): string | null {
  const head =
    Buffer.from(raw.subarray(0, HEAD_BYTES)).toString('latin1').replace(/\r\n/g, '\n').split('\n\n', 1)[0] ?? '';
  const fields = head.replace(/\n[ \t]+/g, ' ').split('\n');
  const first = (name: string) =>
    fields
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const received = /with SMTP id (\S{1,100}) for ([^\s;]{1,320});? ?(.{0,60})$/i.exec(first('received'));
  const [, messageId, recipient, date] = received ?? [];
  const at = Date.parse(date ?? '');
  if (messageId === undefined || recipient === undefined || Number.isNaN(at)) return null;
  const results = first('authentication-results').toLowerCase();
  const result = (method: string) =>
    VERDICT[new RegExp(`(?:^|[\\s;])${method}=([a-z]{1,20})`).exec(results)?.[1] ?? ''] ?? 'GRAY';
  const timestamp = new Date(at).toISOString();
  const source = first('return-path').replace(/^<|>$/g, '');
  const scan = (name: string) => ({ status: first(name).toUpperCase() || 'DISABLED' });
  return JSON.stringify({
    notificationType: 'Received',
    mail: { timestamp, source, messageId, destination: [recipient] },
    receipt: {
      timestamp,
      recipients: [recipient.replace(/^<|>$/g, '')],
      spamVerdict: scan('x-ses-spam-verdict'),
      virusVerdict: scan('x-ses-virus-verdict'),
      spfVerdict: { status: result('spf') },
      dkimVerdict: { status: result('dkim') },
      dmarcVerdict: { status: result('dmarc') },
      action: { type: 'S3', bucketName: bucket, objectKey },
    },
  });
}

const VERDICT: Readonly<Record<string, string>> = { pass: 'PASS', fail: 'FAIL', permerror: 'FAIL' };
