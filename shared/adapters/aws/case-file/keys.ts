/** Where each thing lies in the table and in its indexes (design.md § 5). No key holds a NIR or a mail address in clear of a citizen. */
import { createHash } from 'node:crypto';
import { civilDate } from '../../../calendar/paris-time.ts';
import type { MailRecord, RowKey } from '../../../ports.ts';
import type { Case } from '../../../reclamation/case.ts';
import type { Item, Key } from './table.ts';

/** Spreads the hot partitions of an index. More of them need every key rewritten. */
export const shards = [0, 1, 2, 3] as const;

/** Sorts before every instant: a case that owes a milestone and has none. */
export const noMilestone = '0';

export const mailPartition = (inboundId: string) => `MAIL#${inboundId}`;
export const casePartition = (reference: string) => `CASE#${reference}`;
export const personPartition = (personKey: string) => `PERSON#${personKey}`;
export const threadPartition = (messageId: string) => `THREAD#${hash(messageId)}`;

export const mailKey = (inboundId: string, mailbox: string): Key => ({
  pk: mailPartition(inboundId),
  sk: `MAILBOX#${mailbox}`,
});
export const contentKey = (key: string): Key => ({ pk: `SAME#${key}`, sk: 'SAME' });
export const caseKey = (reference: string): Key => ({ pk: casePartition(reference), sk: 'CASE' });
export const handleKey = (reference: string): Key => ({ pk: casePartition(reference), sk: 'QUARANTINE' });
export const timelineKey = (reference: string, version: number, n: number): Key => ({
  pk: casePartition(reference),
  sk: `AT#${String(version).padStart(6, '0')}#${String(n).padStart(3, '0')}`,
});
export const aliasKey = (messageId: string, mailbox: string, reference: string): Key => ({
  pk: threadPartition(messageId),
  sk: `${mailbox}#${reference}`,
});
export const counterKey = (address: string): Key => ({ pk: `COUNT#${hash(address.toLowerCase())}`, sk: 'COUNT' });

export const duePartition = (office: string, shard: number) => `DUE#${office}#${shard}`;
export const personNeededPartition = (office: string) => `PERSON-NEEDED#${office}`;
export const receivedPartition = (office: string, month: string) => `CASES#${office}#${month}`;
export const undonePartition = (shard: number) => `UNDONE#${shard}`;

/** The reference in a partition key of a case. Throws a RangeError for any other key: an index would hold a stranger. */
export function referenceOf(item: Item): string {
  const pk = String(item['pk']);
  if (!pk.startsWith('CASE#')) throw new RangeError(`Not the key of a case: ${JSON.stringify(pk)}.`);
  return pk.slice('CASE#'.length);
}

/** The index attributes of a case. What is absent is out of that index. */
export function caseIndexKeys(file: Case): Item {
  const received = {
    // Months are those of people: a mail of 30 November, 23:30 UTC, is one of December in Paris.
    received_pk: receivedPartition(file.office, civilDate(file.receivedAt).slice(0, 7)),
    received_sk: `${file.receivedAt}#${file.reference}`,
  };
  if (file.status === 'closed') return received;
  const due = {
    due_pk: duePartition(file.office, shardOf(file.reference)),
    due_sk: file.milestone?.at ?? noMilestone,
  };
  const { state, at } = file.acknowledgement;
  if (state !== 'withheld' && state !== 'bounced') return { ...received, ...due };
  return { ...received, ...due, ...personNeeded(file.office, at ?? file.receivedAt, file.reference) };
}

/** Throws a RangeError for a mail that needs a person and has no reference by which a person could ask for it. */
export function mailIndexKeys(record: MailRecord): Item {
  if (record.needsPersonSince === null) return {};
  if (record.reference === null) {
    throw new RangeError(
      `The mail ${record.inboundId} to ${record.mailbox} needs a person but has no reference: draw a handle for it.`,
    );
  }
  return personNeeded(record.mailbox, record.needsPersonSince, record.reference);
}

/** An undone row's place in the index of what is not done; gone when it is settled. */
export function rowIndexKeys(key: RowKey, createdAt: string): Item {
  return { undone_pk: undonePartition(shardOf(`${key.pk} ${key.sk}`)), undone_sk: createdAt };
}

function personNeeded(office: string, since: string, reference: string): Item {
  return { person_pk: personNeededPartition(office), person_sk: `${since}#${reference}` };
}

function shardOf(text: string): number {
  return (createHash('sha256').update(text).digest()[0] ?? 0) % shards.length;
}

function hash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
