/** Whether the offices of a deployment can work: their shape, their procedures, and that no two claim the same thing. */
import * as z from 'zod';
import { localPartLength, mailboxOf } from '../identifiers/reply-address.ts';
import { readNetwork } from '../mail/network.ts';
import { intakeAddress, type Office, officeSchema } from './office.ts';
import { procedureIds } from './procedures/index.ts';

/** RFC 5321 § 4.5.3.1.1. */
const longestLocalPart = 64;

/** A wider network than these is a provider's, from which strangers send as well. */
const widestNetwork = { ipv4: 24, ipv6: 64 };

/**
 * The offices, with their defaults filled in. Throws one Error that lists every problem, a line each: the office, the
 * field, the value, what is allowed and how to mend it. For `cdk synth`, the embedded stack and every function at start.
 */
export function checkOffices(data: unknown): Office[] {
  if (!Array.isArray(data) || data.length === 0) throw new Error('Offices: give a list with at least one office.');
  const problems: string[] = [];
  const sound: Office[] = [];
  for (const [index, one] of data.entries()) {
    const office = officeSchema.safeParse(one);
    if (office.success) sound.push(office.data);
    else problems.push(...office.error.issues.map((issue) => `${nameOf(one, index)}, ${wordsOf(issue, one)}`));
  }
  for (const office of sound) problems.push(...flaws(office).map((flaw) => `${office.address}, ${flaw}`));
  problems.push(...clashes(sound));
  if (problems.length > 0) throw new Error(`Offices (shared/office/offices.ts):\n- ${problems.join('\n- ')}`);
  return sound;
}

/** What is wrong with one office that its shape alone does not show. */
function flaws(office: Office): string[] {
  const found: string[] = [];
  if (!procedureIds.includes(office.procedure)) {
    found.push(`procedure: there is no "${office.procedure}". Use one of: ${procedureIds.join(', ')}.`);
  }
  for (const [field, address] of complaintAddresses(office)) {
    if (address.includes('+')) {
      found.push(`${field}: "${address}" has a "+". Leave it and what follows out: that is where the case goes.`);
    }
  }
  const intake = intakeAddress(office);
  const excess = localPartLength(intake, office.referencePrefix) - longestLocalPart;
  if (excess > 0) {
    found.push(
      `${office.intakeAddress ? 'intakeAddress' : 'address'}: "${intake}" with the prefix ${office.referencePrefix} makes ` +
        `reply addresses of ${longestLocalPart + excess} octets before the @; ${longestLocalPart} are allowed ` +
        `(RFC 5321). Shorten it by ${excess}.`,
    );
  }
  for (const [field, address] of people(office)) {
    if (!isInside(office, address)) {
      found.push(
        `${field}: "${address}" is outside the office's own domain: complaints would leave the house. ` +
          `Give an address at ${domainOf(office.address)}, or name its domain in staffDomains.`,
      );
    }
  }
  found.push(...forwarderFlaws(office));
  if (office.officeHours.from >= office.officeHours.to) {
    found.push(
      `officeHours: ${office.officeHours.from} is not before ${office.officeHours.to}. Give hours of one day.`,
    );
  }
  return found;
}

/** Whoever sends from these addresses is believed of anybody's mail. */
function forwarderFlaws({ trustedForwarder, forwarderAddresses }: Office): string[] {
  const found: string[] = [];
  if (trustedForwarder === undefined && forwarderAddresses.length > 0) {
    found.push(
      'forwarderAddresses: they serve nothing without trustedForwarder. Name whose Authentication-Results to believe.',
    );
  }
  for (const text of forwarderAddresses) {
    const network = readNetwork(text);
    if (network === null) {
      found.push(
        `forwarderAddresses: "${text}" is no IP address or network. Give one like 192.0.2.10 or 198.51.100.0/28; a host's name proves nothing.`,
      );
    } else if (network.prefix < widestNetwork[network.family]) {
      found.push(
        `forwarderAddresses: "${text}" is wider than a /${widestNetwork[network.family]}: others send from it too. Give only the addresses that your own servers send from.`,
      );
    }
  }
  return found;
}

/** What several offices cannot have in common: a mail must have one office, a reference one origin, and none may loop. */
function clashes(offices: readonly Office[]): string[] {
  const found: string[] = [];
  const mailboxes = new Map<string, string>();
  const prefixes = new Map<string, string>();
  for (const office of offices) {
    for (const [field, address] of complaintAddresses(office)) {
      const owner = mailboxes.get(mailboxOf(address));
      if (owner !== undefined) {
        found.push(`${office.address}, ${field}: "${address}" belongs to ${owner} already. Give each office its own.`);
      }
      mailboxes.set(mailboxOf(address), office.address);
    }
    const owner = prefixes.get(office.referencePrefix);
    if (owner !== undefined) {
      found.push(
        `${office.address}, referencePrefix: "${office.referencePrefix}" belongs to ${owner} already. ` +
          'Choose other letters: a reference names its office.',
      );
    }
    prefixes.set(office.referencePrefix, office.address);
  }
  for (const office of offices) {
    for (const [field, address] of people(office)) {
      if (mailboxes.has(mailboxOf(address))) {
        found.push(
          `${office.address}, ${field}: "${address}" is a complaint address: what is sent there would come back as a ` +
            'complaint. Give a mailbox that people read.',
        );
      }
    }
  }
  return found;
}

type Named = readonly [field: string, address: string];

function complaintAddresses(office: Office): Named[] {
  const { address, intakeAddress } = office;
  const apart = intakeAddress !== undefined && mailboxOf(intakeAddress) !== mailboxOf(address);
  return apart
    ? [
        ['address', address],
        ['intakeAddress', intakeAddress],
      ]
    : [['address', address]];
}

function people(office: Office): Named[] {
  return [
    ['staffMailbox', office.staffMailbox],
    ['supervisor', office.supervisor],
    ...office.staff.map((address): Named => ['staff', address]),
  ];
}

/** At the domain of the complaint or intake address, above or below it, or at one that the office names. */
function isInside(office: Office, address: string): boolean {
  const domain = domainOf(address);
  const own = [office.address, intakeAddress(office)].map(domainOf);
  const named = office.staffDomains.map((one) => one.toLowerCase());
  return (
    [...own, ...named].some((one) => domain === one || domain.endsWith(`.${one}`)) ||
    own.some((one) => one.endsWith(`.${domain}`))
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function nameOf(one: unknown, index: number): string {
  const named = z.looseObject({ address: z.string() }).safeParse(one);
  return named.success ? named.data.address : `office no. ${index + 1}`;
}

/** The field, the value and what is allowed; zod's own message says what was expected, never what was found. */
function wordsOf(issue: z.core.$ZodIssue, one: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.join(', ')}: no such field. Allowed: ${Object.keys(officeSchema.shape).join(', ')}.`;
  }
  const field = issue.path.map(String).join('.') || 'office';
  const value = issue.path.reduce<unknown>((from, key) => Object(from)[key], one);
  if (value === undefined) return `${field}: is missing. Add it.`;
  const allowed = issue.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : issue.message;
  return `${field}: ${JSON.stringify(value)} is not allowed. Give ${allowed}.`;
}
