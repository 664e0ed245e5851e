/**
 * A mail that came by way of the office's own servers: the public address stays on its MX and forwards to the intake
 * address. SES then sees the forwarder and not the citizen: its SPF result is about the wrong host, and DKIM is broken
 * where the forwarder marks the Subject or adds a footer. What the forwarder itself found out is believed instead
 * (RFC 8601), if two things are certain: that the mail came from there, and which results are its own.
 *
 * That it came from there is proven by what SES saw of the connection, never by what the mail says of itself:
 * - the forwarder rewrites the envelope sender (SRS): SPF passed, for an envelope sender of the public address's domain;
 * - it keeps the citizen's: the address that connected to SES is one of those that ops named. SES wrote it into its
 *   Received field on top. The host name there is nobody's proof: whoever owns an address names it as he likes.
 *
 * Its results are the topmost below SES's, if they bear its name: a server puts its own above all that it was handed.
 * ARC (RFC 8617) is not believed. Exchange Online seals every customer's mail as d=microsoft.com, what a stranger sent
 * through an account of his own as well, so that its seal says nothing of the office; a forwarder with a seal of its
 * own is known by its address already.
 */
import { type AuthenticationResult, readAuthenticationResults } from './authentication-results.ts';
import { headerValues, type Message } from './message.ts';
import { isWithin } from './network.ts';
import { domainsAlign, type Verdicts } from './verdicts.ts';

export interface Forwarder {
  /** The name that its results bear (authserv-id). */
  readonly name: string;
  /** Domain of the public address. */
  readonly domain: string;
  /** Addresses and networks from which it connects to SES. Nobody else may be able to send from them. */
  readonly addresses: readonly string[];
}

/** What SES says of a mail. */
export interface Seen {
  readonly inboundId: string;
  /** '' for the null sender. */
  readonly envelopeFrom: string;
  readonly verdicts: Verdicts;
}

/** SES writes its own results on top, under this name. */
const SES = 'amazonses.com';

const VERDICT: Readonly<Record<string, string>> = { pass: 'PASS', fail: 'FAIL', permerror: 'FAIL' };

/**
 * What to go by for a mail that the forwarder sent on: its own results, with the envelope sender that it saw; all GRAY
 * where it wrote none, as nothing then speaks for or against the sender. Null when the mail did not come from there.
 */
export function seenByForwarder(message: Message, seen: Seen, forwarder: Forwarder): Omit<Seen, 'inboundId'> | null {
  if (!rewrote(seen, forwarder) && !isWithin(connectedFrom(message, seen.inboundId), forwarder.addresses)) return null;
  const results = ownResults(message, forwarder.name);
  const from = domainOf(message.from?.address ?? '');
  const spf = of(results, 'spf').filter(({ properties }) => properties.has('smtp.mailfrom'));
  return {
    envelopeFrom: spf[0]?.properties.get('smtp.mailfrom') ?? '',
    verdicts: {
      ...seen.verdicts,
      spf: spf.length === 1 ? worst(spf) : 'GRAY',
      dkim: dkim(of(results, 'dkim'), from),
      dmarc: dmarc(of(results, 'dmarc'), from),
    },
  };
}

/** Its own domain, or one below it; the other way round, `x@example` would speak for every domain in `example`. */
function rewrote({ verdicts, envelopeFrom }: Seen, { domain }: Forwarder): boolean {
  const sender = domainOf(envelopeFrom);
  return verdicts.spf === 'PASS' && (sender === domain.toLowerCase() || sender.endsWith(`.${domain.toLowerCase()}`));
}

const CONNECTED =
  /[( ]\[([0-9A-Fa-f.:]{2,45})\]\) by inbound-smtp\.[a-z0-9-]{1,40}\.amazonaws\.com with SMTP id (\S{1,100}) for /g;

/**
 * The address that connected to SES, from the topmost Received field; '' when that is not SES's own for this mail. The
 * client names itself before the address and the recipient stands after it, so that either may hold words that look
 * like SES's: only SES knows the id.
 */
function connectedFrom(message: Message, inboundId: string): string {
  const top = (headerValues(message, 'received')[0] ?? '').replace(/\s+/g, ' ');
  return [...top.matchAll(CONNECTED)].find(([, , id]) => id === inboundId)?.[1] ?? '';
}

function ownResults(message: Message, name: string): readonly AuthenticationResult[] {
  const [top = '', next = ''] = headerValues(message, 'authentication-results');
  if (readAuthenticationResults(top)?.server !== SES) return [];
  const own = readAuthenticationResults(next);
  return own?.server === name.toLowerCase() ? own.results : [];
}

function of(results: readonly AuthenticationResult[], method: string): readonly AuthenticationResult[] {
  return results.filter((one) => one.method === method);
}

/** A method that speaks twice is believed in the worse sense. */
function worst(results: readonly AuthenticationResult[]): string {
  const verdicts = results.map(({ result }) => VERDICT[result] ?? 'GRAY');
  if (verdicts.includes('FAIL')) return 'FAIL';
  return verdicts.length > 0 && verdicts.every((one) => one === 'PASS') ? 'PASS' : 'GRAY';
}

/** As SES's verdict: a pass is one of the From field's own domain, for anybody can sign as himself. */
function dkim(results: readonly AuthenticationResult[], from: string): string {
  const signer = ({ properties }: AuthenticationResult) =>
    properties.get('header.d') ?? domainOf(properties.get('header.i') ?? '');
  if (results.some((one) => one.result === 'pass' && domainsAlign(signer(one), from))) return 'PASS';
  return results.length > 0 && results.every(({ result }) => VERDICT[result] === 'FAIL') ? 'FAIL' : 'GRAY';
}

/** A pass for another From field than the one that we read is none. */
function dmarc(results: readonly AuthenticationResult[], from: string): string {
  const verdict = worst(results);
  const about = results.map(({ properties }) => properties.get('header.from')).filter((one) => one !== undefined);
  const ours = about.every((one) => domainOf(one) === from);
  return verdict === 'PASS' && !ours ? 'GRAY' : verdict;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
