import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { productHandlers } from '../../../infra/embedded/handlers.ts';
import { complaint, eventually, monday, runningStack, temporaryDirectory } from './running-stack.ts';

const office = 'reclamations@cpms.example';
const citizen = 'claire.essai@courriel.example';

interface Inbound {
  id: string;
  to: string;
  outcome: string;
  reason: string | null;
  caseReference: string | null;
}
interface Sent {
  id: string;
  at: string;
  kind: string;
  to: string;
  subject: string;
  caseReference: string | null;
}
interface CaseView {
  reference: string;
  status: string;
  acknowledgedAt: string | null;
  answerDue: string | null;
  timeline: { type: string; summary: string }[];
}

const kinds = (outbox: readonly Sent[]) => outbox.map(({ kind }) => kind).sort();

test('a complaint becomes a case, acknowledged and told to staff, with its deadline booked, within ten seconds', async () => {
  const stack = await runningStack();
  await stack.mail(citizen, office, complaint());
  const outbox = await eventually(
    () => stack.api<Sent[]>('outbox'),
    (sent) => sent.length === 2,
  );
  expect(kinds(outbox)).toEqual(['acknowledgement', 'staff-notification']);
  const [row] = await stack.api<Inbound[]>('inbound');
  expect(row).toMatchObject({ to: office, outcome: 'filed', reason: null });
  const [listed] = await eventually(
    () => stack.api<CaseView[]>('cases'),
    ([one]) => one?.acknowledgedAt != null,
  );
  expect(listed).toMatchObject({
    reference: row?.caseReference,
    status: 'open',
    procedure: 'cpms-reclamations',
    nirStatus: 'valid',
    nirMasked: '1 85 05 ** *** *** **',
    answerDue: '2027-01-23',
    answeredAt: null,
    closedAt: null,
  });
  const one = await stack.api<CaseView>(`cases/${row?.caseReference}`);
  expect(one.timeline.length).toBeGreaterThan(2);
  const schedules = await eventually(
    () => stack.api<{ caseReference: string }[]>('schedules'),
    (booked) => booked.length > 0,
  );
  expect(schedules[0]?.caseReference).toBe(row?.caseReference);
});

test('a sent mail is as its recipient gets it: Message-ID and Date are SES’s, the thread is the citizen’s', async () => {
  const stack = await runningStack();
  await stack.mail(citizen, office, complaint({ id: 'premier@courriel.example' }));
  const [sent] = await eventually(
    () => stack.api<Sent[]>('outbox'),
    (list) => list.some(({ kind }) => kind === 'acknowledgement'),
  ).then((list) => list.filter(({ kind }) => kind === 'acknowledgement'));
  const response = await stack.get(`/api/outbox/${sent?.id}`);
  expect(response.headers.get('content-type')).toBe('message/rfc822');
  const mime = await response.text();
  expect(mime).toMatch(
    /^Message-ID: <0102[0-9a-f]{12}-[0-9a-f-]{36}-000000@eu-west-3\.amazonses\.com>\r\nDate: Mon, 23 Nov 2026 15:00:\d\d \+0000\r\n/,
  );
  expect(mime.match(/^(?:Message-ID|Date):/gim)).toHaveLength(2);
  expect(mime).toContain('In-Reply-To: <premier@courriel.example>');
});

