/** The other letters to a citizen: short, each about one thing. */
import { frenchDate, frenchDateTime } from '../../calendar/en-francais.ts';
import type { Office } from '../../office/office.ts';
import type { Case } from '../case.ts';
import { answerDeadline, basis } from '../deadlines.ts';
import type { CitizenNotice, LetterInput, Words } from '../letter.ts';
import { answerDate } from './acknowledgement.ts';
import { enclosed } from './attachments.ts';
import { understood } from './case-in-french.ts';
import { type Block, fact, facts, type Letter, notice, paragraph, section, title } from './document.ts';
import { citizenSubject, serviceInCharge, shortReply, signature } from './office-blocks.ts';
import { allRecourses } from './remedies.ts';
import { fr, typographie } from './typography.ts';

export function citizenNotice(about: CitizenNotice, file: Case, input: LetterInput): Letter {
  const { heading, body } = content(about, file, input);
  return {
    subject: citizenSubject(file),
    blocks: [title(heading), paragraph('Bonjour,'), ...body, shortReply(file), signature(input.office)],
  };
}

interface Content {
  readonly heading: string;
  readonly body: readonly Block[];
}

function content(about: CitizenNotice, file: Case, { office, procedure, words }: LetterInput): Content {
  switch (about.type) {
    case 'information-received':
      return informationReceived(file, office, procedure.notAComplaint.length > 0);
    case 'piece-requested':
      return pieceRequested(about, words);
    case 'extended':
      return extended(about, file);
    case 'next-recourse':
      return {
        heading: 'Nous ne vous avons pas répondu à temps',
        body: [
          ...late(file),
          paragraph(
            fr`Nous vous présentons nos excuses. Un responsable est prévenu. Votre dossier reste ouvert et nous vous répondrons.`,
          ),
          section('Ce que vous pouvez faire sans attendre'),
          ...allRecourses(office, procedure),
        ],
      };
    case 'transmitted':
      return {
        heading: 'Votre message est transmis à un autre service',
        body: [
          paragraph(
            fr`Un agent a transmis votre message à ce service, qui est mieux placé pour vous répondre : ${about.to}.`,
          ),
          paragraph(fr`Votre premier message reste daté du ${frenchDateTime(file.receivedAt)} (heure de Paris).`),
        ],
      };
    case 'not-receivable':
      return {
        heading: 'Réponse à votre réclamation',
        body: [
          paragraph(fr`Une personne a lu votre réclamation. Ce service ne peut pas la traiter.`),
          ...facts(fact('Raison', about.reason)),
          paragraph(
            fr`Vous n’êtes pas d’accord, ou votre situation a changé ? Répondez à ce message : une personne le lira.`,
          ),
          section('Les autres recours'),
          ...(procedure.regime === 'public'
            ? procedure.effects.map((effect) => paragraph(typographie(effect.text)))
            : []),
          ...allRecourses(office, procedure),
        ],
      };
    case 'requalified-complaint':
      return {
        heading: 'Votre message est traité comme une réclamation',
        body: [
          paragraph(
            fr`Votre message est maintenant traité comme une réclamation. Elle est datée du jour où nous l’avons reçu : ${frenchDateTime(file.receivedAt)} (heure de Paris).`,
          ),
          ...facts(fact('Ce que nous avons compris de votre demande', understood(file))),
          ...answerDate(file),
          ...serviceInCharge(office),
        ],
      };
  }
}

/** Short, with no complaint clock: a question is no complaint, and whoever sees it otherwise only has to say so. */
function informationReceived(file: Case, office: Office, defined: boolean): Content {
  return {
    heading: 'Nous avons bien reçu votre question',
    body: [
      paragraph(fr`Nous avons reçu votre message le ${frenchDateTime(file.receivedAt)} (heure de Paris).`),
      ...facts(fact('Ce que nous avons compris de votre demande', understood(file))),
      paragraph(
        fr`Nous l’avons compris comme une question. ${defined ? 'Une demande d’information, de clarification ou de confirmation' : 'Une question'} n’est pas une réclamation. Un agent va vous répondre.`,
      ),
      paragraph(
        fr`Vous vouliez faire une réclamation ? Dites-le en répondant à ce message. Elle sera datée de votre premier message.`,
      ),
      paragraph(
        fr`Les informations de votre message servent à vous répondre. Pour vos droits sur vos données, écrivez à : ${office.privacyContact}.`,
      ),
    ],
  };
}

function pieceRequested(about: Extract<CitizenNotice, { type: 'piece-requested' }>, words: Words | null): Content {
  const said = words?.written.trim() ?? '';
  return {
    heading: 'Nous avons besoin d’un complément',
    body: [
      paragraph(fr`Pour traiter votre dossier, il nous manque quelque chose.`),
      notice(
        fr`À envoyer au plus tard le ${frenchDate(about.by)}`,
        about.piece,
        fr`Répondez à ce message et joignez le document, ou écrivez l’information.`,
      ),
      ...(said === '' ? [] : [{ type: 'words', text: said } as const]),
      ...(words ? enclosed(words) : []),
      paragraph(fr`En attendant, le délai de notre réponse est suspendu. Il repart dès que nous recevons votre envoi.`),
    ],
  };
}

function extended(about: Extract<CitizenNotice, { type: 'extended' }>, file: Case): Content {
  const before = answerDeadline(file.deadlines)?.changes.at(-1)?.from;
  return {
    heading: 'Nous avons besoin de plus de temps',
    body: [
      paragraph(fr`Votre réponse demande plus de temps que prévu. Nous en sommes désolés.`),
      notice(fr`Nouvelle date : au plus tard le ${frenchDate(about.due)}`, fr`Raison : ${about.reason}`),
      ...(before ? [paragraph(fr`La date prévue était le ${frenchDate(before)}.`)] : []),
      paragraph(fr`Cette nouvelle date ne change rien à vos autres recours ni à leurs délais.`),
    ],
  };
}

function late(file: Case): Block[] {
  const answer = answerDeadline(file.deadlines);
  if (!answer) return [paragraph(fr`Vous attendez encore une réponse de notre part.`)];
  const promised = answer.source === 'office' ? 'Nous voulions vous répondre' : 'Nous devions vous répondre';
  return [
    paragraph(fr`${promised} au plus tard le ${frenchDate(answer.due)}. Nous ne l’avons pas fait.`),
    ...facts(fact('Échéance', fr`${frenchDate(answer.due)}, ${basis(answer)}`)),
  ];
}
