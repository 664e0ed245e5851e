/** What a letter shows of a mail and carries along: the words, the pieces, and for staff the original as it came. */
import { asInertFile, isActiveFile } from '../mail/active-file.ts';
import type { OutgoingAttachment } from '../mail/compose.ts';
import type { Objects } from '../ports.ts';
import type { LetterFacts, ReadingPointer, Words } from '../reclamation/letter.ts';
import { loadReading, type StoredReading } from './reading-object.ts';

/**
 * Bytes that a mail may carry before its encoding: SES takes 40 MB, base64 makes 4 of every 3, and the letter itself
 * needs room. What does not fit is listed, with the operator's way to the original.
 */
const CARRIED = 28 * 1024 * 1024;

const MAIL = 'message/rfc822';

export interface Enclosures {
  readonly words: Words | null;
  readonly attachments: readonly OutgoingAttachment[];
}

const none: Enclosures = { words: null, attachments: [] };

/** Reads what the facts point to; nothing for letters that speak of no mail. */
export async function enclosures(facts: LetterFacts, objects: Objects): Promise<Enclosures> {
  switch (facts.kind) {
    case 'staff-notification':
      return enclose(facts.mail, { pieces: true, original: true }, objects);
    case 'answer':
      return enclose(facts.mail, { pieces: true, original: false }, objects);
    case 'citizen-notice':
      if (facts.about.type !== 'piece-requested' || facts.about.mail === null) return none;
      return enclose(facts.about.mail, { pieces: true, original: false }, objects);
    case 'alert':
      if (facts.about.type !== 'quarantined') return none;
      return encloseQuarantined(facts.about.mail, objects);
    default:
      return none;
  }
}

/** Only the words: a quarantined mail's pieces may be what it was quarantined for. It may have none stored (virus, unreadable). */
async function encloseQuarantined(mail: ReadingPointer, objects: Objects): Promise<Enclosures> {
  const stored = await loadReading(mail, objects).catch(() => null);
  return stored === null ? none : { words: wordsOf(stored, new Set()), attachments: [] };
}

async function enclose(
  mail: ReadingPointer,
  wanted: { pieces: boolean; original: boolean },
  objects: Objects,
): Promise<Enclosures> {
  const stored = await loadReading(mail, objects);
  const carried = new Set<string>();
  const attachments: OutgoingAttachment[] = [];
  // A mail inside the letter is searched for files that SES refuses; one sealed as a file is not.
  const sealed = stored.attachments.some(isActiveFile);
  const asMail = (contentType: string) => (sealed && contentType === MAIL ? 'application/octet-stream' : contentType);
  let room = CARRIED;
  for (const piece of wanted.pieces ? stored.attachments : []) {
    if (piece.size > room) continue;
    const content = await objects.get(piece.key);
    if (content === null) continue;
    room -= content.byteLength;
    carried.add(piece.key);
    const { name, contentType } = asInertFile(piece);
    attachments.push({ name, contentType: asMail(contentType), content });
  }
  const original = wanted.original && stored.rawKey !== null ? await objects.get(stored.rawKey) : null;
  if (original !== null && original.byteLength <= room) {
    attachments.push({ name: 'courriel-original.eml', contentType: asMail(MAIL), content: original });
  }
  return { words: wordsOf(stored, carried), attachments };
}

function wordsOf(stored: StoredReading, carried: ReadonlySet<string>): Words {
  const { from, receivedAt, subject, written, rest } = stored;
  const attachments = stored.attachments.map(({ name, contentType, size, key }) => ({
    ...asInertFile({ name, contentType }),
    size,
    attached: carried.has(key),
  }));
  const disarmed = stored.attachments.filter(isActiveFile).map((file) => {
    const { name } = asInertFile(file);
    return `Pièce jointe « ${file.name || 'sans nom'} » : ce fichier peut exécuter quelque chose à l’ouverture ; il est joint sous le nom « ${name} ».`;
  });
  return { from, receivedAt, subject, written, rest, attachments, defects: [...stored.defects, ...disarmed] };
}
