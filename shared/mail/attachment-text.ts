/**
 * The words of an attachment: PDF, DOCX, RTF, plain text, HTML, or a mail saved as a file. The readers are loaded only when
 * such a file is there. What cannot be read says why, in French, for staff; what holds no words gives null.
 */
import { decodeBytes } from './charset.ts';
import { type DocumentReader, type DocumentText, openDocumentReader } from './document-reader.ts';
import { htmlToText } from './html-text.ts';
import { MailRefused } from './limits.ts';
import type { Attachment } from './message.ts';
import { normaliseText } from './plain-text.ts';
import { readZipDirectory } from './zip.ts';

export type AttachmentText = DocumentText | null;

/** Attachments of one mail that are read; the rest are kept and named as not read. Stops reading floods. */
export const MAX_ATTACHMENTS_READ = 20;
/** Larger files are photographs and scans. */
export const MAX_READABLE_BYTES = 10 * 1024 * 1024;
/** Characters of text kept from one file. */
export const MAX_ATTACHMENT_CHARACTERS = 500_000;

/** Reads one attachment. Never throws. A `message/rfc822` part gives null: `parseMessage` has opened it already. */
export async function readAttachmentText(
  attachment: Pick<Attachment, 'name' | 'contentType' | 'content' | 'inline'>,
  documents: DocumentReader,
): Promise<AttachmentText> {
  const reader = readerFor(attachment);
  if (reader === null) return null;
  if (attachment.content.length === 0) return { unreadable: 'fichier vide' };
  if (attachment.content.length > MAX_READABLE_BYTES) return { unreadable: 'fichier trop volumineux' };
  try {
    const found = await reader(attachment.content, documents);
    if ('unreadable' in found) return found;
    const text = normaliseText(found.text.slice(0, MAX_ATTACHMENT_CHARACTERS)).trim();
    return text === '' ? { unreadable: 'aucun texte (document numérisé ?)' } : { text };
  } catch (error) {
    if (error instanceof MailRefused) return { unreadable: `message refusé (${error.reason})` };
    return { unreadable: 'fichier endommagé' };
  }
}

type Reader = (content: Uint8Array, documents: DocumentReader) => Promise<DocumentText>;

/** By what the file is, not by what it is called: the declared type only tells text from text. */
function readerFor({
  name,
  contentType,
  content,
  inline,
}: Pick<Attachment, 'name' | 'contentType' | 'content' | 'inline'>): Reader | null {
  if (contentType === 'message/rfc822') return null;
  const lowerName = name.toLowerCase();
  const head = Buffer.from(content.subarray(0, 1_024)).toString('latin1');
  if (head.includes('%PDF-') || contentType === 'application/pdf' || lowerName.endsWith('.pdf')) return readPdf;
  const isDocx = lowerName.endsWith('.docx') || contentType.endsWith('wordprocessingml.document');
  if (isDocx || (head.startsWith('PK') && holdsWordDocument(content))) return readDocx;
  if (inline) return null;
  if (lowerName.endsWith('.eml')) return readMail;
  if (contentType === 'text/html' || /\.html?$/.test(lowerName)) return readHtml;
  if (/(?:text|application)\/rtf/.test(contentType) || lowerName.endsWith('.rtf')) return readRtf;
  if (contentType === 'text/plain' || contentType === 'text/csv' || /\.(?:txt|text|csv|md|log)$/.test(lowerName))
    return readPlain;
  return null;
}

const readPdf: Reader = (content, documents) => documents.read('pdf', content);

const readDocx: Reader = (content, documents) => documents.read('docx', content);

const readPlain: Reader = async (content) => ({ text: decodeBytes(content, null) });

const readHtml: Reader = async (content) => ({ text: htmlToText(decodeBytes(content, null)) });

const readRtf: Reader = async (content) => {
  const { rtfToText } = await import('./rtf.ts');
  return { text: rtfToText(Buffer.from(content).toString('latin1')) };
};

const readMail: Reader = async (content) => {
  const { parseMessage } = await import('./parse.ts');
  const message = await parseMessage(content);
  return { text: [message.subject, message.text].filter((part) => part !== '').join('\n\n') };
};

function holdsWordDocument(content: Uint8Array): boolean {
  return readZipDirectory(content)?.some((entry) => entry.name === 'word/document.xml') === true;
}

export interface AttachmentTexts {
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  /** French, one sentence a file that was not read. */
  readonly defects: readonly string[];
}

/** Reads a mail's attachments in order, the first MAX_ATTACHMENTS_READ of those that may hold words. */
export async function readAttachmentTexts(attachments: readonly Attachment[]): Promise<AttachmentTexts> {
  const documents = openDocumentReader();
  try {
    return await readEach(attachments, documents);
  } finally {
    documents.close();
  }
}

async function readEach(attachments: readonly Attachment[], documents: DocumentReader): Promise<AttachmentTexts> {
  const texts: { name: string; text: string }[] = [];
  const defects: string[] = [];
  let read = 0;
  for (const attachment of attachments) {
    if (readerFor(attachment) === null) continue;
    if (++read > MAX_ATTACHMENTS_READ) {
      defects.push(`Pièces jointes au-delà de la ${MAX_ATTACHMENTS_READ}e non lues.`);
      break;
    }
    const found = await readAttachmentText(attachment, documents);
    if (found === null) continue;
    if ('text' in found) texts.push({ name: attachment.name, text: found.text });
    else defects.push(`Pièce jointe « ${attachment.name} » non lue : ${found.unreadable}.`);
  }
  return { texts, defects };
}
