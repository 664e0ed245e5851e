/** Mails taken in, with what became of each; a quarantined one can be released. */
import type { InboundView } from '../queries.ts';
import { countOf, latest, page, table } from './layout.ts';
import { caseLink } from './letter-pages.ts';
import { type Markup, markup } from './markup.ts';
import { address, outcomes, shortWhen } from './words.ts';

export function inboundPage(rows: readonly InboundView[], now: string): string {
  const waiting = rows.filter((row) => row.outcome === 'quarantined');
  const body =
    rows.length === 0
      ? markup`<p>Aucun courrier reçu.</p>`
      : markup`${waiting.length === 0 ? markup`` : quarantine(waiting)}
<h2>Tous les courriers</h2>
${inboundTable(countOf(rows.length, 'courrier reçu', 'courriers reçus'), latest(rows))}`;
  return page({ title: 'Courriers reçus', section: 'courriers', now, body });
}

function quarantine(rows: readonly InboundView[]): Markup {
  return markup`<h2>En quarantaine</h2>
<p class="notice">Rien ne part tant qu’une personne n’a pas libéré ces courriers. Les délais courent depuis la réception.</p>
${inboundTable(`${rows.length} en quarantaine`, latest(rows))}`;
}

function inboundTable(caption: string, rows: readonly InboundView[]): Markup {
  return table(
    caption,
    ['Reçu', 'De', 'À', 'Sujet', 'Issue', 'Dossier'],
    rows.map(
      (
        row,
      ) => markup`<tr><td>${shortWhen(row.at)}</td><td class="address">${row.from === '' ? 'expéditeur vide' : address(row.from)}</td>
<td class="address">${address(row.to)}</td>
<td class="wide">${row.subject || 'sans sujet'}</td>
<td><span class="${row.outcome === 'quarantined' ? 'badge strong' : 'badge'}">${outcomes[row.outcome]}</span>
${row.reason === null ? markup`` : markup`<br><span class="quiet">${row.reason}</span>`}</td>
<td>${row.outcome === 'quarantined' ? releaseForm(row) : caseLink(row.caseReference)}</td></tr>`,
    ),
  );
}

function releaseForm(row: InboundView): Markup {
  return markup`<form class="inline" method="post" action="/courriers/${row.id}/liberer">
<input type="hidden" name="mailbox" value="${row.to}">
<button type="submit" aria-label="Libérer le courrier de ${row.from || 'expéditeur vide'} à ${row.to}">Libérer</button></form>`;
}
