/** A region as the readers take it, from plain words. */
import { fold } from '../../../../shared/reclamation/read/folded.ts';
import type { Region } from '../../../../shared/reclamation/read/regions.ts';
import type { NirSource } from '../../../../shared/reclamation/reading.ts';

export function region(text: string, source: NirSource = 'body'): Region {
  return { source, text, folded: fold(text) };
}
