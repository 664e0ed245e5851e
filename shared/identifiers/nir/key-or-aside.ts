/** After thirteen characters, two digits may be a wrong key or something else: a house number, an age, a telephone. */
import type { Run } from './runs.ts';
import { gapAfter, stands, type Window } from './windows.ts';

/** What follows a number that is no key: ways, ages, months, money. */
const NOT_A_KEY =
  /^ ?(?:bis|ter)?,? ?(?:rue|r\.|avenue|av\b|ave\b|boulevard|bd\b|bld|impasse|imp\b|chemin|che\b|place|pl\b|route|rte|allee|all\b|quai|cours|square|residence|res\b|lotissement|lot\b|hameau|lieu|voie|villa|passage|sentier|ans\b|jours|mois|euros?\b|%|h\b|janv|fevr|mars|avril|mai\b|juin|juil|aout|sept|oct|nov|dec)/;

/** Whether the digits after these thirteen characters are something of their own. Asked when they make no right key. */
export function isAside(run: Run, short: Window, lower: string): boolean {
  const next = run.groups[short.last + 1];
  const gap = gapAfter(run, short.last);
  if (next === undefined || gap === 'line' || gap === 'cell') return true;
  if (NOT_A_KEY.test(lower.slice(next.end, next.end + 24))) return true;
  // Two digits alone are a key; a telephone, a date or a post code is not.
  return next.end - next.start !== 2
    ? stands(run, lower, short)
    : gapAfter(run, short.last + 1) === 'tight' && stands(run, lower, short);
}
