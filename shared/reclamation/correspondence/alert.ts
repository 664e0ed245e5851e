/** Something a person must see: what happened, why, what to do, and the command that does it. */
import { frenchDate, frenchDateTime } from '../../calendar/en-francais.ts';
import type { Case } from '../case.ts';
import type { Alert, LetterInput, Words } from '../letter.ts';
import { attachedNames } from './attachments.ts';
import { LETTERS } from './case-in-french.ts';
import { shortSummary } from './case-summary.ts';
import { type Block, fact, facts, type Letter, list, paragraph, section, title } from './document.ts';
import { quoted, quotedRest } from './quoted.ts';
import { reasonInFrench } from './reasons.ts';
import { staffFooter } from './staff-footer.ts';
import { capital, fr, shortened } from './typography.ts';

interface Content {
  readonly heading: string;
  readonly what: string;
  /** Null where the heading says it all. */
  readonly why: string | null;
  readonly todo: readonly string[];
  readonly more?: readonly Block[];
}

export function alert(about: Alert, input: LetterInput): Letter {
  const { file, words, at } = input;
  const { heading, what, why, todo, more } = content(about, file, words);
  const tag = file ? fr`[${file.reference}] ` : '';
  return {
    subject: `${tag}${heading}`,
    blocks: [
      title(heading),
      paragraph(what),
      ...facts(why === null ? null : fact('Pourquoi', why)),
      ...(todo.length > 0 ? [section('Que faire'), ...list(todo)] : []),
      ...(more ?? []),
      ...(file ? shortSummary(file, at) : []),
      ...(file ? staffFooter('note') : []),
    ],
  };
}

function content(about: Alert, file: Case | null, words: Words | null): Content {
  switch (about.type) {
    case 'acknowledgement-withheld':
      return {
        heading: 'Accusé de réception retenu',
        what: fr`Le citoyen n’a pas encore reçu d’accusé de réception. Son délai court depuis la réception.`,
        why: reasonInFrench(about.reason),
        todo: [
          fr`C’est bien une personne, et la bonne adresse ? Répondez #liberer : l’accusé de réception part aussitôt.`,
          fr`Sinon, ne faites rien, ou répondez #clore motif.`,
        ],
      };
    case 'acknowledgement-overdue':
      return {
        heading: 'Accusé de réception en retard',
        what: fr`L’accusé de réception devait être remis le ${frenchDate(about.due)} au plus tard. Il ne l’est pas : il est ${ACKNOWLEDGED[about.state] ?? about.state}.`,
        why: file?.acknowledgement.reason ? reasonInFrench(file.acknowledgement.reason) : null,
        todo: [
          fr`S’il est retenu : répondez #liberer pour l’envoyer.`,
          fr`S’il n’a pas pu être remis : envoyez-le par courrier, puis répondez #note envoyé par courrier.`,
        ],
      };
    case 'letter-bounced':
      return {
        heading: fr`Non remis : ${LETTERS[about.letter]}`,
        what: fr`La messagerie du citoyen a rejeté notre courriel. Le citoyen n’est donc pas informé.`,
        why: about.diagnostic,
        todo: bounced(about.letter),
      };
    case 'spam-complaint':
      return {
        heading: 'Le citoyen a signalé notre courriel comme indésirable',
        what: fr`Nous ne lui envoyons plus de courriel automatique.`,
        why: null,
        todo: [fr`Joignez le citoyen autrement : par courrier ou par téléphone.`],
      };
    case 'quarantined':
      return quarantined(about, words);
    case 'command-refused':
      return {
        heading: 'Votre commande n’a pas été exécutée',
        what: fr`Rien n’a été envoyé au citoyen et le dossier n’a pas changé.`,
        why: about.reason,
        todo: [
          fr`Répondez à ce message avec la commande corrigée sur la première ligne.`,
          fr`Votre texte n’est pas gardé : recopiez-le en dessous.`,
        ],
        more: facts(fact('Ligne reçue', about.line)),
      };
    case 'command-done':
      return { heading: 'À savoir sur votre réponse', what: about.summary, why: null, todo: [] };
    case 'dormant':
      return dormant(about.since, file);
    case 'undeliverable':
      return {
        heading: fr`${capital(LETTERS[about.letter])} : envoi impossible`,
        what: fr`Ce courrier n’a pas pu être envoyé. Le citoyen ou l’équipe n’est pas informé.`,
        why: reasonInFrench(about.reason),
        todo: [fr`Joignez le destinataire autrement, puis notez-le : #note.`, fr`Signalez-le à votre exploitation.`],
      };
    case 'automatic-mail-held':
      return {
        heading: 'Courriel automatique retenu',
        what: fr`Un courriel automatique pour ${about.to} n’a pas été envoyé.`,
        why: reasonInFrench(about.reason),
        todo: [
          fr`Pour l’accusé de réception : répondez #liberer. Pour tout autre message : écrivez vous-même, avec #repondre.`,
        ],
      };
    case 'operations':
      return {
        heading: 'À signaler à l’exploitation',
        what: about.summary,
        why: null,
        todo: [fr`Transmettez ce message à votre exploitation.`],
      };
  }
}

