/**
 * What SES's verdicts mean for a complaint (aws.md § 2.4). Only the notification's JSON is believed: a sender can
 * write the same header names into the mail.
 */

/** `PASS`, `FAIL`, `GRAY`, `PROCESSING_FAILED`, `DISABLED`; kept open, as AWS adds values. */
export interface Verdicts {
  readonly spam: string;
  readonly virus: string;
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
}

export interface VerdictSummary {
  /**
   * `forged`: DMARC FAIL, or SPF and DKIM both FAIL. `verified`: DMARC PASS, or DMARC GRAY (no policy) with DKIM PASS, or
   * with SPF PASS for the From field's own domain. `unknown`: nothing speaks for or against the sender.
   */
  readonly sender: 'verified' | 'unknown' | 'forged';
  readonly spam: boolean;
  readonly virus: boolean;
  /** A scan could not be made (PROCESSING_FAILED, DISABLED): told to staff, refuses nothing. */
  readonly unscanned: boolean;
}

/** Addresses are the From field's and the envelope's; '' when absent. */
export function summarise(verdicts: Verdicts, fromAddress: string, envelopeFrom: string): VerdictSummary {
  return {
    sender: senderStanding(verdicts, fromAddress, envelopeFrom),
    spam: verdicts.spam === 'FAIL',
    virus: verdicts.virus === 'FAIL',
    unscanned: [verdicts.spam, verdicts.virus].some((one) => one === 'PROCESSING_FAILED' || one === 'DISABLED'),
  };
}

function senderStanding(
  { spf, dkim, dmarc }: Verdicts,
  fromAddress: string,
  envelopeFrom: string,
): VerdictSummary['sender'] {
  if (dmarc === 'FAIL' || (spf === 'FAIL' && dkim === 'FAIL')) return 'forged';
  if (dmarc === 'PASS') return 'verified';
  // SES calls DKIM GRAY when the signature is not the From domain's, so its PASS is aligned; SPF speaks for the envelope.
  const aligned = dkim === 'PASS' || (spf === 'PASS' && domainsAlign(fromAddress, envelopeFrom));
  return dmarc === 'GRAY' && aligned ? 'verified' : 'unknown';
}

/** Relaxed alignment without the public-suffix list: equal, or one a subdomain of the other (RFC 7489 § 3.1). */
export function domainsAlign(a: string, b: string): boolean {
  const [one, other] = [domainOf(a), domainOf(b)];
  if (one === '' || other === '') return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
