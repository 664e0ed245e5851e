/** The table on DynamoDB, or on an engine that speaks its protocol. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactionCanceledException,
  TransactionInProgressException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { fromAttributes, toAttributes } from './attribute-value.ts';
import type { Action, Expression, Item, Query, Table, TransactResult } from './table.ts';

/** BatchGetItem's limit. */
const keysAtOnce = 100;
/** The SDK does not retry a transaction that met another one (aws.md § 5). */
const transactionTries = 6;
const batchTries = 8;

/** The client retries throttling and broken connections by itself; what is left throws. */
export function dynamoTable(client: DynamoDBClient, tableName: string): Table {
  return {
    async get(key) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: toAttributes({ ...key }), ConsistentRead: true }),
      );
      return Item ? fromAttributes(Item) : null;
    },

    async getMany(keys) {
      const found = new Map<string, Item>();
      for (let start = 0; start < keys.length; start += keysAtOnce) {
        let wanted = keys.slice(start, start + keysAtOnce).map((key) => toAttributes({ ...key }));
        for (let attempt = 0; wanted.length > 0; attempt += 1) {
          if (attempt === batchTries) throw new Error(`${tableName}: ${wanted.length} items stay unread, throttled.`);
          if (attempt > 0) await backOff(attempt);
          const { Responses, UnprocessedKeys } = await client.send(
            new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } } }),
          );
          for (const item of Responses?.[tableName] ?? []) {
            const plain = fromAttributes(item);
            found.set(`${plain['pk']} ${plain['sk']}`, plain);
          }
          wanted = UnprocessedKeys?.[tableName]?.Keys ?? [];
        }
      }
      return keys.map((key) => found.get(`${key.pk} ${key.sk}`)).filter((item) => item !== undefined);
    },

    async query(query) {
      const items: Item[] = [];
      const input = queryInput(tableName, query);
      let from: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await client.send(
          new QueryCommand({
            ...input,
            ...(query.limit !== undefined && { Limit: query.limit - items.length }),
            ...(from && { ExclusiveStartKey: from }),
          }),
        );
        items.push(...(page.Items ?? []).map(fromAttributes));
        from = page.LastEvaluatedKey;
      } while (from && (query.limit === undefined || items.length < query.limit));
      return items;
    },

    async update(key, change, when) {
      try {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toAttributes({ ...key }),
            UpdateExpression: change.expression,
            ...conditionInput(when, change),
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { done: true, item: Attributes ? fromAttributes(Attributes) : null };
      } catch (failure) {
        if (!(failure instanceof ConditionalCheckFailedException)) throw failure;
        return { done: false, item: failure.Item ? fromAttributes(failure.Item) : null };
      }
    },

    async transact(actions) {
      const TransactItems = actions.map((action) => transactItem(tableName, action));
      // One token for all tries: a try whose answer was lost is not done twice.
      const ClientRequestToken = randomUUID();
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
          return { done: true };
        } catch (failure) {
          const refusal = refusalIn(failure);
          if (refusal) return refusal;
          if (!isPassing(failure) || attempt === transactionTries) throw failure;
          await backOff(attempt);
        }
      }
    },
  };
}

/** Business refusal only when no earlier action met a passing trouble, or its precedence would be a guess. */
function refusalIn(failure: unknown): TransactResult | null {
  if (!(failure instanceof TransactionCanceledException)) return null;
  const reasons = failure.CancellationReasons ?? [];
  const refused = reasons.findIndex((reason) => reason.Code !== undefined && reason.Code !== 'None');
  return reasons[refused]?.Code === 'ConditionalCheckFailed' ? { done: false, refused } : null;
}

const passingReasons = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

function isPassing(failure: unknown): boolean {
  if (failure instanceof TransactionInProgressException) return true;
  if (!(failure instanceof TransactionCanceledException)) return false;
  return (failure.CancellationReasons ?? []).some((reason) => passingReasons.includes(reason.Code ?? ''));
}

/** 25 to 50 ms, then twice that, and so on: two that met do not meet again. */
function backOff(attempt: number): Promise<void> {
  return sleep(25 * 2 ** (attempt - 1) * (1 + Math.random()));
}

function transactItem(TableName: string, action: Action): TransactWriteItem {
  if ('put' in action) return { Put: { TableName, Item: toAttributes(action.put), ...conditionInput(action.when) } };
  if ('update' in action) {
    const { update, change, when } = action;
    const Key = toAttributes({ ...update });
    return { Update: { TableName, Key, UpdateExpression: change.expression, ...conditionInput(when, change) } };
  }
  const { check, when } = action;
  return {
    ConditionCheck: {
      TableName,
      Key: toAttributes({ ...check }),
      ConditionExpression: when.expression,
      ...namesAndValues([when]),
    },
  };
}

/** The condition, with the names and values of it and of the change that it guards. */
function conditionInput(when: Expression | undefined, change?: Expression) {
  return {
    ...(when && { ConditionExpression: when.expression }),
    ...namesAndValues([when, change].filter((one) => one !== undefined)),
  };
}

/** An empty map of names or values is refused, so what is empty is left out. */
function namesAndValues(expressions: readonly Expression[]) {
  const names = expressions.flatMap((one) => one.expression.match(/#\w+/g) ?? []);
  const values = expressions.flatMap((one) => Object.entries(one.values ?? {}));
  return {
    ...(names.length > 0 && {
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])),
    }),
    ...(values.length > 0 && { ExpressionAttributeValues: toAttributes(Object.fromEntries(values)) }),
  };
}

function queryInput(TableName: string, { index, partition, sort }: Query): QueryCommandInput {
  const [pk, sk] = index ? [`${index}_pk`, `${index}_sk`] : ['pk', 'sk'];
  const [condition, bounds]: [string, Record<string, string>] =
    sort === undefined
      ? ['', {}]
      : 'beginsWith' in sort
        ? [' AND begins_with(#sk, :prefix)', { ':prefix': sort.beginsWith }]
        : 'before' in sort
          ? [' AND #sk < :before', { ':before': sort.before }]
          : [' AND #sk BETWEEN :from AND :to', { ':from': sort.from, ':to': sort.to }];
  return {
    TableName,
    ...(index ? { IndexName: index } : { ConsistentRead: true }),
    KeyConditionExpression: `#pk = :partition${condition}`,
    ExpressionAttributeNames: { '#pk': pk, ...(condition && { '#sk': sk }) },
    ExpressionAttributeValues: toAttributes({ ':partition': partition, ...bounds }),
  };
}
