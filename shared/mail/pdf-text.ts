/** The words of a PDF. Run in the document process only: a PDF can make its reader work, and fill memory, without end. */
import type { DocumentText } from './document-reader.ts';
import { pdfHazard } from './pdf-guard.ts';

/** Pages of a PDF that are read: the number stands on the first ones. Stops page bombs. */
export const MAX_PDF_PAGES = 40;

export async function readPdf(content: Uint8Array): Promise<DocumentText> {
  const hazard = pdfHazard(content);
  if (hazard !== null) return { unreadable: hazard };
  const { getDocumentProxy } = await import('unpdf');
  try {
    // The reader takes ownership of the bytes it is given: it gets a copy.
    const document = await getDocumentProxy(new Uint8Array(content), { verbosity: 0 });
    try {
      return await pagesText(document);
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    return { unreadable: locked ? 'document protégé par un mot de passe' : 'fichier endommagé' };
  }
}

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
