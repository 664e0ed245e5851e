/** A citizen's mail as the agents get it: the summary first, then the words, then how to answer. */
import { frenchDate, frenchDateTime } from '../../calendar/en-francais.ts';
import type { Case } from '../case.ts';
import { answerDeadline } from '../deadlines.ts';
import type { LetterFacts, LetterInput, Words } from '../letter.ts';
import { attachedNames } from './attachments.ts';
import { objetOf } from './case-in-french.ts';
import { caseSummary } from './case-summary.ts';
import { type Block, fact, facts, type Letter, list, notice, paragraph, section, title } from './document.ts';
import { quoted, quotedRest } from './quoted.ts';
import { staffFooter } from './staff-footer.ts';
import { fr, shortened } from './typography.ts';

type Notification = Extract<LetterFacts, { kind: 'staff-notification' }>;

export function staffNotification(about: Notification, file: Case, words: Words, input: LetterInput): Letter {
  if (about.about === 'transmitted') return transmitted(file, words, input);
  const heading = headingOf(about, file);
  const due = answerDeadline(file.deadlines)?.due;
  const until = about.about === 'new' && due ? fr` – réponse pour le ${frenchDate(due)}` : '';
  return {
    subject: fr`[${file.reference}] ${heading} : ${shortened(objetOf(file), 90)}${until}`,
    blocks: [
      title(heading),
      ...(about.warnings.length > 0 ? [notice('À voir d’abord', ...about.warnings)] : []),
      ...caseSummary(file, input.at),
      ...citizensWords(file, words),
      ...staffFooter('answer'),
    ],
  };
}

function headingOf(about: Notification, file: Case): string {
  if (about.about === 'citizen-wrote') return 'Le citoyen a écrit';
  return file.nature === 'complaint' ? 'Nouvelle réclamation' : 'Demande d’information';
}

/** For another service, which has no right on the case: the mail and where to answer, nothing of our work on it. */
function transmitted(file: Case, words: Words, { office }: LetterInput): Letter {
  return {
    subject: fr`[${file.reference}] Transmis par ${office.name} : ${shortened(objetOf(file), 90)}`,
    blocks: [
      title('Un courriel de citoyen vous est transmis'),
      paragraph(
        fr`${office.service} (${office.body}) vous transmet ce courriel, qui lui semble de votre compétence. Le citoyen en est informé.`,
      ),
      ...facts(
        fact('Notre référence', file.reference),
        fact('Citoyen', fr`${file.citizen.name || 'nom non donné'} <${file.citizen.address}>`),
        fact('Reçu par nous le', fr`${frenchDateTime(file.receivedAt)} (heure de Paris)`),
      ),
      paragraph(fr`Répondez directement au citoyen, à son adresse. Pour nous joindre : ${office.telephone}.`),
      ...citizensWords(file, words),
    ],
  };
}

/** The author's words; the pieces, and what did not come through; last what was quoted, mostly our own letters. */
function citizensWords(file: Case, words: Words): Block[] {
  const left = attachedNames(words, false);
  return [
    section('Le message'),
    ...facts(
      fact('De', words.from),
      fact('Reçu le', fr`${frenchDateTime(words.receivedAt)} (heure de Paris)`),
      fact('Objet du courriel', words.subject || 'sans objet'),
    ),
    ...(words.written.trim() === ''
      ? [paragraph(fr`Aucun texte de sa main : voyez la suite du courriel et les pièces jointes.`)]
      : quoted(words.written)),
    ...pieces(words),
    ...(left.length > 0
      ? [
          notice('Pièces non jointes, trop lourdes', ...left),
          paragraph(
            fr`L’original complet est gardé. Demandez-le à votre exploitation, qui l’obtient par la commande : npm run --silent cases -- export ${file.reference} -o original.eml`,
          ),
        ]
      : []),
    ...(words.defects.length > 0 ? [section('Ce qui n’a pas pu être lu'), ...list(words.defects)] : []),
    ...quotedRest(words.rest),
  ];
}

function pieces(words: Words): Block[] {
  const names = attachedNames(words, true);
  return names.length > 0 ? [section('Pièces jointes'), ...list(names)] : [];
}
