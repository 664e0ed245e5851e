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
  const block = prepended(head.replace(/\n[ \t]{1,80}/g, ' ').split('\n'));
  const first = (name: string) => block.get(name) ?? '';
  const [, messageId, recipient, date] = RECEIVED.exec(first('received')) ?? [];
  const at = Date.parse(date ?? '');
  if (messageId === undefined || recipient === undefined || Number.isNaN(at)) return null;
  const { spf, dkim, dmarc } = authentication(first('authentication-results'));
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
      spfVerdict: { status: spf },
      dkimVerdict: { status: dkim },
      dmarcVerdict: { status: dmarc },
      action: { type: 'S3', bucketName: bucket, objectKey },
    },
  });
}

const RECEIVED =
  /\sby inbound-smtp\.[a-z0-9-]{1,40}\.amazonaws\.com with SMTP id (\S{1,100}) for ([^\s;]{1,320});? ?(.{0,60})$/i;

/** What SES puts above a mail, down to its Authentication-Results; a scan that is switched off leaves no field. */
const PREPENDED = [
  'return-path',
  'received',
  'x-ses-spam-verdict',
  'x-ses-virus-verdict',
  'received-spf',
  'authentication-results',
];

/** SES's own block: its fields in its order, each once. A field of the sender's that repeats or follows is not in it. */
function prepended(fields: readonly string[]): ReadonlyMap<string, string> {
  const block = new Map<string, string>();
  let rank = -1;
  for (const field of fields) {
    const colon = field.indexOf(':');
    const found = PREPENDED.indexOf(field.slice(0, Math.max(colon, 0)).toLowerCase());
    if (found <= rank) break;
    rank = found;
    block.set(PREPENDED[found] ?? '', field.slice(colon + 1).trim());
  }
  return block;
}

interface Authentication {
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
}

/**
 * SES writes spf first, with the envelope's sender and the HELO in its comment: a quoted local part there may hold any
 * words, so that what follows counts only after the last HELO, which holds no blank. A DKIM signature passes as the
 * notification's verdict does: for the From field's own domain, else it is GRAY (aws.md § 2.4).
 */
function authentication(field: string): Authentication {
  const results = field.toLowerCase();
  const spf = /^amazonses\.com;\s{0,10}spf=([a-z]{1,20})/.exec(results)?.[1];
  if (spf === undefined) return { spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY' };
  const helo = results.lastIndexOf(' helo=');
  const rest = helo < 0 ? results : results.slice(helo);
  const dmarc = /\sdmarc=([a-z]{1,20})/.exec(rest)?.[1];
  const from = /\sheader\.from=([^\s;]{1,255})/.exec(rest)?.[1] ?? '';
  const signatures = [...rest.matchAll(/\sdkim=([a-z]{1,20})(?: header\.i=[^\s;@]{0,64}@([^\s;]{1,255}))?/g)];
  const aligned = signatures.some(
    ([, result, domain]) => result === 'pass' && domain !== undefined && within(domain, from),
  );
  const failed = signatures.length > 0 && signatures.every(([, result]) => VERDICT[result ?? ''] === 'FAIL');
  return {
    spf: VERDICT[spf] ?? 'GRAY',
    dkim: aligned ? 'PASS' : failed ? 'FAIL' : 'GRAY',
    dmarc: VERDICT[dmarc ?? ''] ?? 'GRAY',
  };
}

/** The same domain, or one a subdomain of the other. */
function within(domain: string, from: string): boolean {
  return from !== '' && (domain === from || domain.endsWith(`.${from}`) || from.endsWith(`.${domain}`));
}

const VERDICT: Readonly<Record<string, string>> = { pass: 'PASS', fail: 'FAIL', permerror: 'FAIL' };
