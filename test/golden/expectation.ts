/** What a clerk noted of a mail, by hand, and the comparison with what is read of it. Only the fields that are noted count. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { readMail } from '../../infra/commands/extract/read-mail.ts';
import { toJson } from '../../infra/commands/extract/to-json.ts';
import { offices } from '../../shared/office/offices.ts';
import { procedureById } from '../../shared/office/procedures/index.ts';

/** Names of `extract`'s fields and of its coordinates, and these. */
export interface Expectation {
  /** Given as `--procedure`: the mail is addressed to none of the embedded offices. */
  readonly withProcedure?: string;
  /** Categories that must stand among the secondary ones. */
  readonly secondaryContains?: readonly string[];
  /** Words that the objet must hold. */
  readonly objetContains?: readonly string[];
  readonly [field: string]: unknown;
}

const COORDINATES = ['name', 'postalAddress', 'telephone', 'employer', 'onBehalfOf'];
const SETS = ['missing', 'otherNirs', 'secondaryCategories'];
/** Free remarks for whoever reads the expectation. */
const REMARKS = ['withProcedure', 'secondaryContains', 'objetContains', 'note', 'decoys'];

export async function expectReading(mail: string | URL, expected: Expectation): Promise<void> {
  const found = await readMail(readFileSync(mail), {
    procedure: expected.withProcedure === undefined ? null : procedureById(expected.withProcedure),
    received: null,
    now: '2027-06-01T12:00:00.000Z',
    offices,
  });
  const actual: Record<string, unknown> = { ...toJson('mail', found), ...found.reading.coordinates };
  const noted: Record<string, unknown> = {};
  const read: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(expected)) {
    if (REMARKS.includes(field)) continue;
    noted[field] = SETS.includes(field) ? sorted(value) : value;
    read[field] = SETS.includes(field) ? sorted(actual[field]) : restricted(actual[field], value);
  }
  expect(read).toEqual(noted);
  expect(found.reading.secondaryCategories).toEqual(expect.arrayContaining([...(expected.secondaryContains ?? [])]));
  for (const word of expected.objetContains ?? []) expect(found.reading.objet.toLowerCase()).toContain(word);
  expect(COORDINATES.every((field) => field in actual)).toBe(true);
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

/** Of an object only the members that were noted. */
function restricted(actual: unknown, noted: unknown): unknown {
  if (typeof noted !== 'object' || noted === null || typeof actual !== 'object' || actual === null) return actual;
  const members = Object.keys(noted);
  return Object.fromEntries(members.map((member) => [member, (actual as Record<string, unknown>)[member]]));
}
