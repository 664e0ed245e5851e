/**
 * The part of DynamoDB's expression language that the case file uses, evaluated in memory:
 * conditions of `attribute_exists`, `attribute_not_exists`, `=`, `<`, `<=`, AND, OR and parentheses;
 * changes of SET (a value, or a sum of two) and REMOVE. Anything else throws a SyntaxError, so that a new expression is
 * never silently taken for true. Each text is parsed once.
 */
import type { Expression, Item, Value } from '../aws/case-file/table.ts';

type Values = NonNullable<Expression['values']>;
type Operand = (item: Item, values: Values) => Value | undefined;
type Test = (item: Item, values: Values) => boolean;
type Change = (item: Item, values: Values) => Item;

const token = /\s*(#\w+|:\w+|\w+|<=|[=<(),+])/y;
const conditions = new Map<string, Test>();
const changes = new Map<string, Change>();

/** Whether the condition holds; an item that is absent has no attributes. */
export function holds(condition: Expression, item: Item | null): boolean {
  let test = conditions.get(condition.expression);
  if (test === undefined) {
    const tokens = new Tokens(condition.expression);
    test = disjunction(tokens);
    tokens.end();
    conditions.set(condition.expression, test);
  }
  return test(item ?? {}, condition.values ?? {});
}

/** The item after the change; all of it reads the item as it was before. */
export function changed(change: Expression, item: Item): Item {
  let apply = changes.get(change.expression);
  if (apply === undefined) {
    apply = clauses(new Tokens(change.expression));
    changes.set(change.expression, apply);
  }
  return apply(item, change.values ?? {});
}

class Tokens {
  readonly #text: string;
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    const found: string[] = [];
    token.lastIndex = 0;
    for (let match = token.exec(text); match !== null; match = token.exec(text)) found.push(match[1] ?? '');
    this.#tokens = found;
    if (found.join('') !== text.replace(/\s/g, '')) this.#fail();
  }

  peek(): string {
    return this.#tokens[this.#next] ?? '';
  }

  take(...allowed: readonly string[]): string {
    const taken = this.peek();
    if (allowed.length > 0 && !allowed.includes(taken)) this.#fail();
    this.#next += 1;
    return taken;
  }

  /** Takes it only when it stands next. */
  skip(wanted: string): boolean {
    if (this.peek() !== wanted) return false;
    this.#next += 1;
    return true;
  }

  name(): string {
    const taken = this.take();
    if (!taken.startsWith('#')) this.#fail();
    return taken.slice(1);
  }

  operand(): Operand {
    const taken = this.take();
    if (taken.startsWith('#')) return (item) => item[taken.slice(1)];
    if (!taken.startsWith(':')) this.#fail();
    return (_, values) => {
      const value = values[taken as `:${string}`];
      if (value === undefined) throw new SyntaxError(`No value for ${taken} in: ${this.#text}`);
      return value;
    };
  }

  end(): void {
    if (this.#next < this.#tokens.length) this.#fail();
  }

  #fail(): never {
    throw new SyntaxError(`The model cannot evaluate: ${this.#text} (at "${this.peek()}")`);
  }
}

function disjunction(tokens: Tokens): Test {
  const left = conjunction(tokens);
  if (!tokens.skip('OR')) return left;
  const right = disjunction(tokens);
  return (item, values) => left(item, values) || right(item, values);
}

function conjunction(tokens: Tokens): Test {
  const left = comparison(tokens);
  if (!tokens.skip('AND')) return left;
  const right = conjunction(tokens);
  return (item, values) => left(item, values) && right(item, values);
}

function comparison(tokens: Tokens): Test {
  if (tokens.skip('(')) {
    const inner = disjunction(tokens);
    tokens.take(')');
    return inner;
  }
  if (!tokens.peek().startsWith('#')) {
    const exists = tokens.take('attribute_exists', 'attribute_not_exists') === 'attribute_exists';
    tokens.take('(');
    const name = tokens.name();
    tokens.take(')');
    return (item) => (item[name] !== undefined) === exists;
  }
  const left = tokens.operand();
  const operator = tokens.take('=', '<', '<=');
  const right = tokens.operand();
  return (item, values) => compare(left(item, values), operator, right(item, values));
}

/** Values of different types, and attributes that are absent, compare as false. */
function compare(left: Value | undefined, operator: string, right: Value | undefined): boolean {
  if (left === undefined || right === undefined || typeof left !== typeof right) return false;
  if (operator === '=') return left === right;
  if (
    (typeof left === 'string' && typeof right === 'string') ||
    (typeof left === 'number' && typeof right === 'number')
  )
    return left < right || (operator === '<=' && left === right);
  return false;
}

function clauses(tokens: Tokens): Change {
  const steps: ((before: Item, values: Values, after: Record<string, Value>) => void)[] = [];
  while (tokens.peek() !== '') {
    const clause = tokens.take('SET', 'REMOVE');
    do {
      const name = tokens.name();
      if (clause === 'REMOVE') {
        steps.push((_before, _values, after) => {
          delete after[name];
        });
        continue;
      }
      tokens.take('=');
      const sum = addends(tokens);
      steps.push((before, values, after) => {
        after[name] = sum(before, values);
      });
    } while (tokens.skip(','));
  }
  return (item, values) => {
    const after: Record<string, Value> = { ...item };
    for (const step of steps) step(item, values, after);
    return after;
  };
}

function addends(tokens: Tokens): (item: Item, values: Values) => Value {
  const first = tokens.operand();
  const second = tokens.skip('+') ? tokens.operand() : null;
  return (item, values) => {
    const left = first(item, values);
    if (left === undefined) throw new SyntaxError('A change refers to an attribute that the item does not have.');
    if (second === null) return left;
    const right = second(item, values);
    if (typeof left !== 'number' || typeof right !== 'number') throw new SyntaxError('Only numbers can be added.');
    return left + right;
  };
}
