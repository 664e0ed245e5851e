/**
 * A plan becomes one transaction, and its rows go to the queue (design.md § 3: commit, then enqueue, then act). If the
 * queue fails after the commit, the redelivered message finds what is undone, and the sweep finds it anyway.
 */

import type { Commit, CommitResult, OutboxRow, Ports, RowKey } from '../ports.ts';
import type { Case } from '../reclamation/case.ts';
import type { LetterOrder, Plan } from '../reclamation/plan.ts';

export type CommitPorts = Pick<Ports, 'caseFile' | 'outboxQueue'>;

/** The rest of the transaction that a plan is part of. */
export type Along = Omit<Commit, 'cases' | 'rows'>;

/** Commits a plan at an instant. Letters belong to the plan's first case; without a case give the `partition` they lie in. */
export async function commitPlan(
  plan: Plan,
  at: string,
  along: Along,
  ports: CommitPorts,
  partition?: Partition,
): Promise<CommitResult> {
  const rows = rowsOf(plan, at, partition);
  const result = await ports.caseFile.commit({ ...along, cases: plan.changes, rows });
  if (result.committed && rows.length > 0) await ports.outboxQueue.enqueue(rows.map((row) => row.key));
  return result;
}

/** Where the rows of a mail or an office without a case lie, and whose they are. */
export interface Partition {
  readonly pk: string;
  /** Distinguishes the rows of several mailboxes or days in one partition. */
  readonly prefix: string;
  readonly office: string;
  /** The handle for replies; null when nothing can be replied to. */
  readonly reference: string | null;
}

function rowsOf(plan: Plan, at: string, partition: Partition | undefined): OutboxRow[] {
  const place = placeOf(plan, partition);
  const letters = place === null ? [] : plan.letters.map((order, index) => letterRow(order, index, at, place));
  const schedules = plan.changes.filter((one) => one.rebook).map((one) => scheduleRow(one.file, at));
  return [...letters, ...schedules];
}

function placeOf(plan: Plan, partition: Partition | undefined): Partition | null {
  if (partition !== undefined) return partition;
  const file = plan.changes[0]?.file;
  if (file === undefined) {
    if (plan.letters.length > 0) throw new Error('Letters without a case need a partition.');
    return null;
  }
  return { ...casePartition(file), office: file.office, reference: file.reference };
}

/** Versions never repeat, so neither do the ids of rows built on them: a repeated commit writes the same keys. */
function casePartition(file: Case): { pk: string; prefix: string } {
  return { pk: casePk(file.reference), prefix: String(file.version).padStart(6, '0') };
}

/** The partition of a case, its timeline and its rows. */
export function casePk(reference: string): string {
  return `CASE#${reference}`;
}

/** The partition of a mail's records and rows. */
export function mailPk(inboundId: string): string {
  return `MAIL#${inboundId}`;
}

function letterRow(order: LetterOrder, index: number, at: string, place: Partition): OutboxRow {
  return {
    key: { pk: place.pk, sk: `OUT#${place.prefix}-${index}` },
    office: place.office,
    reference: place.reference,
    kind: order.facts.kind,
    facts: order.facts,
    to: order.to,
    thread: order.thread,
    premise: order.premise,
    createdAt: at,
    state: 'undone',
    attempts: 0,
  };
}

function scheduleRow(file: Case, at: string): OutboxRow {
  const { pk, prefix } = casePartition(file);
  return {
    key: { pk, sk: `OUT#${prefix}-schedule` },
    office: file.office,
    reference: file.reference,
    kind: 'schedule',
    milestoneVersion: file.milestoneVersion,
    facts: null,
    to: [],
    thread: [],
    premise: { type: 'none' },
    createdAt: at,
    state: 'undone',
    attempts: 0,
  };
}

/** Puts what is still undone of a mail or a case back to the queue: after a redelivery, or a crash between commit and queue. */
export async function enqueueUndone(pk: string, ports: CommitPorts): Promise<readonly RowKey[]> {
  const keys = await ports.caseFile.undoneRowsOf(pk);
  if (keys.length > 0) await ports.outboxQueue.enqueue(keys);
  return keys;
}

/** How often a decision is made again on a case that moved on meanwhile. */
const TRIES = 8;

/**
 * Decides and commits on the case as it stands, again when somebody else changed it in between. `decide` returns null
 * when there is nothing to do. Returns what the last commit said, or null when the case or the need is gone.
 */
export async function changeCase(
  reference: string,
  decide: (file: Case) => Plan | null,
  at: string,
  along: Along,
  ports: CommitPorts,
): Promise<CommitResult | null> {
  for (let tried = 1; ; tried += 1) {
    const file = await ports.caseFile.load(reference);
    const plan = file === null ? null : decide(file);
    if (plan === null) return null;
    const result = await commitPlan(plan, at, along, ports);
    if (result.committed || result.because !== 'case-changed') return result;
    if (tried === TRIES) throw new Error(`Case ${reference} changed under ${TRIES} decisions in a row.`);
  }
}
