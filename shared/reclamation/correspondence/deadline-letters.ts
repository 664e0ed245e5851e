/** Before and after the date of an answer: the reminder to the agents, the escalation to their supervisor. */
import { frenchDate, frenchDay } from '../../calendar/en-francais.ts';
import { civilDate } from '../../calendar/paris-time.ts';
import type { Case } from '../case.ts';
import type { LetterFacts } from '../letter.ts';
import { objetOf } from './case-in-french.ts';
import { shortSummary } from './case-summary.ts';
import { type Letter, notice, paragraph, title } from './document.ts';
import { staffFooter } from './staff-footer.ts';
import { fr, shortened } from './typography.ts';

export function reminder(about: Extract<LetterFacts, { kind: 'reminder' }>, file: Case, at: string): Letter {
  const when = whenDue(about, civilDate(at));
  return {
    subject: fr`[${file.reference}] Rappel : réponse pour le ${frenchDate(about.due)} (${when}) – ${shortened(objetOf(file), 90)}`,
    blocks: [
      title(fr`Rappel : ce dossier attend une réponse`),
      notice(fr`Réponse au citoyen pour le ${frenchDate(about.due)}, ${when}`),
      paragraph(
        fr`Pour répondre au citoyen, répondez à la notification de ce dossier, ou à ce message en commençant par #repondre. Il vous faut plus de temps ? #prolonger 15 jours motif. Il manque une pièce ? #attente pièce.`,
      ),
      ...shortSummary(file, at),
      ...staffFooter('note'),
    ],
  };
}

/** How far the date is. A reminder for an old receipt may come when it is past. */
function whenDue({ due, workingDaysLeft: left }: { due: string; workingDaysLeft: number }, today: string): string {
  if (today > due) return 'date dépassée';
  if (today === due) return 'aujourd’hui';
  if (left === 0) return 'dernier jour ouvré';
  return left === 1 ? 'dans 1 jour ouvré' : `dans ${left} jours ouvrés`;
}

/** Week 0 is the date itself, then one letter a week while nobody answers. */
export function escalation(about: Extract<LetterFacts, { kind: 'escalation' }>, file: Case, at: string): Letter {
  const early = about.week === 0 && civilDate(at) < about.due;
  const heading = early
    ? 'Dernier jour ouvré avant l’échéance, sans réponse'
    : about.week === 0
      ? 'Échéance atteinte sans réponse'
      : `Sans réponse depuis ${weeks(about.week)}`;
  return {
    subject: fr`[${file.reference}] ${heading} : ${shortened(objetOf(file), 90)}`,
    blocks: [
      title(heading),
      notice(
        about.week === 0
          ? fr`La réponse au citoyen est due le ${frenchDay(about.due)}. Personne n’a répondu.`
          : fr`La réponse au citoyen était due le ${frenchDate(about.due)}, il y a ${weeks(about.week)}. Personne n’a répondu.`,
      ),
      paragraph(
        fr`Vous recevez ce message comme responsable. Il revient chaque semaine tant que le dossier est sans réponse. Pour l’arrêter : une réponse au citoyen, #prolonger 15 jours motif, #attente pièce, ou #clore motif.`,
      ),
      ...shortSummary(file, at),
      ...staffFooter('note'),
    ],
  };
}

function weeks(count: number): string {
  return count === 1 ? '1 semaine' : `${count} semaines`;
}
