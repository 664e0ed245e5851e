/** The whole stack with its log in view, and mails handed in by SMTP without waiting between them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { start } from '../../infra/embedded/start.ts';
import { offices } from '../../shared/office/offices.ts';
import { type Letter, readLetter } from '../conversations/letter.ts';
import type { InboundRow } from '../conversations/stack.ts';

export interface HostileStack {
  /** Hands the mails in, in order, and waits until no work is left. */
  hand(mails: readonly { readonly raw: Buffer; readonly from: string }[]): Promise<void>;
  inbound(): Promise<readonly InboundRow[]>;
  letters(): Promise<readonly Letter[]>;
  /** Lines of the log that tell of anything but the usual course. */
  troubles(): readonly string[];
  stop(): Promise<void>;
}

/** `to`: the one complaint address. */
export async function openHostileStack(now: string, to: string): Promise<HostileStack> {
  const directory = mkdtempSync(join(tmpdir(), 'doleance-hostile-'));
  const stack = await start({
    smtpPort: 0,
    httpPort: 0,
    now,
    relay: null,
    dynamodbEndpoint: null,
    dataDirectory: directory,
    offices: offices.filter(({ address }) => address === to),
  });
  const url = (path: string) => `http://127.0.0.1:${stack.httpPort}/api/${path}`;
  const get = async <T>(path: string): Promise<T> => (await (await fetch(url(path))).json()) as T;
  const settle = async (): Promise<void> => {
    const answer = await fetch(url('clock'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: 'PT0S' }),
    });
    if (!answer.ok) throw new Error(`The stack did not come to rest: ${await answer.text()}`);
  };
  return {
    async hand(mails) {
      const transport = createTransport({ host: '127.0.0.1', port: stack.smtpPort, ignoreTLS: true, pool: true });
      // One connection, one after the other: the rows come in the order of the mails.
      for (const { raw, from } of mails) await transport.sendMail({ envelope: { from, to: [to] }, raw });
      transport.close();
      await settle();
    },
    inbound: () => get('inbound'),
    async letters() {
      const rows =
        await get<{ id: string; at: string; kind: string; caseReference: string | null; to: string }[]>('outbox');
      const read: Letter[] = [];
      for (const row of rows)
        read.push(await readLetter(row, Buffer.from(await (await fetch(url(`outbox/${row.id}`))).arrayBuffer())));
      return read;
    },
    troubles: () =>
      readFileSync(join(directory, 'log.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => /"level":"(?:warn|error)"|-failed|dead-lettered/i.test(line)),
    async stop() {
      await stack.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
