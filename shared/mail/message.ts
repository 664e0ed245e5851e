/**
 * A parsed mail, as the rest of the product sees it (RFC 5322). Types only: `parse.ts` makes it.
 * Strings are decoded text; nothing here was trusted from the sender beyond its shape.
 */

/** A mailbox of RFC 5322 § 3.4: an optional display name and an address; the domain is in lower case. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/**
 * What a run of the body is. `written` are the author's own new words; `quoted` an earlier mail repeated in an
 * answer; `forwarded` somebody else's mail passed on; `signature` the sign-off block. Nothing is ever dropped:
 * the fragments joined in order are the whole text.
 */
export type FragmentKind = 'written' | 'quoted' | 'forwarded' | 'signature';

export interface Fragment {
  readonly kind: FragmentKind;
  readonly text: string;
}

/** The head of a forwarded mail, read from the lines the client wrote into the body (or from a message/rfc822 part). */
export interface ForwardedHead {
  readonly from: Mailbox | null;
  readonly to: string;
  readonly subject: string;
  /** When it was first sent: an ISO 8601 local date-time (`2026-10-05T11:22`) or date (`2026-10-05`); null when unreadable. */
  readonly date: string | null;
}

export interface Attachment {
  /** The declared file name, made safe (no path, no control or bidi characters); '' when there was none. */
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** True for parts that only decorate the HTML body (Content-ID referred to, or disposition inline image). */
  readonly inline: boolean;
  readonly content: Uint8Array;
}

export interface Message {
  /** Message-ID with its angle brackets, as given; null when absent. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  /** References in order, oldest first. */
  readonly references: readonly string[];
  /** The Date field as an instant (ISO 8601, UTC); null when absent, unreadable or absurd. Never the time of receipt. */
  readonly date: string | null;
  /** The author: the From field only, never Reply-To (mail.md § 4 no. 12); null when absent. */
  readonly from: Mailbox | null;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** The decoded Subject, '' when absent. */
  readonly subject: string;
  /** All header fields: lower-case name → values from top to bottom, unfolded and not decoded. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The media type of the top entity, lower case, with its parameters as written: `multipart/report; report-type=…`. */
  readonly contentType: string;
  /** The one faithful text of the body: decoded, entities resolved, table cells apart, line ends `\n`; '' when there is none. */
  readonly text: string;
  /** The text cut into its fragments, in order. */
  readonly fragments: readonly Fragment[];
  /** Heads of the mails forwarded in it, outermost first. */
  readonly forwardedHeads: readonly ForwardedHead[];
  readonly attachments: readonly Attachment[];
  /** What could not be read and why, for people: `pièce jointe « a.pdf » illisible (chiffrée)`. Empty when all is well. */
  readonly defects: readonly string[];
}

/** The values of a header field, top to bottom. */
export function headerValues(message: Pick<Message, 'headers'>, name: string): readonly string[] {
  return message.headers.get(name.toLowerCase()) ?? [];
}

/** The fragments of one kind, joined by a line end. */
export function fragmentText(message: Pick<Message, 'fragments'>, kind: FragmentKind): string {
  return message.fragments
    .filter((fragment) => fragment.kind === kind)
    .map((fragment) => fragment.text)
    .join('\n');
}
