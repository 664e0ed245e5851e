/** How a NIR is shown: in full to its holder, masked to everybody else (contract.md). */
import { isOverseas } from './anatomy.ts';
import { compact } from './compact.ts';

/** Where the groups end: sex, year, month, département, commune, order, key (domain.md § 2.4). */
const METROPOLE = [1, 3, 5, 7, 10, 13, 15] as const;
const OVERSEAS = [1, 3, 5, 8, 10, 13, 15] as const;

/**
 * The canonical grouping: `1 85 05 75 116 042 18`, overseas `1 85 05 971 16 042 06`; without its key if it has none.
 * The number may come in any written form; it is not checked.
 */
export function format(nir: string): string {
  const value = compact(nir);
  const groups: string[] = [];
  let start = 0;
  for (const end of isOverseas(value) ? OVERSEAS : METROPOLE) {
    if (start < value.length) groups.push(value.slice(start, end));
    start = end;
  }
  return groups.join(' ');
}

/** `1 85 05 ** *** *** **`: sex, year and month stay, the rest is hidden, whatever its length (contract.md, `nirMasked`). */
export function mask(nir: string): string {
  const value = compact(nir).padEnd(5, '*');
  return `${value.charAt(0)} ${value.slice(1, 3)} ${value.slice(3, 5)} ** *** *** **`;
}
