/** A mail's words in a letter to staff. */
import { type Block, paragraph, section } from './document.ts';
import { fr } from './typography.ts';

/** Mail clients clip a letter at about 100 KB; the words that follow are in the original. */
const most = 60_000;

/** The author's own words; nothing where they wrote none. */
export function quoted(text: string): Block[] {
  const words = text.trim();
  if (words === '') return [];
  return [
    { type: 'quotation', text: words.slice(0, most) },
    ...(words.length > most
      ? [paragraph(fr`Le texte est coupé ici : il est très long. La suite est dans l’original, qui est gardé.`)]
      : []),
  ];
}

/** What they quoted or passed on, under its own heading. */
export function quotedRest(text: string): Block[] {
  const rest = quoted(text);
  return rest.length === 0 ? [] : [section('Texte cité ou transféré'), ...rest];
}
