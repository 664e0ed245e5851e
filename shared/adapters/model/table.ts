/**
 * The table in memory, for runs of millions of steps. It evaluates the very conditions that DynamoDB gets, keeps its
 * limits (400 KB an item, 100 actions, each on an item of its own, no empty key), and gives out frozen items, so that
 * nobody can change what is stored. One contract suite holds it to a real engine.
 */
import type { Action, IndexName, Item, Key, Query, Table, Value } from '../aws/case-file/table.ts';
import { changed, holds } from './expression.ts';

const greatestItem = 400 * 1024;
const mostActions = 100;

export interface ModelTable extends Table {
  /** Everything in it, for whoever judges a run: the seam itself has no scan. */
  items(): IterableIterator<Item>;
}

type Partitions = Map<string, Map<string, Item>>;

const indexNames: readonly IndexName[] = ['due', 'person', 'received', 'undone'];

/** `from`: what it holds at first, such as the items of another; they are frozen, so that both can share them. */
export function modelTable(from: Iterable<Item> = []): ModelTable {
  const partitions: Partitions = new Map();
  const indexes = new Map<IndexName, Partitions>(indexNames.map((name) => [name, new Map()]));
  const find = ({ pk, sk }: Key): Item | null => partitions.get(pk)?.get(sk) ?? null;
  const store = (item: Item): Item => {
    const key = keyOf(item);
    const before = find(key);
    put(partitions, key.pk, key.sk, item);
    // As the engine keeps its indexes: a run that walks the table for each query spends its time there.
    for (const [index, kept] of indexes) {
      const [was, is] = [before?.[`${index}_pk`], item[`${index}_pk`]];
      if (typeof was === 'string' && was !== is) kept.get(was)?.delete(`${key.pk} ${key.sk}`);
      if (typeof is === 'string') put(kept, is, `${key.pk} ${key.sk}`, item);
    }
    return item;
  };
  for (const item of from) store(item);

  return {
    *items() {
      for (const partition of partitions.values()) yield* partition.values();
    },

    async get(key) {
      return find(key);
    },

    async getMany(keys) {
      return keys.map(find).filter((item) => item !== null);
    },

    async query({ index, partition, sort, limit }) {
      const [pk, sk] = index ? [`${index}_pk`, `${index}_sk`] : ['pk', 'sk'];
      const candidates = (index ? indexes.get(index) : partitions)?.get(partition)?.values() ?? [];
      const sortKey = (item: Item) => String(item[sk]);
      const found = [...candidates]
        .filter((item) => typeof item[sk] === 'string' && isIn(sortKey(item), sort))
        .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0))
        .slice(0, limit);
      return index ? found.map((item) => keysOnly(item, pk, sk)) : found;
    },

    async update(key, change, when) {
      const item = find(key);
      if (when && !holds(when, item)) return { done: false, item };
      return { done: true, item: store(checked(changed(change, item ?? { ...key }))) };
    },

    async transact(actions) {
      const keys = actions.map(keyOfAction);
      if (actions.length === 0 || actions.length > mostActions)
        throw new RangeError(`A transaction has 1 to ${mostActions} actions, not ${actions.length}.`);
      if (new Set(keys.map(({ pk, sk }) => `${pk} ${sk}`)).size < keys.length)
        throw new RangeError('A transaction has one action on an item at most.');
      const refused = actions.findIndex((action) => action.when && !holds(action.when, find(keyOfAction(action))));
      if (refused >= 0) return { done: false, refused };
      // All are checked before any is stored: a transaction that throws changes nothing.
      const items = actions.flatMap((action) => {
        if ('check' in action) return [];
        if ('put' in action) return [checked(action.put)];
        return [checked(changed(action.change, find(action.update) ?? { ...action.update }))];
      });
      for (const item of items) store(item);
      return { done: true };
    },
  };
}

function put(partitions: Partitions, pk: string, name: string, item: Item): void {
  const partition = partitions.get(pk) ?? new Map<string, Item>();
  partitions.set(pk, partition.set(name, item));
}

function keyOf(item: Item): Key {
  return { pk: String(item['pk']), sk: String(item['sk']) };
}

function keyOfAction(action: Action): Key {
  if ('put' in action) return keyOf(action.put);
  return 'update' in action ? action.update : action.check;
}

function isIn(sortKey: string, sort: Query['sort']): boolean {
  if (sort === undefined) return true;
  if ('beginsWith' in sort) return sortKey.startsWith(sort.beginsWith);
  if ('before' in sort) return sortKey < sort.before;
  return sort.from <= sortKey && sortKey <= sort.to;
}

function keysOnly(item: Item, ...indexKeys: readonly string[]): Item {
  return Object.fromEntries(['pk', 'sk', ...indexKeys].map((name) => [name, item[name] ?? '']));
}

/** A frozen copy. Throws a RangeError when it is too large or a key is empty. */
function checked(item: Item): Item {
  const measure = { bytes: 0 };
  const kept = frozenCopy(item, measure) as Item;
  if (measure.bytes > greatestItem)
    throw new RangeError(`An item of ${measure.bytes} bytes is over the ${greatestItem} of the table: ${kept['pk']}.`);
  for (const name of ['pk', 'sk']) if (!kept[name]) throw new RangeError(`The key attribute ${name} is empty.`);
  for (const [name, value] of Object.entries(kept))
    if (value === '' && /_[ps]k$/.test(name)) throw new RangeError(`The index attribute ${name} is empty.`);
  return kept;
}

/** Sizes as DynamoDB counts them: UTF-8 bytes of names and strings, 3 bytes a list or map and 1 each entry. */
function frozenCopy(value: Value, measure: { bytes: number }): Value {
  if (typeof value === 'string') {
    measure.bytes += Buffer.byteLength(value);
    return value.toWellFormed();
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`The table holds finite numbers, not ${value}.`);
    measure.bytes += 8;
  }
  if (value === null || typeof value === 'boolean') measure.bytes += 1;
  if (value === null || typeof value !== 'object') return value;
  measure.bytes += 3;
  if (Array.isArray(value)) {
    measure.bytes += value.length;
    return Object.freeze(value.map((one) => frozenCopy(one, measure)));
  }
  const copy: Record<string, Value> = {};
  for (const [name, one] of Object.entries(value)) {
    if (one === undefined) continue;
    measure.bytes += Buffer.byteLength(name) + 1;
    copy[name] = frozenCopy(one, measure);
  }
  return Object.freeze(copy);
}
