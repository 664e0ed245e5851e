/** The list of cases, and one case with its deadlines, its timeline and its letters. */

import { civilDate } from '../../../../shared/calendar/paris-time.ts';
import type { Case, Deadline, TimelineEntry } from '../../../../shared/reclamation/case.ts';
import { CATEGORIES } from '../../../../shared/reclamation/category.ts';
import {
  ADMISSIBILITY,
  DEADLINE_STATES,
  NIR_STATUS,
  STATUSES,
} from '../../../../shared/reclamation/correspondence/case-in-french.ts';
import { basis, stateOn } from '../../../../shared/reclamation/deadlines.ts';
import { caseView } from '../views.ts';
import { countOf, latest, page, table } from './layout.ts';
import { letterDetails, type ShownLetter } from './letter-pages.ts';
import { type Markup, markup, nothing } from './markup.ts';
import { address, day, shortDay, shortWhen, when } from './words.ts';

export function casesPage(cases: readonly Case[], now: string): string {
  const rows = latest(cases).map((file) => {
    const view = caseView(file);
    return markup`<tr>
<td><a class="reference" href="/dossiers/${view.reference}">${view.reference}</a></td>
<td>${statusBadge(file, now)}</td>
<td class="wide">${view.objet || 'sans objet'}<br><span class="quiet">${CATEGORIES[view.category]}</span></td>
<td>${view.citizen.name || view.citizen.address}</td>
<td class="address">${address(file.office)}</td>
<td>${shortWhen(view.receivedAt)}</td>
<td>${shortDay(view.answerDue)}</td>
</tr>`;
  });
  const columns = ['Dossier', 'État', 'Objet', 'Assuré', 'Service', 'Reçu', 'Réponse due'];
  const body =
    cases.length === 0
      ? markup`<p>Aucun dossier. Écrivez à l’une des adresses de réclamation par SMTP pour en ouvrir un.</p>`
      : table(countOf(cases.length, 'dossier', 'dossiers'), columns, rows);
  return page({ title: 'Dossiers', section: 'dossiers', now, body });
}

export function casePage(
  file: Case,
  timeline: readonly TimelineEntry[],
  letters: readonly ShownLetter[],
  now: string,
): string {
  const view = caseView(file);
  const body = markup`
<p>${statusBadge(file, now)}</p>
<dl class="facts">
<dt>Objet</dt><dd>${view.objet || 'sans objet'}</dd>
<dt>Catégorie</dt><dd>${CATEGORIES[view.category]}</dd>
<dt>Assuré</dt><dd>${view.citizen.name} &lt;${view.citizen.address}&gt;</dd>
<dt>NIR</dt><dd>${view.nirMasked ?? 'non communiqué'} <span class="quiet">(${NIR_STATUS[view.nirStatus]})</span></dd>
<dt>Recevabilité</dt><dd>${ADMISSIBILITY[view.admissibility]}</dd>
<dt>Service</dt><dd>${file.office} <span class="quiet">(procédure ${view.procedure})</span></dd>
<dt>Reçu</dt><dd>${when(view.receivedAt)}</dd>
<dt>Accusé de réception</dt><dd>${when(view.acknowledgedAt)}</dd>
<dt>Réponse</dt><dd>${when(view.answeredAt)}</dd>
<dt>Clôture</dt><dd>${when(view.closedAt)}</dd>
</dl>
<h2>Échéances</h2>
${deadlinesTable(file.deadlines, now)}
<h2>Chronologie</h2>
<ol class="timeline">${timeline.map(({ at, summary }) => markup`<li>${when(at)}${summary}</li>`)}</ol>
<h2>Courriers envoyés</h2>
${letters.length === 0 ? markup`<p>Aucun.</p>` : letters.map(letterDetails)}`;
  return page({ title: `Dossier ${view.reference}`, section: 'dossiers', now, body });
}

function deadlinesTable(deadlines: readonly Deadline[], now: string): Markup {
  if (deadlines.length === 0) return markup`<p>Aucun délai ne court sur ce dossier.</p>`;
  const rows = deadlines.map(
    (one) => markup`<tr>
<td class="wide">${one.label}</td><td>${day(one.due)}</td>
<td>${DEADLINE_STATES[stateOn(one, civilDate(now))]}</td><td class="wide">${basis(one)}</td></tr>`,
  );
  return table('Échéances du dossier', ['Échéance', 'Date', 'État', 'Fondement'], rows);
}

function statusBadge(file: Case, now: string): Markup {
  const overdue = file.deadlines.some(
    (one) => one.duty === 'answer' && one.metAt === null && stateOn(one, civilDate(now)) === 'missed',
  );
  const tone = file.status === 'answered' || file.status === 'closed' ? 'badge good' : 'badge';
  return markup`<span class="${tone}">${STATUSES[file.status]}</span>${overdue && file.status === 'open' ? markup` <span class="badge strong">en retard</span>` : nothing}`;
}
