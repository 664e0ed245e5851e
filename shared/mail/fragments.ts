/**
 * The text of a mail cut into what its author wrote, what is quoted, what is passed on, and the sign-off.
 *
 * Classify, never destroy: the fragments joined are the text. In doubt the words are the author's: taking a quote for
 * the complaint costs a look, taking the complaint for a quote costs the citizen their words. So `Le 12 mars 2025,
 * votre agence m'a écrit.` is a sentence, `>` at the head of a line in a first mail is a bullet, and the name, address
 * and number under `Cordialement` stay with the letter.
 */
import { endsAttribution, isRule, isSignatureMark, isTagline, markOf, mayBeginAttribution } from './client-marks.ts';
import { beginsHead, readHeadBlock, readLabel, unquoteLine } from './head-block.ts';
import type { Fragment, FragmentKind } from './message.ts';

export interface FragmentContext {
  /** The mail answers another: In-Reply-To, References or a reply prefix. */
  readonly isReply: boolean;
  /** The outermost Subject prefix is a forward's. */
  readonly isForward: boolean;
}

/** A repeated mail: its head and, to `end`, its body. */
interface Repeated {
  readonly kind: 'quoted' | 'forwarded';
  readonly end: number;
}

/** Lines of a `-- ` block at most: what is longer is no signature but a letter below a line of dashes. */
const MAX_SIGNATURE_LINES = 30;
/** `Le … a écrit :` wraps over at most so many lines. */
const MAX_ATTRIBUTION_LINES = 4;

/** Cuts a normalised text (`\n` line ends) into fragments; joined by `\n` they give it back. */
export function cutFragments(text: string, context: FragmentContext): Fragment[] {
  if (text === '') return [];
  const lines = text.split('\n');
  const kinds: FragmentKind[] = new Array(lines.length);
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    const repeated = isSignatureMark(line) ? null : readRepeated(lines, index, context);
    if (repeated !== null) {
      kinds.fill(repeated.kind, index, repeated.end);
      index = repeated.end;
    } else if (isQuoteLine(line) && (context.isReply || context.isForward)) {
      const end = endOfQuoteLines(lines, index);
      kinds.fill(context.isForward ? 'forwarded' : 'quoted', index, end);
      index = end;
    } else if (isSignatureMark(line)) {
      const end = endOfSignature(lines, index, context);
      kinds.fill(end === index ? 'written' : 'signature', index, Math.max(end, index + 1));
      index = Math.max(end, index + 1);
    } else {
      kinds[index] = isTagline(line.trim()) ? 'signature' : 'written';
      index++;
    }
  }
  return group(lines, kinds);
}

/** Runs of one kind; blank lines go with what stands above them. */
function group(lines: readonly string[], kinds: FragmentKind[]): Fragment[] {
  for (let index = 1; index < lines.length; index++) {
    if (lines[index] === '' && kinds[index] === 'written') kinds[index] = kinds[index - 1] ?? 'written';
  }
  const fragments: Fragment[] = [];
  let start = 0;
  for (let index = 1; index <= lines.length; index++) {
    if (index < lines.length && kinds[index] === kinds[start]) continue;
    fragments.push({ kind: kinds[start] ?? 'written', text: lines.slice(start, index).join('\n') });
    start = index;
  }
  return fragments;
}

/** The repeated mail whose head begins at this line, if one does. */
function readRepeated(lines: readonly string[], index: number, context: FragmentContext): Repeated | null {
  const line = lines[index] ?? '';
  const content = unquoteLine(line).trim();
  if (content === '') return null;
  const mark = markOf(content);
  const rule = mark === null && isRule(content);
  if (mark !== null || rule) {
    const head = nextLineWithText(lines, index + 1);
    const block = readHeadBlock(lines, head, mark !== null);
    if (mark === null) {
      return block === null || head > index + 4
        ? null
        : { kind: kindOf(null, context), end: endOfRepeated(lines, index, block.end) };
    }
    if (block !== null && head <= index + 4)
      return { kind: kindOf(mark, context), end: endOfRepeated(lines, index, block.end) };
    const attribution = endOfAttribution(lines, head);
    // Without a head below it, a mark with dashes or in a forward still says what follows.
    const dashed = /^[-_=*~]{3}/.test(content);
    if (attribution === null && !dashed && !(mark === 'forward' && context.isForward)) return null;
    return { kind: kindOf(mark, context), end: endOfRepeated(lines, index, attribution ?? index + 1) };
  }
  const label = readLabel(line);
  if (label !== null && beginsHead(label)) {
    const block = readHeadBlock(lines, index, false);
    if (block !== null && (block.mechanical || context.isForward || context.isReply)) {
      return { kind: kindOf(null, context), end: endOfRepeated(lines, index, block.end) };
    }
  }
  return readAttributed(lines, index, context);
}

