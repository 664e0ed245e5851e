/** Whether a text is a NIR, and if not, what is wrong with it and where (domain.md § 2.3). */
import { type NirAnatomy, type NirFlag, readStructure, type StructureFault } from './anatomy.ts';
import { compact } from './compact.ts';
import { keyOf } from './key.ts';

export type NirFault = 'empty' | 'length' | StructureFault | 'key';

export type NirResult =
  | {
      readonly ok: true;
      /** `valid`: the key was given and is right. `key-not-supplied`: it was computed. `provisional`: as given, 13 or 15. */
      readonly status: 'valid' | 'key-not-supplied' | 'provisional';
      readonly value: string;
      readonly anatomy: NirAnatomy;
      readonly flags: readonly NirFlag[];
    }
  | {
      readonly ok: false;
      readonly fault: NirFault;
      /** From 1; null when no single character is to blame (length, empty). */
      readonly position: number | null;
      /** What was left to check, compact. */
      readonly value: string;
      /** One English sentence for logs of the caller's own making: it never repeats the number. */
      readonly message: string;
    };

/** Reads a text that should be one NIR, in any written form, with its key or without. Never throws. */
export function validate(text: string): NirResult {
  const value = compact(text);
  if (value.length !== 13 && value.length !== 15) {
    return value === ''
      ? refuse(value, 'empty', null, 'is empty: 13 characters and a key of 2 are expected')
      : refuse(value, 'length', null, `has ${value.length} characters: 13, or 15 with the key, are expected`);
  }
  const thirteen = value.slice(0, 13);
  const structure = readStructure(thirteen);
  if (!structure.ok) {
    return refuse(
      value,
      structure.fault,
      structure.position,
      `${WRONG[structure.fault]} (position ${structure.position})`,
    );
  }
  const { anatomy, flags } = structure;
  const key = keyOf(thirteen);
  if (value.length === 15 && value.slice(13) !== key) {
    return refuse(value, 'key', 14, 'has a key that does not match its 13 first characters');
  }
  if (anatomy.kind !== 'nir') return { ok: true, status: 'provisional', value, anatomy, flags };
  return value.length === 15
    ? { ok: true, status: 'valid', value, anatomy, flags }
    : { ok: true, status: 'key-not-supplied', value: `${value}${key}`, anatomy, flags };
}

const WRONG: Readonly<Record<StructureFault, string>> = {
  character: 'has a character that is neither a digit nor the letter of 2A or 2B at position 7',
  sex: 'does not begin as any number of the Sécurité sociale does: 1 or 2, or 3 to 8 while provisional',
  month: 'has a month other than 01-13 or 20-99',
};

function refuse(value: string, fault: NirFault, position: number | null, what: string): NirResult {
  return { ok: false, fault, position, value, message: `The NIR ${what}.` };
}