function dormant(since: string, file: Case | null): Content {
  const heading = 'Dossier sans nouvelles';
  const date = frenchDate(since);
  if (file?.status !== 'waiting') {
    return {
      heading,
      what: fr`Rien n’a été écrit sur ce dossier depuis le ${date}. Il est toujours ouvert.`,
      why: null,
      todo: [
        fr`Répondez au citoyen : commencez votre réponse par #repondre.`,
        fr`Ou fermez le dossier : #clore motif.`,
      ],
    };
  }
  return {
    heading,
    what: fr`Le citoyen n’a pas répondu depuis le ${date}. Le délai de réponse est suspendu.`,
    why: null,
    todo: [
      fr`Relancez le citoyen : commencez votre réponse par #repondre.`,
      fr`Ou reprenez sans la pièce : #rouvrir.`,
      fr`Ou fermez le dossier : #clore motif.`,
    ],
  };
}

const ACKNOWLEDGED: Readonly<Record<string, string>> = {
  owed: 'encore en cours d’envoi',
  withheld: 'retenu',
  bounced: 'rejeté par la messagerie du citoyen',
};

function bounced(letter: Extract<Alert, { type: 'letter-bounced' }>['letter']): string[] {
  if (letter === 'answer') {
    return [
      fr`Le délai de réponse court à nouveau.`,
      fr`Envoyez la réponse par courrier, ou à une autre adresse. Puis répondez #clore envoyé par courrier.`,
    ];
  }
  if (letter === 'acknowledgement') {
    return [
      fr`Un accusé de réception non remis ne compte pas. Envoyez-le par courrier, puis répondez #note envoyé par courrier.`,
    ];
  }
  return [fr`Joignez le citoyen autrement, puis notez-le : #note.`];
}

/** Nothing of a quarantined mail took effect; its words are shown as text, its pieces only named. */
function quarantined(about: Extract<Alert, { type: 'quarantined' }>, words: Words | null): Content {
  const names = words ? [...attachedNames(words, true), ...attachedNames(words, false)] : [];
  return {
    heading: fr`Courriel en quarantaine : ${shortened(about.subject || 'sans objet', 90)}`,
    what: fr`Ce courriel attend votre décision. Rien n’a été envoyé et aucun dossier n’a changé. S’il s’agit d’une réclamation, ses délais courent depuis sa réception.`,
    why: reasonInFrench(about.reason),
    todo: [
      fr`C’est un vrai courriel ? Répondez à ce message avec #liberer sur la première ligne : il est traité comme s’il était passé.`,
      fr`C’est un courriel indésirable ou dangereux ? Ne faites rien. N’ouvrez pas ses pièces et ne suivez pas ses liens.`,
    ],
    more: [
      section('Le courriel'),
      ...facts(
        fact('De', about.from),
        fact('Objet du courriel', about.subject || 'sans objet'),
        words ? fact('Reçu le', fr`${frenchDateTime(words.receivedAt)} (heure de Paris)`) : null,
      ),
      ...(words === null
        ? [
            paragraph(
              fr`Le texte n’est pas montré ici : il n’est pas sûr, ou n’a pas pu être lu. L’original est gardé.`,
            ),
          ]
        : []),
      ...quoted(words?.written ?? ''),
      ...quotedRest(words?.rest ?? ''),
      ...(names.length > 0 ? [section('Pièces de ce courriel, non jointes'), ...list(names)] : []),
    ],
  };
}
