/**
 * A mail that came by way of the office's own servers (its public address stays on its MX and forwards): what those
 * servers found out about the citizen's mail, which SES can no longer see (RFC 8601; aws.md § 2.4).
 */
import { headerValues, type Message } from './message.ts';
import { domainsAlign, type Verdicts } from './verdicts.ts';

/** SES writes its own results on top, under this name. */
const SES = 'amazonses.com';

const VERDICT: Readonly<Record<string, string>> = { pass: 'PASS', fail: 'FAIL', permerror: 'FAIL' };

/**
 * The verdicts to go by for a mail that the forwarder sent on; null when it did not come from there. That it did is
 * proven by SPF: SES saw it pass for an envelope sender of the forwarder's own domain, which takes a forwarder that
 * rewrites it (SRS), as Exchange Online does. Then the topmost results below SES's are its own, if they bear its name;
 * without them nothing speaks for or against the sender.
 */
export function forwardedVerdicts(
  message: Message,
  verdicts: Verdicts,
  envelopeFrom: string,
  forwarder: string,
): Verdicts | null {
  if (verdicts.spf !== 'PASS' || !domainsAlign(envelopeFrom, forwarder)) return null;
  const results = headerValues(message, 'authentication-results').find((value) => authservId(value) !== SES) ?? '';
  const own = authservId(results) === forwarder.toLowerCase() ? results.toLowerCase() : '';
  const of = (method: string) => VERDICT[new RegExp(`[;\\s]${method}=([a-z]{1,20})`).exec(own)?.[1] ?? ''] ?? 'GRAY';
  return { ...verdicts, spf: of('spf'), dkim: of('dkim'), dmarc: of('dmarc') };
}

/** The first word of an Authentication-Results field: who speaks. */
function authservId(value: string): string {
  return /^\s{0,20}([^\s;]{1,255})/.exec(value)?.[1]?.toLowerCase() ?? '';
}
