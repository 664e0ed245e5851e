/** The round of the day for the agents: what waits for a person. */
import { frenchDate, frenchDay } from '../../calendar/en-francais.ts';
import type { Status } from '../case.ts';
import type { DigestLine, LetterFacts } from '../letter.ts';
import { STATUSES } from './case-in-french.ts';
import { fact, facts, type Letter, paragraph, title } from './document.ts';
import { fr, shortened } from './typography.ts';

export function digest(about: Extract<LetterFacts, { kind: 'digest' }>): Letter {
  const count = about.lines.length;
  const cases = count === 1 ? '1 dossier' : `${count} dossiers`;
  return {
    subject: fr`Point du ${frenchDate(about.date)} : ${cases}`,
    blocks: [
      title(fr`Point du ${frenchDay(about.date)}`),
      paragraph(count === 0 ? fr`Rien n’attend de décision aujourd’hui.` : fr`À suivre : ${cases}.`),
      ...facts(...about.lines.map((line) => fact(fr`${line.reference}, ${shortened(line.objet, 90)}`, told(line)))),
      paragraph(
        fr`Ce message est une liste. Pour agir sur un dossier, répondez à sa notification, ou à son dernier rappel.`,
      ),
    ],
  };
}

function told(line: DigestLine): string {
  const due = line.due ? fr`réponse pour le ${frenchDate(line.due)}` : '';
  const status = Object.hasOwn(STATUSES, line.status) ? STATUSES[line.status as Status] : line.status;
  return [status, due, line.note].filter((part) => part !== '').join(', ');
}
