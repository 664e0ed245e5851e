/** Records as items and back. A head or record is one map of its item; what conditions and indexes look at stands beside it. */

import type { Alias, ClaimedRow, MailRecord, OutboxRow, PersonEntry } from '../../../ports.ts';
import type { Case, TimelineEntry } from '../../../reclamation/case.ts';
import {
  aliasKey,
  caseIndexKeys,
  caseKey,
  mailIndexKeys,
  mailKey,
  personPartition,
  rowIndexKeys,
  timelineKey,
} from './keys.ts';
import type { Item, Value } from './table.ts';

export function caseItem(file: Case): Item {
  return { ...caseKey(file.reference), version: file.version, file: asValue(file), ...caseIndexKeys(file) };
}

export function caseOf(item: Item): Case {
  return item['file'] as unknown as Case;
}

export function timelineItem(reference: string, version: number, n: number, entry: TimelineEntry): Item {
  return { ...timelineKey(reference, version, n), entry: asValue(entry) };
}

export function timelineEntryOf(item: Item): TimelineEntry {
  return item['entry'] as unknown as TimelineEntry;
}

export function mailItem(record: MailRecord): Item {
  return {
    ...mailKey(record.inboundId, record.mailbox),
    outcome: record.outcome,
    record: asValue(record),
    ...mailIndexKeys(record),
  };
}

export function mailOf(item: Item): MailRecord {
  return item['record'] as unknown as MailRecord;
}

/** The state, the attempts and the lease change on their own; the rest of a row never does. */
export function rowItem(row: OutboxRow): Item {
  const { key, state, attempts, ...frozen } = row;
  return { ...key, state, attempts, row: asValue(frozen), ...rowIndexKeys(key, row.createdAt) };
}

export function rowOf(item: Item): OutboxRow {
  const frozen = item['row'] as unknown as Omit<OutboxRow, 'key' | 'state' | 'attempts'>;
  return {
    key: { pk: String(item['pk']), sk: String(item['sk']) },
    ...frozen,
    state: item['state'] as OutboxRow['state'],
    attempts: Number(item['attempts']),
  };
}

export function claimedRowOf(item: Item): ClaimedRow {
  return { ...rowOf(item), claimedUntil: String(item['claimed_until']) };
}

export function aliasItem(alias: Alias): Item {
  return { ...aliasKey(alias.messageId, alias.mailbox, alias.reference), reference: alias.reference };
}

export function personItem(entry: PersonEntry): Item {
  return { pk: personPartition(entry.personKey), sk: entry.reference, entry: asValue(entry) };
}

export function personEntryOf(item: Item): PersonEntry {
  return item['entry'] as unknown as PersonEntry;
}

/** Records are plain data; TypeScript does not see an interface as an index signature. */
function asValue(record: object): Value {
  return record as unknown as Value;
}
