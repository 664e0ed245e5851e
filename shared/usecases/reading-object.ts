/**
 * The reading object: the clean text and the pieces of one mail, kept beside the raw mail so that senders never parse.
 * Texts in it are masked: a NIR stays in clear only in the citizen's own raw mail.
 */
import * as z from 'zod';
import { maskAll } from '../identifiers/nir.ts';
import { fragmentText, type Message } from '../mail/message.ts';
import type { Objects } from '../ports.ts';
import type { ReadingPointer } from '../reclamation/letter.ts';
import { piecesOf } from './pieces.ts';

const storedSchema = z.object({
  from: z.string(),
  receivedAt: z.string(),
  subject: z.string(),
  written: z.string(),
  rest: z.string(),
  /** Null: the original is not for staff to open (virus). */
  rawKey: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), size: z.number(), key: z.string() })),
  defects: z.array(z.string()),
});

export type StoredReading = z.infer<typeof storedSchema>;

/** Characters of the body kept for letters; longer ones are cut and say so, the whole stands in the original attached. */
const WORDS_KEPT = 100_000;

/**
 * Writes it; `written` replaces the author's words where they were freed of commands. Overwriting is harmless: the same
 * mail gives the same object.
 */
export async function storeReading(
  pointer: ReadingPointer,
  message: Message,
  facts: { readonly receivedAt: string; readonly rawKey: string | null; readonly written?: string },
  objects: Objects,
): Promise<void> {
  // An agent's logo is no piece of their answer; of a citizen's mail staff see all.
  const kept =
    facts.written === undefined
      ? message.attachments.filter((attachment) => !attachment.inline || attachment.contentType !== 'text/html')
      : piecesOf(message);
  const attachments = await Promise.all(
    kept.map(async (attachment, index) => {
      const key = `${folder(pointer)}/attachment-${index}`;
      await objects.put(key, attachment.content, attachment.contentType);
      return {
        name: maskAll(attachment.name),
        contentType: mediaType(attachment.contentType),
        size: attachment.size,
        key,
      };
    }),
  );
  const stored: StoredReading = {
    from: message.from === null ? '' : `${message.from.name} <${message.from.address}>`.trim(),
    receivedAt: facts.receivedAt,
    subject: maskAll(message.subject),
    written: cut(
      maskAll(
        facts.written ??
          [fragmentText(message, 'written'), fragmentText(message, 'signature')].filter(Boolean).join('\n'),
      ),
    ),
    rest:
      facts.written === undefined
        ? cut(
            maskAll([fragmentText(message, 'forwarded'), fragmentText(message, 'quoted')].filter(Boolean).join('\n\n')),
          )
        : '',
    rawKey: facts.rawKey,
    attachments,
    defects: message.defects.map(maskAll),
  };
  await objects.put(`${folder(pointer)}/reading.json`, Buffer.from(JSON.stringify(stored)), 'application/json');
}

/** Reads it; throws when it is absent, as a row never points to one that was not written first. */
export async function loadReading(pointer: ReadingPointer, objects: Objects): Promise<StoredReading> {
  const key = `${folder(pointer)}/reading.json`;
  const bytes = await objects.get(key);
  if (bytes === null) throw new Error(`No reading object under ${key}.`);
  return storedSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** A declared type that is none would make the letter that carries the piece impossible to compose. */
function mediaType(declared: string): string {
  return /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(declared) ? declared : 'application/octet-stream';
}

function folder(pointer: ReadingPointer): string {
  return `reading/${pointer.inboundId}/${pointer.mailbox}`;
}

function cut(text: string): string {
  return text.length <= WORDS_KEPT ? text : `${text.slice(0, WORDS_KEPT)}\n[… suite dans l’original joint]`;
}
