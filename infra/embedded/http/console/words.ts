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

export const letterKinds: Readonly<Record<string, string>> = {
  acknowledgement: 'Accusé de réception',
  'staff-notification': 'Notification aux agents',
  answer: 'Réponse',
  reminder: 'Rappel',
  escalation: 'Alerte au responsable',
  'citizen-notice': 'Avis au citoyen',
  alert: 'Alerte',
  digest: 'Point du jour',
};

/** An instant in Paris for people, readable by machines too; null is a dash. */
export function when(instant: string | null): Markup {
  if (instant === null) return noDate;
  const time = parisTime(instant).replace(':', ' h ');
  return markup`<time datetime="${instant}">${frenchDate(civilDate(instant))} à ${time}</time>`;
}

/** The same for the narrow columns of lists. */
export function shortWhen(instant: string): Markup {
  return markup`<time datetime="${instant}">${short(civilDate(instant))} ${parisTime(instant)}</time>`;
}

/** A civil date for people; null is a dash. */
export function day(date: string | null): Markup {
  return date === null ? noDate : markup`<time datetime="${date}">${frenchDate(date)}</time>`;
}

/** The same for the narrow columns of lists. */
export function shortDay(date: string | null): Markup {
  return date === null ? noDate : markup`<time datetime="${date}">${short(date)}</time>`;
}

/** An address that may be broken before its @, and nowhere else. */
export function address(text: string): Markup {
  const at = text.lastIndexOf('@');
  return at < 1 ? markup`${text}` : markup`${text.slice(0, at)}<wbr>${text.slice(at)}`;
}

const noDate = markup`<span aria-label="aucune date">–</span>`;

function short(date: string): string {
  return date.split('-').reverse().join('/');
}
