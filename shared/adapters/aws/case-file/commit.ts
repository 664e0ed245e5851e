/** A commit as the actions of one transaction, in the order of precedence of their conflicts. */
import type { CaseChange, Commit, CommitResult } from '../../../ports.ts';
import {
  isAbsent,
  isFreeOrHandleOf,
  isNewContent,
  isNewContentOrOf,
  isQuarantined,
  isUndone,
  isVersion,
  settle,
} from './conditions.ts';
import { aliasItem, caseItem, mailItem, personItem, rowItem, timelineItem } from './items.ts';
import { caseKey, contentKey, handleKey } from './keys.ts';
import type { Action, Item, Table } from './table.ts';

type Conflict = Extract<CommitResult, { committed: false }>['because'];

interface Step {
  readonly action: Action;
  /** Null: the action has no condition. */
  readonly conflict: Conflict | null;
}

/** Throws a RangeError for a commit that nobody could mean, and whatever the table throws. */
export async function commitTo(table: Table, commit: Commit): Promise<CommitResult> {
  const steps = stepsOf(commit);
  const result = await table.transact(steps.map((step) => step.action));
  if (result.done) return { committed: true };
  const because = steps[result.refused]?.conflict;
  if (because) return { committed: false, because };
  throw new Error(`The table refused action ${result.refused} of a commit, which has no condition.`);
}

function stepsOf(commit: Commit): readonly Step[] {
  const { mail, content, cases = [], rows = [], settles, aliases = [], person } = commit;
  return [
    ...(mail ? [mailStep(mail)] : []),
    ...(content ? [contentStep(content, mail)] : []),
    ...(mail ? handleSteps(mail) : []),
    ...cases.flatMap((change) => caseSteps(change, mail)),
    ...(settles ? [settleStep(settles)] : []),
    ...rows.map((row): Step => ({ action: { put: rowItem(row), when: isAbsent }, conflict: 'row-settled' })),
    ...cases.flatMap(timelineSteps),
    ...unconditional(aliases.map(aliasItem)),
    ...unconditional(person ? [personItem(person)] : []),
  ];
}

function mailStep({ record, expects }: NonNullable<Commit['mail']>): Step {
  const when = expects === 'absent' ? isAbsent : isQuarantined;
  return { action: { put: mailItem(record), when }, conflict: 'mail-recorded' };
}

/** Without a mail there is no instant to hold the expiry against: the key counts until it is deleted. */
function contentStep({ key, inboundId, expiresAt }: NonNullable<Commit['content']>, mail: Commit['mail']): Step {
  const put = {
    ...contentKey(key),
    inbound_id: inboundId,
    expires_at: expiresAt,
    ttl: Math.ceil(Date.parse(expiresAt) / 1000),
  };
  const at = mail?.record.receivedAt ?? '';
  const when = mail?.expects === 'quarantined' ? isNewContentOrOf(inboundId, at) : isNewContent(at);
  return { action: { put, when }, conflict: 'content-known' };
}

/** A quarantined mail gets a reference that no case and no other mail has, under which it can be released. */
function handleSteps({ record, expects }: NonNullable<Commit['mail']>): readonly Step[] {
  if (expects !== 'absent' || record.outcome !== 'quarantined' || record.reference === null) return [];
  const { inboundId, mailbox, reference } = record;
  const handle = { ...handleKey(reference), inbound_id: inboundId, mailbox };
  return [
    { action: { put: handle, when: isAbsent }, conflict: 'case-changed' },
    { action: { check: caseKey(reference), when: isAbsent }, conflict: 'case-changed' },
  ];
}

function caseSteps({ file, expects }: CaseChange, mail: Commit['mail']): readonly Step[] {
  if (file.version <= (expects ?? -1)) {
    throw new RangeError(
      `Case ${file.reference}: version ${file.version} must be greater than ${expects}, on which it was decided.`,
    );
  }
  const put = caseItem(file);
  if (expects !== null) return [{ action: { put, when: isVersion(expects) }, conflict: 'case-changed' }];
  const free = mail ? isFreeOrHandleOf(mail.record.inboundId, mail.record.mailbox) : isAbsent;
  return [
    { action: { put, when: isAbsent }, conflict: 'case-changed' },
    { action: { check: handleKey(file.reference), when: free }, conflict: 'case-changed' },
  ];
}

function timelineSteps({ file, timeline }: CaseChange): readonly Step[] {
  return unconditional(timeline.map((entry, n) => timelineItem(file.reference, file.version, n, entry)));
}

function settleStep({ key, state, at, sentMessageId, reason }: NonNullable<Commit['settles']>): Step {
  return {
    action: { update: key, change: settle(state, at, sentMessageId, reason), when: isUndone },
    conflict: 'row-settled',
  };
}

/** An engine refuses two actions on one item, and the same Message-ID may be named twice. */
function unconditional(items: readonly Item[]): readonly Step[] {
  const distinct = new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
  return [...distinct.values()].map((put) => ({ action: { put }, conflict: null }));
}
