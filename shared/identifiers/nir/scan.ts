/**
 * Every number of one text that is a NIR, was meant as one, or only looks like one. Two readings of each run of digits:
 * first what its key proves, at any group; then what its label asks for, at its first group (domain.md § 2.3 to 2.7).
 */
import { readStructure } from './anatomy.ts';
import { hiddenSpans, hide } from './blank.ts';
import { type Column, columnAt } from './column.ts';
import { keyOf, mayHaveRightKey } from './key.ts';
import { isAside } from './key-or-aside.ts';
import { plainText } from './plain-text.ts';
import { repair } from './repair.ts';
import { eachRun, type Run } from './runs.ts';
import type { Sighting, SightingStatus } from './sighting.ts';
import { type Before, before, continuesList, type Surroundings, surroundings, takesUpLabel } from './surroundings.ts';
import { isCanonical, isCompact, isWrittenAsNir, stands, type Window, windowAt } from './windows.ts';

/** A run with fewer digits is a small number, which labels may speak of in passing: « dossier n° 123, NIR … ». */
const LONG = 9;
/** After a label, fewer or more digits than these were not meant as a NIR: a post code, a telephone, two numbers in a row. */
const FEWEST = 12;
const MOST = 17;

/** The numbers of one text, in order, none overlapping. Never throws; time grows in line with the length of the text. */
export function scan(original: string): Sighting[] {
  const plain = plainText(original);
  const hidden = hiddenSpans(plain.lower);
  const written = hide(plain.text, hidden);
  const text = repair(written);
  const lower = hide(plain.lower, hidden);
  const sightings: Sighting[] = [];
  const reader = new RunReader(written, text, lower);
  eachRun(text, lower, LONG, (run) => {
    for (const seen of reader.read(run)) {
      sightings.push({ ...seen, start: plain.startOf(seen.start), end: plain.endOf(seen.end - 1) });
    }
  });
  return sightings;
}

/** Reads the runs of one text in order: a label may be taken up by the number after the one it was written for. */
class RunReader {
  readonly #written: string;
  readonly #text: string;
  readonly #lower: string;
  #floor = 0;
  #previous: 'nir' | 'contrary' | 'none' = 'none';

  constructor(written: string, text: string, lower: string) {
    this.#written = written;
    this.#text = text;
    this.#lower = lower;
  }

  read(run: Run): Sighting[] {
    const lead = before(this.#lower, run.start, this.#floor);
    const column = columnAt(this.#lower, run.start);
    const proven = this.#proven(run, lead, column);
    const seen = proven.some((sighting) => sighting.start === run.start)
      ? proven
      : this.#labelled(run, lead, column, proven);
    this.#floor = run.end;
    const last = seen.at(-1);
    this.#previous =
      last === undefined ? this.#contraryKind(run, lead) : last.status === 'contradicted' ? 'contrary' : 'nir';
    return seen;
  }

  #contraryKind(run: Run, lead: Before): 'contrary' | 'none' {
    return this.#around(run, lead, { start: run.start, end: run.end, compact: true }, null).label.kind === 'contrary'
      ? 'contrary'
      : 'none';
  }

  /** Numbers whose key is right, wherever in the run. */
  #proven(run: Run, lead: Before, column: Column | null): Sighting[] {
    const seen: Sighting[] = [];
    for (let first = 0; first < run.groups.length; first++) {
      const offset = run.offsets[first] ?? 0;
      if (!mayHaveRightKey(run.characters, offset)) continue;
      const window = windowAt(run, first, 15);
      const sighting = window === null ? null : this.#prove(run, window, lead, column);
      if (window === null || sighting === null) continue;
      seen.push(sighting);
      first = window.last;
    }
    return seen;
  }

