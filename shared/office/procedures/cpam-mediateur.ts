/**
 * Seed 003: the médiateur de l’Assurance maladie, after the law of 10 August 2018. Its flat list names a dysfunction of
 * the caisse among the cases, but its first sentence and L. 217-7-1 ask for a first step: taken as last resort.
 */
import { defineProcedure } from '../procedure.ts';
import { crpaIdentification, crpaReceipts, nirForSocialSecurity, silenceOfTheMediation } from './crpa.ts';
import { commissionDeRecoursAmiable, commissionMedicale, defenseurDesDroits, tribunalThatEnds } from './recours.ts';
import { seedSentences } from './seed.ts';

const seed = seedSentences('003');

const doctor = seed(
  'Votre réclamation concerne vos relations avec un médecin (exemple : vous ne parvenez pas à désigner un médecin traitant ou vous avez des difficultés pour obtenir un rendez-vous chez un médecin spécialiste dans des délais satisfaisants)',
);
const court = seed('En revanche, la procédure devant un tribunal met fin à la procédure de conciliation.');

export const cpamMediateur = defineProcedure({
  id: 'cpam-mediateur',
  role: 'le médiateur de l’Assurance maladie',
  regime: 'public',
  step: 'last-resort',
  who: {
    text: 'Tous les usagers du régime général de l’Assurance maladie peuvent saisir le médiateur.',
    source: seed("Tous les usagers du régime général de l'Assurance maladie peuvent saisir le médiateur."),
  },
  channels: [
    {
      text: 'Vous pouvez aussi écrire au médiateur par courrier, à l’adresse de votre caisse.',
      source: seed("Vous devez écrire au médiateur et adresser votre courrier à votre caisse d'Assurance maladie."),
    },
  ],
  firstStep: {
    text: 'Faites d’abord votre réclamation à votre caisse d’Assurance maladie.',
    source: seed('Vous avez déposé une réclamation auprès de votre Caisse et sa réponse ne vous satisfait pas ?'),
  },
  silenceThreshold: null,
  priorComplaintByTelephone: false,
  directAccess: [
    { case: 'refus-de-soins', source: seed("Vous estimez être victime d'un refus de soins") },
    { case: 'relations-medecin', source: doctor },
    {
      case: 'medecin-traitant',
      source: seed(
        'Dans certains cas, notamment si vous rencontrez des difficultés pour déclarer un médecin traitant, vous pouvez saisir le médiateur directement.',
      ),
    },
    { case: 'rendez-vous', source: doctor },
  ],
  courtSeizedBars: court,
  required: crpaIdentification,
  conditional: [
    {
      when: 'medecin-traitant',
      piece: 'questionnaire-medecin-traitant',
      source: seed(
        "La CPAM met en ligne un questionnaire Difficultés d'accès à un médecin traitant à joindre au courrier si vous ne parvenez pas à désigner un médecin traitant.",
      ),
    },
  ],
  notAComplaint: [],
  deadlines: [...crpaReceipts, silenceOfTheMediation],
  missingPiecesWithin: { count: 15, unit: 'jours' },
  effects: [
    {
      text: 'La médiation ne remplace pas les autres recours. Elle n’interrompt pas le délai de prescription.',
      source: seed(
        "la conciliation ne remplace pas les autres recours. Elle n'interrompt pas le délai de prescription.",
      ),
    },
    {
      text: 'Le délai de recours n’est suspendu que si le médiateur vous confirme qu’il prend votre demande en charge. Ce message n’est pas cette confirmation : tant que vous ne l’avez pas reçue, respectez le délai écrit sur la lettre de décision.',
      source: {
        reference: 'CSS L. 217-7-1',
        quote:
          'Dans l’hypothèse où le médiateur confirme qu’il prend en charge votre demande, le délai de recours est suspendu le temps de la médiation.',
        certainty: 'secondary',
      },
    },
  ],
  powers: {
    text: 'Le médiateur ne tranche pas un litige et ne prend pas de décision. Il rétablit le dialogue entre la caisse et vous. Il peut vous expliquer la décision contestée et chercher un compromis que vous acceptez tous les deux.',
    source: seed(
      "Le médiateur étudie votre demande : il n'a pas vocation à trancher un litige, mais il établit ou rétablit une communication entre la caisse et vous.",
    ),
  },
  recourses: [
    {
      ...commissionDeRecoursAmiable,
      text: `${commissionDeRecoursAmiable.text} Vous pouvez le faire avant ou après avoir écrit au médiateur.`,
    },
    commissionMedicale,
    tribunalThatEnds('si vous saisissez un tribunal, la médiation prend fin.', court),
    defenseurDesDroits,
  ],
  personLookup: nirForSocialSecurity,
  followUpTarget: { count: 10, unit: 'jours-ouvres' },
  freeOfCharge: true,
});
