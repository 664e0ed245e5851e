/** Between plain values and DynamoDB's attribute values (Amazon DynamoDB API reference, AttributeValue). */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item, Value } from './table.ts';

/** Throws a TypeError for what the table cannot hold: a number that is not finite, a function, a Date, bytes. */
export function toAttribute(value: Value): AttributeValue {
  if (value === null) return { NULL: true };
  // Half a surrogate pair, which a mail may hold, is no UTF-8: the table refuses the whole request for it.
  if (typeof value === 'string') return { S: value.toWellFormed() };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return { M: toAttributes(value as Item) };
  throw new TypeError(
    `The table holds strings, finite numbers, booleans, null, lists and plain maps, not ${typeof value} ${String(value)}.`,
  );
}

/** Fields that are undefined are left out. */
export function toAttributes(item: Item): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(item)) if (value !== undefined) attributes[name] = toAttribute(value);
  return attributes;
}

/** Throws a TypeError for types that this product never writes (sets, binary). */
export function fromAttribute(attribute: AttributeValue): Value {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.NULL !== undefined) return null;
  if (attribute.L !== undefined) return attribute.L.map(fromAttribute);
  if (attribute.M !== undefined) return fromAttributes(attribute.M);
  throw new TypeError(`An attribute of a type that is never written here: ${Object.keys(attribute).join()}.`);
}

export function fromAttributes(attributes: Record<string, AttributeValue>): Item {
  return Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, fromAttribute(attribute)]));
}