  #prove(run: Run, window: Window, lead: Before, column: Column | null): Sighting | null {
    const structure = readStructure(window.value.slice(0, 13));
    if (!structure.ok || keyOf(window.value.slice(0, 13)) !== window.value.slice(13)) return null;
    const leads = window.first === 0 || this.#isHeldBy(run, window);
    const around = this.#around(run, leads ? lead : null, this.#span(run, window), column);
    const status = this.#statusOf(run, window, structure.anatomy.kind === 'nir', around);
    return status === null ? null : this.#sighting(run, window, status, window.value, around, structure.flags);
  }

  #statusOf(run: Run, window: Window, permanent: boolean, around: Surroundings): SightingStatus | null {
    const { kind } = around.label;
    const labelled = kind === 'nir' && !window.writing.strayKey;
    if (!permanent) return labelled && window.first === 0 ? 'provisional' : null;
    if (this.#isRepaired(run, window)) return labelled ? 'corrected' : null;
    if (kind === 'contrary') return 'contradicted';
    if (labelled) return 'valid';
    if (!isWrittenAsNir(window) || !stands(run, this.#text, window)) return null;
    return around.glued && !isCanonical(window.writing) ? 'contradicted' : 'valid';
  }

  /** The number that a label announces at the start of the run, when its key is missing or wrong. */
  #labelled(run: Run, lead: Before, column: Column | null, proven: Sighting[]): Sighting[] {
    const limit = proven[0]?.start ?? run.end;
    const found = this.#announced(run, lead, column);
    return found === null || found.end > limit ? proven : [found, ...proven];
  }

  #announced(run: Run, lead: Before, column: Column | null): Sighting | null {
    const long = windowAt(run, 0, 15);
    const short = windowAt(run, 0, 13);
    const window = short !== null && (long === null || isAside(run, short, this.#lower)) ? short : long;
    const attempt = window ?? this.#attempt(run);
    if (attempt === null) return null;
    const around = this.#around(run, lead, this.#span(run, attempt), column);
    const structure = readStructure(attempt.value.slice(0, 13));
    if (around.label.kind !== 'nir') return this.#unannounced(run, long, structure.ok, around);
    if (
      window === short &&
      short !== null &&
      structure.ok &&
      this.#endsThere(run, short) &&
      !this.#isRepaired(run, short)
    ) {
      const provisional = structure.anatomy.kind !== 'nir';
      const value = provisional ? short.value : `${short.value}${keyOf(short.value)}`;
      return this.#sighting(
        run,
        short,
        provisional ? 'provisional' : 'key-not-supplied',
        value,
        around,
        structure.flags,
      );
    }
    const meant = around.label.reach === 'adjacent' || (window !== null && structure.ok && /^[12]/.test(window.value));
    return meant ? this.#sighting(run, attempt, 'invalid-key', attempt.value, around, []) : null;
  }

  /** No label, a wrong key, yet written as nothing else is (1-2-2-2-3-3-2): the person is told, rather than asked anew. */
  #unannounced(run: Run, long: Window | null, ok: boolean, around: Surroundings): Sighting | null {
    if (long === null || !ok || around.label.kind === 'contrary' || around.glued) return null;
    const meant = isCanonical(long.writing) && /^[12]/.test(long.value) && stands(run, this.#text, long);
    return meant && !this.#isRepaired(run, long)
      ? this.#sighting(run, long, 'invalid-key', long.value, around, [])
      : null;
  }

  /** All the digits up to the next cell or line, when they are nearly as many as a NIR's. */
  #attempt(run: Run): Window | null {
    const last = run.groups.findIndex((group) => group.gap === 'line' || group.gap === 'cell' || group.gap === 'end');
    const value = run.characters.slice(0, run.offsets[last + 1] ?? run.characters.length);
    if (value.length < FEWEST || value.length > MOST) return null;
    const writing = { cuts: 0, groups: last + 1, separator: null, lines: 0, cells: 0, strayKey: false };
    return { first: 0, last, value, writing };
  }

  /** Whether thirteen characters end a number, not a longer reference: `1850575116042-2026`. */
  #endsThere(run: Run, short: Window): boolean {
    return isAside(run, short, this.#lower) || stands(run, this.#text, short);
  }

  #around(
    run: Run,
    lead: Before | null,
    span: { start: number; end: number; compact: boolean },
    column: Column | null,
  ): Surroundings {
    const around = surroundings(this.#lower, lead, span, column);
    if (around.label.kind !== 'none' || lead === null || span.start !== run.start || this.#floor === 0) return around;
    if (!this.#reachesFloor(lead)) return around;
    if (this.#previous === 'nir' && takesUpLabel(lead.words))
      return { ...around, label: { kind: 'nir', reach: 'adjacent' } };
    if (this.#previous === 'contrary' && span.compact && continuesList(lead.words)) {
      return { ...around, label: { kind: 'contrary', reach: 'adjacent' } };
    }
    return around;
  }

  /** Whether the words before the run go back to the number before it. */
  #reachesFloor(lead: Before): boolean {
    const first = lead.words.at(-1)?.start ?? lead.start;
    return first - this.#floor <= 12;
  }

  /** `dossier 2026 185057513094157`: the label holds for an unbroken number after another group, on the same line. */
  #isHeldBy(run: Run, window: Window): boolean {
    if (!isCompact(window.writing)) return false;
    for (let i = 0; i < window.first; i++) {
      const gap = run.groups[i]?.gap;
      if (gap !== 'tight' && gap !== 'loose') return false;
    }
    return true;
  }

  #isRepaired(run: Run, window: { readonly first: number; readonly last: number }): boolean {
    const { start, end } = this.#span(run, { ...window, writing: null });
    return this.#written.slice(start, end) !== this.#text.slice(start, end);
  }

  #span(run: Run, window: { first: number; last: number; writing: Window['writing'] | null }) {
    return {
      start: run.groups[window.first]?.start ?? run.start,
      end: run.groups[window.last]?.end ?? run.end,
      compact: window.writing === null || isCompact(window.writing),
    };
  }

  #sighting(
    run: Run,
    window: Window,
    status: SightingStatus,
    value: string,
    around: Surroundings,
    flags: Sighting['flags'],
  ): Sighting {
    const { start, end } = this.#span(run, window);
    return { status, value, label: around.label.kind, owner: around.owner, flags, start, end };
  }
}
