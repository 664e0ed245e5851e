/** What API and console read, gathered from the table, the list of mails and the outbox. */
import { addMonths } from '../../../shared/calendar/civil-date.ts';
import { validate } from '../../../shared/identifiers/case-reference.ts';
import type { Case } from '../../../shared/reclamation/case.ts';
import { concurrently } from './concurrently.ts';
import type { Context } from './context.ts';
import { HttpError } from './http-error.ts';
import { inboundView } from './views.ts';

/** Every case, oldest first: month by month of each office. */
export async function allCases({ ports, inbound }: Pick<Context, 'ports' | 'inbound'>): Promise<readonly Case[]> {
  // The list goes by UTC; around midnight of the last of a month Paris is in the next one.
  const months = new Set(inbound.months().flatMap((month) => [month, addMonths(`${month}-01`, 1).slice(0, 7)]));
  const shelves = ports.offices.flatMap((office) => [...months].map((month) => ({ office: office.address, month })));
  const cases = (await concurrently(shelves, ({ office, month }) => ports.caseFile.receivedIn(office, month))).flat();
  return cases.sort((a, b) => order(a.receivedAt, b.receivedAt) || order(a.reference, b.reference));
}

/** Throws 404 for a reference that is not one of ours, however it is typed. */
export async function caseOf(typed: string, { ports }: Pick<Context, 'ports'>) {
  const valid = validate(typed);
  const file = valid.valid ? await ports.caseFile.load(valid.reference) : null;
  if (file === null) throw new HttpError(404, `No case ${JSON.stringify(typed)}.`);
  return { file, timeline: await ports.caseFile.timeline(file.reference) };
}

export type InboundView = ReturnType<typeof inboundView>;

/** Lists every mail taken in, oldest first. Remembers outcomes that are for good, so that a long list is not read again and again. */
export function inboundLister({ ports, inbound }: Pick<Context, 'ports' | 'inbound'>): () => Promise<InboundView[]> {
  const settled = new Map<string, InboundView>();
  return () =>
    concurrently(inbound.rows(), async (row) => {
      const key = `${row.id} ${row.mailbox}`;
      const known = settled.get(key);
      if (known !== undefined) return known;
      const view = inboundView(row, await ports.caseFile.mail(row.id, row.mailbox));
      if (view.outcome === 'filed' || view.outcome === 'ignored') settled.set(key, view);
      return view;
    });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
