/**
 * The one table (design.md § 5): its keys, its indexes and its expiry attribute. CDK builds it from this on AWS, the
 * embedded stack and the tests create it from this on their engine.
 */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { IndexName } from './case-file/table.ts';

interface Index {
  readonly name: IndexName;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** Keys only: a write that leaves the index keys alone costs nothing there; heads are read back by key. */
  readonly projection: 'KEYS_ONLY';
}

const index = (name: IndexName): Index => ({
  name,
  partitionKey: `${name}_pk`,
  sortKey: `${name}_sk`,
  projection: 'KEYS_ONLY',
});

/** All key attributes are strings. */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Seconds since 1970. AWS deletes late, within days: nothing may depend on it. */
  expiry: 'ttl',
  /** `due`, `person` and `undone` are sparse. */
  indexes: [index('due'), index('person'), index('received'), index('undone')],
} as const;

/** The request that creates it, on demand. Expiry is left off: an engine goes by its machine's clock, a stack by its own. */
export function createTableInput(tableName: string): CreateTableCommandInput {
  const { partitionKey, sortKey, indexes } = tableDefinition;
  const names = [partitionKey, sortKey, ...indexes.flatMap((one) => [one.partitionKey, one.sortKey])];
  const keySchema = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: keySchema(partitionKey, sortKey),
    GlobalSecondaryIndexes: indexes.map((one) => ({
      IndexName: one.name,
      KeySchema: keySchema(one.partitionKey, one.sortKey),
      Projection: { ProjectionType: one.projection },
    })),
  };
}
