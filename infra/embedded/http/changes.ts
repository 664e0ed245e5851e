/** The two things that API and console can change: the clock, and the fate of a quarantined mail. */
import { z } from 'zod';
import { addDuration, canonicalInstant } from '../../../shared/calendar/paris-time.ts';
import type { Context } from './context.ts';
import { HttpError } from './http-error.ts';
import { inboundView } from './views.ts';

const move = z.union([z.strictObject({ to: z.string() }), z.strictObject({ advance: z.string() })]);

/** Stops a slip of the pen (`9999`) that would run thousands of years of daily rounds while nobody can do anything else. */
const MOST_AT_ONCE = 'P10Y';

/** Moves the clock forward by `{"to"}` or `{"advance"}`; throws 400 for anything else, and for going back. */
export async function moveClock(given: unknown, { timekeeper }: Pick<Context, 'timekeeper'>) {
  const parsed = move.safeParse(given);
  if (!parsed.success) {
    throw new HttpError(400, 'Give {"to": "2026-12-01T09:00:00+01:00"} or {"advance": "P21D"} (ISO 8601).');
  }
  try {
    const wanted = parsed.data;
    return await timekeeper.move((now) => {
      const target = 'to' in wanted ? canonicalInstant(wanted.to) : addDuration(now, wanted.advance);
      if (target > addDuration(now, MOST_AT_ONCE))
        throw new RangeError(`The clock moves by ten years at once at most, and cannot go to ${target}.`);
      return target;
    });
  } catch (error) {
    if (error instanceof RangeError) throw new HttpError(400, error.message);
    throw error;
  }
}

/** Releases every quarantined copy of a mail, or that of one office. Throws 404 when there is no such mail, 409 when none is in quarantine. */
export async function releaseInbound(id: string, mailbox: string | null, context: Context) {
  const rows = context.inbound.rows().filter((row) => row.id === id && (mailbox === null || row.mailbox === mailbox));
  if (rows.length === 0) throw new HttpError(404, `No mail ${JSON.stringify(id)} was taken in.`);
  const released = [];
  for (const row of rows) {
    const record = await context.ports.caseFile.mail(row.id, row.mailbox);
    if (record?.outcome !== 'quarantined') continue;
    released.push(inboundView(row, await context.releaseMail(row.id, row.mailbox)));
  }
  if (released.length === 0) throw new HttpError(409, `Mail ${id} is not in quarantine.`);
  return released;
}
