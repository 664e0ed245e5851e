/**
 * The words of an attachment: PDF, DOCX, RTF, plain text, HTML, or a mail saved as a file. The readers are loaded only when
 * such a file is there. What cannot be read says why, in French, for staff; what holds no words gives null.
 */
import { decodeBytes } from './charset.ts';
import { htmlToText } from './html-text.ts';
import { MailRefused } from './limits.ts';
import type { Attachment } from './message.ts';
import { pdfHazard } from './pdf-guard.ts';
import { normaliseText } from './plain-text.ts';
import { measureZipEntry, readZipDirectory } from './zip.ts';

export type AttachmentText = { readonly text: string } | { readonly unreadable: string } | null;

/** Attachments of one mail that are read; the rest are kept and named as not read. Stops reading floods. */
export const MAX_ATTACHMENTS_READ = 20;
/** Larger files are photographs and scans. */
export const MAX_READABLE_BYTES = 10 * 1024 * 1024;
/** Pages of a PDF that are read: the number stands on the first ones. Stops page bombs. */
export const MAX_PDF_PAGES = 40;
/** Milliseconds given to one PDF. Stops documents made to be slow. */
export const MAX_PDF_TIME = 8_000;
/** Bytes of a DOCX's own text once inflated. Stops zip bombs; a book has 1 MB. */
export const MAX_DOCX_XML_BYTES = 6 * 1024 * 1024;
/** Bytes of all entries of a DOCX once inflated, pictures included. */
export const MAX_DOCX_BYTES = 60 * 1024 * 1024;
/** Characters of text kept from one file. */
export const MAX_ATTACHMENT_CHARACTERS = 500_000;

/** Reads one attachment. Never throws. A `message/rfc822` part gives null: `parseMessage` has opened it already. */
export async function readAttachmentText(
  attachment: Pick<Attachment, 'name' | 'contentType' | 'content' | 'inline'>,
): Promise<AttachmentText> {
  const reader = readerFor(attachment);
  if (reader === null) return null;
  if (attachment.content.length === 0) return { unreadable: 'fichier vide' };
  if (attachment.content.length > MAX_READABLE_BYTES) return { unreadable: 'fichier trop volumineux' };
  try {
    const found = await reader(attachment.content);
    if ('unreadable' in found) return found;
    const text = normaliseText(found.text.slice(0, MAX_ATTACHMENT_CHARACTERS)).trim();
    return text === '' ? { unreadable: 'aucun texte (document numérisé ?)' } : { text };
  } catch (error) {
    if (error instanceof MailRefused) return { unreadable: `message refusé (${error.reason})` };
    return { unreadable: 'fichier endommagé' };
  }
}

type Reader = (content: Uint8Array) => Promise<{ readonly text: string } | { readonly unreadable: string }>;

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

const readDocx: Reader = async (content) => {
  const entries = readZipDirectory(content);
  if (entries === null)
    return { unreadable: isOle(content) ? 'document protégé par un mot de passe' : 'fichier endommagé' };
  let left = MAX_DOCX_BYTES;
  for (const entry of entries) {
    const limit = /\.(?:xml|rels)$/i.test(entry.name) ? Math.min(left, MAX_DOCX_XML_BYTES) : left;
    const size = measureZipEntry(content, entry, limit);
    if (size === null) return { unreadable: 'contenu décompressé démesuré ou endommagé' };
    left -= size;
  }
  const mammoth = (await import('mammoth')).default;
  const noImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(content.buffer, content.byteOffset, content.byteLength) },
    {
      convertImage: noImage,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      ignoreEmptyParagraphs: false,
    },
  );
  // In Word the Enter key ends a paragraph: a paragraph is a line, and an empty one the blank line.
  return { text: htmlToText(value.replaceAll('</p><p>', '<br>')) };
};

/** An encrypted DOCX is an OLE container, not a zip (MS-OFFCRYPTO). */
function isOle(content: Uint8Array): boolean {
  return content[0] === 0xd0 && content[1] === 0xcf && content[2] === 0x11 && content[3] === 0xe0;
}

const readPdf: Reader = async (content) => {
  const hazard = pdfHazard(content);
  if (hazard !== null) return { unreadable: hazard };
  const { getDocumentProxy } = await import('unpdf');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ unreadable: string }>((resolve) => {
    timer = setTimeout(() => resolve({ unreadable: 'lecture trop longue' }), MAX_PDF_TIME);
  });
  try {
    // The reader takes ownership of the bytes it is given: it gets a copy.
    const document = await Promise.race([getDocumentProxy(new Uint8Array(content), { verbosity: 0 }), late]);
    if ('unreadable' in document) return document;
    try {
      return await Promise.race([pagesText(document), late]);
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    return { unreadable: locked ? 'document protégé par un mot de passe' : 'fichier endommagé' };
  } finally {
    clearTimeout(timer);
  }
};

interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<{ getTextContent(): Promise<{ items: readonly object[] }>; cleanup(): unknown }>;
}

async function pagesText(document: PdfDocument): Promise<{ text: string }> {
  const pages: string[] = [];
  for (let number = 1; number <= Math.min(document.numPages, MAX_PDF_PAGES); number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) =>
          'str' in item ? `${String(item.str)}${'hasEOL' in item && item.hasEOL === true ? '\n' : ''}` : '',
        )
        .join(''),
    );
    page.cleanup();
  }
  return { text: pages.join('\n\n') };
}

export interface AttachmentTexts {
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  /** French, one sentence a file that was not read. */
  readonly defects: readonly string[];
}

/** Reads a mail's attachments in order, the first MAX_ATTACHMENTS_READ of those that may hold words. */
export async function readAttachmentTexts(attachments: readonly Attachment[]): Promise<AttachmentTexts> {
  const texts: { name: string; text: string }[] = [];
  const defects: string[] = [];
  let read = 0;
  for (const attachment of attachments) {
    if (read >= MAX_ATTACHMENTS_READ) {
      defects.push(`Pièces jointes au-delà de la ${MAX_ATTACHMENTS_READ}e non lues.`);
      break;
    }
    const found = await readAttachmentText(attachment);
    if (found === null) continue;
    read++;
    if ('text' in found) texts.push({ name: attachment.name, text: found.text });
    else defects.push(`Pièce jointe « ${attachment.name} » non lue : ${found.unreadable}.`);
  }
  return { texts, defects };
}
