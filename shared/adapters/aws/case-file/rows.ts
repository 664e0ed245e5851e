/** Outbox rows: claimed with a lease, so that two workers never deliver the same one, and found again while undone. */
import type { CaseFile, ClaimResult, RowKey } from '../../../ports.ts';
import { claim, isClaimable, isClaimedUntil, unclaim } from './conditions.ts';
import { claimedRowOf, rowOf } from './items.ts';
import { shards, undonePartition } from './keys.ts';
import type { Item, Table } from './table.ts';

type Rows = Pick<CaseFile, 'row' | 'undoneRowsOf' | 'claim' | 'unclaim' | 'undoneBefore'>;

export function rowsOn(table: Table): Rows {
  return {
    async row(key) {
      const item = await table.get(key);
      return item && rowOf(item);
    },
    async undoneRowsOf(pk) {
      const items = await table.query({ partition: pk, sort: { beginsWith: 'OUT#' } });
      return items.filter((item) => item['state'] === 'undone').map(keyOf);
    },
    async claim(key, now, leaseSeconds): Promise<ClaimResult> {
      const until = new Date(Date.parse(now) + leaseSeconds * 1000).toISOString();
      const { done, item } = await table.update(key, claim(until), isClaimable(now));
      if (item === null) return { refused: 'absent' };
      if (done) return { claimed: claimedRowOf(item) };
      if (item['state'] !== 'undone') return { refused: 'settled' };
      return { refused: 'busy', until: String(item['claimed_until']) };
    },
    async unclaim(row) {
      // A refusal means that the row was settled or is another's by now: there is nothing to give back.
      await table.update(row.key, unclaim, isClaimedUntil(row.claimedUntil));
    },
    async undoneBefore(instant, limit, since) {
      const sort = since === undefined ? { before: instant } : { from: since, to: instant };
      const found = await Promise.all(
        shards.map((shard) => table.query({ index: 'undone', partition: undonePartition(shard), sort, limit })),
      );
      const before = found.flat().filter((item) => String(item['undone_sk']) < instant);
      return inOrderOf('undone_sk', before).slice(0, limit).map(keyOf);
    },
  };
}

/** Shards come sorted each for itself. */
export function inOrderOf(attribute: string, items: readonly Item[]): readonly Item[] {
  const sortKey = (item: Item) => String(item[attribute]);
  return items.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0));
}

function keyOf(item: Item): RowKey {
  return { pk: String(item['pk']), sk: String(item['sk']) };
}
