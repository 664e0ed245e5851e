/**
 * How many automatic mails an address got of late (mail.md § 1.1, storms): one item an address, named by a hash, with
 * the instants of the last day. It is written on condition that nobody wrote in between, so that two deliveries at
 * once cannot both take the last place.
 */
import type { CaseFile } from '../../../ports.ts';
import { count, isCounterAt, stopAutomaticMail } from './conditions.ts';
import { counterKey } from './keys.ts';
import type { Table } from './table.ts';

type AutomaticMail = Pick<CaseFile, 'countAutomaticMail' | 'stopAutomaticMail'>;

interface Entry {
  readonly at: string;
  readonly row: string;
}

const hour = 3_600_000;
const day = 24 * hour;
/** At most so many deliveries run at once that somebody succeeds at every try (outbox concurrency). */
const tries = 50;

export function automaticMailOn(table: Table): AutomaticMail {
  return {
    async countAutomaticMail(address, row, at, limits) {
      const key = counterKey(address);
      const name = `${row.pk} ${row.sk}`;
      for (let left = tries; left > 0; left -= 1) {
        const item = await table.get(key);
        if (item?.['stopped_at'] !== undefined) return false;
        const entries = ((item?.['entries'] ?? []) as unknown as readonly Entry[]).filter((one) =>
          isWithin(day, one, at),
        );
        if (entries.some((one) => one.row === name)) return true;
        if (entries.length >= limits.perDay) return false;
        if (entries.filter((one) => isWithin(hour, one, at)).length >= limits.perHour) return false;
        const revision = Number(item?.['revision'] ?? 0);
        const counted = [...entries, { at, row: name }];
        const latest = Math.max(...counted.map((one) => Date.parse(one.at)));
        const change = count(counted, revision + 1, Math.ceil((latest + day) / 1000));
        if ((await table.update(key, change, isCounterAt(revision))).done) return true;
      }
      throw new Error(`The count of automatic mails to one address was changed by others ${tries} times in a row.`);
    },
    async stopAutomaticMail(address, at) {
      await table.update(counterKey(address), stopAutomaticMail(at));
    },
  };
}

/** Entries after `at` count as well: the clocks of two machines differ. */
function isWithin(span: number, entry: Entry, at: string): boolean {
  return Date.parse(entry.at) > Date.parse(at) - span;
}
