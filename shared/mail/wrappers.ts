/** Wrappings around a mail's content: Outlook's container, S/MIME, PGP. Opened where that needs no key. */
import type { MimeReader } from './assemble.ts';
import { type Budget, spendAttachment, spendParts } from './budget.ts';
import type { Attachment } from './message.ts';
import type { MimePart } from './mime-part.ts';
import { normaliseText } from './plain-text.ts';
import { safeFileName } from './safe-name.ts';

const SEALED = 'Message chiffré ou signé illisible : le contenu est resté fermé.';

/** The entity that holds the content, and what must be told about it. */
export async function openWrapper(
  root: MimePart,
  readMime: MimeReader,
  budget: Budget,
): Promise<{ readonly content: MimePart; readonly defects: string[] }> {
  if (root.contentType === 'multipart/encrypted') return { content: root, defects: [SEALED] };
  if (root.children.some((child) => beginsPgp(child)) || beginsPgp(root)) return { content: root, defects: [SEALED] };
  if (!/^application\/(?:x-)?pkcs7-mime$/.test(root.contentType)) return { content: root, defects: [] };
  const { signedContent } = await import('./signed-content.ts');
  const inner = signedContent(root.bytes);
  if (inner === null) return { content: root, defects: [SEALED] };
  const content = await readMime(Buffer.from(inner));
  spendParts(content, budget);
  return { content, defects: [] };
}

function beginsPgp(part: MimePart): boolean {
  if (part.children.length > 0 || !part.contentType.startsWith('text/')) return false;
  return Buffer.from(part.bytes.subarray(0, 2_000)).toString('latin1').includes('-----BEGIN PGP MESSAGE-----');
}

export interface Unwrapped {
  /** The attachments, each container replaced by what it held. */
  readonly attachments: Attachment[];
  /** The body of the container: the letter, where the mail has no text of its own. */
  readonly text: string;
  /** Bodies of the Outlook items attached in it. */
  readonly passedOn: readonly string[];
}

/** Opens each `winmail.dat`. One that cannot be opened stays, with a word in `defects`. */
export async function unwrapTnef(
  attachments: readonly Attachment[],
  budget: Budget,
  defects: string[],
): Promise<Unwrapped> {
  const kept: Attachment[] = [];
  const passedOn: string[] = [];
  let text = '';
  for (const attachment of attachments) {
    if (!isTnef(attachment)) {
      kept.push(attachment);
      continue;
    }
    const { readTnef } = await import('./tnef.ts');
    const container = readTnef(attachment.content);
    if (container === null) {
      kept.push(attachment);
      defects.push(`Pièce jointe « ${attachment.name || 'winmail.dat'} » illisible : conteneur Outlook endommagé.`);
      continue;
    }
    text ||= tidy(container.text);
    const open = [container];
    for (let item = open.shift(); item !== undefined; item = open.shift()) {
      if (item !== container && tidy(item.text) !== '') passedOn.push(tidy(item.text));
      open.push(...item.messages);
      for (const file of item.files) {
        spendAttachment(budget);
        kept.push({
          name: safeFileName(file.name),
          contentType: file.contentType,
          size: file.content.length,
          inline: false,
          content: file.content,
        });
      }
    }
  }
  return { attachments: kept, text, passedOn };
}

function tidy(text: string): string {
  return normaliseText(text).replace(/^\n+/, '').trimEnd();
}

function isTnef({ contentType, name }: Attachment): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || /^win(?:mail)?\.dat$/i.test(name);
}
