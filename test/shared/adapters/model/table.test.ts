/** The model against the real engine: the same random steps, with every condition and change there is, give the same answers. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as conditions from '../../../../shared/adapters/aws/case-file/conditions.ts';
import type { Action, Expression, Item, Key, Query, Table } from '../../../../shared/adapters/aws/case-file/table.ts';
import { changed, holds } from '../../../../shared/adapters/model/expression.ts';
import { modelTable } from '../../../../shared/adapters/model/table.ts';
import { type Engine, startEngine } from '../engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

// Few values, so that conditions meet what they ask for; some of a wrong type, so that they meet that too.
const word = fc.constantFrom('a', 'b', '');
const instant = fc.constantFrom('2026-11-23', '2026-11-24');
const number = fc.constantFrom(0, 1, 2);
const odd = fc.oneof(number, fc.boolean(), fc.constant(null), fc.constant(['a', { b: [] }]));
const mostly = <T>(usual: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd });
const key: fc.Arbitrary<Key> = fc.record({ pk: fc.constantFrom('p', 'q'), sk: fc.constantFrom('A#1', 'A#2', 'B') });

const attributes = fc.record(
  {
    outcome: mostly(fc.constantFrom('quarantined', 'filed')),
    version: mostly(number),
    state: mostly(fc.constantFrom('undone', 'undone', 'done')),
    claimed_until: mostly(instant),
    attempts: mostly(number),
    revision: mostly(number),
    stopped_at: instant,
    expires_at: mostly(instant),
    inbound_id: mostly(word),
    mailbox: word,
    ttl: number,
    undone_pk: fc.constantFrom('u', 'v'),
    undone_sk: fc.constantFrom('1', '2', '3'),
    due_pk: fc.constantFrom('u', 'v'),
  },
  { requiredKeys: [] },
);
const item: fc.Arbitrary<Item> = fc.tuple(key, attributes).map(([at, rest]) => ({ ...at, ...rest }) as Item);

const condition: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom(conditions.isAbsent, conditions.isQuarantined, conditions.isUndone),
  instant.map(conditions.isNewContent),
  fc.tuple(word, instant).map(([id, at]) => conditions.isNewContentOrOf(id, at)),
  fc.tuple(word, word).map(([id, mailbox]) => conditions.isFreeOrHandleOf(id, mailbox)),
  number.map(conditions.isVersion),
  instant.map(conditions.isClaimable),
  instant.map(conditions.isClaimedUntil),
  fc.constantFrom(0, 1, 2).map(conditions.isCounterAt),
);
const settling: fc.Arbitrary<Expression> = fc.oneof(
  fc.constant(conditions.unclaim),
  fc.tuple(word, instant).map(([state, at]) => conditions.settle(state, at, null, 'x')),
  number.map((revision) => conditions.count([{ at: 'a', row: 'r' }], revision, 5)),
  instant.map(conditions.stopAutomaticMail),
);
/** Adding to what is no number is an error, which engines weigh differently against a failed condition elsewhere in a transaction. */
const change = fc.oneof(instant.map(conditions.claim), settling);
const maybe = fc.option(condition, { nil: undefined });
const when = (one: Expression | undefined) => (one ? { when: one } : {});
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(item, maybe).map(([put, one]): Action => ({ put, ...when(one) })),
  fc.tuple(key, settling, maybe).map(([update, what, one]): Action => ({ update, change: what, ...when(one) })),
  fc.tuple(key, condition).map(([check, one]): Action => ({ check, when: one })),
);
const query: fc.Arbitrary<Query> = fc.oneof(
  fc.constantFrom<Query>(
    { partition: 'p' },
    { partition: 'q', sort: { beginsWith: 'A#' } },
    { partition: 'p', sort: { from: 'A#2', to: 'B' } },
    { partition: 'p', sort: { before: 'B' }, limit: 1 },
  ),
);
const indexed: readonly Query[] = [
  { index: 'undone', partition: 'u' },
  { index: 'undone', partition: 'u', sort: { before: '3' } },
  { index: 'due', partition: 'u' },
];

