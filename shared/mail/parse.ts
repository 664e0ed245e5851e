/**
 * A raw mail to a Message. The one module that knows mailparser: it splits the MIME structure and undoes transfer
 * encodings; character sets, header words, HTML and everything above are ours (mail.md § 7 lists why).
 */
import type { Readable } from 'node:stream';
import { assembleMessage } from './assemble.ts';
import { MAX_DEPTH, MAX_HEADER_BYTES, MAX_HEADER_FIELDS, MAX_MESSAGE_BYTES, MAX_PARTS, MailRefused } from './limits.ts';
import type { Message } from './message.ts';
import { decodeFileName, type MimePart } from './mime-part.ts';
import { rebound, straighten } from './mime-repair.ts';

/** What is used of mailparser beyond its documented interface; version 3.9.31 is pinned, a test holds the shape. */
interface ParserNode {
  readonly isAttachment?: boolean;
  readonly contentType: string | false;
  readonly headerLines: readonly { readonly key: string; readonly line: string }[] | false;
  readonly children: readonly ParserNode[];
  readonly node: {
    readonly charset: string | false;
    readonly disposition: string | false;
    readonly filename: string | false;
    readonly flowed: boolean;
    readonly delSp: boolean;
  };
}

interface ParserInternals {
  textTypes: string[];
  tree: ParserNode | false;
  splitter: { processLine: (line: unknown, final: boolean, next: (error?: unknown) => void) => void };
  createNode(node: unknown): ParserNode;
  processChunk(data: unknown, done: (error?: unknown) => void): void;
}

/**
 * Parses a mail. Whatever is malformed becomes an absent field, an empty text or a defect.
 * @throws MailRefused when a limit of `limits.ts` is passed: the caller quarantines it with `reason`.
 * The errors of a given stream are passed on.
 */
export async function parseMessage(raw: Uint8Array | Readable): Promise<Message> {
  const bytes =
    raw instanceof Uint8Array ? Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength) : await collect(raw);
  if (bytes.length > MAX_MESSAGE_BYTES) throw tooLarge();
  return assembleMessage(bytes, readMime);
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_MESSAGE_BYTES) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(): MailRefused {
  return new MailRefused('message-too-large', `at most ${MAX_MESSAGE_BYTES} bytes, the most that SES delivers`);
}

/** The part tree of a raw mail, its multipart structure mended where needed. Throws MailRefused. */
async function readMime(raw: Buffer): Promise<MimePart> {
  const straight = straighten(raw);
  const root = await splitMime(straight);
  const lost = root.contentType.startsWith('multipart/') && root.children.length === 0;
  // The header stays as it came: what the mail says of itself (`multipart/report`) is true without its boundary too.
  return lost ? { ...(await splitMime(rebound(straight))), fields: root.fields } : root;
}

async function splitMime(raw: Buffer): Promise<MimePart> {
  // By its default export: a bundle gives a CommonJS package loaded in this way no other.
  const { MailParser } = (await import('mailparser')).default;
  const Base = MailParser as unknown as new (
    options: object,
  ) => Readable & ParserInternals & { end(raw: Buffer): void };

  const contents = new Map<ParserNode, Uint8Array>();
  const leaves: ParserNode[] = [];

  /** Every leaf as an attachment: texts too come as bytes, to be decoded by our own rules. */
  class PartReader extends Base {
    override createNode(node: unknown): ParserNode {
      const made = super.createNode(node);
      if (made.isAttachment === true) leaves.push(made);
      return made;
    }

    // An exception in a later tick would end the process; as an error of the stream it ends this mail only.
    override processChunk(data: unknown, done: (error?: unknown) => void): void {
      try {
        super.processChunk(data, done);
      } catch (error) {
        done(error);
      }
    }
  }

  return await new Promise<MimePart>((resolve, reject) => {
    const parser = new PartReader({
      ignoreEmbedded: true,
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
      maxHeadSize: MAX_HEADER_BYTES,
      maxChildNodes: MAX_PARTS,
    });
    parser.textTypes = [];
    const { splitter } = parser;
    const processLine = splitter.processLine.bind(splitter);
    splitter.processLine = (line, final, next) => {
      try {
        processLine(line, final, next);
      } catch (error) {
        next(error);
      }
    };
    const fail = (error: unknown): void => {
      reject(asRefusal(error));
      parser.destroy();
    };
    let read = 0;
    parser.on('error', fail);
    parser.on('data', (data: { type: string; content: Readable; release: () => void }) => {
      if (data.type !== 'attachment') return;
      const leaf = leaves[read++];
      const chunks: Buffer[] = [];
      data.content.on('data', (chunk: Buffer) => chunks.push(chunk));
      data.content.on('error', fail);
      data.content.on('end', () => {
        if (leaf !== undefined)
          contents.set(leaf, chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks));
        data.release();
      });
    });
    parser.on('end', () => {
      try {
        resolve(toPart(parser.tree, contents, 0));
      } catch (error) {
        reject(asRefusal(error));
      }
    });
    parser.end(raw);
  });
}

function toPart(node: ParserNode | false, contents: ReadonlyMap<ParserNode, Uint8Array>, depth: number): MimePart {
  if (depth > MAX_DEPTH)
    throw new MailRefused('nested-too-deep', `more than ${MAX_DEPTH} multiparts within one another`);
  if (node === false)
    return {
      contentType: 'text/plain',
      fields: [],
      charset: null,
      flowed: false,
      deleteSpace: false,
      disposition: '',
      fileName: '',
      bytes: new Uint8Array(),
      children: [],
    };
  const lines = node.headerLines === false ? [] : node.headerLines;
  if (lines.length > MAX_HEADER_FIELDS)
    throw new MailRefused(
      'too-many-header-fields',
      `${lines.length} fields in one header; at most ${MAX_HEADER_FIELDS}`,
    );
  return {
    contentType: (node.contentType || 'text/plain').toLowerCase().trim(),
    fields: lines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1)] as const),
    charset: node.node.charset === false ? null : node.node.charset,
    flowed: node.node.flowed,
    deleteSpace: node.node.delSp,
    disposition: node.node.disposition === false ? '' : node.node.disposition,
    fileName: node.node.filename === false ? '' : decodeFileName(node.node.filename),
    bytes: contents.get(node) ?? new Uint8Array(),
    children: node.children.map((child) => toPart(child, contents, depth + 1)),
  };
}

function asRefusal(error: unknown): MailRefused {
  if (error instanceof MailRefused) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/header size/i.test(message))
    return new MailRefused('header-too-large', `a header of more than ${MAX_HEADER_BYTES} bytes`);
  if (/child nodes/i.test(message)) return new MailRefused('too-many-parts', `more than ${MAX_PARTS} parts`);
  return new MailRefused('unreadable-mime', message);
}
