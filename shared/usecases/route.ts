/**
 * Whose case a mail belongs to, and as whom its sender may speak (design.md § 6). In this order: the reply address's
 * token; Message-IDs of ours that it answers; a reference in its Subject. The last two count only from an address
 * that is on the case. A token alone is no identity either: staff must be on the list and authenticated. Whatever is doubtful opens a
 * new case or waits for a person; it never reaches another person's case.
 */
import { find as findReferences } from '../identifiers/case-reference.ts';
import {
  type ReplyKeys,
  type ReplyToken,
  read as readReplyAddress,
  type StaffPurpose,
} from '../identifiers/reply-address.ts';
import { hasOneAuthor } from '../mail/author.ts';
import type { Message } from '../mail/message.ts';
import { isForwardSubject } from '../mail/subject.ts';
import { threadKeys } from '../mail/thread-keys.ts';
import { isStaff, type Office } from '../office/office.ts';
import type { Ports } from '../ports.ts';
import type { Case } from '../reclamation/case.ts';
import { type Delivery, standing } from './delivery.ts';

export type Route =
  | { readonly to: 'new-case'; readonly linked: readonly string[]; readonly warnings: readonly string[] }
  | { readonly to: 'case'; readonly file: Case; readonly otherParty: string | null }
  /** Staff with a proven right; `reference` is a case's or a quarantined mail's handle. */
  | { readonly to: 'staff'; readonly reference: string; readonly purpose: StaffPurpose }
  /** Staff pass on a citizen's mail. */
  | { readonly to: 'staff-forward' }
  | { readonly to: 'quarantine'; readonly reason: string };

type RoutePorts = Pick<Ports, 'caseFile' | 'vault'>;

/** Where a mail written by somebody (not a machine) goes. */
export async function route(delivery: Delivery, message: Message, office: Office, ports: RoutePorts): Promise<Route> {
  const from = message.from?.address ?? '';
  const tokens = tokensOf(delivery, await ports.vault.replyKeys());
  const right = (role: ReplyToken['role']) =>
    tokens.find((one): one is ReplyToken => 'reference' in one && one.role === role) ?? null;
  // Both kinds may be among the recipients of a reply to all: each counts for its own kind of sender.
  const [staffToken, citizenToken] = [right('staff'), right('citizen')];
  const released = delivery.released !== null;
  const { sender } = standing(delivery, message, office);
  const proven = sender === 'verified' && (released || hasOneAuthor(message));
  const staff = isStaff(office, from) ? routeStaff(delivery, proven, staffToken, citizenToken, message) : null;
  if (staff !== null) return staff;
  if (staffToken !== null && !released) return { to: 'quarantine', reason: 'staff-token-without-staff' };
  const token = citizenToken ?? staffToken;
  const matched = await matchCase(delivery, message, token, from, office, ports);
  if (matched.file === null) return { to: 'new-case', linked: matched.linked, warnings: matched.warnings };
  if (sender === 'forged') return { to: 'quarantine', reason: 'sender-forged' };
  const own = sameAddress(from, matched.file.citizen.address);
  return { to: 'case', file: matched.file, otherParty: own ? null : from };
}

/**
 * List, authentication and token to act on a case; list and authentication to open one by forwarding. Null: released by
 * a person without any of these, so an agent writes as a citizen.
 */
function routeStaff(
  delivery: Delivery,
  proven: boolean,
  staffToken: ReplyToken | null,
  citizenToken: ReplyToken | null,
  message: Message,
): Route | null {
  if (!proven) return { to: 'quarantine', reason: 'staff-not-authenticated' };
  if (staffToken?.role === 'staff')
    return { to: 'staff', reference: staffToken.reference, purpose: staffToken.purpose };
  const forwards = isForwardSubject(message.subject) || message.forwardedHeads.length > 0;
  if (citizenToken === null && forwards) return { to: 'staff-forward' };
  return delivery.released === null ? { to: 'quarantine', reason: 'staff-without-token' } : null;
}

interface Match {
  readonly file: Case | null;
  readonly linked: readonly string[];
  readonly warnings: readonly string[];
}

const nobody: Match = { file: null, linked: [], warnings: [] };

async function matchCase(
  delivery: Delivery,
  message: Message,
  token: ReplyToken | null,
  from: string,
  office: Office,
  ports: RoutePorts,
): Promise<Match> {
  if (token !== null) {
    const file = await follow(token.reference, office, ports);
    if (file !== null) return { ...nobody, file };
  }
  const byIds = await ports.caseFile.byMessageIds(threadKeys(message), delivery.mailbox);
  const references = [...byIds, ...findReferences(message.subject)];
  const strangers: string[] = [];
  for (const reference of references.slice(0, MATCHES_TRIED)) {
    const file = await follow(reference, office, ports);
    if (file === null) continue;
    if (onCase(from, file)) return { ...nobody, file };
    if (!strangers.includes(file.reference)) strangers.push(file.reference);
  }
  if (strangers.length === 0) return nobody;
  const warning = `Répond à un message du dossier ${strangers.join(', ')} ou le cite, depuis une autre adresse que celle du citoyen : nouveau dossier, à rapprocher si c’est la même personne.`;
  return { file: null, linked: strangers, warnings: [warning] };
}

/** A Subject full of references would cost a read each. */
const MATCHES_TRIED = 5;

/** The case under a reference, or the one it was merged into; null when it is not of this office. */
async function follow(reference: string, office: Office, ports: RoutePorts): Promise<Case | null> {
  const file = await ports.caseFile.load(reference);
  return file === null || file.office !== office.address ? null : survivorOf(file, ports);
}

/** The case itself, or the one that it was merged into at last. */
export async function survivorOf(file: Case | null, ports: Pick<Ports, 'caseFile'>): Promise<Case | null> {
  let survivor = file;
  for (let merged = 0; survivor?.mergedInto != null && merged < MERGES_FOLLOWED; merged += 1)
    survivor = await ports.caseFile.load(survivor.mergedInto);
  return survivor;
}

/** A case that took in another may itself be merged later. */
const MERGES_FOLLOWED = 10;

/** The citizen, or somebody who wrote on the case before with its own token. */
function onCase(from: string, file: Case): boolean {
  return [file.citizen.address, ...file.otherParties].some((one) => sameAddress(from, one));
}

function tokensOf(delivery: Delivery, keys: ReplyKeys) {
  return delivery.recipients.map((recipient) => readReplyAddress(recipient, keys));
}

/** Local parts are compared without case too: no provider in use tells them apart. */
export function sameAddress(a: string, b: string): boolean {
  return a !== '' && a.toLowerCase() === b.toLowerCase();
}
