/** The words of a DOCX. Run in the document process only: its XML can make its reader work, and fill memory, without end. */
import type { DocumentText } from './document-reader.ts';
import { htmlToText } from './html-text.ts';
import { measureZipEntry, readZipDirectory } from './zip.ts';

/** Bytes of a DOCX's own text once inflated. Stops zip bombs; a book has 1 MB. */
export const MAX_DOCX_XML_BYTES = 6 * 1024 * 1024;
/** Bytes of all entries of a DOCX once inflated, pictures included. */
export const MAX_DOCX_BYTES = 60 * 1024 * 1024;

export async function readDocx(content: Uint8Array): Promise<DocumentText> {
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
}

/** An encrypted DOCX is an OLE container, not a zip (MS-OFFCRYPTO). */
function isOle(content: Uint8Array): boolean {
  return content[0] === 0xd0 && content[1] === 0xcf && content[2] === 0x11 && content[3] === 0xe0;
}
