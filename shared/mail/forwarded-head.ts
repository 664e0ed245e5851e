/** Who wrote a forwarded mail, to whom, about what and when: from the lines that the forwarding client wrote. */
import { markOf, mayBeginAttribution } from './client-marks.ts';
import { endOfAttribution } from './fragments.ts';
import { readHeadBlock, readLabel, readSender, toForwardedHead, unquoteLine } from './head-block.ts';
import type { ForwardedHead, Fragment } from './message.ts';
import { parseWrittenDate } from './written-date.ts';

/** A chain of forwards is read so far; stops texts that are nothing but heads. */
const MAX_HEADS = 20;

/** The heads in the forwarded fragments, outermost first. */
export function readForwardedHeads(fragments: readonly Fragment[]): ForwardedHead[] {
  const heads: ForwardedHead[] = [];
  for (const fragment of fragments) {
    if (fragment.kind !== 'forwarded') continue;
    const lines = fragment.text.split('\n');
    let marked = false;
    /** Orange and La Poste write the date in the mark alone: `Message du 05/10/26 11:22`. */
    let markDate: string | null = null;
    for (let index = 0; index < lines.length && heads.length < MAX_HEADS; index++) {
      const line = lines[index] ?? '';
      const content = unquoteLine(line).trim();
      if (content === '') continue;
      const mark = markOf(content) !== null;
      if (mark) markDate = parseWrittenDate(content);
      const block = mark || readLabel(line) === null ? null : readHeadBlock(lines, index, marked);
      if (block !== null) {
        const head = toForwardedHead(block);
        heads.push({ ...head, date: head.date ?? markDate });
        index = block.end - 1;
      } else if (!mark && mayBeginAttribution(content)) {
        const end = endOfAttribution(lines, index);
        if (end !== null) {
          heads.push(
            readAttribution(
              lines
                .slice(index, end)
                .map((one) => unquoteLine(one).trim())
                .join(' '),
            ),
          );
          index = end - 1;
        }
      }
      marked = mark;
    }
  }
  return heads;
}

/** `Le lun. 5 oct. 2026 à 11:22, Thomas <t@x.example> a écrit :` */
export function readAttribution(head: string): ForwardedHead {
  const body = head.replace(/\s*(?:a écrit|a ecrit|wrote)[^:]{0,60}:\s*$/i, '');
  // The name stands after the time, or after the last comma that the date does not need.
  const afterTime =
    /\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\s?(?:UTC|GMT)?[+-]\d{1,4})?\s{0,2},?\s{1,3}(.{1,300})$/i.exec(
      body,
    );
  const afterYear = afterTime ?? /\b\d{4}\s{0,2},?\s{1,3}(.{1,300})$/.exec(body);
  const sender = (afterYear?.[1] ?? body)
    .replace(/^(?:,|-)\s*/, '')
    .replace(/,$/, '')
    .trim();
  return { from: readSender(sender), to: '', subject: '', date: parseWrittenDate(body) };
}
