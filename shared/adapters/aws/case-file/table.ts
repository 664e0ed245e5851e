/**
 * What the case file needs from a table: keys, conditions, one transaction, queries by partition. Types only.
 * Two implementations: DynamoDB (`dynamo-table.ts`) and the model (`../../model/table.ts`), which evaluates the same
 * condition and update expressions; one contract suite holds both to the same behaviour.
 * There is no scan, so that nothing can be written that needs one.
 */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** Strings, finite numbers, booleans, null, lists and maps; at most 400 KB. Undefined fields are left out. */
export type Item = { readonly [attribute: string]: Value };

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Attribute names are written `#name`, values `:name`; the language is DynamoDB's. */
export interface Expression {
  readonly expression: string;
  readonly values?: { readonly [placeholder: `:${string}`]: Value };
}

export type Action =
  | { readonly put: Item; readonly when?: Expression }
  | { readonly update: Key; readonly change: Expression; readonly when?: Expression }
  | { readonly check: Key; readonly when: Expression };

export type IndexName = 'due' | 'person' | 'received' | 'undone';

/** One partition of the table or of an index, in order of its sort key. */
export interface Query {
  /** Default: the table itself, strongly consistent. An index gives keys only and is eventually consistent. */
  readonly index?: IndexName;
  readonly partition: string;
  readonly sort?:
    | { readonly beginsWith: string }
    /** Both inclusive. */
    | { readonly from: string; readonly to: string }
    | { readonly before: string };
  /** Default: all. */
  readonly limit?: number;
}

/** `refused`: index of the first action, in the order given, whose condition does not hold. Nothing was changed then. */
export type TransactResult = { readonly done: true } | { readonly done: false; readonly refused: number };

/** `item`: as it is after the update, or as it stands in its way (null: there is none). */
export type UpdateResult = { readonly done: boolean; readonly item: Item | null };

export interface Table {
  /** Strongly consistent. */
  get(key: Key): Promise<Item | null>;
  /** In the order of the keys, without those that are absent. Strongly consistent. */
  getMany(keys: readonly Key[]): Promise<readonly Item[]>;
  query(query: Query): Promise<readonly Item[]>;
  update(key: Key, change: Expression, when?: Expression): Promise<UpdateResult>;
  /**
   * All or nothing, at most 100 actions, each on an item of its own. Where several conditions fail, the first action
   * in the order given is told: so that precedence is the order of the actions.
   */
  transact(actions: readonly Action[]): Promise<TransactResult>;
}
