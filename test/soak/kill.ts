/**
 * `kill -9` under load: mails are handed in by SMTP while the stack is killed at random moments, its start included,
 * and started again on the same data. A sender whose mail got no answer sends it again, as mail servers do. In the end
 * every mail that was answered with 250 must be filed exactly once by each office it was written to, with exactly one
 * acknowledgement.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';

export interface KillOptions {
  readonly kills: number;
  readonly directory: string;
  /** Mails on their way at the same time. */
  readonly senders: number;
  /** The stack lives so long at most before it is killed, counted from its `ready`. */
  readonly longestLife: number;
  readonly progress?: (line: string) => void;
}

export interface KillReport {
  readonly kills: number;
  /** Of these: before the stack was ready again. */
  readonly killsWhileStarting: number;
  readonly accepted: number;
  /** Mail × office. */
  readonly outcomesOwed: number;
  readonly outcomesMissing: readonly string[];
  readonly outcomesDoubled: readonly string[];
  /** Copies of a mail sent again because its 250 was lost: recognised as such. */
  readonly copiesRecognised: number;
  readonly acknowledgementsMissing: readonly string[];
  readonly acknowledgementsDoubled: readonly string[];
  readonly casesWithoutSchedule: readonly string[];
  readonly clockWentBack: number;
  readonly secondsUntilSettled: number;
}

const offices = ['reclamations@cpms.example', 'conciliateur@cnmss.example', 'reclamations@cpam.example'] as const;

interface Sent {
  readonly messageId: string;
  readonly to: readonly string[];
}

export async function killUnderLoad(options: KillOptions): Promise<KillReport> {
  const { progress = () => {} } = options;
  const ports = { smtp: await freePort(), http: await freePort() };
  const accepted: Sent[] = [];
  const load = startLoad(ports.smtp, options.senders, accepted);
  let killsWhileStarting = 0;
  let clockWentBack = 0;
  let shown = '';
  for (let kill = 1; kill <= options.kills; kill++) {
    const stack = run(options.directory, ports);
    const early = Math.random() < 0.15;
    if (early) {
      killsWhileStarting++;
      await pause(Math.random() * 900);
    } else {
      if (await stack.ready) {
        const now = await clock(ports.http);
        if (now < shown) clockWentBack++;
        shown = now;
      }
      await pause(Math.random() * options.longestLife);
    }
    stack.process.kill('SIGKILL');
    await stack.ended;
    if (kill % 10 === 0) progress(`${kill} kills, ${accepted.length} mails accepted`);
  }
  const last = run(options.directory, ports);
  if (!(await last.ready)) throw new Error('The last stack was killed by somebody else.');
  await load.stop();
  const settledAfter = await settle(ports.http, accepted);
  // What a crash left undone between two steps is the sweep's to find: ten minutes are two of its rounds.
  await post(ports.http, '/api/clock', { advance: 'PT10M' });
  const report = await judge(ports.http, accepted);
  last.process.kill('SIGTERM');
  await last.ended;
  return {
    kills: options.kills,
    killsWhileStarting,
    accepted: accepted.length,
    clockWentBack,
    secondsUntilSettled: settledAfter,
    ...report,
  };
}

interface Running {
  readonly process: ChildProcess;
  /** False when a signal ended it before: somebody else may kill as well. */
  readonly ready: Promise<boolean>;
  readonly ended: Promise<unknown>;
}

function run(directory: string, ports: { smtp: number; http: number }): Running {
  const main = fileURLToPath(new URL('../../infra/embedded/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: {
      PATH: process.env['PATH'],
      DOLEANCE_SMTP_PORT: String(ports.smtp),
      DOLEANCE_HTTP_PORT: String(ports.http),
      DOLEANCE_DATA_DIR: directory,
      DOLEANCE_NOW: '2026-11-23T16:00:00+01:00',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = new Promise<boolean>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/^ready/m.test(said)) resolve(true);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code, signal) => {
      if (signal !== null) resolve(false);
      else reject(new Error(`The stack ended by itself (${code}):\n${said.slice(-2_000)}`));
    });
  });
  // Of interest only to those who wait for it.
  ready.catch(() => {});
  return { process: child, ready, ended: once(child, 'exit') };
}