type Step = (table: Table) => Promise<unknown>;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(action, { minLength: 1, maxLength: 4 }).map(
      (all): Step =>
        (t) =>
          t.transact(all),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(key, change, maybe).map(
      ([at, what, one]): Step =>
        (t) =>
          t.update(at, what, one),
    ),
  },
  {
    weight: 1,
    arbitrary: key.map(
      (at): Step =>
        (t) =>
          t.get(at),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(key, { minLength: 1, maxLength: 3 })
      .map(distinct)
      .map(
        (all): Step =>
          (t) =>
            t.getMany(all),
      ),
  },
  {
    weight: 2,
    arbitrary: query.map(
      (one): Step =>
        (t) =>
          t.query(one),
    ),
  },
  // Items of one index key have no order that is promised.
  {
    weight: 2,
    arbitrary: fc.constantFrom(...indexed).map(
      (one): Step =>
        async (t) =>
          sorted(await t.query(one)),
    ),
  },
);

function distinct(keys: readonly Key[]): readonly Key[] {
  return [...new Map(keys.map((one) => [`${one.pk} ${one.sk}`, one])).values()];
}

function sorted(items: readonly Item[]): readonly string[] {
  return items.map((one) => JSON.stringify(Object.entries(one).sort())).sort();
}

/** What a step gives, or that it throws: engines word their errors differently. */
async function outcome(one: Step, table: Table): Promise<unknown> {
  try {
    return await one(table);
  } catch {
    return 'throws';
  }
}

describe('the model table', () => {
  it('answers as the real engine does, step by step', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        const [model, real] = [modelTable(), await engine.table()];
        for (const one of steps) expect(await outcome(one, model)).toEqual(await outcome(one, real));
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  it('refuses what the engine refuses: too many actions, two on one item, an empty key, 400 KB', async () => {
    const put = (sk: string, text = ''): Action => ({ put: { pk: 'p', sk, text } });
    const refused: readonly (readonly Action[])[] = [
      [],
      Array.from({ length: 101 }, (_, n) => put(String(n))),
      [put('a'), put('a')],
      [put('')],
      [{ put: { pk: 'p', sk: 'a', due_pk: '', due_sk: '1' } }],
      [put('ok'), put('large', 'é'.repeat(205_000))],
    ];
    for (const table of [modelTable(), await engine.table()]) {
      for (const actions of refused) await expect(table.transact(actions)).rejects.toThrow();
      expect(await table.query({ partition: 'p' })).toEqual([]);
      expect(await table.transact(Array.from({ length: 100 }, (_, n) => put(String(n))))).toEqual({ done: true });
    }
  });

  it('gives nothing out that could change what it holds, and keeps nothing of what it was given', async () => {
    const table = modelTable();
    const given = { pk: 'p', sk: 's', list: ['a'] };
    await table.transact([{ put: given }]);
    given.list.push('b');
    const { list } = (await table.get({ pk: 'p', sk: 's' })) ?? {};
    expect(list).toEqual(['a']);
    expect(() => (list as string[]).push('c')).toThrow(TypeError);
  });

  it('evaluates no expression that it does not know', () => {
    for (const expression of [
      '#a <> :b',
      'size(#a) = :b',
      'NOT #a = :b',
      '#a = :b OR',
      '(#a = :b',
      '#a = :b)',
      'a = :b',
      '',
    ])
      expect(() => holds({ expression, values: { ':b': 1 } }, null)).toThrow(SyntaxError);
    for (const expression of ['ADD #a :b', 'SET #a = #a - :b', 'SET #a', 'DELETE #a :b'])
      expect(() => changed({ expression, values: { ':b': 1 } }, { a: 1 })).toThrow(SyntaxError);
    expect(() => holds({ expression: '#a = :missing' }, { a: 1 })).toThrow(SyntaxError);
  });
});
