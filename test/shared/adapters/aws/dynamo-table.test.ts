/** What a small engine never answers and AWS does: conflicts, pages, unprocessed keys. The rest is the contract suite's. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromAttribute, toAttribute, toAttributes } from '../../../../shared/adapters/aws/case-file/attribute-value.ts';
import { isAbsent, isVersion } from '../../../../shared/adapters/aws/case-file/conditions.ts';
import { dynamoTable } from '../../../../shared/adapters/aws/case-file/dynamo-table.ts';
import type { Table } from '../../../../shared/adapters/aws/case-file/table.ts';
import { json, type Service, startService } from './service.ts';

let dynamo: Service;
let table: Table;
beforeAll(async () => {
  dynamo = await startService();
  table = dynamoTable(new DynamoDBClient(dynamo.settings), 'cases');
});
afterAll(() => dynamo.stop());

const answer = (body: object, status = 200) => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});
const cancelled = (...codes: readonly string[]) =>
  answer(
    {
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      Message: 'Transaction cancelled',
      CancellationReasons: codes.map((Code) => ({ Code, Message: Code })),
    },
    400,
  );
const put = (sk: string) => ({ put: { pk: 'p', sk }, when: isAbsent });
const tokens = () => dynamo.requests.map((one) => (json(one) as { ClientRequestToken: string }).ClientRequestToken);

describe('a transaction', () => {
  it('is sent with its conditions, names and values, and a token', async () => {
    dynamo.answer(() => answer({}));
    await table.transact([{ put: { pk: 'p', sk: 's', n: 1 }, when: isVersion(3) }, put('t')]);
    const { ClientRequestToken, ...sent } = json(dynamo.requests[0]) as Record<string, unknown>;
    expect(ClientRequestToken).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent).toEqual({
      TransactItems: [
        {
          Put: {
            TableName: 'cases',
            Item: { pk: { S: 'p' }, sk: { S: 's' }, n: { N: '1' } },
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': { N: '3' } },
          },
        },
        {
          Put: {
            TableName: 'cases',
            Item: { pk: { S: 'p' }, sk: { S: 't' } },
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': 'pk' },
          },
        },
      ],
    });
  });

  it('that meets another one is tried again, as the same one', async () => {
    dynamo.answer((_, n) => (n < 3 ? cancelled('None', 'TransactionConflict') : answer({})));
    expect(await table.transact([put('a'), put('b')])).toEqual({ done: true });
    expect(tokens()).toHaveLength(3);
    expect(new Set(tokens()).size).toBe(1);
  });

  it('is refused by the first condition that fails', async () => {
    dynamo.answer(() => cancelled('None', 'ConditionalCheckFailed', 'ConditionalCheckFailed'));
    expect(await table.transact([put('a'), put('b'), put('c')])).toEqual({ done: false, refused: 1 });
    dynamo.answer(() => cancelled('ConditionalCheckFailed', 'TransactionConflict'));
    expect(await table.transact([put('a'), put('b')])).toEqual({ done: false, refused: 0 });
  });

  it('is not taken for refused while an earlier action met another transaction', async () => {
    dynamo.answer((_, n) =>
      n === 1
        ? cancelled('TransactionConflict', 'ConditionalCheckFailed')
        : cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'),
    );
    expect(await table.transact([put('a'), put('b')])).toEqual({ done: false, refused: 0 });
    expect(dynamo.requests).toHaveLength(2);
  });

  it('throws after some tries, and at once for what another try cannot mend', async () => {
    dynamo.answer(() => cancelled('TransactionConflict'));
    await expect(table.transact([put('a')])).rejects.toHaveProperty('name', 'TransactionCanceledException');
    expect(dynamo.requests).toHaveLength(6);
    dynamo.answer(() => cancelled('ValidationError'));
    await expect(table.transact([put('a')])).rejects.toHaveProperty('name', 'TransactionCanceledException');
    expect(dynamo.requests).toHaveLength(1);
  });

  it('whose answer was lost is not done a second time by the SDK either: the token stays', async () => {
    const retrying = dynamoTable(new DynamoDBClient({ ...dynamo.settings, maxAttempts: 3 }), 'cases');
    dynamo.answer((_, n) => (n === 1 ? answer({ __type: 'InternalServerError' }, 500) : answer({})));
    expect(await retrying.transact([put('a')])).toEqual({ done: true });
    expect(new Set(tokens()).size).toBe(1);
    expect(tokens()).toHaveLength(2);
  });
});

describe('a reading', () => {
  it('by key is consistent', async () => {
    dynamo.answer(() => answer({ Item: { pk: { S: 'p' }, sk: { S: 's' } } }));
    expect(await table.get({ pk: 'p', sk: 's' })).toEqual({ pk: 'p', sk: 's' });
    expect(json(dynamo.requests[0])).toHaveProperty('ConsistentRead', true);
  });

  it('of a partition goes on to the last page', async () => {
    const item = (sk: string) => ({ pk: { S: 'p' }, sk: { S: sk } });
    dynamo.answer((_, n) =>
      answer(n === 1 ? { Items: [item('a')], LastEvaluatedKey: item('a') } : { Items: [item('b')] }),
    );
    const found = await table.query({ partition: 'p', sort: { beginsWith: '' } });
    expect(found.map((one) => one['sk'])).toEqual(['a', 'b']);
    expect(json(dynamo.requests[1])).toHaveProperty('ExclusiveStartKey', item('a'));
  });

  it('with a limit stops at it', async () => {
    const item = (sk: string) => ({ pk: { S: 'p' }, sk: { S: sk } });
    dynamo.answer((_, n) => answer({ Items: [item(`${n}`)], LastEvaluatedKey: item(`${n}`) }));
    const found = await table.query({ index: 'undone', partition: 'UNDONE#0', sort: { before: 'x' }, limit: 2 });
    expect(found).toHaveLength(2);
    expect(json(dynamo.requests[0])).toEqual({
      TableName: 'cases',
      IndexName: 'undone',
      KeyConditionExpression: '#pk = :partition AND #sk < :before',
      ExpressionAttributeNames: { '#pk': 'undone_pk', '#sk': 'undone_sk' },
      ExpressionAttributeValues: { ':partition': { S: 'UNDONE#0' }, ':before': { S: 'x' } },
      Limit: 2,
    });
    expect(json(dynamo.requests[1])).toHaveProperty('Limit', 1);
  });

  it('of many keys asks again for those left over, and keeps the order', async () => {
    const keyOf = (sk: string) => ({ pk: { S: 'p' }, sk: { S: sk } });
    dynamo.answer((_, n) =>
      answer(
        n === 1
          ? { Responses: { cases: [keyOf('c')] }, UnprocessedKeys: { cases: { Keys: [keyOf('a')] } } }
          : { Responses: { cases: [keyOf('a')] }, UnprocessedKeys: {} },
      ),
    );
    const found = await table.getMany(['a', 'b', 'c'].map((sk) => ({ pk: 'p', sk })));
    expect(found.map((one) => one['sk'])).toEqual(['a', 'c']);
    expect(dynamo.requests).toHaveLength(2);
  });
});

describe('attribute values', () => {
  const value = { text: 'é', empty: '', n: -0.5, yes: true, no: null, list: [1, ['a'], { deep: {} }] };

  it('come back as they were', () => {
    expect(fromAttribute(toAttribute(value))).toEqual(value);
    expect(toAttribute(value)).toEqual({
      M: {
        text: { S: 'é' },
        empty: { S: '' },
        n: { N: '-0.5' },
        yes: { BOOL: true },
        no: { NULL: true },
        list: { L: [{ N: '1' }, { L: [{ S: 'a' }] }, { M: { deep: { M: {} } } }] },
      },
    });
  });

  it('leave out what is undefined and refuse what no table holds', () => {
    expect(toAttributes({ a: 'x', b: undefined } as never)).toEqual({ a: { S: 'x' } });
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, new Date(0), new Uint8Array(1), () => 1, 1n])
      expect(() => toAttribute(odd as never)).toThrow(TypeError);
    expect(() => fromAttribute({ SS: ['a'] })).toThrow(TypeError);
  });
});
