/**
 * Two readings of each run of digits: first what a right key proves, at any group; then what a label announces, where the
 * key is missing or wrong.
 */
import { type NirFlag, readStructure, type Structure } from './anatomy.ts';
import { Columns } from './column.ts';
import { keyOf, mayHaveRightKey } from './key.ts';
import { isAside } from './key-or-aside.ts';
import { type Owner, ownWordsEnd } from './owner.ts';
import type { Run } from './runs.ts';
import type { Sighting, SightingStatus } from './sighting.ts';
import { continuesList, type Lead, leadTo, type Surroundings, surroundings, takesUpLabel } from './surroundings.ts';
import { attemptAt, isCanonical, isCompact, isWrittenAsNir, stands, type Window, windowAt } from './windows.ts';

type Sound = Extract<Structure, { ok: true }>;

/** Values that hardly any genuine number has: without a label or the canonical grouping, chance explains them better. */
const ODD: ReadonlySet<NirFlag> = new Set(['unusual-month', 'departement-00', 'commune-000', 'order-000']);

/** So many digits before it on the line are a number of their own. */
const OWN_NUMBER = 9;

/** Of what kind the number before was: a list goes on with the same. */
type Kind = 'nir' | 'contrary' | 'none';

/** Reads the runs of one text in order. */
export class RunReader {
  /** The text as written, and with letters typed for digits repaired; the same in lower case. */
  readonly #written: string;
  readonly #text: string;
  readonly #lower: string;
  readonly #columns: Columns;
  /** Where the number before ended: its label is not ours. */
  #floor = 0;
  #previous: Kind = 'none';
  #previousOwner: Owner = 'unsaid';

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
    const seen: Sighting[] = [];
    for (let first = 0, next = 0; first < run.groups.length; first++) {
      const group = run.groups[first];
      const upcoming = proven[next];
      if (group === undefined) break;
      if (upcoming !== undefined && group.start >= upcoming.start) {
        if (group.start === upcoming.start) seen.push(upcoming);
        if (group.end >= upcoming.end) next++;
        continue;
      }
      if (group.start < (seen.at(-1)?.end ?? 0)) continue;
      const led = first === 0 ? lead : run.groups[first - 1]?.gap === 'cell' ? this.#cellLead(group.start) : null;
      const found = led === null ? null : this.#announced(run, first, led);
      if (found !== null && found.end <= (upcoming?.start ?? found.end)) seen.push(found);
    }
    this.#previous = this.#kindOf(run, lead, seen);
    const last = seen.at(-1);
    this.#previousOwner = last?.owner ?? 'unsaid';
    // « 1 85 …, assuré ⏎ 1 15 …, enfant » : what is said of one number is not said of the next.
    this.#floor = last?.end === run.end ? ownWordsEnd(this.#lower, run.end) : run.end;
    return seen;
  }

  #kindOf(run: Run, lead: Lead, seen: readonly Sighting[]): Kind {
    const last = seen.at(-1);
    if (last?.status === 'contradicted') return 'contrary';
    // One that no label announced has none to pass on.
    if (last !== undefined) return last.label === 'nir' ? 'nir' : 'none';
    const { label } = surroundings(this.#lower, lead, { start: run.start, end: run.end, compact: true });
    return label.kind === 'contrary' ? 'contrary' : 'none';
  }

  /** What leads to a number that follows another one in its row: the head of its column, or nothing. */
  #cellLead(start: number): Lead | null {
    const column = this.#columns.at(start);
    return column === null ? null : { words: [], start, column };
  }

  /** Numbers whose key is right, wherever in the run. */
  #proven(run: Run, lead: Lead): Sighting[] {
    const seen: Sighting[] = [];
    for (let first = 0; first < run.groups.length; first++) {
      if (!mayHaveRightKey(run.characters, run.offsets[first] ?? 0)) continue;
      const window = windowAt(run, first, 15);
      const sighting = window === null ? null : this.#prove(run, window, lead);
      if (window === null || sighting === null) continue;
      seen.push(sighting);
      first = window.last;
    }
    return seen;
  }

  #prove(run: Run, window: Window, lead: Lead): Sighting | null {
    const structure = readStructure(window.value.slice(0, 13));
    if (!structure.ok || keyOf(window.value.slice(0, 13)) !== window.value.slice(13)) return null;
    const around = this.#around(run, window, this.#leadOf(run, window, lead));
    const status = this.#provenStatus(run, window, structure, around);
    return status === null ? null : sighting(window, { status, value: window.value, around, flags: structure.flags });
  }

  /** The words before the run lead to its first number, and to an unbroken one that only small groups part from them. */
  #leadOf(run: Run, window: Window, lead: Lead): Lead {
    if (window.first === 0 || (isCompact(window.writing) && isHeldTogether(run, window.first))) return lead;
    const { start } = window;
    const inCell = run.groups[window.first - 1]?.gap === 'cell' ? this.#cellLead(start) : null;
    return inCell ?? { words: [], start, column: null };
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
    const thirteen = short !== null && (long === null || isAside(run, short, this.#lower)) ? short : null;
    const attempt = thirteen ?? long ?? attemptAt(run, first);
    if (attempt === null) return null;
    const around = this.#around(run, attempt, lead);
    const structure = readStructure(attempt.value.slice(0, 13));
    if (around.label.kind !== 'nir') return this.#unannounced(run, long, structure.ok, around);
    if (thirteen !== null && structure.ok && !this.#isRepaired(thirteen) && this.#endsThere(run, thirteen)) {
      const permanent = structure.anatomy.kind === 'nir';
      const status = permanent ? 'key-not-supplied' : 'provisional';
      const value = permanent ? `${thirteen.value}${keyOf(thirteen.value)}` : thirteen.value;
      return sighting(thirteen, { status, value, around, flags: structure.flags });
    }
    const wellBegun = structure.ok && attempt.value.length === 15 && isPermanent(attempt.value);
    const meant = around.label.reach === 'adjacent' || wellBegun;
    return meant ? sighting(attempt, { status: 'invalid-key', value: attempt.value, around, flags: [] }) : null;
  }

  /**
   * No label and a wrong key, yet written as nothing else is (1-2-2-2-3-3-2): telling people that their number is wrong
   * serves them better than asking for it as if they had not given it.
   */
  #unannounced(run: Run, long: Window | null, ok: boolean, around: Surroundings): Sighting | null {
    if (long === null || !ok || around.label.kind !== 'none' || around.glued || this.#isRepaired(long)) return null;
    const meant = isCanonical(long.writing) && isPermanent(long.value) && stands(run, this.#text, long);
    return meant ? sighting(long, { status: 'invalid-key', value: long.value, around, flags: [] }) : null;
  }

  /** Whether thirteen characters end a number, not a longer reference: `1850575116042-2026`. */
  #endsThere(run: Run, short: Window): boolean {
    return isAside(run, short, this.#lower) || stands(run, this.#text, short);
  }

  #around(run: Run, window: Window, lead: Lead): Surroundings {
    const compact = isCompact(window.writing);
    const around = surroundings(this.#lower, lead, { start: window.start, end: window.end, compact });
    if (around.label.kind !== 'none' || this.#previous === 'none' || !this.#followsPrevious(lead, run)) return around;
    if (this.#previous === 'nir' && takesUpLabel(lead.words, this.#isApart(lead))) {
      const owner = continuesList(lead.words) ? this.#previousOwner : around.owner;
      return { ...around, owner, label: { kind: 'nir', reach: 'adjacent' } };
    }
    const goesOn = this.#previous === 'contrary' && compact && continuesList(lead.words);
    return goesOn ? { ...around, label: { kind: 'contrary', reach: 'adjacent' } } : around;
  }

  /** Whether the words before the run go back to the number before it. */
  #followsPrevious(lead: Lead, run: Run): boolean {
    return lead.start === run.start && (lead.words.at(-1)?.start ?? lead.start) - this.#floor <= 12;
  }

  /** Whether a blank line or the end of a sentence comes between the number before and these words. */
  #isApart(lead: Lead): boolean {
    return /\n[ \t>]*\n|[.!?]\s/.test(this.#lower.slice(this.#floor, lead.words.at(-1)?.start ?? lead.start));
  }

  #isRepaired({ start, end }: Window): boolean {
    return this.#written.slice(start, end) !== this.#text.slice(start, end);
  }
}

/** 1 or 2: the only first digits of a number that is final. */
function isPermanent(value: string): boolean {
  return value.startsWith('1') || value.startsWith('2');
}

/** Whether only small groups stand before `first`, with nothing wider than a separator: no number that took the label for itself. */
function isHeldTogether(run: Run, first: number): boolean {
  const gaps = run.groups.slice(0, first).map((group) => group.gap);
  return (run.offsets[first] ?? 0) < OWN_NUMBER && gaps.every((gap) => gap === 'tight' || gap === 'loose');
}

function sighting(
  { start, end }: Window,
  what: Pick<Sighting, 'status' | 'value' | 'flags'> & { readonly around: Surroundings },
): Sighting {
  const { status, value, flags, around } = what;
  return { status, value, label: around.label.kind, owner: around.owner, flags, start, end };
}
