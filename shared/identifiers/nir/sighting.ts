/** A number seen in a text, with what was made of it. */
import type { NirFlag } from './anatomy.ts';
import type { LabelKind } from './label.ts';
import type { Owner } from './owner.ts';

/** As in the contract, and `contradicted`: right in itself, but its label or its place says that it is something else. */
export type SightingStatus =
  | 'valid'
  | 'key-not-supplied'
  | 'corrected'
  | 'provisional'
  | 'invalid-key'
  | 'contradicted';

export interface Sighting {
  readonly status: SightingStatus;
  /** Compact; with its computed key for `key-not-supplied`. For `invalid-key` the digits as given, of any length. */
  readonly value: string;
  readonly label: LabelKind;
  readonly owner: Owner;
  readonly flags: readonly NirFlag[];
  /** UTF-16 places in the text that was searched, `end` just after. */
  readonly start: number;
  readonly end: number;
}
