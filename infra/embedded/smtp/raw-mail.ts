/**
 * Takes one mail from the wire to the disk: in pieces, never whole in memory. First into `incoming/`, complete and
 * flushed; `accept` then moves it to `raw/` in the same breath as the state is told of it. What a crash leaves in
 * `incoming/` is therefore either known to the state, and moved at the next start, or was never answered with 250.
 */
import { randomInt } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { renameDurably } from '../../../shared/adapters/embedded/durable-file.ts';
import { scratchFolder } from '../../../shared/adapters/embedded/file-objects.ts';
import { fieldName, splitHeader } from '../../../shared/adapters/embedded/sent-message.ts';
import { HeaderBlock } from './header-block.ts';
import { takeLocalVerdicts } from './local-verdicts.ts';
import { fieldValue, objectKeyOf, type StoredMail } from './receipt-notification.ts';
import { type Reception, sesHeaders } from './ses-headers.ts';

export type Envelope = Omit<Reception, 'verdicts' | 'from'>;

export interface RawMails {
  /** Writes and flushes the mail; throws, leaving nothing, when the source fails before its end. */
  write(source: AsyncIterable<Buffer>, envelope: Envelope): Promise<StoredMail>;
  /** Moves it where the state says it is. Synchronous and durable. */
  accept(id: string): void;
  /** Drops what was written of a mail that is not accepted. */
  drop(id: string): Promise<void>;
  /** After a crash: finishes what `accept` had begun, drops the rest. `isKnown` asks the state. */
  recover(isKnown: (id: string) => boolean): Promise<void>;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const idLength = 40;

/** Looks like SES's own: forty lower-case letters and digits. */
export function newInboundId(): string {
  return Array.from({ length: idLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

export async function openRawMails(directory: string): Promise<RawMails> {
  const incoming = join(directory, scratchFolder);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await mkdir(join(directory, 'raw'), { recursive: true, mode: 0o700 });
  const incomingFile = (id: string): string => join(incoming, `${id}.eml`);
  const accept = (id: string): void => renameDurably(incomingFile(id), join(directory, objectKeyOf(id)));
  const drop = (id: string): Promise<void> => rm(incomingFile(id), { force: true });

  return {
    accept,
    drop,
    async write(source, envelope) {
      const handle = await open(incomingFile(envelope.id), 'wx', 0o600);
      try {
        const block = new HeaderBlock();
        let stored: StoredMail | null = null;
        let size = 0;
        const put = async (bytes: Uint8Array): Promise<void> => {
          size += bytes.length;
          // Not `write`: it may write less than it was given.
          await handle.writeFile(bytes);
        };
        const putHeader = async (header: Buffer): Promise<void> => {
          const { bytes, mail } = withSesHeaders(header, envelope);
          stored = mail;
          await put(bytes);
        };
        for await (const chunk of source) {
          if (stored !== null) {
            await put(chunk);
            continue;
          }
          const parts = block.take(chunk);
          if (parts === null) continue;
          await putHeader(parts.header);
          await put(parts.rest);
        }
        if (stored === null) await putHeader(block.end());
        await handle.sync();
        return { ...(stored as unknown as StoredMail), size };
      } catch (error) {
        await drop(envelope.id);
        throw error;
      } finally {
        await handle.close();
      }
    },
    async recover(isKnown) {
      for (const file of await readdir(incoming)) {
        const id = file.replace(/\.eml$/, '');
        if (isKnown(id)) accept(id);
        else await rm(join(incoming, file), { force: true });
      }
    },
  };
}

function withSesHeaders(header: Buffer, envelope: Envelope): { bytes: Buffer; mail: StoredMail } {
  const own = takeLocalVerdicts(header);
  const from = splitHeader(own.header).fields.find((field) => fieldName(field) === 'from');
  const prepended = sesHeaders({
    ...envelope,
    verdicts: own.verdicts,
    from: from === undefined ? '' : fieldValue(from),
  });
  const bytes = Buffer.concat([Buffer.from(prepended, 'utf8'), own.header]);
  return {
    bytes,
    mail: {
      id: envelope.id,
      at: envelope.at,
      envelopeFrom: envelope.envelopeFrom,
      recipients: envelope.recipients,
      verdicts: own.verdicts,
      fields: splitHeader(bytes).fields,
      size: bytes.length,
    },
  };
}
