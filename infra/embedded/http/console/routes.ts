/** The console: pages made on the server, forms that post to it, no script. */
import { instantOf } from '../../../../shared/calendar/paris-time.ts';
import { moveClock, releaseInbound } from '../changes.ts';
import { concurrently } from '../concurrently.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../http-error.ts';
import { allCases, caseOf, inboundLister } from '../queries.ts';
import { html, type Reply, seeOther } from '../reply.ts';
import type { Route } from '../routes.ts';
import { casePage, casesPage } from './case-pages.ts';
import { clockPage } from './clock-page.ts';
import { inboundPage } from './inbound-page.ts';
import { letterPage, lettersPage, readLetter, type ShownLetter } from './letter-pages.ts';
import { style } from './style.ts';

export function consoleRoutes(context: Context): readonly Route[] {
  const { ports, outbox, schedules } = context;
  const listInbound = inboundLister(context);
  const now = (): string => ports.clock.now();
  const letter = async (id: string): Promise<ShownLetter> => {
    const mail = outbox.mail(id);
    if (mail === null) throw new HttpError(404, `No mail ${JSON.stringify(id)} was sent.`);
    return readLetter(mail.row, mail.mime);
  };
  return [
    { method: 'GET', path: '/', answer: async () => html(casesPage(await allCases(context), now())) },
    {
      method: 'GET',
      path: '/dossiers/:id',
      answer: async ({ id }) => {
        const { file, timeline } = await caseOf(id, context);
        const letters = await concurrently(outbox.list(file.reference), (row) => letter(row.id));
        return html(casePage(file, timeline, letters, now()));
      },
    },
    { method: 'GET', path: '/courriers', answer: async () => html(inboundPage(await listInbound(), now())) },
    {
      method: 'POST',
      path: '/courriers/:id/liberer',
      answer: async ({ id, body }) => {
        await releaseInbound(id, new URLSearchParams(body).get('mailbox'), context);
        return seeOther('/courriers');
      },
    },
    { method: 'GET', path: '/envois', answer: async () => html(lettersPage(outbox.list(), now())) },
    { method: 'GET', path: '/envois/:id', answer: async ({ id }) => html(letterPage(await letter(id), now())) },
    { method: 'GET', path: '/horloge', answer: async () => html(clockPage(schedules.booked(), null, now())) },
    {
      method: 'POST',
      path: '/horloge',
      answer: async ({ body }) => {
        const { fired } = await moveClock(moveFrom(new URLSearchParams(body)), context);
        return html(clockPage(schedules.booked(), fired, now()));
      },
    },
    {
      method: 'GET',
      path: '/console.css',
      answer: async (): Promise<Reply> => ({
        status: 200,
        headers: { 'content-type': 'text/css; charset=utf-8' },
        body: style,
      }),
    },
  ];
}

/** The form's field is a clock on the wall, taken as Paris. */
function moveFrom(form: URLSearchParams): unknown {
  const advance = form.get('advance');
  if (advance !== null) return { advance };
  const [date = '', time = ''] = (form.get('to') ?? '').split('T');
  try {
    return { to: instantOf(date, time.slice(0, 5)) };
  } catch {
    throw new HttpError(400, 'Give a date and a time, like 2026-12-01T09:00.');
  }
}
