/**
 * Two readings of each run of digits: first what a right key proves, at any group; then what a label announces, where the
 * key is missing or wrong.
 */
import { type NirFlag, readStructure, type Structure } from './anatomy.ts';
import { Columns } from './column.ts';
import { hasRightKey, keyOf } from './key.ts';
import { isAside } from './key-or-aside.ts';
import { type Owner, ownWordsEnd } from './owner.ts';
import type { Run } from './runs.ts';
import type { Sighting, SightingStatus } from './sighting.ts';
import {
  continuesList,
  type Lead,
  leadTo,
  type Surroundings,
  surroundings,
  takesUpLabel,
  toldBefore,
} from './surroundings.ts';
import {
  attemptAt,
  gapAfter,
  isCanonical,
  isCompact,
  isWrittenAsNir,
  stands,
  type Window,
  windowAt,
} from './windows.ts';

type Sound = Extract<Structure, { ok: true }>;

/** Values that hardly any genuine number has: without a label or the canonical grouping, chance explains them better. */
const ODD: ReadonlySet<NirFlag> = new Set(['unusual-month', 'departement-00', 'commune-000', 'order-000']);

/** So many digits before it on the line are a number of their own. */
const OWN_NUMBER = 9;

/** What the number before passes on: a list goes on with the same. */
type Previous = { readonly label: 'nir'; readonly owner: Owner } | { readonly label: 'contrary' } | null;

/** Reads the runs of one text in order. */
export class RunReader {
  /** The text as written, and with letters typed for digits repaired; the same in lower case. */
  readonly #written: string;
  readonly #text: string;
  readonly #lower: string;
  readonly #columns: Columns;
  /** Where the number before ended: its label is not ours. */
  #floor = 0;
  #previous: Previous = null;

  constructor(written: string, text: string, lower: string) {
    this.#written = written;
    this.#text = text;
    this.#lower = lower;
    this.#columns = new Columns(lower);
  }

  /** The numbers of one run, in order, none overlapping. */
  read(run: Run): Sighting[] {
    const lead = leadTo(this.#text, run.start, this.#floor, this.#columns.at(run.start));
    const proven = this.#proven(run, lead);
    const seen = [...proven];
    let next = 0;
    for (const [first, group] of run.groups.entries()) {
      const begins = first === 0 || this.#beginsCell(run, first);
      if (!begins) continue;
      // A group of a proven number announces no other: asked before the words around it are read, which costs.
      while ((proven[next]?.end ?? Infinity) <= group.start) next += 1;
      if ((proven[next]?.start ?? Infinity) <= group.start) continue;
      const found = this.#announced(run, first, first === 0 ? lead : this.#cellLead(group.start));
      // Stryker disable next-line EqualityOperator: something always stands between two numbers
      if (found !== null && !seen.some((other) => other.start < found.end && found.start < other.end)) seen.push(found);
    }
    seen.sort((a, b) => a.start - b.start);
    const last = seen.at(-1);
    this.#previous = last === undefined ? passedOver(lead) : passedOn(last);
    // « 1 85 …, assuré ⏎ 1 15 …, enfant » : what is said of one number is not said of the next.
    this.#floor = last?.end === run.end ? ownWordsEnd(this.#lower, run.end) : run.end;
    return seen;
  }

  /** Whether a group is the first of a cell of a table. */
  #beginsCell(run: Run, first: number): boolean {
    return gapAfter(run, first - 1) === 'cell' && this.#columns.at(run.groups[first]?.start ?? 0) !== null;
  }

  /** What leads to a number that follows another one on its line: the head of its column, or nothing. */
  #cellLead(start: number): Lead {
    // Stryker disable next-line ArrayDeclaration: what the mutant puts there has no class, and is no word of a label
    return { words: [], start, column: this.#columns.at(start) };
  }

