/** The number of the person concerned, from all the mail's regions, with the words around it as evidence (domain.md § 2.9). */
import { find, maskAll } from '../../identifiers/nir.ts';
import type { Evidence, NirReading } from '../reading.ts';
import type { Region } from './regions.ts';

/** How much of its label is shown before a number. */
const LABEL = 50;

export function nirOf(regions: readonly Region[]): {
  readonly reading: NirReading;
  readonly evidence: readonly Evidence[];
} {
  const { value, status, source, others, suggestions, candidates } = find(regions);
  const chosen = candidates.find((candidate) => candidate.value === value);
  const place = chosen?.occurrences.find((occurrence) => occurrence.source === source);
  const text = place === undefined ? '' : (regions[place.region]?.text ?? '');
  const evidence: Evidence[] = [];
  if (place !== undefined && source !== null) {
    const before = text.slice(Math.max(0, place.start - LABEL), place.start);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const label = line.length < LABEL ? line : line.replace(/^\S*\s/, '');
    evidence.push({ about: 'nir', quote: maskAll(`${label}${place.given}`.replace(/\s+/g, ' ').trim()), source });
  }
  return { reading: { value, status, source, others, suggestions }, evidence };
}
