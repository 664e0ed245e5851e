import { expect, test } from 'vitest';
import { productHandlers } from '../../../infra/embedded/handlers.ts';
import { complaint, eventually, monday, runningStack } from './running-stack.ts';

const office = 'reclamations@cpms.example';
/** Three weeks to answer. */
const caisse = 'reclamations@cpam.example';
const citizen = 'claire.essai@courriel.example';

interface Fired {
  at: string;
  kind: string;
  caseReference: string | null;
}
interface Moved {
  now: string;
  fired: Fired[];
}
interface Sent {
  at: string;
  kind: string;
  to: string;
}

test('moved past a deadline, the clock sends the reminders before it and the escalation at it, once each and in order', async () => {
  const stack = await runningStack();
  await stack.mail(citizen, caisse, complaint());
  const { fired } = (await (await stack.post('/api/clock', { to: '2026-12-14T12:00:00+01:00' })).json()) as Moved;
  const instants = fired.map(({ at }) => at);
  expect(instants).toEqual([...instants].sort());
  const onCase = fired.filter(({ caseReference }) => caseReference !== null);
  expect(onCase.map(({ kind }) => kind)).toEqual(['reminder', 'reminder', 'escalation']);
  const outbox = await stack.api<Sent[]>('outbox');
  const sent = outbox.filter(({ kind }) => kind === 'reminder' || kind === 'escalation');
  expect(sent.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
    'reminder agents@cpam.example',
    'reminder agents@cpam.example',
    'escalation responsable@cpam.example',
  ]);
  // Each left at its own time, not at the end of the move.
  expect(sent.map(({ at }) => at.slice(0, 16))).toEqual(onCase.map(({ at }) => at.slice(0, 16)));
});

test('the daily round runs at half past seven in Paris of each day passed, also over the change of hour', async () => {
  const rounds: string[] = [];
  const stack = await runningStack({
    now: '2027-03-27T10:00:00.000Z',
    handlers: (ports) => ({ ...productHandlers(ports), dailyRound: async () => rounds.push(ports.clock.now()) }),
  });
  const { fired } = (await (await stack.post('/api/clock', { advance: 'P3D' })).json()) as Moved;
  const expected = ['2027-03-28T05:30:00.000Z', '2027-03-29T05:30:00.000Z', '2027-03-30T05:30:00.000Z'];
  expect(fired).toEqual(expected.map((at) => ({ at, kind: 'daily-round', caseReference: null })));
  expect(rounds.map((at) => at.slice(0, 17))).toEqual(expected.map((at) => at.slice(0, 17)));
});

test('work that waits, such as the second witness, is done at its own time within a move', async () => {
  const witnessed: string[] = [];
  const stack = await runningStack({
    handlers: (ports) => ({
      ...productHandlers(ports),
      witnessReceipt: async (event) => {
        for (const record of event.Records) {
          const { Records } = JSON.parse(record.body) as { Records: { s3: { object: { key: string } } }[] };
          witnessed.push(`${ports.clock.now().slice(0, 16)} ${Records[0]?.s3.object.key}`);
        }
        return { batchItemFailures: [] };
      },
    }),
  });
  await stack.mail(citizen, office, complaint());
  const [row] = await stack.api<{ id: string }[]>('inbound');
  await stack.post('/api/clock', { advance: 'PT14M' });
  expect(witnessed).toEqual([]);
  await stack.post('/api/clock', { advance: 'P1D' });
  expect(witnessed).toEqual([`2026-11-23T15:15 raw/${row?.id}.eml`]);
});

test('a mail still under way when the clock is moved is finished first, dated before the move', async () => {
  const stack = await runningStack();
  await stack.mail(citizen, office, complaint());
  await stack.post('/api/clock', { advance: 'P30D' });
  const outbox = await stack.api<Sent[]>('outbox');
  expect(outbox.find(({ kind }) => kind === 'acknowledgement')?.at.slice(0, 13)).toBe(monday.slice(0, 13));
});

test('moves at the same time follow one another, and each starts where the last one ended', async () => {
  const stack = await runningStack();
  const moves = await Promise.all(
    ['P1D', 'P1D', 'PT36H'].map(
      async (advance) => (await (await stack.post('/api/clock', { advance })).json()) as Moved,
    ),
  );
  const ends = moves.map(({ now }) => now.slice(0, 13)).sort();
  expect(ends).toEqual(['2026-11-24T15', '2026-11-25T15', '2026-11-27T03']);
});

test('months are those of the calendar', async () => {
  const stack = await runningStack({ now: '2026-12-31T09:00:00.000Z' });
  const { now } = (await (await stack.post('/api/clock', { advance: 'P2M' })).json()) as Moved;
  expect(now.slice(0, 13)).toBe('2027-02-28T09');
});

test.each([
  [{ to: '2026-11-22T00:00:00Z' }, /only moves forward/],
  [{ advance: '-P1D' }, /only moves forward/],
  [{ to: '2026-12-01' }, /ISO 8601/],
  [{ to: '2026-12-01T10:00:00' }, /offset/],
  [{ advance: 'three weeks' }, /ISO 8601/],
  [{ to: '2026-12-01T10:00:00Z', advance: 'P1D' }, /Give/],
  [{}, /Give/],
])('a move by %j is refused with 400 and a reason, and the clock stays', async (body, reason) => {
  const stack = await runningStack();
  const response = await stack.post('/api/clock', body);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { error: string }).error).toMatch(reason);
  expect((await stack.api<{ now: string }>('clock')).now.slice(0, 15)).toBe(monday.slice(0, 15));
});

test('in normal running a schedule that falls due is followed by itself', async () => {
  const stack = await runningStack();
  await stack.mail(citizen, caisse, complaint());
  const [booked] = await eventually(
    () => stack.api<{ at: string }[]>('schedules'),
    (list) => list.length === 1,
  );
  const due = Date.parse(booked?.at ?? '');
  await stack.post('/api/clock', { to: new Date(due - 2_500).toISOString() });
  expect((await stack.api<Sent[]>('outbox')).some(({ kind }) => kind === 'reminder')).toBe(false);
  await eventually(
    () => stack.api<Sent[]>('outbox'),
    (sent) => sent.some(({ kind }) => kind === 'reminder'),
  );
});
