/** A mail forwarded or attached that had gone to the caisse: the first complaint itself. */
import { civilDate } from '../../../calendar/paris-time.ts';
import type { ForwardedHead } from '../../../mail/message.ts';
import { parseWrittenDate } from '../../../mail/written-date.ts';
import type { Evidence } from '../../reading.ts';
import type { Region } from '../regions.ts';

/** A forwarded mail is the first complaint when it went to the caisse, its complaint desk included; a conciliateur is no caisse. */
export function wentToCaisse(head: ForwardedHead): boolean {
  const to = head.to.toLowerCase();
  if (to === '' || /conciliat|mediat|médiat/.test(to)) return false;
  const addressed =
    /caisse|cpam|cnmss|cgss|cpms|ameli|assurance|mutuelle|secu|reclamation|prestations|service|agence|gestion|contact@|accueil@/.test(
      to,
    );
  const sender = head.from?.address.toLowerCase() ?? '';
  return addressed && !/@(?:.*\.)?(?:cpam|cnmss|cgss|cpms|ameli|assurance-maladie)[.-]/.test(sender);
}

/** The line of the forwarded head that dates it; null for an attached mail, whose head is no text. */
export function headLine(regions: readonly Region[], head: ForwardedHead): Evidence | null {
  for (const { source, text } of regions) {
    if (source !== 'forwarded') continue;
    const line = text.split('\n', 400).find((one) => one.length < 200 && parseWrittenDate(one) === head.date);
    if (line !== undefined && head.date !== null) return { about: 'prior-complaint', quote: line.trim(), source };
  }
  return null;
}

/** The head's local date; an instant with an offset or Z falls on its Paris date. */
export function dayOf(date: string): string {
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? civilDate(date) : date.slice(0, 10);
}
