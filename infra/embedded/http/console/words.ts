/** The console's French words for codes, instants and dates. */
import { frenchDate } from '../../../../shared/calendar/en-francais.ts';
import { civilDate, parisTime } from '../../../../shared/calendar/paris-time.ts';
import { type Markup, markup } from './markup.ts';

export const outcomes = {
  filed: 'Classé dans un dossier',
  ignored: 'Écarté',
  quarantined: 'En quarantaine',
  pending: 'En cours',
} as const;

export const scheduleKinds: Readonly<Record<string, string>> = {
  reminder: 'Rappel aux agents',
  escalation: 'Alerte au responsable',
  'acknowledgement-alarm': 'Échéance de l’accusé de réception',
  'recourse-notice': 'Information sur le recours suivant',
  dormant: 'Dossier sans mouvement',
  'daily-round': 'Ronde quotidienne',
};

/** An instant for people, readable by machines too; null is a dash. */
export function when(instant: string | null): Markup {
  if (instant === null) return markup`<span aria-label="aucune date">–</span>`;
  return markup`<time datetime="${instant}">${frenchDate(civilDate(instant))} à ${parisTime(instant)}</time>`;
}

/** A civil date for people; null is a dash. */
export function day(date: string | null): Markup {
  if (date === null) return markup`<span aria-label="aucune date">–</span>`;
  return markup`<time datetime="${date}">${frenchDate(date)}</time>`;
}
