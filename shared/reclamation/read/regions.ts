/**
 * The places of a mail where words may stand, in the order in which they count: the author's own words first, then
 * what they pass on, then what they repeat. Each with its folded text.
 */
import type { Message } from '../../mail/message.ts';
import { fragmentText } from '../../mail/message.ts';
import type { NirSource } from '../reading.ts';
import { type Folded, fold } from './folded.ts';

export interface Region {
  readonly source: NirSource;
  readonly text: string;
  readonly folded: Folded;
}

export interface AttachmentText {
  readonly name: string;
  readonly text: string;
}

/** The mail's regions that hold words; regions without any are left out. */
export function regionsOf(message: Message, attachments: readonly AttachmentText[]): readonly Region[] {
  const texts: ReadonlyArray<readonly [NirSource, string]> = [
    ['subject', message.subject],
    ['body', fragmentText(message, 'written')],
    ['signature', fragmentText(message, 'signature')],
    ['forwarded', unquoted(fragmentText(message, 'forwarded'))],
    ...attachments.map((attachment) => ['attachment', attachment.text] as const),
    ['quoted', unquoted(fragmentText(message, 'quoted'))],
  ];
  return texts
    .filter(([, text]) => /[\p{L}\p{N}]/u.test(text))
    .map(([source, text]) => ({ source, text, folded: fold(text) }));
}

/** Without the quote marks at line beginnings: a wrapped sentence reads through them. */
function unquoted(text: string): string {
  return text.replace(/^(?:[ \t]?>)+[ \t]?/gm, '');
}

/** The regions of the given sources, in the mail's order. */
export function among(regions: readonly Region[], ...sources: readonly NirSource[]): readonly Region[] {
  return regions.filter((region) => sources.includes(region.source));
}
