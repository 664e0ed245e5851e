/** The JSON API (contract.md, « JSON API »). */

import { civilDate } from '../../../shared/calendar/paris-time.ts';
import { moveClock, releaseInbound } from './changes.ts';
import type { Context } from './context.ts';
import { HttpError } from './http-error.ts';
import { allCases, caseOf, inboundLister } from './queries.ts';
import { json } from './reply.ts';
import type { Route } from './routes.ts';
import { caseDetailView, caseView, scheduleView, sentView } from './views.ts';

export function apiRoutes(context: Context): readonly Route[] {
  const { ports, outbox, schedules } = context;
  const listInbound = inboundLister(context);
  return [
    { method: 'GET', path: '/api/clock', answer: async () => json({ now: ports.clock.now() }) },
    { method: 'POST', path: '/api/clock', answer: async ({ body }) => json(await moveClock(parseJson(body), context)) },
    { method: 'GET', path: '/api/inbound', answer: async () => json(await listInbound()) },
    {
      method: 'POST',
      path: '/api/inbound/:id/release',
      answer: async ({ id }) => {
        const released = await releaseInbound(id, null, context);
        // One office is the rule: its row; the other rows of a mail to several beside it.
        return json({ ...released[0], released });
      },
    },
    { method: 'GET', path: '/api/cases', answer: async () => json((await allCases(context)).map(caseView)) },
    {
      method: 'GET',
      path: '/api/cases/:id',
      answer: async ({ id }) => {
        const { file, timeline } = await caseOf(id, context);
        return json(caseDetailView(file, timeline, civilDate(ports.clock.now())));
      },
    },
    { method: 'GET', path: '/api/outbox', answer: async () => json(outbox.list().map(sentView)) },
    {
      method: 'GET',
      path: '/api/outbox/:id',
      answer: async ({ id }) => {
        const mail = outbox.mail(id);
        if (mail === null) throw new HttpError(404, `No mail ${JSON.stringify(id)} was sent.`);
        return { status: 200, headers: { 'content-type': 'message/rfc822' }, body: mail.mime };
      },
    },
    { method: 'GET', path: '/api/schedules', answer: async () => json(schedules.booked().map(scheduleView)) },
  ];
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new HttpError(400, 'The body is not JSON.');
  }
}
