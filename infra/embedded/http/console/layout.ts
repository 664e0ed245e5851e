/** The frame of every console page. */
import { type Markup, markup } from './markup.ts';
import { when } from './words.ts';

export type Section = 'dossiers' | 'courriers' | 'envois' | 'horloge';

const sections: readonly { readonly id: Section; readonly path: string; readonly title: string }[] = [
  { id: 'dossiers', path: '/', title: 'Dossiers' },
  { id: 'courriers', path: '/courriers', title: 'Courriers reçus' },
  { id: 'envois', path: '/envois', title: 'Courriers envoyés' },
  { id: 'horloge', path: '/horloge', title: 'Horloge' },
];

export interface Page {
  readonly title: string;
  readonly section: Section | null;
  /** The stack's clock; null on error pages. */
  readonly now: string | null;
  readonly body: Markup;
}

export function page({ title, section, now, body }: Page): string {
  const items = sections.map((one) =>
    one.id === section
      ? markup`<li><a href="${one.path}" aria-current="page">${one.title}</a></li>`
      : markup`<li><a href="${one.path}">${one.title}</a></li>`,
  );
  return markup`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Doléance</title>
<link rel="stylesheet" href="/console.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header><div class="inner">
<a class="brand" href="/">Doléance</a>
<nav aria-label="Rubriques"><ul>${items}</ul></nav>
${now === null ? markup`` : markup`<span class="now">${when(now)}</span>`}
</div></header>
<main id="contenu">
<h1>${title}</h1>
${body}
</main>
<footer><p>Pile locale : aucun courrier ne quitte cette machine, sauf relais demandé par DOLEANCE_RELAY.</p></footer>
</body>
</html>
`.text;
}

export function errorPage(status: number, message: string): string {
  return page({
    title: status === 404 ? 'Page introuvable' : 'Demande refusée',
    section: null,
    now: null,
    body: markup`<p lang="en">${message}</p><p><a href="/">Retour aux dossiers</a></p>`,
  });
}

/** A table that a keyboard can scroll on a narrow screen. */
export function table(caption: string, columns: readonly string[], rows: readonly Markup[]): Markup {
  return markup`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

/** Lists show the latest first and no more than this; the API has them all. */
export const rowsShown = 300;

export function latest<T>(items: readonly T[]): readonly T[] {
  return items.slice(-rowsShown).toReversed();
}

export function countOf(total: number, one: string, many: string): string {
  const shown = total > rowsShown ? `, les ${rowsShown} plus récents affichés` : '';
  return `${total} ${total > 1 ? many : one}${shown}`;
}
