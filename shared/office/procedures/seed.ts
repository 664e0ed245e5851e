import type { Source } from '../procedure.ts';

/** Sources in one seed page: its number, then the sentence in the page's own words. */
export function seedSentences(number: string): (quote: string) => Source {
  return (quote) => ({ reference: `seed ${number}`, quote, certainty: 'verified' });
}
