/** Seed 000: the conciliateur of the Caisse nationale militaire de sécurité sociale, seized after the CNMSS itself. */
import { defineProcedure } from '../procedure.ts';
import { crpaIdentification, crpaReceipts, nirForSocialSecurity, silenceOfTheMediation } from './crpa.ts';
import { commissionEnGeneral, commissionMedicale, defenseurDesDroits, tribunalJudiciaire } from './recours.ts';
import { seedSentences } from './seed.ts';

const seed = seedSentences('000');

export const cnmssConciliateur = defineProcedure({
  id: 'cnmss-conciliateur',
  role: 'le conciliateur de la CNMSS',
  regime: 'public',
  step: 'last-resort',
  who: null,
  channels: [
    {
      text: 'Vous pouvez aussi écrire au conciliateur par lettre simple, sur papier libre.',
      source: seed(
        'Faites votre demande par écrit, sur papier libre en exposant succinctement votre situation et en indiquant vos coordonnées, notamment votre NIR (numéro de sécurité sociale), et adressez-là au conciliateur de la CNMSS par lettre simple',
      ),
    },
  ],
  firstStep: {
    text: 'Faites d’abord votre réclamation à la CNMSS elle-même, par courrier, par courriel ou par téléphone.',
    source: seed("prenez tout d'abord contact avec la CNMSS par courrier, par courriel ou par téléphone"),
  },
  silenceThreshold: {
    period: { count: 3, unit: 'semaines' },
    source: seed(
      "en l'absence de réponse de la CNMSS sous trois semaines, vous pouvez saisir en deuxième intention le conciliateur",
    ),
  },
  priorComplaintByTelephone: true,
  directAccess: [
    {
      case: 'medecin-traitant',
      source: seed('si vous êtes confronté à des difficultés pour désigner un médecin traitant'),
    },
    {
      case: 'rendez-vous',
      source: seed('dans le cas où le médecin a refusé de vous donner un rendez-vous'),
    },
  ],
  courtSeizedBars: { reference: 'CSS L. 162-15-4', certainty: 'secondary' },
  required: [
    ...crpaIdentification,
    { piece: 'nir', source: seed('en indiquant vos coordonnées, notamment votre NIR (numéro de sécurité sociale)') },
  ],
  conditional: [
    {
      when: 'medecin-traitant',
      piece: 'medecins-consultes',
      source: seed(
        'indiquez-lui les médecins consultés, les membres de votre famille concernés ou tout autre élément utile',
      ),
    },
  ],
  notAComplaint: [],
  deadlines: [...crpaReceipts, silenceOfTheMediation],
  missingPiecesWithin: { count: 15, unit: 'jours' },
  effects: [
    {
      text: 'Écrire au conciliateur ne suspend pas les délais pour contester une décision de la CNMSS. Cela ne remplace pas un recours, amiable ou devant un tribunal. Vous voulez contester une décision ? N’attendez pas la réponse du conciliateur pour le faire.',
      source: seed(
        'Saisir le conciliateur ne remplace pas les voies de recours amiable ou contentieux, possibles pour contester une décision prise par la CNMSS, et ne suspend pas les délais à respecter en pareil cas.',
      ),
    },
  ],
  powers: {
    text: 'Le conciliateur ne prend pas de décision. Il donne des avis et propose des solutions à l’amiable. Il peut aussi vous expliquer la décision de la CNMSS.',
    source: seed(
      "Le conciliateur n'a pas de pouvoir de décision, il émet des avis et propose de trouver des solutions à l'amiable, voire de donner des compléments d'informations pour expliquer la décision prise par les services.",
    ),
  },
  recourses: [
    commissionEnGeneral,
    { ...commissionMedicale, source: { ...commissionMedicale.source, certainty: 'inferred' } },
    tribunalJudiciaire,
    { ...defenseurDesDroits, source: { ...defenseurDesDroits.source, certainty: 'inferred' } },
  ],
  personLookup: nirForSocialSecurity,
  followUpTarget: { count: 10, unit: 'jours-ouvres' },
  freeOfCharge: false,
});
