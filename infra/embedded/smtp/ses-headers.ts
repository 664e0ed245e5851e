/** The header fields that SES puts before a mail it stores (aws.md § 2.4). */
import { parseAddresses } from '../../../shared/mail/addresses.ts';
import type { Verdicts } from '../../../shared/mail/verdicts.ts';

export interface Reception {
  readonly id: string;
  readonly at: string;
  /** '' for the null sender. */
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  /** As the client named itself. */
  readonly helo: string;
  readonly clientAddress: string;
  readonly verdicts: Verdicts;
  /** Value of the From field, as written. */
  readonly from: string;
}

export const region = 'eu-west-3';

/** Ends with a line end; the mail's own first field follows. */
export function sesHeaders({
  id,
  at,
  envelopeFrom,
  recipients,
  helo,
  clientAddress,
  verdicts,
  from,
}: Reception): string {
  const fromDomain = domainOf(parseAddresses(from)[0]?.address ?? '') || 'unknown';
  const envelopeDomain = domainOf(envelopeFrom) || helo;
  const spf = result(verdicts.spf);
  const by = spf === 'pass' ? 'designates' : 'does not designate';
  return [
    `Return-Path: <${envelopeFrom}>`,
    `Received: from ${helo} (${helo} [${clientAddress}])`,
    ` by inbound-smtp.${region}.amazonaws.com with SMTP id ${id}`,
    ` for ${recipients[0] ?? ''};`,
    ` ${receivedDate(at)}`,
    `X-SES-Spam-Verdict: ${verdicts.spam}`,
    `X-SES-Virus-Verdict: ${verdicts.virus}`,
    `Received-SPF: ${spf} (spfCheck: domain of ${envelopeDomain} ${by} ${clientAddress} as permitted sender) client-ip=${clientAddress}; envelope-from=${envelopeFrom}; helo=${helo};`,
    'Authentication-Results: amazonses.com;',
    ` spf=${spf} (spfCheck: domain of ${envelopeDomain} ${by} ${clientAddress} as permitted sender) client-ip=${clientAddress}; envelope-from=${envelopeFrom}; helo=${helo};`,
    ` dkim=${result(verdicts.dkim)} header.i=@${fromDomain};`,
    ` dmarc=${result(verdicts.dmarc)} header.from=${fromDomain};`,
    '',
  ].join('\r\n');
}

/** The word of RFC 8601 § 2.7 for a verdict. */
function result(verdict: string): string {
  if (verdict === 'PASS') return 'pass';
  if (verdict === 'FAIL') return 'fail';
  return verdict === 'GRAY' ? 'none' : 'temperror';
}

function receivedDate(at: string): string {
  return new Date(at).toUTCString().replace('GMT', '+0000 (UTC)');
}

function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).replace(/[^A-Za-z0-9.\-\u0080-\uffff]/g, '');
}
