/** The one text that stands for the body of a mail, whatever the nesting of its parts. */
import { type Budget, spendText } from './budget.ts';
import { htmlToText } from './html-text.ts';
import { MAX_TEXT_BYTES, MailRefused } from './limits.ts';
import { type MimePart, partText } from './mime-part.ts';
import { normaliseText, unflow } from './plain-text.ts';

/** Text parts that a reader sees as body; the rest of `text/*` (calendar, csv, vcard, rfc822-headers) are documents. */
const BODY_TYPES = new Set(['text/plain', 'text/html', 'text/enriched', 'text/richtext']);

// « Votre logiciel de messagerie ne lit pas le HTML » · This is a multi-part message in MIME format · view in a browser
const STUB =
  /\bhtml\b|navigateur|browser|client de messagerie|logiciel de messagerie|lecteur de (?:mail|courriel)|multi-?part|format mime|version en ligne|afficher (?:correctement|ce message)/i;

/** A stub is short; a letter that mentions HTML is not. */
const MAX_STUB_LETTERS = 300;

export interface Body {
  readonly text: string;
  /** The leaves that the text was made of: they are no attachments. */
  readonly parts: ReadonlySet<MimePart>;
}

/** Reads the body. Throws MailRefused past the limit on text. */
export function readBody(root: MimePart, budget: Budget): Body {
  const parts = new Set<MimePart>();
  collectBodyParts(root, parts, root);
  const render = (part: MimePart): string => {
    if (part.children.length === 0) {
      if (!parts.has(part)) return '';
      if (part.bytes.length > MAX_TEXT_BYTES)
        throw new MailRefused('text-too-large', `a text part of ${part.bytes.length} bytes; at most ${MAX_TEXT_BYTES}`);
      const text = leafText(part);
      spendText(text.length, budget);
      return text;
    }
    if (part.contentType === 'multipart/alternative') return chooseAlternative(part, render);
    return joinDistinct(part.children.map(render));
  };
  return { text: render(root).replace(/^\n+/, '').trimEnd(), parts };
}

function collectBodyParts(part: MimePart, parts: Set<MimePart>, root: MimePart): void {
  if (part.children.length > 0) {
    for (const child of part.children) collectBodyParts(child, parts, root);
    return;
  }
  if (part === root) {
    if (part.contentType.startsWith('text/') && part.contentType !== 'text/calendar') parts.add(part);
    return;
  }
  if (!BODY_TYPES.has(part.contentType) || part.disposition === 'attachment') return;
  // A text with a file name is a document that the client shows inline, unless it is the first: then it is the letter.
  if (part.fileName === '' || parts.size === 0) parts.add(part);
}

function leafText(part: MimePart): string {
  const text = partText(part);
  if (part.contentType === 'text/html' || /^\s{0,100}<(?:!doctype html|html[\s>])/i.test(text))
    return normaliseText(htmlToText(text));
  if (part.contentType === 'text/enriched' || part.contentType === 'text/richtext')
    return normaliseText(text.replace(/<<?\/?[a-z-]{1,30}>/gi, ''));
  return normaliseText(part.flowed ? unflow(text, part.deleteSpace) : text);
}

/** The plain text, unless the HTML says more: that is what the author saw while writing. */
function chooseAlternative(part: MimePart, render: (child: MimePart) => string): string {
  const plain = joinDistinct(part.children.filter((child) => child.contentType === 'text/plain').map(render));
  const rich =
    part.children
      .filter((child) => child.contentType !== 'text/plain')
      .map(render)
      .findLast((text) => text.trim() !== '') ?? '';
  const plainLetters = letters(plain);
  const richLetters = letters(rich);
  if (plainLetters === 0) return rich === '' ? plain : rich;
  if (richLetters <= plainLetters) return plain;
  const stub =
    plainLetters <= MAX_STUB_LETTERS && (STUB.test(plain) || plainLetters < 20) && richLetters > plainLetters * 1.5;
  const fragment = richLetters > plainLetters * 4 && richLetters - plainLetters > 200;
  return stub || fragment ? rich : plain;
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** One after the other, without a text that only repeats one before it (a text part and its HTML twin side by side). */
function joinDistinct(texts: readonly string[]): string {
  const kept: string[] = [];
  const seen = new Set<string>();
  for (const text of texts) {
    const essence = text.replace(/[^\p{L}\p{N}]+/gu, '');
    if (essence === '' || seen.has(essence)) continue;
    seen.add(essence);
    kept.push(text);
  }
  return kept.join('\n');
}
