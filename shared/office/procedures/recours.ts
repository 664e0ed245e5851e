/**
 * The remedies against a decision of a caisse, in words that several procedures share (domain.md § 3.4). The letter of
 * decision itself says which one applies; ours never replace it.
 */
import type { Procedure, Source } from '../procedure.ts';

type Recours = Procedure['recourses'][number];

/** CSS R. 142-1: two months from the notification of the decision. */
export const commissionDeRecoursAmiable: Recours = {
  to: 'La commission de recours amiable (CRA) de votre caisse',
  text: 'Vous contestez une décision de la caisse ? Vous pouvez saisir cette commission. Le délai est de deux mois à compter de la notification de la décision, c’est-à-dire du jour où vous l’avez reçue (article R. 142-1 du code de la sécurité sociale). La lettre de décision indique où écrire : fiez-vous à elle.',
  address: [],
  when: 'alongside',
  source: {
    reference: 'CSS R. 142-1',
    quote: 'saisie dans le délai de deux mois à compter de la notification de la décision',
    certainty: 'verified',
  },
};

/** The same two months in careful words, for bodies where the article's reach was not verified. */
export const commissionEnGeneral: Recours = {
  ...commissionDeRecoursAmiable,
  text: 'Vous contestez une décision de la caisse ? Vous pouvez saisir cette commission, en règle générale dans les deux mois qui suivent le jour où vous avez reçu la décision. La lettre de décision indique où écrire et dans quel délai : fiez-vous à elle.',
  source: { reference: 'CSS R. 142-1', certainty: 'inferred' },
};

export const commissionMedicale: Recours = {
  to: 'La commission médicale de recours amiable (CMRA)',
  text: 'La décision porte sur une question médicale ? C’est en règle générale cette commission qu’il faut saisir. La lettre de décision indique où écrire et dans quel délai.',
  address: [],
  when: 'alongside',
  source: { reference: 'CSS R. 142-8 et suivants', certainty: 'secondary' },
};

export const tribunalJudiciaire: Recours = {
  to: 'Le tribunal judiciaire (pôle social)',
  text: 'La réponse de la commission ne vous convient pas, ou elle ne répond pas ? Vous pouvez ensuite saisir le tribunal, en règle générale dans les deux mois.',
  address: [],
  when: 'alongside',
  source: { reference: 'CSS R. 142-1-A', certainty: 'secondary' },
};

/** The same where the seed says that a court puts an end to conciliation or mediation. */
export function tribunalThatEnds(what: string, source: Source): Recours {
  return { ...tribunalJudiciaire, text: `${tribunalJudiciaire.text} Attention : ${what}`, source };
}

export const defenseurDesDroits: Recours = {
  to: 'Le Défenseur des droits',
  text: 'Vous pouvez aussi le saisir en même temps. C’est gratuit.',
  address: ['Défenseur des droits', 'Libre réponse 71120', '75342 PARIS CEDEX 07'],
  url: 'https://www.defenseurdesdroits.fr/',
  when: 'alongside',
  source: {
    reference: 'seed 003',
    quote: 'Saisir le médiateur ne vous empêche pas de faire un recours auprès du Défenseur des droits.',
    certainty: 'verified',
  },
};