/** Senders that each write one mail after another, a new person each time: addresses have a cap on automatic mail. */
function startLoad(port: number, senders: number, accepted: Sent[]) {
  let going = true;
  let number = 0;
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    connectionTimeout: 2_000,
    socketTimeout: 20_000,
  });
  const sender = async (): Promise<void> => {
    while (going) {
      const mail = write(number++);
      // Sent again until it is answered, also after the load is over: no mail is left half sent.
      while (!(await deliver(transport, mail))) await pause(50);
      accepted.push(mail);
      await pause(20);
    }
  };
  const running = Array.from({ length: senders }, sender);
  return {
    stop: async () => {
      going = false;
      await Promise.all(running);
    },
  };
}

interface Mail extends Sent {
  readonly from: string;
  readonly raw: string;
}

function write(number: number): Mail {
  const from = `personne${number}@courriel.example`;
  const messageId = `<${crypto.randomUUID()}@courriel.example>`;
  const office = offices[number % offices.length] ?? offices[0];
  // Every fourth goes to two offices: a case in each.
  const second = offices[(number + 1) % offices.length] ?? offices[0];
  const to = number % 4 === 0 ? [office, second] : [office];
  const raw = [
    `From: Personne ${number} <${from}>`,
    `To: ${to.join(', ')}`,
    `Subject: Reclamation no ${number} : remboursement refuse`,
    `Message-ID: ${messageId}`,
    'Date: Mon, 23 Nov 2026 15:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Madame, Monsieur,',
    `Je conteste le refus de remboursement de mes soins, dossier ${number}, et vous demande de le revoir.`,
    'Mon numero de securite sociale : 1 85 05 78 990 084 59.',
    `Personne ${number}, 12 rue de l Exemple, 75000 Exemple`,
    '',
  ].join('\r\n');
  return { messageId, to, from, raw };
}

async function deliver(transport: ReturnType<typeof createTransport>, { from, to, raw }: Mail): Promise<boolean> {
  try {
    await transport.sendMail({ envelope: { from, to: [...to] }, raw });
    return true;
  } catch {
    return false;
  }
}

interface InboundRow {
  readonly id: string;
  readonly to: string;
  readonly messageId: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly caseReference: string | null;
}

/** Seconds until every outcome and every acknowledgement was there; gives up after five minutes. Asks seldom: asking is work for the stack too. */
async function settle(port: number, accepted: readonly Sent[]): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const seconds = (performance.now() - begun) / 1_000;
    const { outcomesMissing, acknowledgementsMissing } = await judge(port, accepted);
    if ((outcomesMissing.length === 0 && acknowledgementsMissing.length === 0) || seconds > 300) return seconds;
    await pause(2_000);
  }
}

async function judge(port: number, accepted: readonly Sent[]) {
  const inbound = await get<InboundRow[]>(port, '/api/inbound');
  const outbox = await get<{ kind: string; caseReference: string | null }[]>(port, '/api/outbox');
  const schedules = await get<{ caseReference: string }[]>(port, '/api/schedules');
  const filed = Map.groupBy(
    inbound.filter((row) => row.outcome === 'filed'),
    (row) => `${row.messageId} ${row.to}`,
  );
  const owed = accepted.flatMap(({ messageId, to }) => to.map((office) => `${messageId} ${office}`));
  const acknowledged = Map.groupBy(
    outbox.filter((mail) => mail.kind === 'acknowledgement'),
    (mail) => mail.caseReference ?? '',
  );
  const cases = owed.flatMap((key) => (filed.get(key) ?? []).map((row) => row.caseReference ?? ''));
  const booked = new Set(schedules.map((one) => one.caseReference));
  return {
    outcomesOwed: owed.length,
    outcomesMissing: owed.filter((key) => !filed.has(key)),
    outcomesDoubled: owed.filter((key) => (filed.get(key)?.length ?? 0) > 1),
    copiesRecognised: inbound.filter((row) => row.reason === 'duplicate').length,
    acknowledgementsMissing: cases.filter((reference) => !acknowledged.has(reference)),
    acknowledgementsDoubled: cases.filter((reference) => (acknowledged.get(reference)?.length ?? 0) > 1),
    casesWithoutSchedule: cases.filter((reference) => !booked.has(reference)),
  };
}

async function clock(port: number): Promise<string> {
  return (await get<{ now: string }>(port, '/api/clock')).now;
}

async function get<T>(port: number, path: string): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function post(port: number, path: string, body: unknown): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
