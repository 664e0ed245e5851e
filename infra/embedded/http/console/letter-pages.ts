/** Mails that were sent: their list, and each one as the text its recipient reads. */
import type { SentMailRow } from '../../../../shared/adapters/embedded/outbox.ts';
import { maskAll } from '../../../../shared/identifiers/nir.ts';
import { parseMessage } from '../../../../shared/mail/parse.ts';
import { sentView } from '../views.ts';
import { countOf, latest, page, table } from './layout.ts';
import { type Markup, markup } from './markup.ts';
import { address, letterKinds, shortWhen, when } from './words.ts';

export interface ShownLetter {
  readonly row: SentMailRow;
  /** The text of the mail; null when it could not be read. */
  readonly text: string | null;
  readonly attachments: readonly string[];
}

export async function readLetter(row: SentMailRow, mime: Uint8Array): Promise<ShownLetter> {
  try {
    const message = await parseMessage(mime);
    return { row, text: message.text, attachments: message.attachments.map(({ name }) => maskAll(name) || 'sans nom') };
  } catch {
    return { row, text: null, attachments: [] };
  }
}

export function lettersPage(rows: readonly SentMailRow[], now: string): string {
  const body =
    rows.length === 0
      ? markup`<p>Aucun courrier envoyé.</p>`
      : table(
          countOf(rows.length, 'courrier envoyé', 'courriers envoyés'),
          ['Envoyé', 'Nature', 'Destinataire', 'Sujet', 'Dossier'],
          latest(rows).map((row) => {
            const view = sentView(row);
            return markup`<tr><td>${shortWhen(view.at)}</td><td>${kind(row)}</td><td class="address">${address(view.to)}</td>
<td class="wide"><a href="/envois/${view.id}">${view.subject || 'sans sujet'}</a></td>
<td>${caseLink(view.caseReference)}</td></tr>`;
          }),
        );
  return page({ title: 'Courriers envoyés', section: 'envois', now, body });
}

export function letterPage(letter: ShownLetter, now: string): string {
  const { row } = letter;
  const body = markup`<dl class="facts">
<dt>Nature</dt><dd>${kind(row)}</dd>
<dt>Envoyé</dt><dd>${when(row.at)}</dd>
<dt>À</dt><dd>${sentView(row).to}</dd>
<dt>Dossier</dt><dd>${caseLink(row.reference)}</dd>
</dl>${content(letter)}`;
  return page({ title: sentView(row).subject || 'Courrier sans sujet', section: 'envois', now, body });
}

/** One letter of a case, closed until opened. */
export function letterDetails(letter: ShownLetter): Markup {
  const { row } = letter;
  return markup`<details><summary>${when(row.at)} – <strong>${kind(row)}</strong> à ${sentView(row).to} : ${sentView(row).subject}</summary>
${content(letter)}</details>`;
}

export function caseLink(reference: string | null): Markup {
  return reference === null
    ? markup`<span aria-label="aucun dossier">–</span>`
    : markup`<a class="reference" href="/dossiers/${reference}">${reference}</a>`;
}

function content({ row, text, attachments }: ShownLetter): Markup {
  const pieces = attachments.length === 0 ? markup`` : markup`<p>Pièces jointes : ${attachments.join(', ')}</p>`;
  const shown =
    text === null ? markup`<p>Ce courrier ne peut pas être affiché.</p>` : markup`<pre>${maskAll(text)}</pre>`;
  return markup`${shown}${pieces}<p><a href="/api/outbox/${row.id}" download="${row.id}.eml">Télécharger le courrier (.eml)</a></p>`;
}

function kind(row: SentMailRow): string {
  return letterKinds[row.kind] ?? row.kind;
}