test('one mail to two offices is one raw mail, two rows and a case in each', async () => {
  const stack = await runningStack();
  await stack.mail(citizen, [office, 'conciliateur@cnmss.example'], complaint());
  const rows = await eventually(
    () => stack.api<Inbound[]>('inbound'),
    (list) => list.every(({ outcome }) => outcome === 'filed'),
  );
  expect(rows.map(({ to }) => to).sort()).toEqual(['conciliateur@cnmss.example', office]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(1);
  expect(new Set(rows.map(({ caseReference }) => caseReference)).size).toBe(2);
});

test('a mail sent twice by its server has a row of its own, ignored as a duplicate, and one acknowledgement', async () => {
  const stack = await runningStack();
  const mail = complaint();
  await stack.mail(citizen, office, mail);
  await stack.mail(citizen, office, mail);
  const rows = await eventually(
    () => stack.api<Inbound[]>('inbound'),
    (list) => list.length === 2 && list.every(({ outcome }) => outcome !== 'pending'),
  );
  expect(rows.map(({ outcome, reason }) => `${outcome} ${reason}`).sort()).toEqual(['filed null', 'ignored duplicate']);
  await stack.post('/api/clock', { advance: 'PT5M' });
  expect(kinds(await stack.api<Sent[]>('outbox'))).toEqual(['acknowledgement', 'staff-notification']);
});

test('a quarantined mail is released by hand, once, and dated by its first receipt', async () => {
  const stack = await runningStack();
  await stack.mail(citizen, office, complaint({ headers: 'X-Local-Verdicts: spam=FAIL\r\n' }));
  const [row] = await eventually(
    () => stack.api<Inbound[]>('inbound'),
    ([one]) => one?.outcome === 'quarantined',
  );
  expect(row).toMatchObject({ reason: 'spam', caseReference: null });
  await stack.post('/api/clock', { advance: 'P3D' });
  const released = await stack.post(`/api/inbound/${row?.id}/release`, {});
  expect(released.status).toBe(200);
  expect(await released.json()).toMatchObject({ id: row?.id, outcome: 'filed' });
  const [file] = await stack.api<(CaseView & { receivedAt: string })[]>('cases');
  expect(file?.receivedAt.slice(0, 16)).toBe(monday.slice(0, 16));
  expect((await stack.post(`/api/inbound/${row?.id}/release`, {})).status).toBe(409);
  expect((await stack.post('/api/inbound/unknown/release', {})).status).toBe(404);
});

test('an acknowledgement to bounce@simulator.example bounces: the case does not count as acknowledged, staff are alerted', async () => {
  const stack = await runningStack();
  const from = 'bounce@simulator.example';
  await stack.mail(from, office, complaint({ from }));
  const outbox = await eventually(
    () => stack.api<Sent[]>('outbox'),
    (sent) => sent.some(({ kind }) => kind === 'alert'),
  );
  expect(outbox.filter(({ to }) => to === from).map(({ kind }) => kind)).toEqual(['acknowledgement']);
  const [listed] = await stack.api<CaseView[]>('cases');
  expect(listed?.acknowledgedAt).toBeNull();
});

test('complaint@simulator.example gets its acknowledgement and reports it as spam: the case tells it', async () => {
  const stack = await runningStack();
  const from = 'complaint@simulator.example';
  await stack.mail(from, office, complaint({ from }));
  const [listed] = await eventually(
    () => stack.api<CaseView[]>('cases'),
    (list) => list.length === 1,
  );
  const file = await eventually(
    () => stack.api<CaseView>(`cases/${listed?.reference}`),
    (one) => one.timeline.some(({ type }) => type === 'spam-complaint'),
  );
  expect(file.acknowledgedAt).not.toBeNull();
});

test('the NIR of a mail lies in clear in no file but the raw mail, and in no answer of the API', async () => {
  const stack = await runningStack();
  await stack.mail(citizen, office, complaint({ subject: 'Reclamation 185057899008459' }));
  await eventually(
    () => stack.api<Sent[]>('outbox'),
    (sent) => sent.length === 2,
  );
  const holds = (text: string) => /185057899008459|1850578990084|1 85 05 78 990 084/.test(text);
  const files = readdirSync(stack.directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(stack.directory, file)).isFile())
    .filter((file) => holds(readFileSync(join(stack.directory, file), 'latin1')));
  expect(files).toEqual([expect.stringMatching(/^raw\/[a-z0-9]{40}\.eml$/)]);
  const [row] = await stack.api<Inbound[]>('inbound');
  for (const path of ['inbound', 'cases', `cases/${row?.caseReference}`, 'outbox', 'schedules', 'clock']) {
    expect(holds(JSON.stringify(await stack.api(path)))).toBe(false);
  }
  for (const page of ['/', `/dossiers/${row?.caseReference}`, '/courriers', '/envois', '/horloge']) {
    expect(holds(await (await stack.get(page)).text())).toBe(false);
  }
});

test('what failed for a while is done in the end, and mails of the same batch do not wait for it', async () => {
  let failures = 2;
  const stack = await runningStack({
    handlers: (ports) => {
      const product = productHandlers(ports);
      return {
        ...product,
        receiveMail: async (event) => {
          if (failures-- > 0) throw new Error('the table is away');
          return product.receiveMail(event);
        },
      };
    },
  });
  await stack.mail(citizen, office, complaint());
  const [row] = await eventually(
    () => stack.api<Inbound[]>('inbound'),
    ([one]) => one?.outcome === 'filed',
  );
  expect(row?.caseReference).not.toBeNull();
});

test('every mail sent is relayed as well, with its envelope, also to a server that comes up late', async () => {
  const received: { from: string; to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    onData(stream, session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text,
        });
        callback();
      });
    },
  });
  const probe = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const stack = await runningStack({ relay: `smtp://127.0.0.1:${port}` });
  await stack.mail(citizen, office, complaint());
  await eventually(
    async () => received,
    (mails) => mails.length === 2,
  );
  const relayed = received.find(({ to }) => to[0] === citizen);
  expect(relayed).toMatchObject({ from: office, to: [citizen] });
  const outbox = await stack.api<Sent[]>('outbox');
  const id = outbox.find(({ kind }) => kind === 'acknowledgement')?.id;
  expect(relayed?.text.trimEnd()).toBe((await (await stack.get(`/api/outbox/${id}`)).text()).trimEnd());
});

test('a restart on the same data loses nothing and never moves the clock back', async () => {
  const directory = temporaryDirectory();
  const first = await runningStack({ dataDirectory: directory });
  await first.mail(citizen, office, complaint());
  await eventually(
    () => first.api<Sent[]>('outbox'),
    (sent) => sent.length === 2,
  );
  const { now } = (await (await first.post('/api/clock', { advance: 'P7D' })).json()) as { now: string };
  const before = await Promise.all(['inbound', 'cases', 'outbox', 'schedules'].map((path) => first.api(path)));
  await first.stop();
  const second = await runningStack({ dataDirectory: directory });
  const after = await Promise.all(['inbound', 'cases', 'outbox', 'schedules'].map((path) => second.api(path)));
  expect(after).toEqual(before);
  expect((await second.api<{ now: string }>('clock')).now >= now).toBe(true);
});
