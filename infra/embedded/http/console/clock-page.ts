/** The clock: set it forward, and see what is booked. */
import type { BookedSchedule } from '../../../../shared/ports.ts';
import type { Fired } from '../../timekeeper.ts';
import { page, rowsShown, table } from './layout.ts';
import { caseLink } from './letter-pages.ts';
import { type Markup, markup } from './markup.ts';
import { scheduleKinds, when } from './words.ts';

const steps = [
  ['PT1H', '1 heure'],
  ['P1D', '1 jour'],
  ['P7D', '7 jours'],
  ['P21D', '21 jours'],
  ['P1M', '1 mois'],
  ['P2M', '2 mois'],
] as const;

/** `fired`: what fell due in the move that was just made; null when none was. */
export function clockPage(booked: readonly BookedSchedule[], fired: readonly Fired[] | null, now: string): string {
  const body = markup`
<p>L’horloge de la pile indique ${when(now)} (heure de Paris). Elle n’avance que vers le futur : tout ce qui échoit en chemin est exécuté, dans l’ordre.</p>
<form class="move" method="post" action="/horloge">
<div><label for="advance">Avancer de</label>
<select id="advance" name="advance">${steps.map(([duration, label]) => markup`<option value="${duration}">${label}</option>`)}</select></div>
<button type="submit">Avancer</button>
</form>
<form class="move" method="post" action="/horloge">
<div><label for="to">Avancer jusqu’au</label>
<input id="to" name="to" type="datetime-local" required></div>
<button type="submit">Avancer</button>
</form>
${fired === null ? markup`` : firedNotice(fired)}
<h2>Échéances programmées</h2>
${booked.length === 0 ? markup`<p>Aucune.</p>` : bookedTable(booked)}`;
  return page({ title: 'Horloge', section: 'horloge', now, body });
}

function firedNotice(fired: readonly Fired[]): Markup {
  const onCases = fired.filter((one) => one.caseReference !== null);
  const rounds = fired.length - onCases.length;
  return markup`<div class="notice" role="status"><p>Horloge avancée : ${onCases.length} échéance(s) et ${rounds} ronde(s) quotidienne(s).</p>
${onCases.length === 0 ? markup`` : markup`<ul>${onCases.map((one) => markup`<li>${when(one.at)} : ${scheduleKinds[one.kind] ?? one.kind}, ${caseLink(one.caseReference)}</li>`)}</ul>`}</div>`;
}

function bookedTable(booked: readonly BookedSchedule[]): Markup {
  return table(
    `${booked.length} échéance(s) programmée(s)`,
    ['Quand', 'Quoi', 'Dossier'],
    booked
      .slice(0, rowsShown)
      .map(
        (one) =>
          markup`<tr><td>${when(one.at)}</td><td>${scheduleKinds[one.kind] ?? one.kind}</td><td>${caseLink(one.reference)}</td></tr>`,
      ),
  );
}