  /** Numbers whose key is right, wherever in the run. */
  #proven(run: Run, lead: Lead): Sighting[] {
    const seen: Sighting[] = [];
    let free = 0;
    for (const [first, offset] of run.offsets.entries()) {
      if (first < free || !hasRightKey(run.characters, offset)) continue;
      const window = windowAt(run, first, 15);
      if (window === null) continue;
      const found = this.#prove(run, window, lead);
      if (found === null) continue;
      seen.push(found);
      free = window.last + 1;
    }
    return seen;
  }

  #prove(run: Run, window: Window, lead: Lead): Sighting | null {
    const structure = readStructure(window.value);
    if (!structure.ok) return null;
    const around = this.#around(window, this.#leadOf(run, window, lead));
    const status = this.#provenStatus(run, window, structure, around);
    return status === null ? null : sighting(window, { status, value: window.value, around, flags: structure.flags });
  }

  /** The words before the run lead to its first number, and to an unbroken one that only small groups part from them. */
  #leadOf(run: Run, window: Window, lead: Lead): Lead {
    const isLed = window.first === 0 || (isCompact(window.writing) && isHeldTogether(run, window.first));
    return isLed ? lead : this.#cellLead(window.start);
  }

  #provenStatus(run: Run, window: Window, { anatomy, flags }: Sound, around: Surroundings): SightingStatus | null {
    const labelled = around.label.kind === 'nir' && !window.writing.strayKey;
    if (anatomy.kind !== 'nir') return labelled ? 'provisional' : null;
    if (this.#isRepaired(window)) return labelled ? 'corrected' : null;
    if (around.label.kind === 'contrary') return 'contradicted';
    if (labelled) return 'valid';
    if (!isWrittenAsNir(window) || !stands(run, this.#text, window)) return null;
    if (isCanonical(window.writing)) return 'valid';
    return around.glued || flags.some((flag) => ODD.has(flag)) ? 'contradicted' : 'valid';
  }

  /** The number that a label announces at a group, its key missing or wrong. */
  #announced(run: Run, first: number, lead: Lead): Sighting | null {
    const long = windowAt(run, first, 15);
    const short = windowAt(run, first, 13);
    const thirteen = short !== null && isAside(run, short, this.#lower) ? short : null;
    const attempt = thirteen ?? long ?? attemptAt(run, first);
    if (attempt === null) return null;
    const around = this.#around(attempt, lead);
    const structure = readStructure(attempt.value);
    const permanent = structure.ok && structure.anatomy.kind === 'nir';
    if (around.label.kind !== 'nir') return permanent ? this.#unannounced(run, long, around) : null;
    if (thirteen !== null && structure.ok && !this.#isRepaired(thirteen)) {
      const status = permanent ? 'key-not-supplied' : 'provisional';
      const value = permanent ? `${thirteen.value}${keyOf(thirteen.value)}` : thirteen.value;
      return sighting(thirteen, { status, value, around, flags: structure.flags });
    }
    const wellBegun = permanent && attempt.value.length === 15;
    return around.label.reach === 'adjacent' || wellBegun ? mistaken(attempt, around) : null;
  }

  /**
   * No label and a wrong key, yet written as nothing else is (1-2-2-2-3-3-2): telling people that their number is wrong
   * serves them better than asking for it as if they had not given it.
   */
  #unannounced(run: Run, long: Window | null, around: Surroundings): Sighting | null {
    if (long === null || around.label.kind !== 'none' || around.glued || this.#isRepaired(long)) return null;
    return isCanonical(long.writing) && stands(run, this.#text, long) ? mistaken(long, around) : null;
  }

  #around(window: Window, lead: Lead): Surroundings {
    const compact = isCompact(window.writing);
    const around = surroundings(this.#lower, lead, { start: window.start, end: window.end, compact });
    const between = this.#lower.slice(this.#floor, lead.words.at(-1)?.start ?? lead.start);
    // Whether the words before the run go back to the number before it.
    const follows = !/[a-z0-9]/.test(between);
    if (around.label.kind !== 'none' || !follows) return around;
    if (this.#previous?.label === 'nir' && takesUpLabel(lead.words, APART.test(between))) {
      const owner = continuesList(lead.words) ? this.#previous.owner : around.owner;
      return { ...around, owner, label: { kind: 'nir', reach: 'adjacent' } };
    }
    const goesOn = this.#previous?.label === 'contrary' && compact && continuesList(lead.words);
    return goesOn ? { ...around, label: { kind: 'contrary' } } : around;
  }

  #isRepaired({ start, end }: Window): boolean {
    return this.#written.slice(start, end) !== this.#text.slice(start, end);
  }
}

/** A blank line, quoted or not, or the end of a sentence. */
const APART = /\n[ \t>]*\n|[.!?]\s/;

/** A number that no label announced has none to pass on; a refused one, that the list is of such numbers. */
function passedOn({ status, label, owner }: Sighting): Previous {
  if (label === 'nir') return { label, owner };
  return status === 'contradicted' ? { label: 'contrary' } : null;
}

/** Digits that are no NIR: « commandes 2026110012345 et 185057511604218 ». */
function passedOver(lead: Lead): Previous {
  return toldBefore(lead, true).kind === 'contrary' ? { label: 'contrary' } : null;
}

/** Whether only small groups stand before `first`, with nothing wider than a separator: no number that took the label for itself. */
function isHeldTogether(run: Run, first: number): boolean {
  if ((run.offsets[first] ?? 0) >= OWN_NUMBER) return false;
  return run.groups.slice(0, first).every(({ gap }) => gap === 'tight' || gap === 'loose');
}

function mistaken(window: Window, around: Surroundings): Sighting {
  return sighting(window, { status: 'invalid-key', value: window.value, around, flags: [] });
}

function sighting(
  { start, end }: Window,
  what: Pick<Sighting, 'status' | 'value' | 'flags'> & { readonly around: Surroundings },
): Sighting {
  const { status, value, flags, around } = what;
  return { status, value, label: around.label.kind, owner: around.owner, flags, start, end };
}
