import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { complaint, eventually, runningStack } from './running-stack.ts';

function ask(port: number, method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject).end();
  });
}

function raw(port: number, sent: string): Promise<string> {
  return text(connect(port, '127.0.0.1').end(sent));
}

test('a foreign Host (DNS rebinding) and a foreign Origin are refused with 403, our own names are not', async () => {
  const stack = await runningStack();
  const port = stack.httpPort;
  const get = (headers: Record<string, string>) => ask(port, 'GET', '/api/clock', headers);
  expect(await get({ host: 'attaquant.example' })).toBe(403);
  expect(await get({ host: `attaquant.example:${port}` })).toBe(403);
  expect(await get({ host: '127.0.0.1:1' })).toBe(403);
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) expect(await get({ host: `${name}:${port}` })).toBe(200);
  expect(await get({ host: `localhost:${port}`, origin: 'https://attaquant.example' })).toBe(403);
  expect(await get({ host: `localhost:${port}`, origin: 'null' })).toBe(403);
  expect(await get({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
});

test('a form that another site posts moves no clock', async () => {
  const stack = await runningStack();
  const host = `127.0.0.1:${stack.httpPort}`;
  const form = { host, 'content-type': 'application/x-www-form-urlencoded' };
  expect(await ask(stack.httpPort, 'POST', '/horloge', { ...form, origin: 'http://ailleurs.example' })).toBe(403);
  expect(await ask(stack.httpPort, 'POST', '/horloge', { ...form, 'sec-fetch-site': 'cross-site' })).toBe(403);
});

test('two Hosts are refused: which one is meant is anybody’s guess', async () => {
  const stack = await runningStack();
  const answer = await raw(
    stack.httpPort,
    `GET /api/clock HTTP/1.1\r\nHost: 127.0.0.1:${stack.httpPort}\r\nHost: ailleurs.example\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
});

test('a caller that goes away in the middle of its request is no failure', async () => {
  const stack = await runningStack();
  const head = `POST /api/clock HTTP/1.1\r\nHost: 127.0.0.1:${stack.httpPort}\r\nContent-Length: 100\r\n\r\n{`;
  await new Promise<void>((resolve) => {
    const socket = connect(stack.httpPort, '127.0.0.1', () => socket.write(head, () => socket.resetAndDestroy()));
    socket.once('close', () => resolve());
  });
  await stack.get('/api/clock');
  expect(existsSync(join(stack.directory, 'log.jsonl'))).toBe(false);
});

test('the clock moves by ten years at once at most: a slip of the pen would keep the stack busy for days', async () => {
  const stack = await runningStack();
  for (const move of [{ to: '9999-12-31T00:00:00Z' }, { advance: 'P11Y' }])
    expect((await stack.post('/api/clock', move)).status).toBe(400);
  expect((await stack.api<{ now: string }>('clock')).now).toMatch(/^2026-11-23T15:0/);
});

test('the list of mails shows a Subject on one line, without what hides or reorders, and not a megabyte of it', async () => {
  const stack = await runningStack();
  const subject = Buffer.from(`x\r\nBcc: victime@tiers.example\u202e\0${' a'.repeat(50_000)}`).toString('base64');
  await stack.mail(
    'claire.essai@courriel.example',
    'reclamations@cpms.example',
    `From: <claire.essai@courriel.example>\r\nMessage-ID: <${'a'.repeat(5_000)}@x>\r\nSubject: =?utf-8?B?${subject}?=\r\n\r\nBonjour\r\n`,
  );
  const [row] = await stack.api<{ subject: string; messageId: string }[]>('inbound');
  expect(row?.subject).toMatch(/^x Bcc: victime@tiers\.example a a/);
  expect(row?.subject.length).toBeLessThan(1_000);
  expect(row?.messageId.length).toBeLessThan(1_000);
});

test('a NIR shows nowhere, though it is the sender’s address, their name, the Message-ID, a file and a forwarded mail', async () => {
  const nir = '185057800608491';
  const stack = await runningStack();
  const lines = [
    `From: "${nir} Claire" <${nir}@courriel.example>`,
    `Message-ID: <${nir}@courriel.example>`,
    `Subject: Cotisation, NIR ${nir}`,
    'Content-Type: multipart/mixed; boundary=X',
    '',
    '--X',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Je conteste ma cotisation. Mon NIR : ${nir}`,
    '--X',
    `Content-Disposition: attachment; filename="${nir}.png"`,
    'Content-Type: image/png',
    '',
    'x',
    '--X',
    'Content-Type: message/rfc822',
    '',
    `Subject: ${nir}`,
    '',
    nir,
    '--X--',
  ];
  await stack.mail(`${nir}@courriel.example`, 'reclamations@cpms.example', lines.join('\r\n'));
  const letters = await eventually(
    () => stack.api<{ id: string; caseReference: string }[]>('outbox'),
    (sent) => sent.length === 2,
  );
  const pages = [
    '/api/inbound',
    '/api/cases',
    '/api/outbox',
    '/api/schedules',
    '/',
    '/courriers',
    '/envois',
    '/horloge',
  ];
  pages.push(`/api/cases/${letters[0]?.caseReference}`, `/dossiers/${letters[0]?.caseReference}`);
  for (const page of [...pages, ...letters.map(({ id }) => `/envois/${id}`)]) {
    const answer = await stack.get(page);
    expect(answer.status, page).toBe(200);
    expect(await answer.text(), page).not.toContain(nir);
  }
});

test('errors are JSON with a reason: 404, 405, 400', async () => {
  const stack = await runningStack();
  const errorOf = async (response: Response) => [response.status, ((await response.json()) as { error: string }).error];
  expect(await errorOf(await stack.get('/api/nothing'))).toEqual([404, 'Nothing at /api/nothing.']);
  expect(await errorOf(await stack.get('/api/cases/CPMS-0000000'))).toEqual([404, 'No case "CPMS-0000000".']);
  expect(await errorOf(await stack.get('/api/outbox/x'))).toEqual([404, 'No mail "x" was sent.']);
  expect(await errorOf(await stack.post('/api/cases', {}))).toEqual([405, 'POST is not allowed at /api/cases: GET.']);
  const broken = await fetch(`http://127.0.0.1:${stack.httpPort}/api/clock`, { method: 'POST', body: '{' });
  expect(await errorOf(broken)).toEqual([400, 'The body is not JSON.']);
});

test('lists are bare arrays, empty on a new stack', async () => {
  const stack = await runningStack();
  for (const path of ['inbound', 'cases', 'outbox', 'schedules']) expect(await stack.api(path)).toEqual([]);
});

test('the console shows what a mail wrote as text, runs no script, and loads nothing from elsewhere', async () => {
  const stack = await runningStack();
  await stack.mail(
    'claire.essai@courriel.example',
    'reclamations@cpms.example',
    complaint({ subject: 'Refus <script>alert(1)</script> "de" remboursement' }),
  );
  const [row] = await eventually(
    () => stack.api<{ caseReference: string | null; outcome: string }[]>('inbound'),
    ([one]) => one?.outcome === 'filed',
  );
  for (const path of ['/', `/dossiers/${row?.caseReference}`, '/courriers', '/envois', '/horloge']) {
    const response = await stack.get(path);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const text = await response.text();
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/\b(?:src|href)="(?:https?:)?\/\//);
    expect(text).toContain('<html lang="fr">');
  }
  expect(await (await stack.get('/courriers')).text()).toContain(
    'Refus &lt;script&gt;alert(1)&lt;/script&gt; &quot;de&quot;',
  );
});

test('the console releases a quarantined mail and moves the clock by its own forms', async () => {
  const stack = await runningStack();
  await stack.mail(
    'claire.essai@courriel.example',
    'reclamations@cpms.example',
    complaint({ headers: 'X-Local-Verdicts: virus=FAIL\r\n' }),
  );
  const [row] = await eventually(
    () => stack.api<{ id: string; outcome: string }[]>('inbound'),
    ([one]) => one?.outcome === 'quarantined',
  );
  const base = `http://127.0.0.1:${stack.httpPort}`;
  const post = (path: string, form: Record<string, string>) =>
    fetch(base + path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: base },
      redirect: 'manual',
    });
  const released = await post(`/courriers/${row?.id}/liberer`, { mailbox: 'reclamations@cpms.example' });
  expect([released.status, released.headers.get('location')]).toEqual([303, '/courriers']);
  expect(await stack.api('cases')).toHaveLength(1);
  const moved = await post('/horloge', { to: '2026-12-01T09:00' });
  expect(moved.status).toBe(200);
  expect((await stack.api<{ now: string }>('clock')).now.slice(0, 16)).toBe('2026-12-01T08:00');
});
