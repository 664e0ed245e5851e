/** Subject prefixes: what clients put in front when one answers or passes on. */

/**
 * Answer: French (`Re`, `Rép`, `Réf` of old Apple clients), German, Italian, Nordic, Portuguese, Polish; `Re[2]:`,
 * `RE(3) :`. `Réf : 2026-114` and `Réf : dossier …` name a file and are no answer.
 */
const REPLY =
  /^(?:re|r[ée]p|r[ée]f(?!\s{0,2}[:：]\s{0,3}(?:n°|n[o°]\s|dossier|[a-z]{0,6}[-_/]?\d))|aw|antw|antwort|sv|vs|ris|r|res|odp|答复|回复)\s{0,2}(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s{0,2}[:：]\s*/iu;

/** Passing on: French `TR`, English `Fwd` and `FW`, German `WG`, Dutch `Doorst`, Nordic `VB`. `RV` is a rendez-vous. */
const FORWARD =
  /^(?:tr|trans|transf|transf[ée]r[ée]|fwd?|wg|doorst|enc|vb|转发)\s{0,2}(?:\[\d{1,3}\]|\(\d{1,3}\))?\s{0,2}[:：]\s*/iu;

/** `[liste]`, `[EXT]`, `[SPAM?]`, `***SPAM***`: put in front by relays and lists. */
const TAG = /^(?:\[[^\][]{1,60}\]|\*{2,5}[^*]{1,40}\*{2,5})\s*/u;

/** No client stacks more; stops a Subject of a million `Re:`. */
const MAX_PREFIXES = 50;

export interface StrippedSubject {
  /** The Subject without prefixes and tags, trimmed; '' when nothing else stood there. */
  readonly subject: string;
  /** The outermost prefix: what the author of this mail did last; null when there is none. */
  readonly prefix: 'reply' | 'forward' | null;
}

/** Frees a decoded Subject of reply and forward prefixes and of list tags, however often they are repeated. */
export function stripSubject(subject: string): StrippedSubject {
  let rest = subject.slice(0, 5_000).replace(/\s+/g, ' ').trim();
  let prefix: StrippedSubject['prefix'] = null;
  for (let count = 0; count < MAX_PREFIXES; count++) {
    const match = REPLY.exec(rest) ?? FORWARD.exec(rest) ?? TAG.exec(rest);
    if (match === null || match[0] === '') break;
    if (prefix === null && !TAG.test(match[0])) prefix = REPLY.test(match[0]) ? 'reply' : 'forward';
    rest = rest.slice(match[0].length);
  }
  return { subject: rest.trim(), prefix };
}

/** Frees a decoded Subject of the tags in front of it, and of nothing else. */
export function stripTags(subject: string): string {
  let rest = subject.trimStart();
  for (let count = 0; count < MAX_PREFIXES && TAG.test(rest); count++) rest = rest.replace(TAG, '');
  return rest;
}

/** Whether the outermost prefix is an answer's. */
export function isReplySubject(subject: string): boolean {
  return stripSubject(subject).prefix === 'reply';
}

/** Whether the outermost prefix is a forward's. */
export function isForwardSubject(subject: string): boolean {
  return stripSubject(subject).prefix === 'forward';
}