/** `Le … a écrit :` with what it introduces. */
function readAttributed(lines: readonly string[], index: number, context: FragmentContext): Repeated | null {
  const end = endOfAttribution(lines, index);
  if (end === null) return null;
  const head = lines.slice(index, end).map(unquoteLine).join(' ');
  const next = nextLineWithText(lines, end);
  const marked = isQuoteLine(lines[index] ?? '') || isQuoteLine(lines[next] ?? '');
  const hasAddress = /[^\s<>()@]{1,64}@[^\s<>()]{2,190}/.test(head);
  const hasTime = /\d{1,2}\s?[:h]\s?\d{2}/.test(head);
  const answers = context.isReply || context.isForward;
  const certain =
    next >= lines.length
      ? hasAddress || answers
      : marked || (hasAddress && (hasTime || answers)) || (answers && hasTime);
  if (!certain || !(hasAddress || /\d/.test(head))) return null;
  return {
    kind: kindOf(null, { isForward: context.isForward, isReply: !context.isForward }),
    end: endOfRepeated(lines, index, end),
  };
}

/** Where the head of a quote that begins at `start` ends; null when none begins there. */
export function endOfAttribution(lines: readonly string[], start: number): number | null {
  const first = unquoteLine(lines[start] ?? '').trim();
  if (!mayBeginAttribution(first)) return null;
  let joined = '';
  for (let index = start; index < Math.min(lines.length, start + MAX_ATTRIBUTION_LINES); index++) {
    const line = unquoteLine(lines[index] ?? '').trim();
    if (line === '') return null;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > 500) return null;
    if (endsAttribution(joined)) return index + 1;
  }
  return null;
}

/** The client's word first, then the Subject, then whether the mail answers one. */
function kindOf(mark: 'forward' | 'original' | null, context: FragmentContext): 'quoted' | 'forwarded' {
  if (mark === 'forward' || context.isForward) return 'forwarded';
  return context.isReply ? 'quoted' : 'forwarded';
}

/** A repeated mail marked by `>` ends with the marks; any other goes to the end of the text. */
function endOfRepeated(lines: readonly string[], head: number, bodyStart: number): number {
  const first = nextLineWithText(lines, bodyStart);
  const marked = first < lines.length && isQuoteLine(lines[first] ?? '');
  if (marked || (first >= lines.length && isQuoteLine(lines[head] ?? ''))) return endOfQuoteLines(lines, first);
  return lines.length;
}

function endOfQuoteLines(lines: readonly string[], start: number): number {
  let end = start;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (isQuoteLine(line)) end = index + 1;
    else if (line !== '') break;
  }
  return Math.min(Math.max(end, start), lines.length);
}

function endOfSignature(lines: readonly string[], start: number, context: FragmentContext): number {
  const limit = Math.min(lines.length, start + MAX_SIGNATURE_LINES + 1);
  for (let index = start + 1; index < limit; index++) {
    // Dashes again: neither is a signature's, and lines of dashes must not be searched over and over.
    if (isSignatureMark(lines[index] ?? '')) return start;
    if (isQuoteLine(lines[index] ?? '') || readRepeated(lines, index, context) !== null) return index;
  }
  return limit === lines.length ? limit : start;
}

function nextLineWithText(lines: readonly string[], start: number): number {
  let index = start;
  while (index < lines.length && unquoteLine(lines[index] ?? '').trim() === '') index++;
  return index;
}

function isQuoteLine(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}
