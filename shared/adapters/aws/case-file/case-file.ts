/** The `CaseFile` port (design.md § 5), written once on a `Table`: DynamoDB's, the embedded engine's, or the model's. */
import type { CaseFile } from '../../../ports.ts';
import { automaticMailOn } from './automatic-mail.ts';
import { commitTo } from './commit.ts';
import { caseOf, mailOf, personEntryOf, timelineEntryOf } from './items.ts';
import {
  caseKey,
  casePartition,
  contentKey,
  duePartition,
  handleKey,
  mailKey,
  mailPartition,
  noMilestone,
  personNeededPartition,
  personPartition,
  receivedPartition,
  referenceOf,
  shards,
  threadPartition,
} from './keys.ts';
import { inOrderOf, rowsOn } from './rows.ts';
import type { Query, Table } from './table.ts';

/** As many Message-IDs are looked up at once: References may name hundreds. */
const lookUpsAtOnce = 10;

export function caseFileOn(table: Table): CaseFile {
  const due = async (office: string, sort: Query['sort']) => {
    const found = await Promise.all(
      shards.map((shard) =>
        table.query({ index: 'due', partition: duePartition(office, shard), ...(sort && { sort }) }),
      ),
    );
    return inOrderOf('due_sk', found.flat());
  };
  const behindHandle = async (reference: string) => {
    const handle = await table.get(handleKey(reference));
    if (handle === null) return null;
    const item = await table.get(mailKey(String(handle['inbound_id']), String(handle['mailbox'])));
    return item && mailOf(item);
  };
  return {
    ...rowsOn(table),
    ...automaticMailOn(table),
    behindHandle,
    commit: (commit) => commitTo(table, commit),
    async mail(inboundId, mailbox) {
      const item = await table.get(mailKey(inboundId, mailbox));
      return item && mailOf(item);
    },
    async mailsOf(inboundId) {
      const items = await table.query({ partition: mailPartition(inboundId), sort: { beginsWith: 'MAILBOX#' } });
      return items.map(mailOf);
    },
    async quarantined(reference) {
      const record = await behindHandle(reference);
      return record?.outcome === 'quarantined' ? record : null;
    },
    async contentHolder(key) {
      const item = await table.get(contentKey(key));
      return item && String(item['inbound_id']);
    },
    async load(reference) {
      const item = await table.get(caseKey(reference));
      return item && caseOf(item);
    },
    async timeline(reference) {
      const items = await table.query({ partition: casePartition(reference), sort: { beginsWith: 'AT#' } });
      return items.map(timelineEntryOf);
    },
    async byMessageIds(messageIds, mailbox) {
      const references = new Set<string>();
      const wanted = [...new Set(messageIds)];
      for (let start = 0; start < wanted.length; start += lookUpsAtOnce) {
        const found = await Promise.all(
          wanted
            .slice(start, start + lookUpsAtOnce)
            .map((id) => table.query({ partition: threadPartition(id), sort: { beginsWith: `${mailbox}#` } })),
        );
        for (const item of found.flat()) references.add(String(item['reference']));
      }
      return [...references];
    },
    async casesOfPerson(personKey) {
      return (await table.query({ partition: personPartition(personKey) })).map(personEntryOf);
    },
    async dueBefore(office, instant) {
      const items = await due(office, { from: `${noMilestone}~`, to: instant });
      return items.filter((item) => String(item['due_sk']) < instant).map(referenceOf);
    },
    async withoutMilestone(office) {
      return (await due(office, { beginsWith: noMilestone })).map(referenceOf);
    },
    async needingPerson(office) {
      const items = await table.query({ index: 'person', partition: personNeededPartition(office) });
      return items.map((item) => {
        const [since = '', reference = ''] = String(item['person_sk']).split('#');
        return { reference, since, what: String(item['pk']).startsWith('MAIL#') ? 'quarantine' : 'case' };
      });
    },
    async receivedIn(office, month) {
      const keys = await table.query({ index: 'received', partition: receivedPartition(office, month) });
      const heads = await table.getMany(keys.map(referenceOf).map(caseKey));
      return heads.map(caseOf);
    },
  };
}
