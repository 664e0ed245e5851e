/** One embedded stack that several conversations run through, from the outside: SMTP in, JSON API, outbox. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { vi } from 'vitest';
import { start } from '../../infra/embedded/start.ts';
import type { Office } from '../../shared/office/office.ts';
import { offices } from '../../shared/office/offices.ts';
import { type Letter, readLetter } from './letter.ts';

// Whole conversations on a busy machine: each mail is written to disk, answered, and its letters too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export interface InboundRow {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly caseReference: string | null;
}

export interface CaseView {
  readonly reference: string;
  readonly procedure: string;
  readonly nature: string;
  readonly status: string;
  readonly admissibility: string;
  readonly missing: readonly string[];
  readonly nirStatus: string;
  readonly nirMasked: string | null;
  readonly citizen: { readonly name: string; readonly address: string };
  readonly receivedAt: string;
  readonly acknowledgedAt: string | null;
  readonly answerDue: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  readonly deadlines: readonly {
    readonly kind: string;
    readonly due: string;
    readonly basis: string;
    readonly state: string;
  }[];
  readonly timeline: readonly { readonly at: string; readonly type: string; readonly summary: string }[];
}

export interface Mail {
  readonly raw: string;
  readonly from: string;
  readonly to: readonly string[];
  /** The loopback address of the client. @default 127.0.0.1 */
  readonly connectedFrom?: string;
}

export interface Stack {
  readonly smtpPort: number;
  now(): Promise<string>;
  /** Moves the clock to an instant, or by a duration (`P7D`), and waits until all is done. */
  clock(move: { to: string } | { advance: string }): Promise<void>;
  /** Waits until no work is left. */
  settle(): Promise<void>;
  /** Hands a mail in by SMTP, waits for its outcome, and returns its row of the first complaint address. */
  hand(mail: Mail): Promise<InboundRow>;
  inbound(): Promise<readonly InboundRow[]>;
  release(id: string): Promise<number>;
  case(reference: string): Promise<CaseView>;
  cases(): Promise<readonly CaseView[]>;
  /** Letters sent since the mark, oldest first; without a mark, all. */
  letters(wanted?: { readonly after?: number; readonly to?: string; readonly reference?: string }): Promise<Letter[]>;
  /** How many letters were sent so far. */
  mark(): Promise<number>;
  stop(): Promise<void>;
}

/** `addresses`: the complaint addresses there are; fewer make the months of a long conversation pass faster. @default all */
export async function openStack(
  now: string,
  addresses?: readonly string[],
  among: readonly Office[] = offices,
): Promise<Stack> {
  const directory = mkdtempSync(join(tmpdir(), 'doleance-conversation-'));
  const stack = await start({
    smtpPort: 0,
    httpPort: 0,
    now,
    relay: null,
    dynamodbEndpoint: null,
    dataDirectory: directory,
    offices: among.filter(({ address }) => addresses === undefined || addresses.includes(address)),
  });
  const url = (path: string) => `http://127.0.0.1:${stack.httpPort}/api/${path}`;
  const get = async <T>(path: string): Promise<T> => (await (await fetch(url(path))).json()) as T;
  const post = (path: string, body: unknown) =>
    fetch(url(path), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const clock = async (move: object): Promise<void> => {
    const response = await post('clock', move);
    if (!response.ok) throw new Error(`The clock did not move: ${await response.text()}`);
  };
  const settle = () => clock({ advance: 'PT0S' });
  const outbox = () =>
    get<{ id: string; at: string; kind: string; caseReference: string | null; to: string }[]>('outbox');
  const read = new Map<string, Letter>();
  return {
    smtpPort: stack.smtpPort,
    now: async () => (await get<{ now: string }>('clock')).now,
    clock,
    settle,
    async hand({ raw, from, to, connectedFrom = '127.0.0.1' }) {
      const transport = createTransport({
        host: '127.0.0.1',
        port: stack.smtpPort,
        ignoreTLS: true,
        localAddress: connectedFrom,
      });
      const before = (await get<InboundRow[]>('inbound')).length;
      await transport.sendMail({ envelope: { from, to: [...to] }, raw });
      await settle();
      const row = (await get<InboundRow[]>('inbound'))[before];
      if (row === undefined) throw new Error('The mail was taken and is not listed.');
      return row;
    },
    inbound: () => get('inbound'),
    release: async (id) => (await post(`inbound/${id}/release`, {})).status,
    case: (reference) => get(`cases/${reference}`),
    cases: () => get('cases'),
    async letters({ after = 0, to, reference } = {}) {
      const rows = (await outbox()).slice(after);
      const wanted = rows.filter(
        (row) => (to === undefined || row.to === to) && (reference === undefined || row.caseReference === reference),
      );
      return Promise.all(
        wanted.map(async (row) => {
          const known = read.get(row.id);
          if (known !== undefined) return known;
          const letter = await readLetter(row, Buffer.from(await (await fetch(url(`outbox/${row.id}`))).arrayBuffer()));
          read.set(row.id, letter);
          return letter;
        }),
      );
    },
    mark: async () => (await outbox()).length,
    async stop() {
      await stack.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
